/** What becomes of a card and the lines under it in the moment of sending. The words are the views’. */
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { NoticePayload } from '../../../src/db/payload.ts';
import type { Deed } from '../../../src/domain/escalation.ts';
import { card } from '../../../src/views/card.ts';
import { cardEntry } from '../../../src/views/card-entry.ts';
import { morning } from '../../support/factories.ts';
import {
  anEntry,
  evening,
  fallbackChannel,
  inDublin,
  moved,
  nobody,
  onDuty,
  startShow,
  tuesday,
  version,
  wording,
} from './a-show.ts';

const channel = 'C0ENG';

test('what is about an escalation that is gone cannot be said', async () => {
  const { shown } = await startShow();
  expect(await shown({ kind: 'card', card: 0, version }, { escalationId: 'ESC-9' })).toEqual({
    do: 'dead letter',
    reason: 'the escalation is gone',
  });
});

describe('a card', () => {
  const payload = { kind: 'card', card: 0, version } as const;
  const plainly = { card: 0, onCall: onDuty, closedUntil: null, sourceLink: null, movedTo: null, wording };

  test('belongs in its team’s channel, and into the fallback channel where that is closed', async () => {
    const { shown, escalation, now } = await startShow({ escalation: { version: 3 } });
    const message = card({ ...plainly, escalation, first: true, now: now() });
    expect(await shown(payload)).toEqual({
      do: 'keep',
      escalationId: 'ESC-1',
      name: 'card:0',
      upToVersion: 3,
      places: [{ channel }, { channel: fallbackChannel }],
      onlyIfThere: false,
      said: [],
      message,
      anew: message,
    });
  });

  test('is an edit once it is posted, and new all the same when it has to be posted anew', async () => {
    const { shown, escalation, now } = await startShow({
      escalation: { priority: 'urgent' },
      posts: { 'card:0': channel },
    });
    const [edited, anew] = [false, true].map((first) => card({ ...plainly, escalation, first, now: now() }));
    expect(edited).not.toEqual(anew);
    expect(await shown(payload)).toMatchObject({ do: 'keep', message: edited, anew });
  });

  test('knows who is on call and when the place opens, and links to what it was raised from', async () => {
    const source = { channel: 'C0GENERAL', ts: '5.0', permalink: null };
    const { shown, escalation, clock, now, permalink } = await startShow({
      policy: inDublin,
      escalation: { source },
    });
    clock.advance(evening);
    const message = card({
      ...plainly,
      escalation,
      first: true,
      onCall: nobody,
      closedUntil: tuesday,
      sourceLink: permalink(source.channel, source.ts),
      now: now(),
    });
    expect(await shown(payload)).toMatchObject({ message });
  });

  test('of a restricted team goes nowhere else, and of a team that is gone into the fallback channel', async () => {
    const placesOf = async (team: string) => {
      const { shown } = await startShow({ escalation: { team } });
      const is = await shown(payload);
      return is.do === 'keep' && is.places;
    };
    expect([await placesOf('risk'), await placesOf('gone')]).toEqual([
      [{ channel: 'C0RISK' }],
      [{ channel: fallbackChannel }],
    ]);
  });

  test('that it moved on from says where to, and is not posted any more', async () => {
    const hasMoved = { team: 'design', moves: 1 };
    const posts = { 'card:0': channel, 'card:1': 'C0DESIGN' };
    const known = await startShow({ escalation: hasMoved, posts });
    const { escalation, now } = known;
    const message = card({ ...plainly, escalation, first: false, movedTo: 'link to card:1', now: now() });
    expect(await known.shown(payload, { room: channel })).toMatchObject({
      places: [{ channel }],
      onlyIfThere: false,
      message,
    });
    const unknown = await startShow({ escalation: hasMoved });
    expect(await unknown.shown(payload, { room: '' })).toMatchObject({ places: [], onlyIfThere: true });
  });
});

describe('a line in the card’s thread', () => {
  const payload = { kind: 'card entry', card: 0, version } as const;
  const posts = { 'card:0': channel };
  const plainly = { calls: null, wording };

  test('says what was done, under the card', async () => {
    const entry = anEntry({ what: 'acknowledged' });
    const { shown, escalation } = await startShow({ posts, history: [entry] });
    expect(await shown(payload)).toEqual({
      do: 'say',
      to: { channel },
      threadTs: '1.0',
      broadcast: false,
      message: cardEntry({ ...plainly, escalation, entry }),
    });
  });

  test('calls who is on call when it has become urgent, but for who made it so', async () => {
    const entry = anEntry({ what: 'priority changed', from: 'normal', to: 'urgent' });
    const { shown, escalation } = await startShow({
      posts,
      history: [entry],
      escalation: { priority: 'urgent' },
    });
    const calls = { ...onDuty, crews: [{ group: undefined, users: ['UPRIYA'] }] };
    expect(await shown(payload)).toMatchObject({
      message: cardEntry({ ...plainly, escalation, entry, calls }),
    });
  });

  test('that stands outside the restricted team which has it now does not show what was typed', async () => {
    const entry = moved('engineering', version);
    /** Whether what was typed is left out under one of its cards. */
    const isSpared = async (team: string, of: number) => {
      const { shown, escalation } = await startShow({
        posts: { 'card:0': channel, 'card:1': 'C0RISK' },
        history: [entry],
        escalation: { team, moves: 1 },
      });
      const is = await shown({ ...payload, card: of });
      const said = (spared: boolean) =>
        cardEntry({ ...plainly, escalation, entry, ...(spared && { only: team }) });
      expect([said(true), said(false)]).toContainEqual(is.do === 'say' && is.message);
      return is.do === 'say' && isDeepStrictEqual(is.message, said(true));
    };
    expect([await isSpared('risk', 0), await isSpared('risk', 1), await isSpared('design', 0)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('says whose it is why it left a restricted team, also where its team reads what was written anew', async () => {
    const deed: Deed = {
      what: 'moved',
      from: 'risk',
      to: 'design',
      reason: 'A bug after all.',
      heldMs: 0,
      owner: null,
      policyId: 'p',
      edited: { summary: { was: 'Laundering', is: 'A delay' } },
    };
    const entry = anEntry(deed, { version, under: 'design', restricted: true });
    const { shown, escalation } = await startShow({
      posts: { 'card:0': 'C0RISK' },
      history: [entry],
      escalation: { team: 'design', moves: 1 },
    });
    expect(await shown(payload)).toMatchObject({
      message: cardEntry({ ...plainly, escalation, entry, only: 'design' }),
    });
  });

  test.each([
    ['there is nothing to say', [anEntry({ what: 'reminded', reminders: [] })]],
    ['its entry is gone', []],
  ])('is dropped where %s', async (_, history) => {
    const { shown } = await startShow({ posts, history });
    expect(await shown(payload)).toEqual({ do: 'drop', reason: 'nothing to say' });
  });

  test('goes under the card it has by now when its own never was', async () => {
    const { shown } = await startShow({
      posts: { 'card:1': 'C0DESIGN' },
      history: [anEntry({ what: 'said', side: 'agent', text: 'More' })],
      escalation: { team: 'design', moves: 1 },
    });
    expect(await shown(payload)).toMatchObject({ do: 'say', to: { channel: 'C0DESIGN' } });
  });
});

test('a reminder for the thread of a card that never was is dropped once it moved on', async () => {
  const payload: NoticePayload = {
    kind: 'reminder',
    to: 'thread',
    card: 0,
    personally: [],
    version,
    reminder: { clock: 'acknowledge', kind: 'breach', startedAt: morning + 1, dueAt: morning },
  };
  const hasMoved = { team: 'design', moves: 1 };
  const reasonOf = async (given: Parameters<typeof startShow>[0]) => {
    const is = await (await startShow(given)).shown(payload);
    return is.do === 'drop' && is.reason;
  };
  // Whatever is not dropped for that is looked at, and is no longer true.
  expect([
    await reasonOf({ escalation: hasMoved }),
    await reasonOf({ escalation: hasMoved, posts: { 'card:0': channel } }),
    await reasonOf({}),
  ]).toEqual(['overtaken', 'no longer true', 'no longer true']);
});
