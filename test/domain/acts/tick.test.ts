import { expect, test } from 'vitest';
import type { Notice, Reminder } from '../../../src/domain/escalation.ts';
import type { Tell } from '../../../src/domain/team.ts';
import { acknowledge, changePriority, tick } from '../../support/commands.ts';
import {
  aClock,
  after,
  anEscalation,
  aPolicy,
  aTarget,
  aWorld,
  carriedOut,
  hours,
  lived,
} from '../../support/factories.ts';

const raised = anEscalation();
const taken = lived(raised, [[5, acknowledge()]]);
const acknowledgeReminder = (kind: Reminder['kind']): Reminder => ({
  clock: 'acknowledge',
  kind,
  startedAt: after(0),
  dueAt: after(60),
});

test('a reminder is one more entry of the history, by the clock itself', () => {
  const reminder = acknowledgeReminder('warning');
  expect(carriedOut(raised, tick, aWorld({ now: after(30) }))).toEqual({
    escalation: {
      ...raised,
      version: 2,
      updatedAt: after(30),
      clocks: { ...raised.clocks, acknowledge: aClock({ told: 1, nextStepAt: after(48) }) },
      wakeAt: after(48),
    },
    entry: {
      version: 2,
      at: after(30),
      by: 'switchboard',
      via: 'clock',
      deed: { what: 'reminded', reminders: [reminder] },
      ended: [],
    },
    notices: [{ kind: 'reminder', reminder, card: 0, to: 'thread', personally: [] }],
  });
});

test('the breach is told in the thread of the card that is current and to each lead, and card and agent’s message say it from now on', () => {
  const reminder = acknowledgeReminder('breach');
  expect(carriedOut({ ...raised, moves: 2 }, tick, aWorld({ now: after(60) })).notices).toEqual([
    { kind: 'reminder', reminder, card: 2, to: 'on-call', personally: ['UMARCUS', 'UNORA'] },
    { kind: 'personal reminder', reminder, person: 'UMARCUS', as: 'lead' },
    { kind: 'personal reminder', reminder, person: 'UNORA', as: 'lead' },
    { kind: 'card', card: 2 },
    { kind: 'agent' },
  ]);
});

test('several clocks due at once are one entry, with one reminder each', () => {
  const reminders: Reminder[] = [
    { clock: 'update', kind: 'breach', startedAt: after(5), dueAt: after(125) },
    { clock: 'resolve', kind: 'warning', startedAt: after(0), dueAt: after(480) },
  ];
  const told = carriedOut(taken, tick, aWorld({ now: after(240) }));
  expect(told.entry.deed).toEqual({ what: 'reminded', reminders });
  expect(told.notices).toEqual([
    { kind: 'personal reminder', reminder: reminders[0], person: 'UKENJI', as: 'owner' },
    { kind: 'personal reminder', reminder: reminders[0], person: 'UMARCUS', as: 'lead' },
    { kind: 'personal reminder', reminder: reminders[0], person: 'UNORA', as: 'lead' },
    { kind: 'reminder', reminder: reminders[1], card: 0, to: 'thread', personally: [] },
    { kind: 'card', card: 0 },
    { kind: 'agent' },
  ]);
  // The owner has an hour to answer, and is reminded of the resolve clock after it.
  expect(told.escalation.wakeAt).toBe(after(300));
});

/** Where it is said: in the thread, and to whom by direct message. */
const heardBy = (notice: Notice): string[] => {
  if (notice.kind === 'reminder') return [notice.to];
  return notice.kind === 'personal reminder' ? [`${notice.as} ${notice.person}`] : [];
};
const leads = ['lead UMARCUS', 'lead UNORA'];

test.each<[Tell[], string, string | null, string[]]>([
  [['thread'], 'somebody has it', 'UKENJI', ['thread']],
  [['owner'], 'somebody has it', 'UKENJI', ['owner UKENJI']],
  [['owner'], 'nobody has it', null, ['on-call']],
  [['on-call'], 'somebody has it', 'UKENJI', ['on-call']],
  [['thread', 'owner'], 'somebody has it', 'UKENJI', ['thread', 'owner UKENJI']],
  [['thread', 'owner'], 'nobody has it', null, ['on-call']],
  [['thread', 'owner', 'on-call'], 'somebody has it', 'UKENJI', ['on-call', 'owner UKENJI']],
  [['leads'], 'somebody has it', 'UKENJI', leads],
  [['leads', 'thread'], 'nobody has it', null, ['thread', ...leads]],
  [['owner', 'leads'], 'nobody has it', null, ['on-call', ...leads]],
])(
  'a step that tells %j, when %s, has one line in the thread at most and one message for each person',
  (tell, _, owner, heard) => {
    const policy = aPolicy({ ladder: { acknowledge: [], update: [], resolve: [{ at: 'breach', tell }] } });
    const world = aWorld({ policy, now: after(480) });
    const { notices } = carriedOut(anEscalation({ owner }, world), tick, world);
    expect(notices.flatMap(heardBy)).toEqual(heard);
  },
);

test.each<[string, Tell[], Tell[], string[]]>([
  ['both', ['on-call'], ['on-call', 'leads'], ['on-call', 'thread']],
  ['the first', ['on-call'], ['thread'], ['on-call', 'thread']],
  ['the second', ['thread'], ['on-call'], ['thread', 'on-call']],
  ['neither', ['thread'], ['leads'], ['thread']],
])(
  'of two clocks due in one moment, %s would call whoever is on call: one line does',
  (_, one, other, lines) => {
    const ladder = {
      acknowledge: [{ at: 'breach' as const, tell: one }],
      resolve: [{ at: 'breach' as const, tell: other }],
    };
    const policy = aPolicy({ ladder, sla: { normal: aTarget({ acknowledge: hours(8) }) } });
    const world = aWorld({ policy, now: after(480) });
    const { notices } = carriedOut(anEscalation({}, world), tick, world);
    expect(notices.flatMap((notice) => (notice.kind === 'reminder' ? [notice.to] : []))).toEqual(lines);
  },
);

test('looked at every minute for two days, each reminder of the ladder comes once, at its minute', () => {
  const heard: string[] = [];
  let escalation = raised;
  for (let minute = 0; minute <= 2880; minute++) {
    const now = after(minute);
    while (escalation.wakeAt !== null && escalation.wakeAt <= now) {
      const told = carriedOut(escalation, tick, aWorld({ now }));
      escalation = told.escalation;
      if (told.entry.deed.what !== 'reminded') continue;
      for (const { clock, kind } of told.entry.deed.reminders) heard.push(`${minute} ${clock} ${kind}`);
    }
  }
  expect(heard).toEqual([
    '30 acknowledge warning',
    '48 acknowledge warning',
    '60 acknowledge breach',
    '90 acknowledge overdue',
    '120 acknowledge overdue',
    '240 resolve warning',
    '384 resolve warning',
    '480 resolve breach',
    '510 resolve overdue',
    '540 resolve overdue',
  ]);
  expect(escalation.wakeAt).toBe(null);
});

test('nobody is reminded of an acknowledgement that has come', () => {
  expect(carriedOut(taken, tick, aWorld({ now: after(101) })).entry.deed).toEqual({
    what: 'reminded',
    reminders: [{ clock: 'update', kind: 'warning', startedAt: after(5), dueAt: after(125) }],
  });
});

test('a promise moved ahead after it broke is reminded of anew', () => {
  const broken = carriedOut(raised, tick, aWorld({ now: after(61) })).escalation;
  const easier = lived(broken, [[62, changePriority({ to: 'low' })]]);
  expect(easier.clocks.acknowledge).toMatchObject({ told: 0, nextStepAt: after(120), dueAt: after(240) });
  expect(carriedOut(easier, tick, aWorld({ now: after(240) })).entry.deed).toMatchObject({
    reminders: [{ clock: 'acknowledge', kind: 'breach', dueAt: after(240) }],
  });
});
