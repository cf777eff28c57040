/** Where a message of ours stands is remembered, whatever shows a link to it is shown anew, and what was heard there is its escalation's. */

import type { NewNotice, OutboxRow } from '../db/outbox.ts';
import type { NoticePayload } from '../db/payload.ts';
import { agentName, cardName, type PostRow } from '../db/posts.ts';
import type { Queries } from '../db/queries.ts';
import type { Statement } from '../db/store.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import { messageLane, orderOfRefresh } from './lanes.ts';

type Parts = { queries: Pick<Queries, 'inbox' | 'outbox' | 'posts'>; now(): Instant };

/** The name of the message that a row posts or edits; undefined where it says a line. */
export const postNameOf = (payload: NoticePayload): string | undefined =>
  payload.kind === 'card' ? cardName(payload.card) : payload.kind === 'agent' ? agentName : undefined;

/**
 * `row` is the row of the outbox that posted it, `by` names who remembers it: each shows it anew once. Who does so beside delivery asks for
 * `all`: what shows a link to it may be on its way to Slack without one, and its channel may be another one by now.
 */
export async function rememberPost(
  row: Pick<OutboxRow, 'major' | 'minor' | 'rank' | 'payload'>,
  by: string,
  post: PostRow,
  { queries, now }: Parts,
  all = false,
): Promise<Statement[]> {
  const { escalationId } = post;
  const { payload } = row;
  const linking = payload.kind === 'card' ? linkingTo(payload.card) : [];
  const posted = await Promise.all(linking.map(({ name }) => queries.posts.find(escalationId, name)));
  const refreshes = linking
    .filter((_, n) => all || posted[n] !== undefined)
    .map(
      ({ id, name, payload: shown }): NewNotice => ({
        id: `${by}:${id}`,
        lane: messageLane(escalationId, name),
        ...orderOfRefresh(row),
        escalationId,
        payload: shown,
        rank: row.rank,
      }),
    );
  const mayComeHome = all && payload.kind === 'card' ? [homeNotice(row, by, post, payload.card)] : [];
  return [
    queries.posts.save(post),
    queries.inbox.belongTo(post, escalationId),
    ...[...refreshes, ...mayComeHome].map((notice) => queries.outbox.enqueue(notice, now())),
  ];
}

/** Its own channel may have opened before it was known that the card stands elsewhere; where it stands there, it is only edited. */
const homeNotice = (
  row: Pick<OutboxRow, 'major' | 'minor' | 'rank'>,
  by: string,
  { escalationId, name }: PostRow,
  card: number,
): NewNotice => ({
  id: `${by}:home`,
  lane: messageLane(escalationId, name),
  ...orderOfRefresh(row),
  escalationId,
  payload: { kind: 'card', card, version: 0, home: true },
  rank: row.rank,
});

/** The agent's message links to the card there is; cards it had before say where it moved. */
const linkingTo = (card: number) => [
  { id: 'link', name: agentName, payload: { kind: 'agent', version: 0 } as const },
  ...Array.from({ length: card }, (_, earlier) => ({
    id: `moved-from:${earlier}`,
    name: cardName(earlier),
    payload: { kind: 'card', card: earlier, version: 0 } as const,
  })),
];
