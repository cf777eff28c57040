/** A busy company: what the defaults tell its people, beside what they told before. */
import { expect, test } from 'vitest';
import { asBefore } from '../../bench/busy/before.ts';
import { busyCompany, zonesOf } from '../../bench/busy/company.ts';
import { busyYear } from '../../bench/busy/year.ts';
import { worstOf } from '../../src/cli/simulate/counts.ts';
import { exampleOf } from '../../src/cli/simulate/example.ts';
import { outlookOf } from '../../src/cli/simulate/outlook.ts';
import type { Row } from '../../src/cli/simulate/rows.ts';

const config = busyCompany();
const zones = { zone: 'Europe/Dublin', zones: zonesOf };
/** With an outage on the ninth day. */
const stories = busyYear({ days: 12 });
const before = outlookOf(asBefore(config), stories, zones);
const now = outlookOf(config, stories, zones);

const toLeads = (rows: readonly Row[]) => worstOf(rows.filter(({ who }) => who.startsWith('lead ')));

test('the worst lead was written to hundreds of times a day, and is at most forty times', () => {
  const { directInDay: day, directInHour: inHour } = toLeads(before.rows);
  expect([(day?.most ?? 0) > 300, (inHour?.most ?? 0) > 25]).toEqual([true, true]);
  const { directInDay, directInHour } = toLeads(now.rows);
  expect([(directInDay?.most ?? 0) <= 40, (directInHour?.most ?? 0) <= 10]).toEqual([true, true]);
});

test('in an outage a channel has the rest in its round-up: at most twenty mentions an hour, and sixty lines', () => {
  const most = ({ worst }: typeof now) => [worst.mentionsInHour?.most ?? 0, worst.linesInHour?.most ?? 0];
  const [mentionsBefore = 0, linesBefore = 0] = most(before);
  expect([mentionsBefore > 60, linesBefore > 150]).toEqual([true, true]);
  const [mentions = 0, lines = 0] = most(now);
  expect([mentions <= 20, lines <= 60]).toEqual([true, true]);
});

test('every breach is told at its instant, as before', () => {
  const breaches = ({ rows }: typeof now) =>
    rows
      .filter(({ who, what }) => what.startsWith('acknowledge was due') && !who.startsWith('lead '))
      .map(({ escalation, at, channel }) => `${escalation} ${at} ${channel}`)
      .sort();
  const alone = outlookOf({ ...config, attention: 'everything' }, stories, zones);
  expect(breaches(now)).toEqual(breaches(alone));
  expect(breaches(now).length).toBeGreaterThan(20);
});

test('whoever is on call is called to what is urgent as before', () => {
  // What is not handed back any more need not be taken a second time.
  const handedBack = new Set(
    before.rows.flatMap(({ escalation, what }) => (what.startsWith('handed back') ? [escalation] : [])),
  );
  const urgent = new Set(
    stories.flatMap(({ id, draft }) => (draft.priority === 'urgent' && !handedBack.has(id) ? [id] : [])),
  );
  const calls = (rows: readonly Row[]) =>
    rows
      .filter(({ escalation, direct, pinged }) => urgent.has(escalation) && !direct && pinged.length > 0)
      .map(({ escalation, at, who, what }) => `${escalation} ${at} ${who} ${what}`)
      .sort();
  expect(calls(now.rows)).toEqual(calls(before.rows));
  expect(calls(now.rows).length).toBeGreaterThan(20);
});

test('a normal escalation that is left alone for a night pings nobody more than three times', () => {
  const raisedAt = Date.UTC(2027, 0, 6, 19);
  const story = exampleOf(config, {
    raisedAt,
    team: 'team-0',
    priority: 'normal',
    onPhone: false,
    callbackAt: null,
    until: raisedAt + 14 * 3_600_000,
  });
  expect(outlookOf(config, [story], zones).counts).toMatchObject({
    UONCALL0: { pings: 2 },
    ULEAD0: { pings: 1, atNight: 0 },
  });
});
