/** Slack's dates as text, on the clock of the one person who reads it. */
import { expect, test } from 'vitest';
import { lasting, line, message, quote, soon } from '../../src/views/lines.ts';
import { plainText, time, when } from '../../src/views/parts.ts';
import { inReadersTime, messageInReadersTime, type ReadersClock } from '../../src/views/readers-time.ts';
import { en } from '../../src/views/words/en/index.ts';
import { hours } from '../support/factories.ts';

const morning = Date.UTC(2026, 10, 23, 10);
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });

const reading = (clock: ReadersClock) => ({ clock, now: morning, words: en });
const dublin = { timeZone: 'Europe/Dublin', locale: 'en-IE' };

test.each([
  ['Europe/Dublin', 'en-IE', '11:00', 'Mon 11:00', 'Wed 10:00', 'Tue 1 Dec 10:00'],
  ['Europe/Berlin', 'de-DE', '12:00', 'Mon 12:00', 'Wed 11:00', 'Tue 1 Dec 11:00'],
  ['Asia/Tokyo', 'ja-JP', '20:00', 'Mon 20:00', 'Wed 19:00', 'Tue 1 Dec 19:00'],
  ['America/Los_Angeles', 'en-US', '3:00 am', 'Mon 3:00 am', 'Wed 2:00 am', 'Tue 1 Dec 2:00 am'],
  ['Asia/Kolkata', 'no locale', '16:30', 'Mon 16:30', 'Wed 15:30', 'Tue 1 Dec 15:30'],
])('in %s, as %s writes it', (timeZone, locale, near, today, soonDay, farDay) => {
  const at = morning + hours(1);
  const said = message([
    line(
      'by ',
      soon(at, morning),
      ', ',
      lasting(at),
      ', ',
      lasting(morning + hours(48)),
      ', ',
      lasting(morning + hours(192)),
    ),
  ]);
  const shown = messageInReadersTime(said, reading({ timeZone, locale }));
  expect(shown.text).toBe(`by ${near}, ${today}, ${soonDay}, ${farDay}`);
  expect(JSON.stringify(shown.blocks)).not.toContain('"date"');
  expect(JSON.stringify(shown.blocks)).toContain(`"text":"${farDay}"`);
});

test('a modal is read likewise, wherever a date stands in it', () => {
  const at = morning + hours(30);
  const view = {
    type: 'modal',
    title: plainText('Snooze'),
    blocks: [
      {
        type: 'section',
        text: mrkdwn(`until ${when(at)}, ${time(at)}`),
        accessory: { type: 'datetimepicker', initial_date_time: 1 },
      },
      { type: 'context', elements: [mrkdwn(`since ${time(morning)}`)] },
    ],
  };
  expect(inReadersTime(view, reading(dublin))).toEqual({
    ...view,
    blocks: [
      { ...view.blocks[0], text: mrkdwn('until Tue 16:00, 16:00') },
      { ...view.blocks[1], elements: [mrkdwn('since 10:00')] },
    ],
  });
});

test('what somebody typed stays as it was typed, also where it looks like a date of Slack', () => {
  const typed = '<!date^1795428000^{time}|x> at 10';
  const said = message([line('She wrote:'), ...quote(typed)]);
  expect(messageInReadersTime(said, reading(dublin))).toEqual(said);
});
