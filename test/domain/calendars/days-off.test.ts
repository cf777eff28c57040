import { expect, it } from 'vitest';
import { daysOff } from '../../../src/domain/calendars/days-off.ts';
import type { OpeningHours } from '../../../src/domain/calendars/opening-hours.ts';

const nineToFive = [{ from: 540, to: 1020 }];
const place: OpeningHours = {
  timeZone: 'Europe/Dublin',
  weekly: { mon: nineToFive, tue: nineToFive, wed: nineToFive, thu: nineToFive, fri: nineToFive },
  holidays: ['IE'],
  closed: [{ from: '2026-12-24', to: '2026-12-27' }],
  open: { '2026-12-08': nineToFive },
};
/** A Monday, a Tuesday on which it is open all the same, and a Saturday. */
const holidaysOf = (region: string, year: number) =>
  region === 'IE' && year === 2026 ? ['2026-10-26', '2026-12-08', '2026-12-26'] : [];

it('days off are working days that are holidays or closed, of all places, and no weekends', () => {
  const autumn = { from: '2026-10-01', to: '2026-12-31' };
  expect(daysOff([place], autumn, holidaysOf)).toEqual(['2026-10-26', '2026-12-24', '2026-12-25']);
  const other: OpeningHours = { ...place, holidays: [], closed: [{ from: '2026-10-05', to: '2026-10-05' }] };
  expect(daysOff([{ anyOf: [place, other] }], { ...autumn, to: '2026-11-01' }, holidaysOf)).toEqual([
    '2026-10-05',
    '2026-10-26',
  ]);
  expect(daysOff([], autumn, holidaysOf)).toEqual([]);
});
