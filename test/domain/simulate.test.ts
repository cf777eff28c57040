import fc from 'fast-check';
import { expect, test } from 'vitest';
import { raise } from '../../src/domain/acts/raise.ts';
import { tick } from '../../src/domain/acts/tick.ts';
import type { Promises, Told } from '../../src/domain/audience.ts';
import { type Change, type Given, isRefusal, type World } from '../../src/domain/command.ts';
import { actOn } from '../../src/domain/decide.ts';
import { type Escalation, priorities, type Reminder } from '../../src/domain/escalation.ts';
import { type Story, simulateStory } from '../../src/domain/simulate.ts';
import type { Ladder, Policy, Shift } from '../../src/domain/team.ts';
import * as commands from '../support/commands.ts';
import {
  aDraft,
  after,
  aPolicy,
  aTarget,
  calendars,
  hours,
  minutes,
  morning,
  responder,
} from '../support/factories.ts';

const kenji: Shift = { calendar: 'half hours', users: ['UKENJI'] };
const group: Shift = { calendar: 'always', group: 'S0RISK' };

/** Every instant at which something is due is a whole minute: promises of news are made in steps of ten minutes, or two. */
const ladder: Partial<Ladder> = {
  update: [
    { at: { percent: 50 }, tell: ['owner'] },
    { at: 'breach', tell: ['owner', 'leads'] },
  ],
};
const liveCall = { acknowledgeMs: minutes(10), lastsMs: minutes(30) };
const policies: Record<string, Policy> = {
  engineering: aPolicy({ liveCall, ladder }),
  risk: aPolicy({
    liveCall,
    ladder,
    sla: {
      normal: aTarget({ calendar: 'half hours', acknowledge: minutes(20), update: undefined }),
      urgent: aTarget({ calendar: 'half hours', resolve: hours(1) }),
    },
  }),
};

const promises: Promises = {
  teams: {
    engineering: { leads: ['UMARCUS', 'UNORA'], onCall: [kenji], fallback: { users: ['UNORA'] } },
    risk: { leads: ['UINGRID'], onCall: [kenji, group], fallback: { users: ['UINGRID'] } },
  },
  policyOf: (team) => {
    const policy = policies[team];
    return policy && { id: `policy of ${team}`, policy };
  },
  calendars,
};

const aStory = (story: Partial<Story> = {}): Story => ({
  id: 'ESC-1',
  draft: aDraft(),
  raisedAt: morning,
  deeds: [],
  until: after(120),
  ...story,
});

const reminder = (told: Partial<Reminder>): Reminder => ({
  clock: 'acknowledge',
  kind: 'warning',
  startedAt: morning,
  dueAt: after(60),
  ...told,
});

test('nobody takes it: the ladder is told step by step, each to whom it says', () => {
  const told = (minute: number, to: Told['to'], kind: Reminder['kind']): Told => ({
    at: after(minute),
    team: 'engineering',
    priority: 'normal',
    to,
    what: 'reminded',
    reminder: reminder({ kind }),
  });
  const nobody: Told['to'] = { who: 'on-call', crews: [], fallback: false };
  const onCall: Told['to'] = { who: 'on-call', crews: [{ users: ['UKENJI'] }], fallback: false };
  const lead = (person: string): Told['to'] => ({ who: 'lead', person });
  expect(simulateStory(aStory(), promises)).toMatchObject({
    told: [
      {
        at: morning,
        team: 'engineering',
        priority: 'normal',
        to: { who: 'channel' },
        what: 'raised',
        reminder: null,
      },
      told(30, { who: 'thread' }, 'warning'),
      told(48, nobody, 'warning'),
      told(60, onCall, 'breach'),
      told(60, lead('UMARCUS'), 'breach'),
      told(60, lead('UNORA'), 'breach'),
      told(90, lead('UMARCUS'), 'overdue'),
      told(90, lead('UNORA'), 'overdue'),
      told(120, lead('UMARCUS'), 'overdue'),
      told(120, lead('UNORA'), 'overdue'),
    ],
    refused: [],
  });
});

test('what is urgent, or comes from a live call, mentions whoever is on call at once, and the fallback when nobody is', () => {
  const first = (draft: Story['draft'], raisedAt = morning) =>
    simulateStory(aStory({ draft, raisedAt, until: raisedAt }), promises).told.map(({ to }) => to);
  const kenjiIs = { who: 'on-call', crews: [{ users: ['UKENJI'] }], fallback: false };
  const noraStandsIn = { who: 'on-call', crews: [{ users: ['UNORA'] }], fallback: true };
  expect([
    first(aDraft({ priority: 'urgent' })),
    first(aDraft({ onPhone: true })),
    first(aDraft({ priority: 'urgent' }), after(40)),
    first(aDraft({ onPhone: true }), after(40)),
    first(aDraft({ team: 'risk', priority: 'high' })),
  ]).toEqual([[kenjiIs], [kenjiIs], [noraStandsIn], [noraStandsIn], [{ who: 'channel' }]]);
});

test('while nobody is on call a live call’s reminders mention the fallback, and none once it is over', () => {
  const draft = aDraft({ onPhone: true });
  const deeds = [{ at: after(59), given: commands.endCall() }];
  const story = aStory({ draft, raisedAt: after(50), deeds, until: after(110) });
  const onCall = simulateStory(story, promises).told.flatMap(({ at, to }) =>
    to.who === 'on-call' ? [[at, to.crews, to.fallback]] : [],
  );
  const nora = [{ users: ['UNORA'] }];
  expect(onCall).toEqual([
    [after(50), nora, true],
    [after(58), nora, true],
    [after(98), [], false],
    [after(110), [], false],
  ]);
});

test('what is done in the instant of a reminder comes before it', () => {
  const deeds = [{ at: after(30), given: commands.acknowledge() }];
  expect(
    simulateStory(aStory({ deeds, until: after(60) }), promises).told.map(({ at, what }) => [at, what]),
  ).toEqual([[morning, 'raised']]);
});

test('what it would not have come to is left out and said', () => {
  const deeds = [
    { at: after(5), given: commands.acknowledge() },
    { at: after(6), given: commands.acknowledge({ by: responder('UPRIYA') }) },
    { at: after(7), given: commands.resolve() },
    { at: after(300), given: commands.reopen() },
  ];
  expect(simulateStory(aStory({ deeds }), promises).refused).toEqual([
    { at: after(6), given: 'acknowledge', why: 'already owned' },
  ]);
});

test('a team that does not exist is a RangeError', () => {
  expect(() => simulateStory(aStory({ draft: aDraft({ team: 'sales' }) }), promises)).toThrow(RangeError);
});

const minute = (most: number) => fc.integer({ min: 0, max: most / 10 }).map((tens) => tens * 10);
const by = fc.constantFrom(responder(), responder('UPRIYA'));
const given = fc.oneof(
  fc.record({ kind: fc.constant('acknowledge' as const), by, via: fc.constant('button' as const) }),
  fc.constantFrom<Given>(
    commands.handBack(),
    commands.takeOver(),
    commands.keep(),
    commands.ask(),
    commands.answer(),
    commands.say(),
    commands.holdOn(),
    commands.endCall(),
    commands.callBack(),
    commands.assign(),
    commands.undo(),
    commands.move(),
    commands.move({ to: 'engineering' }),
    commands.resolve(),
    commands.reopen(),
  ),
  fc.constantFrom(...priorities).map((to) => commands.changePriority({ to })),
  minute(900).map((then) => commands.promiseNews({ newsBy: after(then) })),
  minute(900).map((then) => commands.promiseCallback({ callbackAt: after(then) })),
  minute(900).map((then) => commands.snooze({ until: after(then) })),
);
const story = fc
  .record({
    priority: fc.constantFrom(...priorities),
    team: fc.constantFrom('engineering', 'risk'),
    onPhone: fc.boolean(),
    raised: minute(90),
    callback: fc.option(minute(600)),
    deeds: fc.array(fc.record({ later: minute(700), given }), { maxLength: 8 }),
  })
  .map(({ raised, callback, deeds, ...draft }) =>
    aStory({
      draft: aDraft({ ...draft, callbackAt: callback === null ? null : after(callback) }),
      raisedAt: after(raised),
      deeds: deeds
        .map(({ later, given }) => ({ at: after(raised + later), given }))
        .sort((one, other) => one.at - other.at),
      until: after(900),
    }),
  );

type Heard = [at: number, what: string, who: string, clock: string | null, kind: string | null];
const personal = new Set(['reminded', 'hand-over offered', 'hand-over not taken']);

/** The oracle: the clock looks every minute, whether or not it thinks that it has something to do. */
function minuteByMinute({ id, draft, raisedAt, deeds, until }: Story): Heard[] {
  const heard: Heard[] = [];
  const hear = ({ entry, notices }: Change): void => {
    for (const notice of notices) {
      if (!personal.has(entry.deed.what) || notice.kind === 'card' || notice.kind === 'agent') continue;
      const told = 'reminder' in notice ? notice.reminder : null;
      const who =
        'person' in notice ? `${notice.as} ${notice.person}` : 'to' in notice ? String(notice.to) : 'on-call';
      heard.push([entry.at, entry.deed.what, who, told?.clock ?? null, told?.kind ?? null]);
    }
  };
  const worldOf = ({ team }: Escalation, now: number): World => ({
    now,
    support: null,
    membersOf: () => [],
    policy: policies[team] ?? aPolicy(),
    policyOf: promises.policyOf,
    calendars,
    restricted: () => false,
    leadsOf: (name) => promises.teams[name]?.leads ?? [],
    leadsForAgents: (name) => promises.teams[name]?.leads ?? [],
    shiftsOf: (name) => promises.teams[name]?.onCall ?? [],
    down: [],
  });
  const identity = { id, number: 0, policyId: `policy of ${draft.team}` };
  const policy = policies[draft.team] ?? aPolicy();
  let { escalation } = raise(draft, identity, { now: raisedAt, calendars, policy });
  for (let now = raisedAt; now <= until; now += minutes(1)) {
    for (const deed of deeds.filter(({ at }) => at === now)) {
      const answer = actOn(escalation, deed.given, worldOf(escalation, now));
      if (isRefusal(answer)) continue;
      hear(answer);
      escalation = answer.escalation;
    }
    for (let looks = 0; looks < 50; looks++) {
      const answer = tick(escalation, worldOf(escalation, now));
      if (!answer) break;
      if ('postponed' in answer) escalation = { ...escalation, ...answer.postponed };
      else {
        hear(answer);
        escalation = answer.escalation;
      }
    }
  }
  return heard;
}

test('looking only when something is due says the same as looking every minute', () => {
  const said = ({ told }: { told: Told[] }): Heard[] =>
    told
      .filter(({ what }) => personal.has(what))
      .map(({ at, what, to, reminder }) => [
        at,
        what,
        'person' in to ? `${to.who} ${to.person}` : to.who,
        reminder?.clock ?? null,
        reminder?.kind ?? null,
      ]);
  fc.assert(
    fc.property(story, (one) => {
      expect(said(simulateStory(one, promises))).toEqual(minuteByMinute(one));
    }),
    { numRuns: 150 },
  );
});
