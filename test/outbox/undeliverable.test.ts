/** Who is told that a place cannot be written to, and how often. */
import { expect, test } from 'vitest';
import type { OutboxRow } from '../../src/db/outbox.ts';
import type { NoticePayload } from '../../src/db/payload.ts';
import type { Escalation } from '../../src/domain/escalation.ts';
import type { Team } from '../../src/domain/team.ts';
import { createUndeliverable } from '../../src/outbox/undeliverable.ts';
import { aDirectory } from '../support/directory.ts';
import { anEscalation, aPolicy, hours } from '../support/factories.ts';
import { aNotice, type Sending, startSending } from './sending.ts';

const team = (name: string, channel: string, leads: string[]): Team => ({
  name,
  channel,
  restricted: false,
  responders: { channelMembers: true },
  leads,
  onCall: [],
  fallback: {},
  sla: aPolicy().sla,
  ladder: 'default',
});
const teams = {
  engineering: team('Engineering', 'C0ENG', ['UMARCUS', 'UNORA']),
  risk: team('Risk', 'C0RISK', ['UINGRID']),
};

const reminder = { clock: 'update', kind: 'breach', startedAt: 0, dueAt: 0 } as const;

async function started(escalation: Partial<Escalation> = {}) {
  const sending = await startSending();
  const { queries, store, now } = sending;
  await store.atomically([
    queries.escalations.insert(anEscalation({ id: 'ESC-1', number: 1, ...escalation })),
  ]);
  const tell = createUndeliverable({ queries, directory: aDirectory({ teams }), now });
  return {
    ...sending,
    /** Queues what is told of a row that could not be said somewhere. */
    async tell(row: OutboxRow, place: string, reason = 'is_archived'): Promise<void> {
      await store.atomically(await tell(row, place, reason));
    },
  };
}

/** What is queued to be told to a lead. */
const toldTo = async (sending: Sending, lead: string) =>
  (await sending.queued(`lead:${lead}`)).map(({ payload }) => payload);

const line: NoticePayload = { kind: 'card entry', card: 0, version: 1 };

test('each lead of the team whose channel it is hears of it in a lane of their own, at the rank of what was not said', async () => {
  const sending = await started();
  await sending.tell(await sending.claimed(aNotice('a', { rank: 1, payload: line })), 'C0ENG');
  const told = (lead: string) => ({
    id: `undeliverable:C0ENG:is_archived:2026-11-23:${lead}`,
    major: sending.now(),
    minor: 0,
    payload: { kind: 'undeliverable', lead, channel: 'C0ENG', reason: 'is_archived', team: 'engineering' },
    rank: 1,
    room: lead,
  });
  expect(await sending.queued('lead:UMARCUS')).toEqual([told('UMARCUS')]);
  expect(await sending.queued('lead:UNORA')).toEqual([told('UNORA')]);
  expect(await sending.queued('lead:UINGRID')).toEqual([]);
});

test('they hear of it once a day for each place and reason', async () => {
  const sending = await started();
  const row = await sending.claimed(aNotice('a', { payload: line }));
  const ids = () => sending.idsIn('lead:UNORA');
  await sending.tell(row, 'C0ENG');
  await sending.tell(row, 'C0ENG');
  sending.clock.advance(hours(14));
  await sending.tell(row, 'C0ENG');
  expect(await ids()).toEqual(['undeliverable:C0ENG:is_archived:2026-11-23:UNORA']);
  await sending.tell(row, 'C0ENG', 'not_in_channel');
  sending.clock.advance(hours(1));
  await sending.tell(row, 'C0ENG');
  expect(await ids()).toEqual([
    'undeliverable:C0ENG:is_archived:2026-11-23:UNORA',
    'undeliverable:C0ENG:not_in_channel:2026-11-23:UNORA',
    'undeliverable:C0ENG:is_archived:2026-11-24:UNORA',
  ]);
});

test('after a move it is the team whose channel it is, not the one that has the escalation', async () => {
  const sending = await started({ team: 'engineering', moves: 1 });
  await sending.tell(await sending.claimed(aNotice('a', { payload: line })), 'C0RISK');
  expect([await toldTo(sending, 'UINGRID'), await toldTo(sending, 'UMARCUS')]).toMatchObject([
    [{ channel: 'C0RISK', team: 'risk' }],
    [],
  ]);
});

test('a channel that is no team’s is told to the team that has the escalation', async () => {
  const sending = await started();
  await sending.tell(await sending.claimed(aNotice('a', { payload: line })), 'C0OPS');
  expect(await toldTo(sending, 'UMARCUS')).toMatchObject([{ channel: 'C0OPS', team: 'engineering' }]);
});

test.each<[string, NoticePayload, string]>([
  ['the agent’s message', { kind: 'agent', version: 1 }, 'UAOIFE'],
  ['a line under it', { kind: 'agent entry', version: 1 }, 'UAOIFE'],
  ['what a lead is told', { kind: 'lead', lead: 'UMARCUS', version: 1 }, 'UMARCUS'],
  [
    'a reminder',
    { kind: 'personal reminder', person: 'UKENJI', as: 'owner', version: 1, reminder },
    'UKENJI',
  ],
  ['a hand-over', { kind: 'personal hand-over', person: 'UMARCUS', as: 'lead', version: 1 }, 'UMARCUS'],
])(
  'of %s that cannot be said it is the person who is named, to leads who are somebody else',
  async (_, payload, person) => {
    const sending = await started();
    await sending.tell(
      await sending.claimed(aNotice('a', { payload })),
      `D${person.slice(1)}`,
      'user_disabled',
    );
    const told = (lead: string) =>
      lead === person
        ? []
        : [{ kind: 'undeliverable', lead, channel: person, reason: 'user_disabled', team: 'engineering' }];
    expect([await toldTo(sending, 'UMARCUS'), await toldTo(sending, 'UNORA')]).toEqual([
      told('UMARCUS'),
      told('UNORA'),
    ]);
  },
);

test('nobody is told of what is about no escalation, or one that is gone, or of a team that is', async () => {
  const sending = await started({ team: 'design' });
  const other = { escalationId: 'ESC-2' };
  await sending.tell(await sending.claimed(aNotice('a', { escalationId: null })), 'C0ENG');
  await sending.tell(await sending.claimed(aNotice('b', other)), 'C0ENG');
  await sending.tell(await sending.claimed(aNotice('c', { payload: line })), 'C0DESIGN');
  expect([await toldTo(sending, 'UMARCUS'), await toldTo(sending, 'UNORA')]).toEqual([[], []]);
});
