/** What becomes of notices: a row each, in its lane and order, as urgent as its escalation, for where it is expected. */
import { expect, test } from 'vitest';
import type { Deed, Escalation, Notice, Reminder } from '../../src/domain/escalation.ts';
import { queued, queuedFor } from '../../src/outbox/queue.ts';
import { after, anEscalation, morning } from '../support/factories.ts';

const broken: Reminder = { clock: 'update', kind: 'breach', startedAt: morning, dueAt: morning };
const reminder: Notice = { kind: 'reminder', reminder: broken, card: 1, to: 'thread', personally: [] };
const personal = { kind: 'personal reminder', reminder: broken, person: 'UKENJI', as: 'owner' } as const;

/** It has moved once, from design to engineering. */
const rows = (notices: Notice[], what: Deed['what'] = 'said', more: Partial<Escalation> = {}) =>
  queued(
    {
      escalation: anEscalation({ id: 'ESC-1', version: 7, moves: 1, updatedAt: after(5), ...more }),
      notices,
      what,
    },
    (team) => ({ engineering: 'C0ENG', design: 'C0DESIGN' })[team],
  );

test.each<[Notice, string, string]>([
  [{ kind: 'card', card: 1 }, 'ESC-1/card:1', ''],
  [{ kind: 'card entry', card: 1 }, 'ESC-1/card:1', 'C0ENG'],
  [{ kind: 'card entry', card: 0 }, 'ESC-1/card:0', ''],
  [{ kind: 'lines', card: 1 }, 'ESC-1/card:1', ''],
  [reminder, 'ESC-1/card:1', 'C0ENG'],
  [{ kind: 'hand-over', card: 1 }, 'ESC-1/card:1', 'C0ENG'],
  [{ kind: 'agent' }, 'ESC-1/agent', ''],
  [{ kind: 'agent entry' }, 'ESC-1/agent', 'UAOIFE'],
  [{ kind: 'lead', lead: 'UNORA' }, 'reminders:UNORA', 'UNORA'],
  [{ kind: 'personal hand-over', person: 'UKENJI', as: 'owner' }, 'ESC-1/to:UKENJI', 'UKENJI'],
  [personal, 'reminders:UKENJI', 'UKENJI'],
])('$kind has its lane, and a room where it is a new message', (notice, lane, room) => {
  expect(rows([notice])).toMatchObject([{ lane, room }]);
});

test('messages that are edited ever after are new where they were raised, and a card where it moved to', () => {
  const edited: Notice[] = [{ kind: 'card', card: 1 }, { kind: 'card', card: 0 }, { kind: 'agent' }];
  const rooms = (what: Deed['what']) => rows(edited, what).map(({ room }) => room);
  expect([rooms('raised'), rooms('moved'), rooms('said')]).toEqual([
    ['C0ENG', '', 'UAOIFE'],
    ['C0ENG', '', ''],
    ['', '', ''],
  ]);
});

test('where there is no such team the room is not known', () => {
  expect(rows([reminder], 'reminded', { team: 'gone' })).toMatchObject([{ room: '' }]);
});

test('rows are named after their version, and come in its order; a person’s reminders as they fall due', () => {
  const [card, told] = rows([{ kind: 'card', card: 1 }, personal]);
  expect([card, told]).toMatchObject([
    { id: 'ESC-1:7:0', major: 7, minor: 0, payload: { kind: 'card', card: 1, version: 7 } },
    { id: 'ESC-1:7:1', major: after(5), minor: 0, payload: { ...personal, version: 7 } },
  ]);
});

test('what is urgent goes first, and so does whatever a user on the phone waits for', () => {
  const rank = (more: Partial<Escalation>) => rows([{ kind: 'agent' }], 'said', more)[0]?.rank;
  expect([rank({ priority: 'urgent' }), rank({ priority: 'low' })]).toEqual([0, 3]);
  expect(rank({ priority: 'low', liveUntil: after(30) })).toBe(0);
});

test('what concerns no escalation waits in the lane of its lead', () => {
  const payload = {
    kind: 'digest',
    lead: 'UNORA',
    date: '2026-11-23',
    dueAt: morning,
    asked: false,
  } as const;
  expect(queuedFor('UNORA', { id: 'a', payload, rank: 4 }, after(1))).toEqual({
    id: 'a',
    payload,
    rank: 4,
    lane: 'lead:UNORA',
    major: after(1),
    minor: 0,
    escalationId: null,
    room: 'UNORA',
  });
});
