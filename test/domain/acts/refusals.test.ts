import { expect, test } from 'vitest';
import type { Command, Refusal } from '../../../src/domain/command.ts';
import { decide } from '../../../src/domain/decide.ts';
import { type Escalation, type Status, statuses } from '../../../src/domain/escalation.ts';
import type { Actor } from '../../../src/domain/permission.ts';
import * as commands from '../../support/commands.ts';
import {
  after,
  anEscalation,
  aWorld,
  lead,
  lived,
  reporter,
  responder,
  stranger,
} from '../../support/factories.ts';

const { acknowledge, ask, cancel, resolve } = commands;
const raised = anEscalation();
const inStatus: Record<Status, Escalation> = {
  open: raised,
  acknowledged: lived(raised, [[5, acknowledge()]]),
  waiting: lived(raised, [
    [5, acknowledge()],
    [10, ask()],
  ]),
  resolved: lived(raised, [
    [5, acknowledge()],
    [20, resolve()],
  ]),
  cancelled: lived(raised, [
    [5, acknowledge()],
    [20, cancel()],
  ]),
};

/** The columns of the tables below: who has it (UKENJI), another responder, a lead, the reporter, a stranger. */
const people: Actor[] = [responder(), responder('UPRIYA'), lead(), reporter(), stranger()];

/** `+` is done; every letter is one whole refusal. */
const legend: Record<string, (status: Status, act: Asked['kind']) => Refusal | 'done'> = {
  '+': () => 'done',
  N: (_, act) => ({ refused: 'not allowed', act, team: 'engineering' }),
  C: (status) => ({ refused: 'closed', status }),
  L: (status) => ({ refused: 'not closed', status }),
  O: () => ({ refused: 'already owned', owner: 'UKENJI' }),
  Y: () => ({ refused: 'already yours' }),
  H: () => ({ refused: 'nobody has it' }),
  W: () => ({ refused: 'not waiting' }),
  A: () => ({ refused: 'waiting' }),
  '=': () => ({ refused: 'nothing changed' }),
  M: (status) => ({ refused: 'not yours', owner: status === 'open' ? null : 'UKENJI' }),
  V: () => ({ refused: 'nothing to take over', owner: 'UKENJI' }),
  E: () => ({ refused: 'call is over' }),
  B: () => ({ refused: 'no callback' }),
  Z: () => ({ refused: 'time has passed' }),
  U: () => ({ refused: 'nothing to undo' }),
  R: () => ({ refused: 'only raise', priority: 'normal' }),
  P: () => ({ refused: 'same priority', priority: 'normal' }),
  T: () => ({ refused: 'same team', team: 'engineering' }),
  '?': () => ({ refused: 'unknown team', team: 'marketing' }),
  S: () => ({ refused: 'already your side' }),
  G: () => ({ refused: 'not an agent', person: 'UGUEST' }),
  D: () => ({ refused: 'not a responder', person: 'UOLGA', team: 'engineering' }),
};

/** However it stands: of what is closed the user may still have to hear. */
const five = (row: string): [string, string, string, string, string] => [row, row, row, row, row];

type Asked = Exclude<Command, { kind: 'tick' }>;
type Table = [name: string, command: Asked, ...rows: [string, string, string, string, string]];
const tables: Table[] = [
  //                                                 open       acknowledged waiting      resolved     cancelled
  ['acknowledge', acknowledge(), '+ + + N N', 'Y O O N N', 'Y O O N N', 'C C C N N', 'C C C N N'],
  ['undo', commands.undo(), 'U U U N N', '+ U U N N', 'U U U N N', 'U U U N N', 'U U U N N'],
  ['hand back', commands.handBack(), 'H H H N N', '+ + + N N', '+ + + N N', 'C C C N N', 'C C C N N'],
  ['assign', commands.assign(), '+ + + N N', '+ + + N N', '+ + + N N', 'C C C N N', 'C C C N N'],
  [
    'assign to its owner',
    commands.assign({ to: { id: 'UKENJI', responder: true } }),
    '+ + + N N',
    'Y O O N N',
    'Y O O N N',
    'C C C N N',
    'C C C N N',
  ],
  [
    'assign to somebody of no team',
    commands.assign({ to: { id: 'UOLGA', responder: false } }),
    'D D D N N',
    'D D D N N',
    'D D D N N',
    'C C C N N',
    'C C C N N',
  ],
  ['take over', commands.takeOver(), 'H H H N N', 'Y V V N N', 'Y V V N N', 'C C C N N', 'C C C N N'],
  ['keep', commands.keep(), 'M M M N N', 'Y M M N N', 'Y M M N N', 'C C C N N', 'C C C N N'],
  ['promise news', commands.promiseNews(), 'M M M N N', '+ M M N N', 'A M M N N', 'C C C N N', 'C C C N N'],
  [
    'promise news by now',
    commands.promiseNews({ newsBy: after(30) }),
    'M M M N N',
    'Z M M N N',
    'A M M N N',
    'C C C N N',
    'C C C N N',
  ],
  ['hold on', commands.holdOn(), 'E E E N N', 'E E E N N', 'E E E N N', 'C C C N N', 'C C C N N'],
  ['end call', commands.endCall(), 'E E E E N', 'E E E E N', 'E E E E N', 'E E E E N', 'E E E E N'],
  ['start call', commands.startCall(), '+ + + + N', '+ + + + N', '+ + + + N', 'C C C C N', 'C C C C N'],
  [
    'promise a callback',
    commands.promiseCallback(),
    '+ + + + N',
    '+ + + + N',
    '+ + + + N',
    'C C C C N',
    'C C C C N',
  ],
  [
    'promise a callback for now',
    commands.promiseCallback({ callbackAt: after(30) }),
    'Z Z Z Z N',
    'Z Z Z Z N',
    'Z Z Z Z N',
    'C C C C N',
    'C C C C N',
  ],
  ['call back', commands.callBack(), 'B B B B N', 'B B B B N', 'B B B B N', 'B B B B N', 'B B B B N'],
  ['snooze', commands.snooze(), '+ + + N N', '+ + + N N', '+ + + N N', 'C C C N N', 'C C C N N'],
  [
    'snooze until now',
    commands.snooze({ until: after(30) }),
    'Z Z Z N N',
    'Z Z Z N N',
    'Z Z Z N N',
    'C C C N N',
    'C C C N N',
  ],
  [
    'remind as usual again',
    commands.snooze({ until: null }),
    '+ + + N N',
    '+ + + N N',
    '+ + + N N',
    'C C C N N',
    'C C C N N',
  ],
  ['ask', ask(), '+ + + N N', '+ + + N N', '+ + + N N', 'C C C N N', 'C C C N N'],
  ['ask the user', commands.askUser(), 'N N N W N', 'N N N W N', 'N N N + N', 'N N N C N', 'N N N C N'],
  ['correct', commands.correct(), 'N N N + N', 'N N N + N', 'N N N + N', 'N N N C N', 'N N N C N'],
  [
    'correct nothing',
    commands.correct({ facts: {} }),
    'N N N = N',
    'N N N = N',
    'N N N = N',
    'N N N C N',
    'N N N C N',
  ],
  ['answer', commands.answer(), 'W W W W N', 'W W W W N', '+ + + + N', 'C C C C N', 'C C C C N'],
  [
    'raise the priority',
    commands.changePriority({ to: 'urgent' }),
    '+ + + + N',
    '+ + + + N',
    '+ + + + N',
    'C C C C N',
    'C C C C N',
  ],
  [
    'lower the priority',
    commands.changePriority({ to: 'low' }),
    '+ + + R N',
    '+ + + R N',
    '+ + + R N',
    'C C C C N',
    'C C C C N',
  ],
  [
    'keep the priority',
    commands.changePriority({ to: 'normal' }),
    'P P P P N',
    'P P P P N',
    'P P P P N',
    'C C C C N',
    'C C C C N',
  ],
  ['move', commands.move(), '+ + + N N', '+ + + N N', '+ + + N N', 'C C C N N', 'C C C N N'],
  [
    'move to where it is',
    commands.move({ to: 'engineering' }),
    'T T T N N',
    'T T T N N',
    'T T T N N',
    'C C C N N',
    'C C C N N',
  ],
  [
    'move to no known team',
    commands.move({ to: 'marketing' }),
    '? ? ? N N',
    '? ? ? N N',
    '? ? ? N N',
    'C C C N N',
    'C C C N N',
  ],
  ['take the agent’s side', commands.takeAgentSide(), ...five('N N N N N')],
  ['give the agent’s side', commands.giveAgentSide(), ...five('N N N + N')],
  [
    'give the agent’s side to who has it',
    commands.giveAgentSide({ to: { id: 'UAOIFE', agent: true } }),
    ...five('N N N S N'),
  ],
  [
    'give the agent’s side to no agent',
    commands.giveAgentSide({ to: { id: 'UGUEST', agent: false } }),
    ...five('N N N G N'),
  ],
  ['resolve', resolve(), '+ + + N N', '+ + + N N', '+ + + N N', 'C C C N N', 'C C C N N'],
  ['reopen', commands.reopen(), 'L L L L N', 'L L L L N', 'L L L L N', '+ + + + N', '+ + + + N'],
  ['cancel', cancel(), '+ + + + N', '+ + + + N', '+ + + + N', 'C C C C N', 'C C C C N'],
  ['say', commands.say(), '+ + + + +', '+ + + + +', '+ + + + +', '+ + + + +', '+ + + + +'],
];
const cases = tables.flatMap(([name, command, ...rows]) =>
  statuses.map((status, index) => [name, status, command, rows[index] ?? ''] as const),
);

test.each(cases)('%s, when it is %s, is done or refused as the table says', (_, status, command, row) => {
  const world = aWorld({ now: after(30) });
  const answers = people.map((by) => {
    const answer = decide(inStatus[status], { ...command, by }, world);
    return answer && 'refused' in answer ? answer : 'done';
  });
  expect(answers).toEqual(row.split(' ').map((letter) => legend[letter]?.(status, command.kind)));
});

test('time alone does nothing before the first reminder is due, nor ever to what is closed', () => {
  const ticked = statuses.map((status) =>
    decide(inStatus[status], commands.tick, aWorld({ now: after(29) })),
  );
  expect(ticked).toEqual([undefined, undefined, undefined, undefined, undefined]);
  const later = aWorld({ now: after(100_000) });
  expect([inStatus.resolved, inStatus.cancelled].map((one) => decide(one, commands.tick, later))).toEqual([
    undefined,
    undefined,
  ]);
});

test('a call to the user that has been made is not made again', () => {
  const promised = lived(anEscalation({ callbackAt: after(180) }), [
    [20, resolve()],
    [25, commands.callBack({ outcome: 'not satisfied' })],
  ]);
  expect(decide(promised, commands.callBack(), aWorld({ now: after(30) }))).toEqual({
    refused: 'already called back',
    outcome: 'not satisfied',
  });
});

test('the next try lies ahead', () => {
  const promised = anEscalation({ callbackAt: after(180) });
  const now = aWorld({ now: after(30) });
  const retry = commands.callBack({ outcome: 'no answer', retryAt: after(30) });
  expect(decide(promised, retry, now)).toEqual({ refused: 'time has passed' });
});

test('while an answer is awaited nobody is asked to hold on', () => {
  const live = lived(anEscalation({ onPhone: true }), [[5, ask()]]);
  expect(decide(live, commands.holdOn(), aWorld({ now: after(6) }))).toEqual({ refused: 'waiting' });
});

test('what is closed is not on the phone, and nothing of it is offered to another shift', () => {
  const resolved = lived(anEscalation({ onPhone: true }), [[5, resolve()]]);
  const world = aWorld({ now: after(6) });
  const answers = [commands.endCall(), commands.holdOn(), commands.takeOver()];
  expect(answers.map((command) => decide(resolved, command, world))).toEqual([
    { refused: 'call is over' },
    { refused: 'closed', status: 'resolved' },
    { refused: 'closed', status: 'resolved' },
  ]);
});
