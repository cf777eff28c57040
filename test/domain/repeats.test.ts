/** The same once more by the same person: a double click, or two presses in a row. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Command } from '../../src/domain/command.ts';
import { anyAct, anyLife } from '../support/any-life.ts';
import {
  acknowledge,
  answer,
  ask,
  assign,
  callBack,
  changePriority,
  handBack,
  holdOn,
  lookBack,
  promiseCallback,
  promiseNews,
  resolve,
  say,
  snooze,
} from '../support/commands.ts';
import { after, morning, reporter, responder } from '../support/factories.ts';
import { type Act, actAt, lives } from '../support/living.ts';

const second = 1000;

test('whatever has been before, what is done twice in a moment is done once', () => {
  fc.assert(
    fc.property(anyLife(), anyAct, fc.constantFrom(0, 1, second), (life, act, laterMs) => {
      const command = act(life.now);
      fc.pre(command.kind !== 'say');
      const once = actAt(life, life.now, command);
      const again = life.now + laterMs;
      expect(actAt(once, again, act(again)).history).toEqual(once.history);
    }),
    { numRuns: 2000 },
  );
});

const priya = { by: responder('UPRIYA') };
const onPhone = { onPhone: true };
const taken: Act = [after(1), acknowledge()];

/** Whether the last of these is done after those before it. */
function isDone(draft: Parameters<typeof lives>[0], acts: readonly Act[], [at, command]: Act): boolean {
  const before = lives(draft, morning, acts);
  return actAt(before, at, command).escalation !== before.escalation;
}

const noAnswer = (retry: number) => callBack({ outcome: 'no answer', retryAt: after(retry) });
const called: Act = [after(10), noAnswer(60)];

test.each<[string, boolean, Parameters<typeof lives>[0], Act[], Act]>([
  ['a hold that runs', false, onPhone, [[after(1), holdOn()]], [after(3) - 1, holdOn()]],
  ['a hold that is over', true, onPhone, [[after(1), holdOn()]], [after(3), holdOn()]],
  [
    'a hold after the news that was promised',
    true,
    onPhone,
    [
      [after(1), holdOn()],
      [after(2), say()],
    ],
    [after(2), holdOn()],
  ],
  [
    'a hold after a colleague’s news',
    true,
    onPhone,
    [
      [after(1), holdOn()],
      [after(2), say(priya)],
    ],
    [after(2), holdOn()],
  ],
  [
    'a hold that runs while its owner does something else',
    false,
    onPhone,
    [
      [after(1), holdOn()],
      [after(2), changePriority()],
    ],
    [after(2), holdOn()],
  ],
  ['a hold of another person', true, onPhone, [[after(1), holdOn()]], [after(2), holdOn(priya)]],
  [
    'a colleague’s hold that runs',
    false,
    onPhone,
    [taken, [after(1), holdOn(priya)], [after(2), say()]],
    [after(2), holdOn(priya)],
  ],
  [
    'a colleague’s hold that is over',
    true,
    onPhone,
    [taken, [after(1), holdOn(priya)]],
    [after(3), holdOn(priya)],
  ],
  [
    'a colleague’s hold after a word of theirs',
    true,
    onPhone,
    [taken, [after(1), holdOn(priya)], [after(2), say(priya)]],
    [after(2), holdOn(priya)],
  ],
  [
    'a colleague’s hold once it is theirs',
    true,
    onPhone,
    [taken, [after(1), holdOn(priya)], [after(2), assign()]],
    [after(2), holdOn(priya)],
  ],
  [
    'a hold of what was handed back',
    true,
    onPhone,
    [
      [after(1), holdOn()],
      [after(2), handBack()],
    ],
    [after(2), holdOn()],
  ],
  ['the same news', false, {}, [taken, [after(2), promiseNews()]], [after(50), promiseNews()]],
  [
    'half an hour from a moment later',
    false,
    {},
    [taken, [after(2), promiseNews()]],
    [after(3), promiseNews({ newsBy: after(121) - 1 })],
  ],
  [
    'news a minute later',
    true,
    {},
    [taken, [after(2), promiseNews()]],
    [after(3), promiseNews({ newsBy: after(121) })],
  ],
  [
    'news a minute sooner',
    true,
    {},
    [taken, [after(2), promiseNews()]],
    [after(3), promiseNews({ newsBy: after(119) })],
  ],
  [
    'news where the promise is overdue',
    true,
    {},
    [taken, [after(2), promiseNews()]],
    [after(120), promiseNews({ newsBy: after(121) - 1 })],
  ],
  ['news when the team’s own is due', true, {}, [taken], [after(2), promiseNews({ newsBy: after(121) })]],
  [
    'news promised again after a word',
    true,
    {},
    [taken, [after(2), promiseNews()], [after(3), say()]],
    [after(4), promiseNews()],
  ],
  [
    'the same callback',
    false,
    { callbackAt: after(180) },
    [],
    [after(2), promiseCallback({ by: reporter() })],
  ],
  ['a callback by whoever takes it', true, { callbackAt: after(180) }, [], [after(2), promiseCallback()]],
  [
    'a callback a minute later',
    true,
    { callbackAt: after(180) },
    [],
    [after(2), promiseCallback({ by: reporter(), callbackAt: after(181) })],
  ],
  ['no answer and the same next try', false, { callbackAt: after(30) }, [called], [after(11), noAnswer(60)]],
  ['no answer and another next try', true, { callbackAt: after(30) }, [called], [after(11), noAnswer(70)]],
  [
    'no answer and no next try',
    true,
    { callbackAt: after(30) },
    [called],
    [after(11), callBack({ outcome: 'no answer' })],
  ],
  [
    'a call that was answered',
    true,
    { callbackAt: after(30) },
    [called],
    [after(11), callBack({ retryAt: after(60) })],
  ],
  [
    'no answer to somebody else',
    true,
    { callbackAt: after(30) },
    [called],
    [after(11), { ...noAnswer(60), ...priya }],
  ],
  [
    'the same hindsight',
    false,
    {},
    [
      [after(1), resolve()],
      [after(2), lookBack()],
    ],
    [after(90), lookBack()],
  ],
  [
    'another hindsight',
    true,
    {},
    [
      [after(1), resolve()],
      [after(2), lookBack()],
    ],
    [after(3), lookBack({ document: { answer: 'missing', which: null } })],
  ],
  ['the same question', false, {}, [[after(1), ask()]], [after(90), ask()]],
  ['another question', true, {}, [[after(1), ask()]], [after(2), ask({ text: 'Since when?' })]],
  ['a question about something else', true, {}, [[after(1), ask()]], [after(2), ask({ missing: [] })]],
  ['the question of somebody else', true, {}, [[after(1), ask()]], [after(2), ask(priya)]],
  [
    'a question that was answered',
    true,
    {},
    [
      [after(1), ask()],
      [after(2), answer()],
    ],
    [after(3), ask()],
  ],
  ['the same snooze', false, {}, [[after(1), snooze()]], [after(2), snooze({ until: after(121) - 1 })]],
  ['a longer snooze', true, {}, [[after(1), snooze()]], [after(2), snooze({ until: after(121) })]],
  ['the snooze of somebody else', true, {}, [[after(1), snooze()]], [after(2), snooze(priya)]],
  ['reminders as usual, where they are', false, {}, [], [after(2), snooze({ until: null })]],
])('%s: done again is %s', (_, done, draft, acts, act) => {
  expect(isDone(draft, acts, act)).toBe(done);
});

test('an owner who promises the same although a hand-over is offered has shown that they are there', () => {
  const newsBy = after(55);
  const acts: Act[] = [
    [after(20), acknowledge()],
    [after(21), promiseNews({ newsBy })],
  ];
  const offered = { priority: 'urgent' } as const;
  const again: Command = promiseNews({ newsBy });
  expect(isDone(offered, acts, [after(29), again])).toBe(false);
  expect(isDone(offered, [...acts, [after(31), say({ by: reporter() })]], [after(32), again])).toBe(true);
});
