import { expect, test } from 'vitest';
import { daysWords, hoursWords, lookedAt } from '../../src/cli/lint/hours-words.ts';
import { hours } from '../support/factories.ts';

/** Monday, 23 November 2026, midnight in Dublin. */
const monday = Date.UTC(2026, 10, 23);
const span = (from: number, to: number) => ({ from: monday + hours(from), to: monday + hours(to) });
const asked = span(0, 24 * 14);
/** A span on the same day of each week that is looked at. */
const weekly = (from: number, to: number) =>
  Array.from({ length: 10 }, (_, week) => span((week - 1) * 168 + from, (week - 1) * 168 + to));
const said = (...spans: ReturnType<typeof span>[]) =>
  hoursWords(
    spans.sort((one, other) => one.from - other.from),
    asked,
    'Europe/Dublin',
  );

test('what is looked at begins a week earlier, and is ten weeks at least', () => {
  expect([lookedAt(asked), lookedAt(span(0, 24 * 100))]).toEqual([span(-168, 168 * 9), span(-168, 24 * 107)]);
});

test('what comes back every week is said once, days alike together', () => {
  expect([
    said(...weekly(2, 6)),
    said(...weekly(18, 33), ...weekly(42, 57), ...weekly(66, 81), ...weekly(114, 177)),
    said(...weekly(18, 24), ...weekly(66, 72)),
  ]).toEqual([
    'every week Mon 02:00 to 06:00',
    'every week Mon-Wed 18:00 to 09:00 the next day, Fri 18:00 to Mon 09:00',
    'every week Mon, Wed 18:00 to 24:00',
  ]);
});

test('what comes once is said with its date, unless it lies outside the days that are asked about', () => {
  expect([
    said(span(26, 30)),
    said(span(26, 50)),
    said(span(400, 404)),
    said(),
    said(...weekly(2, 6), span(26, 30)),
    said(...Array.from({ length: 7 }, (_, day) => span(day * 25, day * 25 + 1))),
  ]).toEqual([
    'Tue 24 Nov 2026 02:00 to 06:00',
    'Tue 24 Nov 2026 02:00 to Wed 25 Nov 2026 02:00',
    '',
    '',
    'every week Mon 02:00 to 06:00; also Tue 24 Nov 2026 02:00 to 06:00',
    'Mon 23 Nov 2026 00:00 to 01:00; Tue 24 Nov 2026 01:00 to 02:00; Wed 25 Nov 2026 02:00 to 03:00; Thu 26 Nov 2026 03:00 to 04:00; Fri 27 Nov 2026 04:00 to 05:00; and 2 more',
  ]);
});

test('what began before, or ends after what is looked at, has one end only', () => {
  expect([said(span(-168, 9)), said(span(9, 168 * 9)), said(span(-168, 168 * 9))]).toEqual([
    'until Mon 23 Nov 2026 09:00',
    'from Mon 23 Nov 2026 09:00 on',
    'at any time',
  ]);
});

test('three days in a row are a range', () => {
  expect([[0], [0, 1], [0, 1, 2], [0, 2, 3, 4], [0, 1, 2, 3, 4, 5, 6]].map(daysWords)).toEqual([
    'Mon',
    'Mon, Tue',
    'Mon-Wed',
    'Mon, Wed-Fri',
    'Mon-Sun',
  ]);
});
