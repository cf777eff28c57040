import { expect, test } from 'vitest';
import { changed, configOf, problemsOf } from './small-config.ts';

type Changes = Parameters<typeof changed>[0];
const withSteps = (clock: string, steps: Changes[string]) =>
  changed({ ladders: { standard: { [clock]: steps } } });

test('steps are read as they are written', () => {
  const text = withSteps('resolve', [
    { at: '1%', tell: 'thread' },
    { at: '99%', tell: ['owner', 'on-call', 'owner'] },
    { at: 'breach', tell: ['leads'] },
    { every: '1h 30m', times: 20, tell: 'leads' },
  ]);
  expect(configOf(text).ladders.standard).toEqual({
    acknowledge: [],
    update: [],
    resolve: [
      { at: { percent: 1 }, tell: ['thread'] },
      { at: { percent: 99 }, tell: ['owner', 'on-call'] },
      { at: 'breach', tell: ['leads'] },
      { at: { every: 5_400_000, times: 20 }, tell: ['leads'] },
    ],
    handBackMs: 3_600_000,
    ownWordOnly: true,
    answerMs: { urgent: 3_600_000, high: 14_400_000, normal: 28_800_000, low: 57_600_000 },
  });
});

test('a step may be for some priorities, and each of them has its steps in order', () => {
  const pressing = { at: 'breach', tell: 'leads', priority: ['urgent', 'high', 'urgent'] };
  const low = { at: 'breach', tell: 'thread', priority: 'low' };
  const lowAgain = { every: '30m', times: 4, tell: 'leads', priority: 'low' };
  expect(configOf(withSteps('resolve', [pressing, low, lowAgain])).ladders.standard?.resolve).toEqual([
    { at: 'breach', tell: ['leads'], priority: ['urgent', 'high'] },
    { at: 'breach', tell: ['thread'], priority: ['low'] },
    { at: { every: 1_800_000, times: 4 }, tell: ['leads'], priority: ['low'] },
  ]);
  const problem = (steps: Changes[string]) => problemsOf(withSteps('resolve', steps));
  expect([
    problem([pressing, lowAgain]),
    problem([pressing, low, { ...low, priority: ['low', 'normal'] }]),
    problem([pressing, { ...lowAgain, priority: ['high', 'normal'] }]),
    problem([{ ...pressing, priority: 'pressing' }]),
    problem([{ ...pressing, priority: [] }]),
  ]).toEqual([
    [expect.stringMatching(/^ladders\.standard\.resolve\[1\]: Nothing is said at the breach/)],
    [expect.stringMatching(/^ladders\.standard\.resolve\[2\]: This step does not come after/)],
    [expect.stringMatching(/^ladders\.standard\.resolve\[1\]: Nothing is said at the breach/)],
    [
      'ladders.standard.resolve[0].priority: "pressing" is not a priority. Write urgent, high, normal, low, or a list of them.',
    ],
    [
      'ladders.standard.resolve[0].priority: This is empty. Write urgent, high, normal, low, or a list of them.',
    ],
  ]);
});

test('an escalation whose news does not come is handed back after a while, or never', () => {
  const ladders = { one: {}, two: { hand_back_after: '30m' }, three: { hand_back_after: 'never' } };
  const read = configOf(changed({ ladders })).ladders;
  expect([read.standard, read.one, read.two, read.three].map((ladder) => ladder?.handBackMs)).toEqual([
    3_600_000,
    3_600_000,
    1_800_000,
    null,
  ]);
  expect(
    problemsOf(changed({ ladders: { one: { hand_back_after: 'no' }, two: { hand_back_after: '0s' } } })),
  ).toEqual([
    'ladders.one.hand_back_after: "no" is not a duration or never. Write it like 30m or 1h, or never.',
    'ladders.two.hand_back_after: This is no time at all. Write at least 1s.',
  ]);
});

const order =
  'This step does not come after the one above it. Order the steps: rising shares, breach, then every.';
const moment = 'is not a moment of the clock. Write a share from 1% to 99%, or breach.';
const tell = 'Tell thread, on-call, owner or leads, or a list of them.';
const half = { at: '50%', tell: 'thread' };
const breach = { at: 'breach', tell: 'leads' };
const again = { every: '30m', times: 4, tell: 'leads' };

test.each<[string, Changes[string]]>([
  [`resolve[1]: ${order}`, [half, half]],
  [`resolve[1]: ${order}`, [{ at: '80%', tell: 'thread' }, half]],
  [`resolve[1]: ${order}`, [breach, half]],
  [`resolve[1]: ${order}`, [breach, breach]],
  [`resolve[2]: ${order}`, [breach, again, again]],
  [
    'resolve[0]: Nothing is said at the breach that this would repeat. Put a step { at: breach, … } before it.',
    [again],
  ],
  [
    'resolve[1]: Nothing is said at the breach that this would repeat. Put a step { at: breach, … } before it.',
    [half, again],
  ],
  [`resolve[0].at: "0%" ${moment}`, [{ at: '0%', tell: 'thread' }]],
  [`resolve[0].at: "100%" ${moment}`, [{ at: '100%', tell: 'thread' }]],
  [`resolve[0].at: 50 ${moment}`, [{ at: 50, tell: 'thread' }]],
  [`resolve[0].tell: "everybody" is not somebody to tell. ${tell}`, [{ at: '50%', tell: 'everybody' }]],
  [`resolve[0].tell: This is missing. ${tell}`, [{ at: '50%' }]],
  [`resolve[0].tell[1]: "lead" is not somebody to tell. ${tell}`, [{ at: '50%', tell: ['owner', 'lead'] }]],
  [
    'resolve[1].times: 21 is not a number of times. Write a whole number from 1 to 20.',
    [breach, { ...again, times: 21 }],
  ],
  [
    'resolve[1].times: 0 is not a number of times. Write a whole number from 1 to 20.',
    [breach, { ...again, times: 0 }],
  ],
  [
    'resolve[1].times: 1.5 is not a number of times. Write a whole number from 1 to 20.',
    [breach, { ...again, times: 1.5 }],
  ],
  [
    'resolve[1].every: "soon" is not a duration. Write it like 90s, 15m, 4h, 2d or 1h 30m.',
    [breach, { ...again, every: 'soon' }],
  ],
  [
    'resolve[0]: "breach" is not a step. Write { at: 50%, tell: thread }, { at: breach, … } or { every: 30m, times: 4, … }.',
    ['breach'],
  ],
  [
    'resolve: "breach" is not a list of steps. Write each step on its own line, beginning with a dash.',
    'breach',
  ],
])('%s', (problem, steps) => {
  expect(problemsOf(withSteps('resolve', steps))).toEqual([`ladders.standard.${problem}`]);
});

test('before it is acknowledged there is no owner to tell', () => {
  expect(problemsOf(withSteps('acknowledge', [{ at: '50%', tell: ['owner'] }]))).toEqual([
    'ladders.standard.acknowledge: Before it is acknowledged there is no owner to tell. Tell thread, on-call or leads instead.',
  ]);
});

test('a clock that does not exist is named', () => {
  expect(problemsOf(changed({ ladders: { standard: { resolved: [] } } }))).toEqual([
    'ladders.standard.resolved: There is no such setting. Did you mean resolve?',
  ]);
});
