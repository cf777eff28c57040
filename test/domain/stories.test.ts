import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clockNames } from '../../src/domain/change.ts';
import { countedAt } from '../../src/domain/clock.ts';
import type { Change, Command, World } from '../../src/domain/command.ts';
import { decide } from '../../src/domain/decide.ts';
import { callbackOutcomes, closed, type Escalation, priorities } from '../../src/domain/escalation.ts';
import { handBackAt } from '../../src/domain/hand-back.ts';
import { isTeamsClock, type Policy, type Shift } from '../../src/domain/team.ts';
import * as commands from '../support/commands.ts';
import {
  after,
  anEscalation,
  aPolicy,
  aTarget,
  aWorld,
  calendars,
  carriedOut,
  hours,
  lead,
  lookedAt,
  minutes,
  morning,
  ofItsTeam,
  reporter,
  responder,
  stranger,
} from '../support/factories.ts';

/** Each team promises something else, on another calendar, with another ladder. */
const policies: Record<string, Policy> = {
  engineering: aPolicy({
    ladder: { answerMs: { urgent: minutes(10), high: minutes(40), normal: hours(2), low: hours(4) } },
  }),
  risk: aPolicy({
    sla: {
      normal: aTarget({ calendar: 'half hours', acknowledge: minutes(20), update: undefined }),
      urgent: aTarget({ calendar: 'half hours', resolve: hours(1) }),
    },
    ladder: {
      acknowledge: [{ at: 'breach', tell: ['leads'] }],
      update: [],
      resolve: [
        { at: 'breach', tell: ['thread'] },
        { at: { every: minutes(7), times: 3 }, tell: ['owner'] },
      ],
    },
  }),
  design: aPolicy({ sla: { normal: aTarget({ calendar: 'half hours' }) } }),
};

/** Kenji's shifts end all day long; in one team somebody follows, in one nobody does, and one works in no shifts. */
const kenji: Shift = { calendar: 'half hours', users: ['UKENJI'] };
const shifts: Record<string, Shift[]> = {
  engineering: [kenji, { calendar: 'always', users: ['UPRIYA'] }],
  design: [kenji],
};

function worldOf({ team }: Escalation, now: number): World {
  const policy = policies[team];
  if (!policy) throw new RangeError(team);
  const offered = (name: string) => policies[name];
  return aWorld({
    now,
    policy,
    shiftsOf: (name) => shifts[name] ?? [],
    policyOf: (name) => {
      const next = offered(name);
      return next && { id: `policy of ${name}`, policy: next };
    },
  });
}

/** The right people more often than the wrong ones, so that most acts are done. */
const colleague = fc.constantFrom(responder(), responder(), responder('UPRIYA'), lead());
const anybody = fc.oneof({ weight: 5, arbitrary: colleague }, fc.constantFrom(reporter(), stranger()));
const priority = fc.constantFrom(...priorities);
const often = (arbitrary: fc.Arbitrary<Command>) => ({ weight: 4, arbitrary });
const command: fc.Arbitrary<Command> = fc.oneof(
  often(fc.constant(commands.tick)),
  often(anybody.map((by) => commands.acknowledge({ by }))),
  often(fc.constant(commands.undo())),
  anybody.map((by) => commands.handBack({ by })),
  anybody.map((by) => commands.assign({ by })),
  often(anybody.map((by) => commands.ask({ by }))),
  often(fc.constant(commands.answer())),
  often(fc.record({ by: anybody, to: priority }).map(commands.changePriority)),
  fc
    .record({ by: anybody, to: fc.constantFrom('engineering', 'risk', 'design', 'nowhere') })
    .map(commands.move),
  anybody.map((by) => commands.takeOver({ by })),
  anybody.map((by) => commands.keep({ by })),
  often(anybody.map((by) => commands.promiseNews({ by }))),
  anybody.map((by) => commands.holdOn({ by })),
  fc.constant(commands.endCall()),
  fc.constant(commands.startCall()),
  anybody.map((by) => commands.promiseCallback({ by })),
  fc.record({ by: anybody, outcome: fc.constantFrom(...callbackOutcomes) }).map(commands.callBack),
  anybody.map((by) => commands.snooze({ by })),
  anybody.map((by) => commands.snooze({ by, until: null })),
  anybody.map((by) => commands.resolve({ by })),
  often(fc.constant(commands.reopen())),
  fc.constant(commands.cancel()),
  fc.record({ by: anybody, side: fc.constantFrom('team' as const, 'agent' as const) }).map(commands.say),
);
const wait = fc.oneof(fc.nat(minutes(5)), fc.nat(hours(6)));
const story = fc.array(fc.record({ waitMs: wait, aheadMs: wait, command }), {
  minLength: 15,
  maxLength: 40,
});
type Story = readonly { waitMs: number; aheadMs: number; command: Command }[];

/** What people promise lies so far ahead of the moment at which they do. */
function promisedFor(command: Command, at: number): Command {
  if (command.kind === 'promise news') return { ...command, newsBy: at };
  if (command.kind === 'promise callback') return { ...command, callbackAt: at };
  if (command.kind === 'call back') return { ...command, retryAt: at };
  return command.kind === 'snooze' && command.until !== null ? { ...command, until: at } : command;
}
const start = fc.constantFrom(
  anEscalation(),
  anEscalation({ onPhone: true }),
  anEscalation({ callbackAt: after(200), priority: 'low' }),
);
type Chapter = Change & { before: Escalation; now: number; command: Command };

/** What came of the acts that were not refused. */
function tell(acts: Story, first: Escalation = anEscalation()): Chapter[] {
  const chapters: Chapter[] = [];
  let before = first;
  let now = morning;
  for (const { waitMs, aheadMs, command: asked } of acts) {
    now += waitMs + 1;
    const command = promisedFor(asked, now + aheadMs);
    const answer = decide(before, ofItsTeam(command, before), worldOf(before, now));
    if (!answer || 'refused' in answer) continue;
    if ('postponed' in answer) {
      before = { ...before, ...answer.postponed };
      continue;
    }
    chapters.push({ ...answer, before, now, command });
    before = answer.escalation;
  }
  return chapters;
}

/** Checks every chapter of many stories. */
const inEveryChapter = (check: (chapter: Chapter) => void) =>
  fc.assert(fc.property(start, story, (first, acts) => tell(acts, first).forEach(check)));

const counted = ({ clocks }: Escalation, now: number) =>
  clockNames.flatMap((name) => {
    const clock = clocks[name];
    return clock ? [{ name, clock, ms: countedAt(clock, calendars(clock.calendar), now) }] : [];
  });

test('there is one history entry for every version', () => {
  fc.assert(
    fc.property(story, (acts) => {
      const versions = tell(acts).flatMap(({ entry, escalation }) => [entry.version, escalation.version]);
      expect(versions).toEqual(versions.map((_, index) => 2 + Math.floor(index / 2)));
    }),
  );
});

test('a change carries the moment and the person', () => {
  inEveryChapter(({ command, entry, escalation, now }) => {
    const who = command.kind === 'tick' ? ['switchboard', 'clock'] : [command.by.id, command.via];
    expect([entry.at, escalation.updatedAt, entry.by, entry.via]).toEqual([now, now, ...who]);
  });
});

test('it wakes for the earliest of all that time will do', () => {
  inEveryChapter(({ escalation, now }) => {
    const { clocks, liveUntil, shiftEndsAt, handOver, snooze, wakeAt } = escalation;
    const world = worldOf(escalation, now);
    const due = [
      ...clockNames.map((name) => clocks[name]?.nextStepAt ?? null),
      liveUntil,
      snooze?.until ?? null,
      shiftEndsAt,
      handOver && !handOver.leadsTold ? handOver.at + minutes(30) : null,
      handBackAt(escalation, world.policy, world),
    ].filter((at) => at !== null);
    expect(wakeAt).toBe(due.length === 0 ? null : Math.min(...due));
  });
});

test('no clock of a closed escalation runs or will remind anybody, but for the call promised to the user', () => {
  inEveryChapter(({ escalation }) => {
    if (!closed(escalation)) return expect(escalation.closedAt).toBe(null);
    const { callback, ...ofTeam } = escalation.clocks;
    const still = counted({ ...escalation, clocks: ofTeam }, 0).map(({ clock }) => [
      clock.runningSince,
      clock.dueAt,
      clock.stoppedAt !== null,
      clock.outcome !== null,
    ]);
    expect(still).toEqual(still.map(() => [null, null, true, true]));
    expect([escalation.wakeAt, escalation.closedAt !== null]).toEqual([callback?.nextStepAt ?? null, true]);
    expect([escalation.liveUntil, escalation.shiftEndsAt, escalation.handOver]).toEqual([null, null, null]);
  });
});

test('update and resolve stand still exactly while an answer is awaited, and a question is there then only', () => {
  inEveryChapter(({ escalation }) => {
    const waits = escalation.status === 'waiting';
    expect(escalation.question !== null).toBe(waits);
    if (closed(escalation)) return;
    for (const { name, clock } of counted(escalation, 0)) {
      if (name === 'update' || name === 'resolve') expect(clock.runningSince === null).toBe(waits);
    }
  });
});

test('the call promised to the user never pauses', () => {
  inEveryChapter(({ escalation: { clocks, callbackAt } }) => {
    const { callback } = clocks;
    if (callback?.stoppedAt === null) {
      expect([callback.runningSince, callback.dueAt]).toEqual([callback.startedAt, callbackAt]);
    }
  });
});

test('what is offered to the next shift is somebody’s, and so is a shift that ends', () => {
  inEveryChapter(({ escalation: { owner, handOver, shiftEndsAt } }) => {
    if (owner === null) expect([handOver, shiftEndsAt]).toEqual([null, null]);
    if (handOver !== null) expect(shiftEndsAt).toBe(null);
  });
});

test('nobody is told by name of what is not theirs', () => {
  inEveryChapter(({ notices, before }) => {
    for (const notice of notices) {
      if (notice.kind !== 'personal reminder') continue;
      const { reporter: agent, owner, team } = before;
      const whoever = { owner: [owner], reporter: [agent], lead: worldOf(before, 0).leadsOf(team) };
      expect(whoever[notice.as]).toContain(notice.person);
    }
  });
});

test('an open escalation has no owner, every other has one unless it was cancelled while open', () => {
  inEveryChapter(({ before, escalation }) => {
    const nobody = escalation.owner === null;
    if (escalation.status === 'open') expect(nobody).toBe(true);
    else if (escalation.status === 'cancelled') expect(escalation.owner).toBe(before.owner);
    else expect(nobody).toBe(false);
  });
});

test('acknowledge runs exactly while it is open, and news is awaited exactly where it is promised', () => {
  inEveryChapter(({ escalation }) => {
    if (closed(escalation)) return;
    const { acknowledge, update, resolve } = escalation.clocks;
    const promised = policies[escalation.team]?.sla[escalation.priority].update !== undefined;
    expect([acknowledge?.stoppedAt === null, update !== undefined, resolve?.stoppedAt]).toEqual([
      escalation.status === 'open',
      escalation.owner !== null && (promised || update?.promised === true),
      null,
    ]);
  });
});

test('what has not stopped follows the targets of its team and priority, and is due when they are reached', () => {
  inEveryChapter(({ escalation }) => {
    const target = policies[escalation.team]?.sla[escalation.priority] ?? aTarget();
    const live = { ...target, acknowledge: Math.min(target.acknowledge, minutes(5)) };
    // Minutes are for a team that is there when the target is set.
    const isLive =
      escalation.liveUntil !== null && escalation.clocks.acknowledge?.targetMs === live.acknowledge;
    const kept = isLive ? live : target;
    for (const { name, clock } of counted(escalation, 0)) {
      if (clock.stoppedAt !== null) continue;
      expect([clock.targetMs, clock.calendar]).toEqual(
        clock.promised || !isTeamsClock(name) ? [clock.targetMs, 'always'] : [kept[name], kept.calendar],
      );
      if (clock.runningSince === null) continue;
      const calendar = calendars(clock.calendar);
      expect(clock.dueAt).toBe(calendar.add(clock.runningSince, clock.targetMs - clock.countedMs));
    }
  });
});

test('what a clock has counted never becomes less, unless it starts anew', () => {
  inEveryChapter(({ before, escalation, now }) => {
    for (const { name, clock, ms } of counted(escalation, now)) {
      const was = counted(before, before.updatedAt).find((other) => other.name === name);
      if (was?.clock.startedAt === clock.startedAt) expect(ms).toBeGreaterThanOrEqual(was.ms);
      else expect([clock.startedAt, ms]).toEqual([now, 0]);
    }
  });
});

test('the history says how every clock ended: the last word on a clock is what became of it', () => {
  fc.assert(
    fc.property(story, (acts) => {
      const last = new Map<string, unknown>();
      for (const { entry, escalation, before } of tell(acts)) {
        for (const end of entry.ended) last.set(`${end.clock} ${end.startedAt}`, end.outcome);
        for (const { name, clock } of counted(escalation, 0)) {
          expect(last.get(`${name} ${clock.startedAt}`) ?? null).toBe(clock.outcome);
        }
        for (const { name, clock } of counted(before, 0)) {
          const gone = escalation.clocks[name]?.startedAt !== clock.startedAt;
          if (gone) expect(last.get(`${name} ${clock.startedAt}`)).not.toBe(null);
          if (gone) expect(last.has(`${name} ${clock.startedAt}`)).toBe(true);
        }
      }
    }),
  );
});

test('looked at until nothing is due, it wakes later', () => {
  inEveryChapter(({ command, escalation, now }) => {
    if (command.kind !== 'tick') return;
    const rested = lookedAt(escalation, worldOf(escalation, now)).escalation;
    if (rested.wakeAt !== null) expect(rested.wakeAt).toBeGreaterThan(now);
  });
});

test('a tick says something exactly when the time to wake has come', () => {
  inEveryChapter(({ escalation, now }) => {
    for (const then of [now, now + minutes(45), now + hours(30)]) {
      const due = escalation.wakeAt !== null && escalation.wakeAt <= then;
      expect(decide(escalation, commands.tick, worldOf(escalation, then)) !== undefined).toBe(due);
    }
  });
});

test('while its target stays, the breach of a clock is told once, however often it is paused and resumed', () => {
  const sameTarget = story.map((acts) =>
    acts.filter(
      ({ command: { kind } }) => !['change priority', 'move', 'start call', 'snooze'].includes(kind),
    ),
  );
  fc.assert(
    fc.property(sameTarget, (acts) => {
      const breaches = tell(acts).flatMap(({ entry: { deed } }) =>
        deed.what === 'reminded' ? deed.reminders.filter(({ kind }) => kind === 'breach') : [],
      );
      const told = breaches.map(({ clock, startedAt }) => `${clock} ${startedAt}`);
      expect(told).toEqual([...new Set(told)]);
    }),
  );
});

test('a question asked and answered in the same instant costs no minute of the resolve clock', () => {
  fc.assert(
    fc.property(fc.nat(hours(30)), (waitMs) => {
      const now = morning + 1 + waitMs;
      const world = (one: Escalation) => worldOf(one, now);
      const taken = carriedOut(anEscalation(), commands.acknowledge(), aWorld()).escalation;
      const asked = carriedOut(taken, commands.ask(), world(taken));
      const answered = carriedOut(asked.escalation, commands.answer(), world(taken));
      const { resolve } = answered.escalation.clocks;
      expect([resolve?.dueAt, resolve?.countedMs]).toEqual([taken.clocks.resolve?.dueAt, now - morning]);
    }),
  );
});

test('the same acts at the same times make the same escalation, and deciding changes nothing it is given', () => {
  fc.assert(
    fc.property(story, (acts) => {
      const first = anEscalation();
      const chapters = tell(acts, first);
      expect(first).toEqual(anEscalation());
      expect(tell(acts)).toEqual(chapters);
      const ends = [first, ...chapters.map(({ escalation }) => escalation)];
      for (const [index, { before }] of chapters.entries()) {
        // Time may have put off when to look again in between, and nothing else.
        const { wakeAt, shiftEndsAt } = before;
        expect(before).toEqual({ ...ends[index], wakeAt, shiftEndsAt });
      }
    }),
  );
});
