/** A time zone that this machine does not know is counted in by its offset. */
import { tzOffset } from '@date-fns/tz';
import { expect, test } from 'vitest';
import { personIn } from '../../../src/slack/people/described.ts';
import { zoneAtOffset } from '../../../src/slack/people/time-zone.ts';
import { morning } from '../../support/factories.ts';

const house = { workspace: 'T1', enterprise: null, access: { guests: false, external: false } };
const person = (tz: string | null, tz_offset?: number) =>
  personIn({ id: 'UAOIFE', tz, ...(tz_offset !== undefined && { tz_offset }) }, undefined, house, morning)
    .timeZone;

test.each([0, 3600, -28_800, 50_400, -43_200, 19_800, 20_700, 34_200])(
  'at %i seconds ahead of UTC',
  (seconds) => {
    const zone = zoneAtOffset(seconds, morning);
    expect(zone && tzOffset(zone, new Date(morning)) * 60).toBe(seconds);
  },
);

test('where no zone has the offset there is none', () => {
  expect(zoneAtOffset(61, morning)).toBeUndefined();
});

test('a zone that is known stands; another goes by its offset, and without one by UTC', () => {
  expect(person('Asia/Tokyo', 3600)).toBe('Asia/Tokyo');
  expect(person('America/Newtown', -18_000)).toBe('Etc/GMT+5');
  expect(person('', 32_400)).toBe('Etc/GMT-9');
  expect(person('America/Newtown')).toBe('UTC');
  expect(person(null)).toBe('UTC');
});
