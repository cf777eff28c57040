import { expect, test } from 'vitest';
import type { PostRow } from '../../../src/db/posts.ts';
import { threadTarget } from '../../../src/outbox/render/line.ts';
import { under } from '../../../src/outbox/render/rendering.ts';
import { anEscalation, morning } from '../../support/factories.ts';

const message = { text: 'A line', blocks: [] };
const card = (n: number): PostRow => ({
  escalationId: 'ESC-12',
  name: `card:${n}`,
  channel: `C${n}`,
  ts: `${n}.1`,
  permalink: null,
});
const sayUnder = (n: number) => ({
  do: 'say',
  to: { channel: `C${n}` },
  threadTs: `${n}.1`,
  broadcast: false,
  message,
});

/** A line for card 0 of an escalation that moved so often, where these cards are posted. */
const line = (
  what: 'said' | 'answered' | 'acknowledged' | undefined,
  moves: number,
  posted: readonly number[],
) =>
  threadTarget(
    anEscalation({ moves }),
    { card: 0, what, saidIn: () => ({ message }) },
    {
      find: (id, name) =>
        Promise.resolve(
          posted
            .map(card)
            .map((post) => ({ ...post, escalationId: 'ESC-12' }))
            .find((post) => post.escalationId === id && post.name === name),
        ),
      now: () => morning,
    },
  );

test('it goes under its own card, also when that is no longer the last', async () => {
  expect(await line('acknowledged', 0, [0])).toEqual(sayUnder(0));
  expect(await line('acknowledged', 2, [0, 2])).toEqual(sayUnder(0));
});

test('under the last card that was never posted it cannot be said', async () => {
  expect(await line('said', 0, [])).toEqual({
    do: 'dead letter',
    reason: 'the message it belongs under was never posted',
  });
});

test('what a card that never was had to tell is dropped once the escalation has moved on', async () => {
  expect(await line('acknowledged', 1, [1])).toEqual({ do: 'drop', reason: 'overtaken' });
  expect(await line(undefined, 1, [1])).toEqual({ do: 'drop', reason: 'overtaken' });
});

test.each(['said', 'answered'] as const)(
  'what the agent %s goes under the card it has by now',
  async (what) => {
    expect(await line(what, 2, [1, 2])).toEqual(sayUnder(2));
  },
);

test('it waits five seconds for a card that is still to be posted', async () => {
  expect(await line('said', 2, [1])).toEqual({ do: 'wait', until: morning + 5000 });
});

test('a line in a thread may be shown in the conversation too', () => {
  expect(under(card(0), message, { broadcast: true })).toEqual({ ...sayUnder(0), broadcast: true });
});
