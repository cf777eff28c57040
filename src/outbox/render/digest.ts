/** The daily digest, to a lead or a channel: gathered when it is sent, and with what whoever gets it may read. */
import { cardName } from '../../db/posts.ts';
import { beginsWeek, type Digest, type DigestTo, latestDigestMs } from '../../domain/digest.ts';
import type { Escalation } from '../../domain/escalation.ts';
import { peopleIn } from '../../domain/people-in.ts';
import { peopleInChanges } from '../../domain/process-change.ts';
import { digest, digestRows } from '../../views/digest.ts';
import type { Message } from '../../views/lines.ts';
import { linkFor, mayRead, type PayloadOf, type RenderContext, wordsFor } from './context.ts';
import { type Rendering, sayTo } from './rendering.ts';

export async function renderDigest(context: RenderContext, payload: PayloadOf<'digest'>): Promise<Rendering> {
  const { now } = context;
  const { dueAt, asked } = payload;
  if (!asked && now() - dueAt > latestDigestMs) return { do: 'drop', reason: 'too late' };
  const to = toOf(payload);
  const { message, about } = await digestNow(context, await context.gather(to, dueAt));
  return sayTo('lead' in to ? { user: to.lead } : to, message, about);
}

const toOf = (payload: PayloadOf<'digest'>): DigestTo =>
  'lead' in payload ? { lead: payload.lead } : { channel: payload.channel };

/** It counts until the same instant, and of what needed them it has what still does; what it had no room for is counted still. */
export async function digestAnew(
  context: RenderContext,
  payload: PayloadOf<'digest'>,
  told: readonly string[],
): Promise<Message> {
  const { dueAt } = payload;
  const facts = await context.gather(toOf(payload), dueAt);
  const isTold = ({ escalation }: Digest['needsYou'][number]) => told.includes(escalation.id);
  const shown = facts.needsYou.filter(isTold);
  const wasFull = told.length >= digestRows;
  const others = facts.needsYou.filter((one) => wasFull && !isTold(one) && one.escalation.openedAt <= dueAt);
  const needsYou = [...shown, ...others];
  return (await digestNow(context, { ...facts, needsYou }, shown.length)).message;
}

async function digestNow(context: RenderContext, facts: Digest, rows = digestRows) {
  const { to, needsYou } = facts;
  const escalations = needsYou.slice(0, rows).map(({ escalation }) => escalation);
  const links = new Map<string, string | null>();
  const readable = new Set<string>();
  for (const escalation of escalations) {
    links.set(escalation.id, await linkIn(context, to, escalation));
    if (await mayReadIn(context, to, escalation)) readable.add(escalation.id);
  }
  const documents = [];
  for (const document of facts.documents) {
    const named = !context.directory.restricted(document.team) && (await mayReadIn(context, to, document));
    documents.push(named ? document : { ...document, which: null });
  }
  const week = 'lead' in to && beginsWeek(facts) ? await context.monday(to.lead) : null;
  const message = digest({
    digest: { ...facts, documents },
    week,
    rows,
    links,
    wording: await wordsFor(context, [...peopleIn(escalations), ...(week ? peopleInChanges(week) : [])]),
    now: context.now(),
    board: 'lead' in to ? await context.boardLink() : null,
    mayRead: ({ id }: Escalation) => readable.has(id),
  });
  return { message, about: escalations };
}

/** In a channel nobody reads what is restricted, whichever channel it is. */
const mayReadIn = async (
  context: RenderContext,
  to: DigestTo,
  about: Pick<Escalation, 'team'>,
): Promise<boolean> =>
  'lead' in to ? mayRead(context, to.lead, about) : !context.directory.restricted(about.team);

async function linkIn(context: RenderContext, to: DigestTo, escalation: Escalation): Promise<string | null> {
  if ('lead' in to) return linkFor(context, to.lead, escalation);
  if (context.directory.restricted(escalation.team)) return null;
  const card = await context.queries.posts.find(escalation.id, cardName(escalation.moves));
  return card?.permalink ?? null;
}
