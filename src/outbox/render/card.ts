/** The card of a team: as it stands now, or the sign that it has moved on. */

import type { OutboxRow } from '../../db/outbox.ts';
import { cardName } from '../../db/posts.ts';
import { closed } from '../../domain/escalation.ts';
import { card } from '../../views/card.ts';
import { closedFor, entryOf, isRefresh, type Renderer, wordsAbout } from './context.ts';
import { onCallOf } from './on-call.ts';
import { saidAbout } from './said.ts';

export const renderCard: Renderer<'card'> = async (context, { row, escalation }, payload) => {
  const { queries, directory, now } = context;
  const { id, source, moves } = escalation;
  const team = directory.teams[escalation.team];
  const name = cardName(payload.card);
  const existing = await queries.posts.find(id, name);
  const formers = await queries.posts.formersOf(id, name);
  const stoodIn = [...formers, ...(existing ? [existing] : [])].map(({ channel }) => channel);
  const moved = payload.card < moves;
  const next = moved ? await queries.posts.find(id, cardName(moves)) : undefined;
  const facts = {
    escalation,
    card: payload.card,
    outside: team === undefined,
    onCall: await onCallOf(context, escalation),
    closedUntil: await closedFor(context, escalation),
    sourceLink: source && context.permalink(source.channel, source.ts),
    movedTo: next?.permalink ?? null,
    wording: await wordsAbout(context, escalation, await entryOf(context, escalation, payload)),
    now: now(),
  };
  // A restricted team's card goes nowhere else; of a team that is unknown there is only how it stands.
  const restricted = directory.restricted(escalation.team);
  const fallback = restricted && team ? [] : [{ channel: context.fallbackChannel }];
  const left = formers.findLast(({ channel, stale }) => stale && channel === team?.channel);
  // What was left there is its message again where there is no other.
  const isAway = existing ? 'home' in payload && existing.channel !== team?.channel : left !== undefined;
  const goesHome = team && !moved && !closed(escalation) && isAway;
  return {
    do: 'keep',
    escalationId: id,
    name,
    upToVersion: escalation.version,
    places: moved ? inRoom(row) : [...(team ? [{ channel: team.channel }] : []), ...fallback],
    // It moved on before its card was known to be posted: there may be nothing to leave a sign on.
    onlyIfThere: (moved || isRefresh(payload)) && !existing,
    // What its thread quotes is for nobody any more who only reads there.
    ...(team ? {} : { linesOf: payload.card }),
    said: moved || isRefresh(payload) ? [] : await saidAbout(context, escalation),
    message: card({ ...facts, first: !existing }),
    anew: card({ ...facts, first: true }),
    ...(stoodIn.length > 0 && {
      again: { in: stoodIn, message: card({ ...facts, first: true, quiet: true }) },
    }),
    ...(moved && { mayBeDeleted: true }),
    ...(goesHome && { home: { to: { channel: team.channel }, left } }),
  };
};

/** Where its card was expected when it was queued. */
const inRoom = ({ room }: Pick<OutboxRow, 'room'>) => (room === '' ? [] : [{ channel: room }]);
