import { expect, test } from 'vitest';
import { holidaysOf, isRegion } from '../../src/config/public-holidays.ts';

test('a country has its public holidays, in order, and not its observances', () => {
  expect(holidaysOf('IE', 2026)).toEqual([
    '2026-01-01',
    '2026-02-02',
    '2026-03-17',
    '2026-04-06',
    '2026-05-04',
    '2026-06-01',
    '2026-08-03',
    '2026-10-26',
    '2026-12-25',
    '2026-12-26',
  ]);
});

test('a region has those of its own too', () => {
  expect(holidaysOf('DE-BY', 2026).filter((date) => !holidaysOf('DE', 2026).includes(date))).toEqual([
    '2026-01-06',
    '2026-06-04',
    '2026-11-01',
  ]);
  expect(holidaysOf('US-CA', 2026)).toContain('2026-03-31');
  expect(holidaysOf('US', 2026)).not.toContain('2026-03-31');
});

test('so does a part of a region: 8 August is a holiday in the city of Augsburg alone', () => {
  const august = (region: string) => holidaysOf(region, 2026).filter((date) => date.startsWith('2026-08'));
  expect(['DE-BY', 'DE-BY-KATH', 'DE-BY-A'].map(august)).toEqual([
    [],
    ['2026-08-15'],
    ['2026-08-08', '2026-08-15'],
  ]);
});

test('where a holiday is moved off a weekend, both dates are holidays', () => {
  const july = holidaysOf('US', 2026).filter((date) => date.startsWith('2026-07'));
  expect(july).toEqual(['2026-07-03', '2026-07-04']);
});

test('New Year on a Saturday is moved to the last day of the year before', () => {
  expect([holidaysOf('US', 2027).at(-1), holidaysOf('US', 2028)[0]]).toEqual(['2027-12-31', '2028-01-01']);
});

test('a holiday of several days has each of them, into January too', () => {
  expect(holidaysOf('SZ', 2026).slice(-4)).toEqual(['2026-12-28', '2026-12-29', '2026-12-30', '2026-12-31']);
  expect(holidaysOf('SZ', 2027).slice(0, 2)).toEqual(['2027-01-01', '2027-01-02']);
});

test('half a day off is no holiday, alone or before a feast', () => {
  expect(holidaysOf('IS', 2026).filter((date) => date > '2026-12')).toEqual(['2026-12-25', '2026-12-26']);
  expect(holidaysOf('TR', 2026).filter((date) => date.startsWith('2026-03'))).toEqual([
    '2026-03-20',
    '2026-03-21',
    '2026-03-22',
  ]);
});

test('a holiday on a day that is an hour shorter or longer is one date', () => {
  const easter = holidaysOf('PL', 2024).filter((date) => date.startsWith('2024-03-3'));
  expect([easter, holidaysOf('AT', 2025).filter((date) => date.startsWith('2025-10'))]).toEqual([
    ['2024-03-31'],
    ['2025-10-26'],
  ]);
});

test('asked again, it answers the same', () => {
  expect(holidaysOf('JP', 2026)).toEqual([...holidaysOf('JP', 2026)]);
  expect(holidaysOf('JP', 2026)).toContain('2026-09-22');
});

test('regions are known as ISO writes them, down to a part of one', () => {
  const asked = [
    'IE',
    'US-CA',
    'DE-BY',
    'DE-BY-A',
    'GB-SCT',
    'XX',
    'ie',
    'US-XX',
    'DE-BY-XX',
    'DE-BY-A-B',
    'US-',
    '',
  ];
  expect(asked.filter(isRegion)).toEqual(['IE', 'US-CA', 'DE-BY', 'DE-BY-A', 'GB-SCT']);
});

test('what every object has is not taken for a region', () => {
  expect(['constructor', 'toString', 'US-constructor', 'DE-BY-toString'].filter(isRegion)).toEqual([]);
});

test('a region that does not exist is an error', () => {
  expect(() => holidaysOf('US-XX', 2026)).toThrow(RangeError);
  expect(() => holidaysOf('Ireland', 2026)).toThrow('"Ireland"');
});
