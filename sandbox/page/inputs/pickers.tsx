/** Dates and times: the browser's own pickers, in the viewer's time zone. */

import { TZDate } from '@date-fns/tz';
import type { FocusEvent } from 'react';
import { asText } from '../../slack/json.ts';
import { cityOf, instantOf } from '../../zones.ts';
import { type ElementProps, useHeld } from '../blocks/standing.tsx';
import { plainWords } from '../blocks/text.tsx';
import { useEyes } from '../eyes.tsx';
import { useDraft } from './draft.ts';
import { groupNamedBy, namedBy } from './named.ts';

const hourMs = 3_600_000;

/** Typed digit by digit: parts are missing, or the year is none that anybody means. */
const isHalf = ({ type, value, validity }: HTMLInputElement): boolean =>
  value === '' ? validity.badInput : type === 'date' && value.startsWith('0');

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
      onChange={({ target }) => {
        const { value } = target;
        if (isHalf(target)) draft.show(value);
        else draft.type(value, value || null);
      }}
      onBlur={({ target }) => {
        if (isHalf(target)) draft.show(held);
        void draft.flush();
      }}
    />
  );
}

export function DateTimePicker({ block, element, labelled }: ElementProps) {
  const { viewer, now } = useEyes();
  const zone = viewer.tz || 'Etc/UTC';
  const held = wallClock(useHeld(block, element), zone);
  const draft = useDraft({ block, element }, held);
  const [date = '', time = ''] = draft.text.split(' ');
  const clear = () => draft.type('', null);
  const set = (day: string, hour: string) => draft.type(`${day} ${hour}`, secondsOf(day, hour, zone));
  const field = {
    className: 'in-text in-picker',
    'aria-describedby': labelled?.labelId,
    'aria-invalid': labelled?.invalid || undefined,
    onBlur({ target }: FocusEvent<HTMLInputElement>) {
      if (isHalf(target)) draft.show(held);
      void draft.flush();
    },
  };
  return (
    <fieldset className="in-group-of in-moment" {...groupNamedBy(labelled, 'Date and time')}>
      <input
        {...field}
        type="date"
        aria-label="Date"
        value={date}
        onChange={({ target }) => {
          if (isHalf(target)) draft.show(`${target.value} ${time}`);
          else if (target.value === '') clear();
          else set(target.value, time || nextHour(now, zone));
        }}
      />
      <input
        {...field}
        type="time"
        aria-label="Time"
        value={time}
        onChange={({ target: { value } }) => {
          if (value === '' || date === '') draft.show(`${date} ${value}`);
          else set(date, value);
        }}
      />
      <span className="in-zone">{cityOf(zone)} time</span>
      {draft.text && (
        <button
          type="button"
          className="in-clear"
          aria-label="Clear"
          aria-describedby={labelled?.labelId}
          onClick={clear}
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
