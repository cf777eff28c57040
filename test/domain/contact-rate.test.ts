import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contactRate, coveredDays, type RaisedOn } from '../../src/domain/contact-rate.ts';
import type { Volume } from '../../src/domain/volumes.ts';

const day = fc.constantFrom('2026-11-01', '2026-11-02', '2026-11-03');
const volumes: fc.Arbitrary<Volume[]> = fc.uniqueArray(
  fc.record({
    day,
    country: fc.constantFrom('', 'IE', 'DE'),
    channel: fc.constantFrom('phone', 'chat'),
    contacts: fc.nat(50),
    activeUsers: fc.option(fc.integer({ min: 1, max: 9000 })),
  }),
  { selector: ({ day, country, channel }) => `${day} ${country} ${channel}` },
);
const raised: fc.Arbitrary<RaisedOn[]> = fc.uniqueArray(
  fc.record({
    day,
    country: fc.constantFrom(null, 'IE', 'DE', 'FR'),
    count: fc.integer({ min: 1, max: 9 }),
  }),
  { selector: ({ day, country }) => `${day} ${country}` },
);

describe('the contact rate', () => {
  it('counts every contact, and each escalation of a day and country that is told of once', () => {
    fc.assert(
      fc.property(volumes, raised, (told, came) => {
        const days = coveredDays(told, came);
        const all = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);
        const isTold = (one: RaisedOn) => {
          const own = told.filter((line) => line.day === one.day);
          return (
            own.some(({ country }) => country === (one.country ?? '')) ||
            (own.length > 0 && own.every(({ country }) => country === ''))
          );
        };
        expect(all(days.map(({ contacts }) => contacts))).toBe(all(told.map(({ contacts }) => contacts)));
        expect(all(days.map(({ escalations }) => escalations))).toBe(
          all(came.filter(isTold).map(({ count }) => count)),
        );
        expect(contactRate(days) === null).toBe(told.every(({ contacts }) => contacts === 0));
      }),
    );
  });

  it('takes users of a country once, whatever the channel, and contacts of those countries alone', () => {
    const line = { day: '2026-11-01', channel: 'phone', contacts: 30 };
    const days = coveredDays(
      [
        { ...line, country: 'IE', activeUsers: 4000 },
        { ...line, country: 'IE', channel: 'chat', activeUsers: 4000 },
        { ...line, country: 'DE', activeUsers: null },
      ],
      [],
    );
    expect(contactRate(days)).toEqual({ contacts: 90, escalations: 0, per100Contacts: 0, per1000Users: 15 });
  });
});
