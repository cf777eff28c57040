import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Mishap } from '../../sandbox/slack/on-the-way.ts';
import type { Workspace } from '../../sandbox/slack/workspace.ts';
import { type BareSocket, type Envelope, openSocket } from './bare-socket.ts';
import { openWorkspace } from './probe.ts';

let workspace: Workspace;
let bot: BareSocket;

beforeEach(async () => {
  workspace = await openWorkspace({ ackTimeoutMs: 500, eventRetries: [30, 60] });
  bot = await openSocket(workspace);
  await bot.next();
});

afterEach(async () => {
  bot.socket.terminate();
  await workspace.close();
});

const always = (kind: Mishap) =>
  workspace.way.chaos({ seed: 1, share: 1, kinds: [kind], heldUpMs: [20, 20], againAfterMs: [20, 20] });

const acknowledged = async (): Promise<Envelope> => {
  const envelope = await bot.next();
  bot.ack(envelope.envelope_id);
  return envelope;
};

const errors = () => workspace.errorsShown('UANN').map(({ error }) => error);

describe('on the way to the bot', () => {
  test('something comes twice at once, with the same ids, and the first answer counts', async () => {
    always('twice');
    const sent = workspace.command('UANN', '/probe');
    const [first, second] = [await acknowledged(), await acknowledged()];
    expect(second).toEqual(first);
    expect((await sent).reply?.ok).toBe(true);
    expect(errors()).toEqual([]);
  });

  test('something that was acknowledged comes once more after a while, as a retry', async () => {
    always('again');
    const sent = workspace.command('UANN', '/probe');
    const first = await acknowledged();
    expect((await sent).reply?.ok).toBe(true);
    const again = await acknowledged();
    expect(again.envelope_id).toBe(first.envelope_id);
    expect(again).toMatchObject({ retry_attempt: 1, retry_reason: 'http_timeout' });
  });

  test('something is held up and then comes as if nothing had been', async () => {
    always('held_up');
    const sent = workspace.command('UANN', '/probe');
    await acknowledged();
    expect((await sent).reply?.ok).toBe(true);
  });

  test('something is lost: the person sees that it did not work, and the bot is not blamed', async () => {
    always('lost');
    await workspace.command('UANN', '/probe');
    expect([errors(), bot.said, workspace.problems]).toEqual([['operation_timeout'], [], []]);
  });

  test('an acknowledgement is lost: the bot did its part, and the person sees an error', async () => {
    always('ack_lost');
    const sent = workspace.command('UANN', '/probe');
    await acknowledged();
    expect((await sent).reply).toEqual({ ok: false, reason: 'lost' });
    expect([errors(), workspace.problems]).toEqual([['operation_timeout'], []]);
  });

  test('it is the same for the same seed, is counted, and ends when it is told to', async () => {
    const mishaps = async (): Promise<string[]> => {
      workspace.way.chaos({ seed: 5, share: 0.5, kinds: ['ack_lost'] });
      const lost: string[] = [];
      for (let n = 0; n < 6; n += 1) {
        const sent = workspace.command('UANN', '/probe');
        void bot.next().then(({ envelope_id }) => bot.ack(envelope_id));
        lost.push((await sent).reply?.ok ? 'came' : 'lost');
      }
      return lost;
    };
    const first = await mishaps();
    expect(new Set(first)).toEqual(new Set(['came', 'lost']));
    expect(workspace.way.counts().get('ack_lost')).toBe(first.filter((one) => one === 'lost').length);
    expect(await mishaps()).toEqual(first);
    workspace.way.clear();
    const sent = workspace.command('UANN', '/probe');
    await acknowledged();
    expect((await sent).reply?.ok).toBe(true);
  });
});

describe('events nobody acknowledged', () => {
  test('are tried again by themselves: at once, after a while, after a longer while, and then no more', async () => {
    await workspace.post('UANN', 'team', 'Hello?');
    const tries = [await bot.next(), await bot.next(), await bot.next(), await bot.next()];
    expect(tries.map(({ retry_attempt }) => retry_attempt)).toEqual([0, 1, 2, 3]);
    await workspace.quiet();
    expect(workspace.pendingEvents()).toEqual([]);
  });

  test('and what no connection took goes to the next that opens, and is then known to be acknowledged', async () => {
    workspace.cutSockets();
    await workspace.until(() => workspace.connections() === 0, 'the connection ends');
    await workspace.post('UANN', 'team', 'Hello?');
    expect(workspace.deliveries[0]?.acknowledgedAt).toBeUndefined();
    bot = await openSocket(workspace);
    await bot.next();
    expect(await acknowledged()).toMatchObject({ retry_attempt: 1, retry_reason: 'connection_failed' });
    await workspace.quiet();
    expect(workspace.deliveries[0]?.acknowledgedAt).toBe(workspace.clock.now());
  });

  test('can be given up', async () => {
    workspace.cutSockets();
    await workspace.until(() => workspace.connections() === 0, 'the connection ends');
    await workspace.post('UANN', 'team', 'Hello?');
    workspace.giveUpPending();
    bot = await openSocket(workspace);
    await bot.next();
    await workspace.quiet();
    expect([bot.said, workspace.pendingEvents()]).toEqual([[], []]);
  });
});

test('one connection of several can be cut', async () => {
  const other = await openSocket(workspace);
  await other.next();
  workspace.cutSockets(1);
  await workspace.until(() => workspace.connections() === 1, 'one connection ends');
  const sent = workspace.command('UANN', '/probe');
  other.ack((await other.next()).envelope_id);
  expect((await sent).reply?.ok).toBe(true);
  other.socket.terminate();
});
