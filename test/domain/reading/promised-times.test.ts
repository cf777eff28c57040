import { TZDate } from '@date-fns/tz';
import { describe, expect, test } from 'vitest';
import { parseCallSummary } from '../../support/call-summary.ts';
import { now, onOtherClocks, promises, type Spoken, zones } from './promises.ts';

const read = (text: string, timeZone: string) =>
  parseCallSummary(text, { identifiers: [], now, timeZone }).callbackAt;

describe.each(Object.keys(zones) as Spoken[])('in %s', (spoken) => {
  test.each(promises[spoken])('%s', (text, promised) => {
    const at = read(text, zones[spoken]);
    const wall = at === undefined ? undefined : new TZDate(at, zones[spoken]).toISOString().slice(5, 16);
    expect(wall?.replace('T', ' ')).toBe(promised);
  });
});

test.each(onOtherClocks)('%s (%s)', (text, timeZone, instant) => {
  const at = read(text, timeZone);
  expect(at === undefined ? undefined : new Date(at).toISOString().slice(0, 16)).toBe(instant);
});
