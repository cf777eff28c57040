/** The answer to `/escalate on-call`: for each team who is on call, until when, and who is next. */
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Duty, OnCall } from '../domain/on-call.ts';
import type { Crew } from '../domain/team.ts';
import { bold, line, type Message, message, type Piece, soon } from './lines.ts';
import { onCallPieces } from './on-call.ts';

export type OnCallTeam = {
  name: string;
  onCall: OnCall;
  /** When those on call come back, where nobody else comes before; null when that is not known. */
  againAt: Instant | null;
  fallback: Crew;
};

/** With long names, more would be too long for one message. */
const mostTeams = 50;

/** Mentions in an answer that only one person sees notify nobody. */
export function onCallAnswer({ teams, now }: { teams: readonly OnCallTeam[]; now: Instant }): Message {
  const left = teams.length - mostTeams;
  return message([
    line('On call now:'),
    ...teams.slice(0, mostTeams).map((team) => line(bold(team.name), ': ', ...nowAndNext(team, now))),
    ...(left > 0 ? [line(`and ${left} more. /escalate on-call with a team’s name shows that one.`)] : []),
  ]);
}

const nowAndNext = (team: OnCallTeam, now: Instant): Piece[] =>
  team.onCall.now.length > 0
    ? [...present(team.onCall.now, now), ...following(team, now)]
    : [...nobody(team.onCall, now), ...forUrgent(team.fallback)];

const present = (duties: readonly Duty[], now: Instant): Piece[] =>
  stints(duties).flatMap(({ crews, until }, index) => [
    index > 0 ? '; ' : '',
    ...onCallPieces(crews),
    ...(until === null ? [', always'] : [' until ', soon(until, now)]),
  ]);

function following({ onCall, againAt }: OnCallTeam, now: Instant): Piece[] {
  const { next } = onCall;
  if (next === null) return againAt === null ? ['.'] : [', and again from ', soon(againAt, now), '.'];
  const crews = onCallPieces(next.crews);
  const gone = Math.max(...onCall.now.map(endOf));
  if (next.at === gone) return [', then ', ...crews, '.'];
  return next.at > gone
    ? ['. Then ', ...crews, ' from ', soon(next.at, now), '.']
    : ['. From ', soon(next.at, now), ' also ', ...crews, '.'];
}

const nobody = ({ next }: OnCall, now: Instant): Piece[] =>
  next === null
    ? ['nobody is on call.']
    : ['nobody is on call until ', soon(next.at, now), '; then ', ...onCallPieces(next.crews), '.'];

function forUrgent(fallback: Crew): Piece[] {
  const whom = onCallPieces([fallback]);
  return whom.length > 0 ? [' What is urgent goes to ', ...whom, '.'] : [];
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
  return lastFirst.filter(({ crews }) => onCallPieces(crews).length > 0).reverse();
}

const withoutThe = (said: ReadonlySet<string>, { group, users = [] }: Crew) => ({
  group: group !== undefined && said.has(group) ? undefined : group,
  users: users.filter((user) => !said.has(user)),
});
