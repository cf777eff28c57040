/** The round-up of a channel as it is sent: only what is still true of what its threads would have said. */
import type { OutboxRow } from '../../db/outbox.ts';
import { cardName } from '../../db/posts.ts';
import { peopleIn } from '../../domain/people-in.ts';
import { heedInRoundUp, lineOf, type Matter } from '../../domain/pings.ts';
import type { Crew } from '../../domain/team.ts';
import type { Message } from '../../views/lines.ts';
import type { PingSubject } from '../../views/matter.ts';
import { type RoundUpItem, roundUp } from '../../views/round-up.ts';
import { type RenderContext, type Renderer, wordsFor, writtenAt } from './context.ts';
import { graver } from './graver.ts';
import { onCallOf, without } from './on-call.ts';
import { sayTo } from './rendering.ts';
import { stillTrue } from './still-true.ts';
import { itemsAnew, type RowNow, together } from './together.ts';

type Item = RoundUpItem & { crews: readonly Crew[] };

async function lineNow(context: RenderContext, { escalationId, payload }: OutboxRow): Promise<RowNow<Item>> {
  const escalation = await context.queries.escalations.find(escalationId ?? '');
  const untrue = { is: 'untrue', reason: 'no longer true' } as const;
  if (!escalation || payload.kind !== 'round-up' || payload.card < escalation.moves) return untrue;
  const told = await stillTrue(context, escalation, payload, payload.to);
  if (told.is !== 'said') return told;
  const onCall =
    payload.to === 'on-call' ? without(await onCallOf(context, escalation), payload.personally) : null;
  const card = await context.queries.posts.find(escalation.id, cardName(payload.card));
  const restricted = context.directory.restricted(escalation.team);
  return {
    item: {
      escalation,
      reminder: told.reminder,
      link: card?.permalink ?? null,
      restricted,
      crews: onCall?.crews ?? [],
    },
  };
}

export const renderRoundUp: Renderer<'round-up'> = async (context, { row }, { to }) => {
  const { attention, now } = context;
  const [matter] = matterIn(row);
  if (!matter) throw new Error(`${row.id} is no line of a round-up`);
  const told = await together<Item>(context, row, {
    standingOf: (one) => lineNow(context, one),
    matterIn,
    aboutWhat,
    heed: (_, pings) => heedInRoundUp(matter, { calls: to === 'on-call', pings, attention }, now()),
  });
  if ('do' in told) return told;
  const { items } = told;
  const message = await messageOf(context, items);
  const about = items.map(({ escalation }) => escalation);
  return { ...sayTo({ channel: row.room }, message, about), together: told.together };
};

async function messageOf(
  context: RenderContext,
  items: readonly Item[],
  settled: readonly PingSubject[] = [],
): Promise<Message> {
  const wording = await wordsFor(context, peopleIn(items.map(({ escalation }) => escalation)));
  const crews = items.flatMap((item) => item.crews);
  return roundUp(items.toSorted(graver), { crews, wording, now: writtenAt(context), settled });
}

/** All that one message tells, as it stands now; null where it stays as it is. */
export async function roundUpAnew(
  context: RenderContext,
  rows: readonly OutboxRow[],
): Promise<Message | null> {
  const { escalations, posts } = context.queries;
  const anew = await itemsAnew<Item>(rows, {
    aboutWhat,
    standingOf: (row) => lineNow(context, row),
    async subjectsOf({ escalationId }) {
      const escalation = await escalations.find(escalationId ?? '');
      if (!escalation) return [];
      const card = await posts.find(escalation.id, cardName(escalation.moves));
      return [{ escalation, link: card?.permalink ?? null, readable: false }];
    },
  });
  return anew && messageOf(context, anew.items, anew.settled);
}

const aboutWhat = ({ escalationId, payload }: OutboxRow): string =>
  `${escalationId} ${'reminder' in payload ? payload.reminder.clock : ''}`;

const matterIn = ({ escalationId, payload, rank }: OutboxRow): Matter[] =>
  payload.kind === 'round-up'
    ? [lineOf(escalationId ?? '', payload.reminder, { rank, calls: payload.to === 'on-call' })]
    : [];
