/** Dates and times: the browser's own pickers, in the viewer's time zone. */

import { TZDate } from '@date-fns/tz';
import { useId } from 'react';
import { asText } from '../../slack/json.ts';
import { cityOf, instantOf } from '../../zones.ts';
import { type ElementProps, useHeld } from '../blocks/standing.tsx';
import { plainWords } from '../blocks/text.tsx';
import { useEyes } from '../eyes.tsx';
import { useDraft } from './draft.ts';
import { groupNamedBy, namedBy } from './named.ts';

const hourMs = 3_600_000;

/** A year is typed digit by digit; the first three are no year anybody means. */
const isWhole = (date: string): boolean => date === '' || /^[1-9]\d{3}-\d\d-\d\d$/.test(date);

export function DatePicker(props: ElementProps) {
  return <OnePicker {...props} type="date" />;
}

export function TimePicker(props: ElementProps) {
  return <OnePicker {...props} type="time" />;
}

function OnePicker({ block, element, labelled, type }: ElementProps & { type: 'date' | 'time' }) {
  const held = asText(useHeld(block, element));
  const draft = useDraft({ block, element }, held);
  return (
    <input
      type={type}
      className="in-text in-picker"
      {...namedBy(labelled, element, plainWords(element.placeholder) || (type === 'date' ? 'Date' : 'Time'))}
      data-autofocus={element.focus_on_load === true || undefined}
      value={draft.text}
      onChange={({ target: { value } }) => {
        if (type === 'time' || isWhole(value)) draft.type(value, value || null);
        else draft.show(value);
      }}
      onBlur={() => void draft.flush()}
    />
  );
}

export function DateTimePicker({ block, element, labelled }: ElementProps) {
  const { viewer, now } = useEyes();
  const zone = viewer.tz || 'Etc/UTC';
  const held = useHeld(block, element);
  const draft = useDraft({ block, element }, wallClock(held, zone));
  const ids = useId();
  const [date = '', time = ''] = draft.text.split(' ');
  const set = (nextDate: string, nextTime: string) => {
    const next = `${nextDate} ${nextTime}`.trim() && `${nextDate} ${nextTime}`;
    if (!next) draft.type('', null);
    else if (nextDate && nextTime && isWhole(nextDate)) draft.type(next, secondsOf(nextDate, nextTime, zone));
    else draft.show(next);
  };
  return (
    <fieldset className="in-group-of in-moment" {...groupNamedBy(labelled, 'Date and time')}>
      <input
        type="date"
        id={`${ids}-date`}
        className="in-text in-picker"
        aria-label="Date"
        aria-describedby={labelled?.labelId}
        aria-invalid={labelled?.invalid || undefined}
        value={date}
        onChange={({ target: { value } }) => set(value, time || (value ? nextHour(now, zone) : ''))}
        onBlur={() => void draft.flush()}
      />
      <input
        type="time"
        id={`${ids}-time`}
        className="in-text in-picker"
        aria-label="Time"
        aria-describedby={labelled?.labelId}
        aria-invalid={labelled?.invalid || undefined}
        value={time}
        onChange={({ target: { value } }) => set(date, value)}
        onBlur={() => void draft.flush()}
      />
      <span className="in-zone">{cityOf(zone)} time</span>
      {draft.text && (
        <button
          type="button"
          className="in-clear in-clear-moment"
          aria-label="Clear"
          aria-describedby={labelled?.labelId}
          onClick={() => set('', '')}
        >
          ×
        </button>
      )}
    </fieldset>
  );
}

/** `2026-11-23 15:00` there, of epoch seconds. */
function wallClock(seconds: unknown, zone: string): string {
  return typeof seconds === 'number' ? written(new TZDate(seconds * 1000, zone)) : '';
}

function nextHour(now: number, zone: string): string {
  return written(new TZDate(Math.ceil(now / hourMs) * hourMs, zone)).split(' ')[1] ?? '';
}

function written(at: TZDate): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${date} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

function secondsOf(date: string, time: string, zone: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return Math.floor(instantOf({ year, month, day, hour, minute }, zone) / 1000);
}
