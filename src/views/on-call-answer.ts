/** The answer to `/escalate on-call`: for each team who is on call, until when, and who is next. */
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Duty, OnCall } from '../domain/on-call.ts';
import type { Crew } from '../domain/team.ts';
import { bold, line, type Message, message, type Piece, sentences, soon } from './lines.ts';
import { asManyAsFit } from './message-size.ts';
import { mentionsOf, onCallPieces } from './on-call.ts';
import type { Words } from './words/words.ts';

export type OnCallTeam = {
  name: string;
  onCall: OnCall;
  /** When those on call come back, where nobody else comes before; null when that is not known. */
  againAt: Instant | null;
  fallback: Crew;
};

/** Mentions in an answer that only one person sees notify nobody. */
export function onCallAnswer(
  { teams, now }: { teams: readonly OnCallTeam[]; now: Instant },
  words: Words,
): Message {
  const { onCall } = words;
  const lines = teams.map((team) => line(...onCall.inTeam(bold(team.name), nowAndNext(team, now, words))));
  return asManyAsFit(teams.length, (shown) => {
    const left = teams.length - shown;
    const more = left > 0 ? [line(onCall.moreTeams(left))] : [];
    return message([line(onCall.now), ...lines.slice(0, shown), ...more]);
  });
}

const nowAndNext = (team: OnCallTeam, now: Instant, words: Words): Piece[] =>
  team.onCall.now.length > 0
    ? following(present(team.onCall.now, now, words), team, { now, words })
    : sentences(nobody(team.onCall, now, words), forUrgent(team.fallback, words));

const present = (duties: readonly Duty[], now: Instant, words: Words): Piece[] =>
  stints(duties).flatMap(({ crews, until }, index) => {
    const who = onCallPieces(crews, words);
    const stint = until === null ? words.onCall.always(who) : words.onCall.until(who, soon(until, now));
    return index > 0 ? ['; ', ...stint] : stint;
  });

function following(
  here: Piece[],
  { onCall, againAt }: OnCallTeam,
  { now, words }: { now: Instant; words: Words },
): Piece[] {
  const { next } = onCall;
  const { nowAndNoNext, nowAndAgain, nowThen, nowAndLater, nowAndAlso } = words.onCall;
  if (next === null) return againAt === null ? nowAndNoNext(here) : nowAndAgain(here, soon(againAt, now));
  const crews = onCallPieces(next.crews, words);
  const gone = Math.max(...onCall.now.map(endOf));
  if (next.at === gone) return nowThen(here, crews);
  return (next.at > gone ? nowAndLater : nowAndAlso)(here, crews, soon(next.at, now));
}

const nobody = ({ next }: OnCall, now: Instant, words: Words): Piece[] =>
  next === null
    ? [words.onCall.nobody]
    : words.onCall.nobodyUntilThen(soon(next.at, now), onCallPieces(next.crews, words));

function forUrgent(fallback: Crew, words: Words): Piece[] {
  const whom = onCallPieces([fallback], words);
  return whom.length > 0 ? words.onCall.urgentGoesTo(whom) : [];
}

const endOf = ({ until }: Duty): Instant => until ?? Number.POSITIVE_INFINITY;

/** Those who stay equally long together, the first to go first; whoever is on several duties stays to the end of the last. */
function stints(duties: readonly Duty[]): { crews: Crew[]; until: Instant | null }[] {
  const said = new Set<string>();
  const lastFirst = [...new Set(duties.map(endOf))]
    .sort((one, other) => other - one)
    .map((end) => {
      const crews = duties.filter((duty) => endOf(duty) === end).map(({ crew }) => withoutThe(said, crew));
      for (const { group, users } of crews) for (const id of [group ?? [], users].flat()) said.add(id);
      return { crews, until: Number.isFinite(end) ? end : null };
    });
  return lastFirst.filter(({ crews }) => mentionsOf(crews).length > 0).reverse();
}

const withoutThe = (said: ReadonlySet<string>, { group, users = [] }: Crew) => ({
  group: group !== undefined && said.has(group) ? undefined : group,
  users: users.filter((user) => !said.has(user)),
});
