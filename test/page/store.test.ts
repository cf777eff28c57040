/** What the page keeps of what the sandbox tells. */

import { expect, test } from 'vitest';
import type { Change, Did, SeenMessage, World } from '../../sandbox/live/protocol.ts';
import { changed, createStore, keptOf, keyOf } from '../../sandbox/page/store.ts';

type Written = Exclude<SeenMessage, { ephemeral: true }>;
type Whispered = Extract<SeenMessage, { ephemeral: true }>;

function written(ts: string, text: string, more: Partial<Written> = {}): Written {
  return {
    channel: 'C0OPS',
    ts,
    user: 'UAOIFE',
    text,
    blocks: [],
    attachments: [],
    broadcast: false,
    reactions: [],
    pings: [],
    byBot: false,
    values: {},
    ...more,
  };
}

function whispered(ts: string, text: string): Whispered {
  const seen = { channel: 'C0OPS', ts, text, blocks: [], attachments: [], values: {} };
  return { ...seen, ephemeral: true, to: 'UAOIFE' };
}

function worldWith(messages: SeenMessage[], more: Partial<World> = {}): World {
  return {
    viewer: 'UAOIFE',
    workspace: { name: 'Sandbox', botUser: 'UBOT', appName: 'Switchboard', commands: [], shortcuts: [] },
    people: [],
    groups: [],
    places: [],
    messages,
    modals: [],
    home: null,
    attention: {},
    clock: { now: 0, walks: true, movingTo: null },
    trouble: { bot: 'running', outage: false, rateLimit: false, dropAnswers: false },
    did: [],
    hasPast: false,
    ...more,
  };
}

const told = (message: SeenMessage, edited = false): Change => ({ kind: 'message', message, edited });
const textsIn = (kept: ReturnType<typeof keptOf>, channel = 'C0OPS') =>
  (kept.channels.get(channel) ?? []).map(({ text }) => text);

test('messages are kept by channel, in the order of their ts', () => {
  const kept = keptOf(
    worldWith([
      written('1000.000300', 'third'),
      written('1000.000100', 'first'),
      written('1000.000200', 'elsewhere', { channel: 'C0ENG' }),
      written('1000.000250', 'second'),
    ]),
  );
  expect(textsIn(kept)).toEqual(['first', 'second', 'third']);
  expect(textsIn(kept, 'C0ENG')).toEqual(['elsewhere']);
});

test('a new message stands where its ts belongs, in its channel and among all', () => {
  const before = keptOf(worldWith([written('1000.000100', 'first'), written('1000.000300', 'third')]));
  const after = [
    told(written('1000.000400', 'fourth')),
    told(written('1000.000200', 'second')),
    told(written('0999.000000', 'zeroth')),
  ].reduce(changed, before);
  expect(textsIn(after)).toEqual(['zeroth', 'first', 'second', 'third', 'fourth']);
  expect(after.world.messages.map(({ text }) => text)).toEqual(textsIn(after));
});

test('a message told again is replaced, not doubled, and everything else stays the very same', () => {
  const [first, second] = [written('1000.000100', 'first'), written('1000.000200', 'second')];
  const elsewhere = written('1000.000150', 'elsewhere', { channel: 'C0ENG' });
  const before = keptOf(worldWith([first, elsewhere, second]));
  const after = changed(before, told(written('1000.000100', 'first, edited'), true));
  expect(textsIn(after)).toEqual(['first, edited', 'second']);
  expect(after.world.messages.map(({ text }) => text)).toEqual(['first, edited', 'elsewhere', 'second']);
  expect(after.channels.get('C0OPS')?.[1]).toBe(second);
  expect(after.channels.get('C0ENG')).toBe(before.channels.get('C0ENG'));
  expect(textsIn(before)).toEqual(['first', 'second']);
});

test('only an edit somebody should notice is counted, each time', () => {
  const message = written('1000.000100', 'card');
  const after = [told(message, true), told(message, false), told(message, true)].reduce(
    changed,
    keptOf(worldWith([message])),
  );
  expect([...after.touched]).toEqual([[keyOf(message), 2]]);
});

test('what only the viewer sees stands beside a message with the same ts, after it', () => {
  const before = keptOf(worldWith([whispered('1000.000100', 'to you'), written('1000.000100', 'to all')]));
  expect(textsIn(before)).toEqual(['to all', 'to you']);
  const after = changed(
    changed(before, told(written('1000.000100', 'to all again'))),
    told(whispered('1000.000100', 'to you again')),
  );
  expect(textsIn(after)).toEqual(['to all again', 'to you again']);
});

test('a removed message is gone from its channel and from all, and from nowhere else', () => {
  const before = keptOf(
    worldWith([written('1000.000100', 'here'), written('1000.000100', 'there', { channel: 'C0ENG' })]),
  );
  const after = changed(before, { kind: 'removed', channel: 'C0OPS', ts: '1000.000100' });
  expect(textsIn(after)).toEqual([]);
  expect(after.world.messages.map(({ text }) => text)).toEqual(['there']);
});

test('what the bot did is added, and replaced by its number when the answer comes', () => {
  const did = (id: number, state: Did['state']): Did => ({
    id,
    at: 0,
    direction: 'to the bot',
    title: 'the command /escalate',
    where: 'Aoife',
    state,
    note: '',
    hasBlocks: false,
  });
  const after = [did(1, 'under way'), did(2, 'under way'), did(1, 'done')].reduce(
    (kept, one) => changed(kept, { kind: 'did', did: one }),
    keptOf(worldWith([])),
  );
  expect(after.world.did).toEqual([did(1, 'done'), did(2, 'under way')]);
});

test('places and attention change together; messages are not touched', () => {
  const before = keptOf(worldWith([written('1000.000100', 'first')]));
  const after = changed(before, { kind: 'places', places: [], attention: { UPRIYA: 2 } });
  expect(after.world.attention).toEqual({ UPRIYA: 2 });
  expect(after.channels).toBe(before.channels);
});

test('a store tells who follows it, and begins anew with each world', () => {
  const store = createStore();
  const lengths: (number | undefined)[] = [];
  const stop = store.subscribe(() => lengths.push(store.kept()?.world.messages.length));
  store.apply([told(written('1000.000100', 'before the first world'))]);
  store.begin(worldWith([written('1000.000100', 'first')]));
  store.apply([told(written('1000.000200', 'second')), told(written('1000.000300', 'third'))]);
  store.begin(worldWith([]));
  stop();
  store.begin(worldWith([written('1000.000100', 'first')]));
  expect(lengths).toEqual([1, 3, 0]);
});
