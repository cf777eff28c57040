import { expect, test } from 'vitest';
import type { Policy } from '../../../src/domain/team.ts';
import { acknowledge, ask, assign, changePriority, promiseNews, say } from '../../support/commands.ts';
import {
  aClock,
  after,
  anEscalation,
  aPolicy,
  aTarget,
  aWorld,
  carriedOut,
  everywhere,
  hours,
  lead,
  lived,
  minutes,
  timePassed,
} from '../../support/factories.ts';

const raised = anEscalation();
const taken = lived(raised, [[5, acknowledge()]]);
const promised = lived(taken, [[10, promiseNews()]]);
/** What the owner says ten minutes after `morning`: news within two hours after it. */
const ownWord = aClock({
  targetMs: minutes(110),
  startedAt: after(10),
  runningSince: after(10),
  dueAt: after(120),
  nextStepAt: after(110),
  promised: true,
});
const newsEnd = { clock: 'update', team: 'engineering', priority: 'normal' } as const;

test('the owner’s own time takes the place of the team’s promise of news', () => {
  expect(carriedOut(taken, promiseNews({ via: 'home' }), aWorld({ now: after(10) }))).toEqual({
    escalation: {
      ...taken,
      version: 3,
      updatedAt: after(10),
      clocks: { ...taken.clocks, update: ownWord },
      wakeAt: after(110),
    },
    entry: {
      version: 3,
      at: after(10),
      by: 'UKENJI',
      via: 'home',
      deed: { what: 'promised news', newsBy: after(120) },
      ended: [
        {
          ...newsEnd,
          startedAt: after(5),
          countedMs: minutes(5),
          targetMs: hours(2),
          outcome: 'met',
        },
      ],
    },
    notices: everywhere(),
  });
});

test('the hour that was named is meant, also when the team is closed then', () => {
  const policy = aPolicy({ sla: { normal: aTarget({ calendar: 'half hours' }) } });
  const world = aWorld({ policy });
  const { update } = lived(
    anEscalation({}, world),
    [
      [5, acknowledge()],
      [10, promiseNews({ newsBy: after(45) })],
    ],
    world,
  ).clocks;
  expect(update).toEqual(
    aClock({
      targetMs: minutes(35),
      startedAt: after(10),
      runningSince: after(10),
      dueAt: after(45),
      nextStepAt: after(35),
      promised: true,
    }),
  );
});

test.each([
  ['in time', 60, 'met'],
  ['in the minute it was promised for', 120, 'met'],
  ['too late', 121, 'missed'],
] as const)('news that comes %s fulfils it, and the team’s own promise follows', (_, minute, outcome) => {
  const { escalation, entry } = carriedOut(promised, say(), aWorld({ now: after(minute) }));
  expect(escalation.clocks.update).toEqual(
    aClock({
      targetMs: hours(2),
      startedAt: after(minute),
      runningSince: after(minute),
      dueAt: after(minute + 120),
      nextStepAt: after(minute + 96),
    }),
  );
  expect(entry.ended).toEqual([
    {
      ...newsEnd,
      startedAt: after(10),
      countedMs: minutes(minute - 10),
      targetMs: minutes(110),
      outcome,
      ...(outcome === 'missed' && { missedAt: after(120) }),
    },
  ]);
});

test('where the team promises no news, none is owed once the owner’s own has come', () => {
  const low = lived(anEscalation({ priority: 'low' }), [
    [5, acknowledge()],
    [10, promiseNews()],
  ]);
  expect(low.clocks.update).toEqual(ownWord);
  expect(Object.keys(lived(low, [[60, say()]]).clocks)).toEqual(['acknowledge', 'resolve']);
});

test.each([
  ['a graver priority', changePriority({ to: 'urgent' })],
  ['a priority without regular news', changePriority({ to: 'low' })],
  ['another owner', assign({ by: lead() })],
  ['a line that stays with the team', say({ kept: true })],
  ['a line of the agent', say({ side: 'agent' })],
])('%s leaves the owner’s word as it is', (_, command) => {
  expect(lived(promised, [[30, command]]).clocks.update).toEqual(ownWord);
});

test('a question to the agent is news: the owner’s word is kept, and the next news waits for the answer', () => {
  const { escalation, entry } = carriedOut(promised, ask(), aWorld({ now: after(60) }));
  expect(escalation.clocks.update).toEqual(
    aClock({
      targetMs: hours(2),
      startedAt: after(60),
      runningSince: null,
      dueAt: null,
      nextStepAt: null,
    }),
  );
  expect(entry.ended.map(({ clock, outcome }) => [clock, outcome])).toEqual([['update', 'met']]);
});

test.each([
  ['eleven minutes', 21, { told: 0, nextStepAt: after(11) }],
  ['ten minutes', 20, { told: 1, nextStepAt: after(20) }],
  ['a minute', 11, { told: 1, nextStepAt: after(11) }],
])('the owner is warned ten minutes before, and of a word for %s only asked', (_, newsBy, next) => {
  expect(lived(taken, [[10, promiseNews({ newsBy: after(newsBy) })]]).clocks.update).toMatchObject(next);
});

/** Each message of time passing: when, why, and to whom. */
const messages = (policy: Policy): [at: number, kind: string, who: string][] =>
  timePassed(promised, after(230), aWorld({ policy })).changes.flatMap(({ entry, notices }) =>
    notices.flatMap((notice): [number, string, string][] => {
      if (!('reminder' in notice)) return [];
      const who = notice.kind === 'reminder' ? notice.to : `${notice.as} ${notice.person}`;
      return [[entry.at, `${notice.reminder.clock} ${notice.reminder.kind}`, who]];
    }),
  );

test('only the owner hears that their own word is due; leads hear when it has gone back and nobody takes it', () => {
  const toTheOwner = [
    [after(110), 'update warning', 'owner UKENJI'],
    [after(120), 'update breach', 'owner UKENJI'],
  ];
  const often = aPolicy({ ladder: { update: [{ at: 'breach', tell: ['thread', 'on-call', 'leads'] }] } });
  expect([messages(aPolicy()), messages(often)]).toEqual([
    [
      ...toTheOwner,
      [after(210), 'acknowledge warning', 'thread'],
      [after(228), 'acknowledge warning', 'on-call'],
    ],
    [
      ...toTheOwner,
      [after(210), 'acknowledge warning', 'thread'],
      [after(228), 'acknowledge warning', 'on-call'],
    ],
  ]);
  expect(messages(aPolicy({ ladder: { handBackMs: null } }))).toEqual(toTheOwner);
});

test('a second word takes the place of the first', () => {
  const again = lived(promised, [[100, promiseNews({ newsBy: after(240) })]]);
  expect([again.clocks.update?.dueAt, again.clocks.update?.startedAt]).toEqual([after(240), after(100)]);
});

test('an owner who neither brings the news nor answers loses it after an hour, and the team is asked anew', () => {
  const { escalation, changes } = timePassed(promised, after(180));
  expect(changes.map(({ entry: { at, deed } }) => [at, deed.what])).toEqual([
    [after(110), 'reminded'],
    [after(120), 'reminded'],
    [after(180), 'went quiet'],
  ]);
  expect(changes.at(-1)).toEqual({
    escalation: {
      ...raised,
      version: 6,
      updatedAt: after(180),
      clocks: {
        acknowledge: aClock({
          startedAt: after(180),
          runningSince: after(180),
          dueAt: after(240),
          nextStepAt: after(210),
        }),
        resolve: raised.clocks.resolve,
      },
      wakeAt: after(210),
    },
    entry: {
      version: 6,
      at: after(180),
      by: 'switchboard',
      via: 'clock',
      deed: { what: 'went quiet', owner: 'UKENJI' },
      ended: [
        {
          ...newsEnd,
          startedAt: after(10),
          countedMs: minutes(170),
          targetMs: minutes(110),
          outcome: 'missed',
          missedAt: after(120),
        },
      ],
    },
    notices: everywhere(),
  });
  expect(escalation).toEqual(changes.at(-1)?.escalation);
});

test.each([
  ['says something', say()],
  ['promises news again', promiseNews({ newsBy: after(240) })],
  ['asks the agent', ask()],
])('an owner who %s before the hour is over keeps it', (_, command) => {
  const asked = timePassed(promised, after(150)).escalation;
  const answered = lived(asked, [[170, command]]);
  expect(timePassed(answered, after(200)).escalation).toMatchObject({ owner: 'UKENJI' });
});
