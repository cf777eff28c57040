import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOpen } from '../../src/domain/calendars/calendar.ts';
import type { Change, World } from '../../src/domain/command.ts';
import { decide } from '../../src/domain/decide.ts';
import type { Escalation } from '../../src/domain/escalation.ts';
import { rungs } from '../../src/domain/ladder.ts';
import type { Step, Tell } from '../../src/domain/team.ts';
import { acknowledge, promiseNews, snooze, tick } from '../support/commands.ts';
import {
  anEscalation,
  aPolicy,
  aTarget,
  aWorld,
  calendars,
  carriedOut,
  hours,
  lookedAt,
  minutes,
  morning,
  ofItsTeam,
  timePassed,
} from '../support/factories.ts';

const day = hours(24);
const tell = fc.uniqueArray(fc.constantFrom<Tell>('thread', 'on-call', 'owner', 'leads'), { minLength: 1 });
/** Rising shares, perhaps the breach, and what follows it: as the configuration has them. */
const steps: fc.Arbitrary<Step[]> = fc
  .record({
    shares: fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 3 }),
    breach: fc.boolean(),
    times: fc.integer({ min: 0, max: 3 }),
    every: fc.integer({ min: 1, max: hours(2) }),
    tells: fc.array(tell, { minLength: 5, maxLength: 5 }),
  })
  .map(({ shares, breach, times, every, tells }) => {
    const ats: Step['at'][] = shares.sort((a, b) => a - b).map((percent) => ({ percent }));
    if (breach) ats.push('breach');
    if (breach && times > 0) ats.push({ every, times });
    return ats.map((at, index) => ({ at, tell: tells[index] ?? ['thread'] }));
  });
const place = fc.constantFrom('always', 'half hours', 'dublin');
const worldOf = fc
  .record({
    calendar: place,
    acknowledgeSteps: steps,
    resolveSteps: steps,
    acknowledgeMs: fc.integer({ min: 1, max: hours(9) }),
  })
  .map(({ calendar, acknowledgeSteps, resolveSteps, acknowledgeMs }): World => {
    const target = aTarget({ calendar, acknowledge: acknowledgeMs, resolve: hours(12) });
    const ladder = { acknowledge: acknowledgeSteps, resolve: resolveSteps, handBackMs: null };
    return aWorld({ policy: aPolicy({ sla: { normal: target }, ladder }) });
  });
/** Instants at which the bot looks: where it was down in between, whatever was due comes late. */
const looks = fc
  .array(fc.nat(4 * day), { maxLength: 25 })
  .map((times) => times.sort((a, b) => a - b).map((ms) => morning + ms));
const farAhead = morning + 30 * day;

/** What the clock did when it was looked at then, and at every instant it asked for after the last look. */
function watched(first: Escalation, at: readonly number[], world: World) {
  const seen: Change[] = [];
  let escalation = first;
  for (const now of at) {
    const passed = lookedAt(escalation, { ...world, now });
    escalation = passed.escalation;
    seen.push(...passed.changes);
  }
  const rest = timePassed(escalation, farAhead, { ...world, now: at.at(-1) ?? morning });
  return { escalation: rest.escalation, changes: [...seen, ...rest.changes] };
}
const remindersOf = (changes: readonly Change[]) =>
  changes.flatMap(({ entry: { at, deed } }) =>
    deed.what === 'reminded' ? deed.reminders.map((reminder) => ({ ...reminder, at })) : [],
  );

test('however late it is looked at, every rung is told once or folded into a later one, and then there is silence', () => {
  fc.assert(
    fc.property(worldOf, looks, (world, at) => {
      const { escalation, changes } = watched(anEscalation({}, world), at, world);
      const { acknowledge: clock } = escalation.clocks;
      const ladder = rungs(world.policy.ladder.acknowledge, clock?.targetMs ?? 0);
      const told = remindersOf(changes).filter((reminder) => reminder.clock === 'acknowledge');
      expect([clock?.told, escalation.wakeAt]).toEqual([ladder.length, null]);
      expect(told.length).toBeLessThanOrEqual(ladder.length);
      const breaches = ladder.filter(({ kind }) => kind === 'breach').length;
      expect(told.filter(({ kind }) => kind === 'breach').length).toBe(breaches);
    }),
  );
});

test('looked at in time, there is one reminder for each rung', () => {
  const onAlways = worldOf.map((world) => ({ ...world, calendars: () => calendars('always') }));
  fc.assert(
    fc.property(onAlways, (world) => {
      const { changes } = watched(anEscalation({}, world), [], world);
      const ladder = rungs(world.policy.ladder.resolve, hours(12));
      const apart = new Set(ladder.map(({ offsetMs }) => offsetMs));
      const told = remindersOf(changes).filter(({ clock }) => clock === 'resolve');
      expect(told.map(({ at }) => at - morning)).toEqual([...apart]);
    }),
  );
});

test('however late, leads whom the breach or what follows names have heard of it', () => {
  fc.assert(
    fc.property(worldOf, looks, (world, at) => {
      const { changes } = watched(anEscalation({}, world), at, world);
      const named = rungs(world.policy.ladder.acknowledge, 1)
        .filter(({ kind }) => kind !== 'warning')
        .flatMap((rung) => rung.tell);
      const leads = changes.flatMap(({ notices }) =>
        notices.filter((notice) => notice.kind === 'personal reminder' && notice.reminder.kind !== 'warning'),
      );
      if (named.includes('leads')) expect(leads.length).toBeGreaterThan(0);
    }),
  );
});

test('after it was acknowledged nobody hears that it was not', () => {
  fc.assert(
    fc.property(worldOf, looks, fc.nat(2 * day), (world, at, taken) => {
      const now = morning + taken;
      const before = lookedAt(anEscalation({}, world), { ...world, now: Math.max(morning, now - 1) });
      const owned = carriedOut(before.escalation, acknowledge(), { ...world, now }).escalation;
      const { changes } = watched(
        owned,
        at.filter((look) => look >= now),
        { ...world, now },
      );
      expect(remindersOf(changes).filter(({ clock }) => clock === 'acknowledge')).toEqual([]);
    }),
  );
});

test('nobody is reminded while the team is closed, but for a quarter of an hour after closing', () => {
  fc.assert(
    fc.property(worldOf, looks, (world, at) => {
      const { escalation, changes } = watched(anEscalation({}, world), at, world);
      const calendar = world.calendars(escalation.clocks.resolve?.calendar ?? 'always');
      for (const reminder of remindersOf(changes)) {
        const open = isOpen(calendar, reminder.at);
        expect(open || calendar.between(reminder.at - minutes(15), reminder.at) > 0).toBe(true);
      }
    }),
  );
});

test('whatever is put off is put off to a later instant', () => {
  const acts = fc.array(
    fc.tuple(fc.nat(day), fc.constantFrom(acknowledge(), snooze(), promiseNews(), tick, tick, tick)),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(worldOf, acts, (world, story) => {
      let escalation = anEscalation({}, world);
      let now = morning;
      for (const [waitMs, asked] of story) {
        now += waitMs;
        const until = now + waitMs + 1;
        const command =
          asked.kind === 'snooze'
            ? { ...asked, until }
            : asked.kind === 'promise news'
              ? { ...asked, newsBy: until }
              : asked;
        const answer = decide(escalation, ofItsTeam(command, escalation), { ...world, now });
        if (!answer || 'refused' in answer) continue;
        if ('postponed' in answer) {
          const { wakeAt } = answer.postponed;
          expect(wakeAt === null || wakeAt > now).toBe(true);
          escalation = { ...escalation, ...answer.postponed };
        } else escalation = answer.escalation;
      }
    }),
  );
});

/** When leads first hear that a promise is broken. */
const leadsHearAt = (changes: readonly Change[]): number | undefined =>
  changes.find(({ notices }) =>
    notices.some(
      (notice) =>
        notice.kind === 'personal reminder' && notice.as === 'lead' && notice.reminder.kind !== 'warning',
    ),
  )?.entry.at;

test('however it is snoozed, leads hear of what is late when they would have heard of it', () => {
  fc.assert(
    fc.property(worldOf, fc.nat(day), fc.integer({ min: 1, max: 3 * day }), (world, from, lastsMs) => {
      const now = morning + from;
      const untilThen = timePassed(anEscalation({}, world), now, world);
      const asleep = carriedOut(untilThen.escalation, snooze({ until: now + lastsMs }), { ...world, now });
      const snoozed = timePassed(asleep.escalation, farAhead, { ...world, now });
      const usual = timePassed(untilThen.escalation, farAhead, { ...world, now });
      expect(leadsHearAt(snoozed.changes)).toBe(leadsHearAt(usual.changes));
    }),
  );
});

test('while it is snoozed nobody but leads is reminded, and afterwards nothing that was kept back is lost', () => {
  fc.assert(
    fc.property(worldOf, fc.nat(day), fc.integer({ min: 1, max: 3 * day }), (world, from, lastsMs) => {
      const now = morning + from;
      const until = now + lastsMs;
      const untilThen = timePassed(anEscalation({}, world), now, world).escalation;
      const asleep = carriedOut(untilThen, snooze({ until }), { ...world, now }).escalation;
      const { changes, escalation } = timePassed(asleep, farAhead, { ...world, now });
      for (const { entry, notices } of changes) {
        if (entry.at >= until) continue;
        const heard = notices.flatMap((notice) => {
          if (notice.kind === 'reminder') return [notice.to];
          return notice.kind === 'personal reminder' ? [notice.as] : [];
        });
        expect(heard).toEqual(heard.map(() => 'lead'));
      }
      const { acknowledge: clock, resolve } = escalation.clocks;
      expect([clock?.held, resolve?.held]).toEqual([null, null]);
      const told = [clock, resolve].map((one) => one?.told);
      const usual = timePassed(untilThen, farAhead, { ...world, now }).escalation.clocks;
      expect(told).toEqual([usual.acknowledge?.told, usual.resolve?.told]);
    }),
  );
});
