/** What the agent is told in the moment of sending. The words are the views’. */
import { expect, test } from 'vitest';
import type { Recorded } from '../../../src/domain/escalation.ts';
import { agentEntry } from '../../../src/views/agent-entry.ts';
import { agentMessage } from '../../../src/views/agent-message.ts';
import {
  anEntry,
  evening,
  inDublin,
  moved,
  nobody,
  onDuty,
  startShow,
  tuesday,
  version,
  wording,
} from './a-show.ts';

const payload = { kind: 'agent entry', version } as const;
const posts = { agent: 'DAOIFE' };
const asked = anEntry({ what: 'asked', missing: ['account'], text: 'Which one?' });

test('the agent has one message, with a link to the newest card', async () => {
  const { shown, escalation, now } = await startShow({
    escalation: { version: 3, moves: 1 },
    posts: { 'card:0': 'C0ENG', 'card:1': 'C0DESIGN' },
  });
  const message = agentMessage({
    escalation,
    onCall: onDuty,
    closedUntil: null,
    cardLink: 'link to card:1',
    restricted: false,
    wording,
    now: now(),
  });
  expect(await shown({ kind: 'agent', version })).toEqual({
    do: 'keep',
    escalationId: 'ESC-1',
    name: 'agent',
    upToVersion: 3,
    places: [{ user: 'UAOIFE' }],
    message,
    anew: message,
  });
});

test.each([
  { kind: 'agent', version: 0 },
  { kind: 'card', card: 0, version: 0 },
] as const)('a refresh posts nothing: what it would show is on its way ($kind)', async (refresh) => {
  const { shown } = await startShow();
  expect(await shown(refresh)).toMatchObject({ onlyIfThere: true });
});

test('it knows when the place opens, and shows nothing of what a restricted team reads', async () => {
  const restricted = await startShow({ escalation: { team: 'risk' }, policy: inDublin });
  restricted.clock.advance(evening);
  expect(await restricted.shown({ kind: 'agent', version })).toMatchObject({
    message: agentMessage({
      escalation: restricted.escalation,
      onCall: nobody,
      closedUntil: tuesday,
      cardLink: null,
      restricted: true,
      wording,
      now: restricted.now(),
    }),
  });
});

test('the agent hears in a thread what was done, and in the conversation too what must not be missed', async () => {
  const isBroadcast = async (entry: Recorded) => {
    const { shown, escalation, now } = await startShow({ posts, history: [entry] });
    const facts = { escalation, entry, closedUntil: null, wording, now: now() };
    const { broadcast, ...message } = agentEntry(facts) ?? { broadcast: false };
    expect(await shown(payload)).toEqual({
      do: 'say',
      to: { channel: 'DAOIFE' },
      threadTs: '1.0',
      broadcast,
      message,
      buttons: { about: [{ id: 'ESC-1', version: escalation.version }], entry: 2 },
      reader: 'UAOIFE',
    });
    return broadcast;
  };
  expect([await isBroadcast(asked), await isBroadcast(anEntry({ what: 'acknowledged' }))]).toEqual([
    true,
    false,
  ]);
});

test('of what happens while the place is closed the agent hears when it opens', async () => {
  const entry = anEntry({ what: 'acknowledged' });
  const { shown, escalation, clock, now } = await startShow({ posts, history: [entry], policy: inDublin });
  clock.advance(evening);
  const facts = { escalation, entry, closedUntil: tuesday, wording, now: now() };
  const { broadcast: _, ...message } = agentEntry(facts) ?? { broadcast: false };
  expect(await shown(payload)).toMatchObject({ message });
});

test('the agent hears nothing of what they did themselves, or of what is gone', async () => {
  const own = await startShow({ posts, history: [anEntry({ what: 'acknowledged' }, { by: 'UAOIFE' })] });
  const gone = await startShow({ posts });
  const nothing = { do: 'drop', reason: 'nothing to say' };
  expect([await own.shown(payload), await gone.shown(payload)]).toEqual([nothing, nothing]);
});

test('the agent cannot hear it before the message it stands under is there', async () => {
  const { shown } = await startShow({ history: [asked] });
  expect(await shown(payload)).toMatchObject({ do: 'dead letter' });
});

test.each([
  ['the team that has it is restricted', 'risk', 'engineering', [], true],
  ['the team was that had it then', 'design', 'risk', [moved('risk', 3)], true],
  ['neither is', 'design', 'engineering', [moved('engineering', 3)], false],
] as const)(
  'what was written under a restricted team stays there: %s',
  async (_, team, under, moves, stays) => {
    const restricted = under === 'risk';
    const entry = anEntry({ what: 'said', side: 'team', text: 'A secret' }, { under, restricted });
    const { shown } = await startShow({
      posts,
      history: [entry, ...moves],
      escalation: { team, moves: moves.length },
    });
    expect(await shown(payload)).toMatchObject(
      stays ? { do: 'drop', reason: 'nothing to say' } : { do: 'say', broadcast: false },
    );
  },
);
