/** The answer to `/escalate on-call`: for each team who is on call, until when, and who is next. */
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Duty, OnCall } from '../domain/on-call.ts';
import type { Crew } from '../domain/team.ts';
import { buttonRow } from './buttons.ts';
import { actions } from './ids.ts';
import { bold, line, type Message, message, notify, type Piece, sentences, soon } from './lines.ts';
import { asManyAsFit } from './message-size.ts';
import { mentionsOf } from './on-call.ts';
import { button } from './parts.ts';
import type { Words } from './words/words.ts';

export type OnCallTeam = {
  name: string;
  onCall: OnCall;
  /** When those on call come back, where nobody else comes before; null when that is not known. */
  againAt: Instant | null;
  fallback: Crew;
  /** Somebody is on duty, and Slack can notify none of them: the fallback has it all. */
  outOfReach?: boolean;
};

/** Who is in user groups, where that is known. */
type Members = ReadonlyMap<string, readonly string[]>;
/** What every line is said with. */
type Saying = { members: Members; now: Instant; words: Words; insteadOf?: ReadonlyMap<string, string> };

/** Of a group, nobody reads more names than this. */
const mostMembers = 10;

/** `swaps`: whoever reads it has a turn to swap. Mentions in an answer that only one person sees notify nobody. */
export function onCallAnswer(
  {
    teams,
    members = new Map(),
    now,
    swaps = false,
  }: { teams: readonly OnCallTeam[]; members?: Members; now: Instant; swaps?: boolean },
  words: Words,
): Message {
  const { onCall } = words;
  const saying = { members, now, words };
  const lines = teams.map((team) => line(...onCall.inTeam(bold(team.name), nowAndNext(team, saying))));
  return asManyAsFit(teams.length, (shown) => {
    const left = teams.length - shown;
    const more = left > 0 ? [line(onCall.moreTeams(left))] : [];
    return message(
      [line(onCall.now), ...lines.slice(0, shown), ...more],
      ...buttonRow(...(swaps ? [button(words.swaps.swap, actions.openSwap, '-')] : [])),
    );
  });
}

const nowAndNext = (team: OnCallTeam, saying: Saying): Piece[] =>
  team.onCall.now.length > 0
    ? following(present(team.onCall.now, saying), team, saying)
    : sentences(nobody(team, saying), standIn(team, saying));

/** Everybody by name, also who is in a group. */
const people = (crews: readonly Crew[], { members, insteadOf, words: { onCall } }: Saying): Piece[] =>
  onCall.list(
    mentionsOf(crews).map((mention) => {
      const whom = mention.type === 'user' ? insteadOf?.get(mention.user_id) : undefined;
      if (whom !== undefined) return onCall.insteadOf(mention, notify(whom));
      const inGroup = mention.type === 'usergroup' ? (members.get(mention.usergroup_id) ?? []) : [];
      if (inGroup.length === 0) return mention;
      const left = inGroup.length - mostMembers;
      const shown = inGroup.slice(0, mostMembers).map(notify);
      return onCall.group(mention, onCall.list(left > 0 ? [...shown, onCall.andMore(left)] : shown));
    }),
  );

function present(duties: readonly Duty[], saying: Saying): Piece[] {
  const { now, words } = saying;
  const swapped = duties.flatMap((duty) => duty.swapped ?? []);
  const insteadOf = new Map(swapped.map(({ who, insteadOf: whom }) => [who, whom]));
  return stints(duties).flatMap(({ crews, until }, index) => {
    const who = people(crews, { ...saying, insteadOf });
    const stint = until === null ? words.onCall.always(who) : words.onCall.until(who, soon(until, now));
    return index > 0 ? ['; ', ...stint] : stint;
  });
}

function following(here: Piece[], { onCall, againAt }: OnCallTeam, saying: Saying): Piece[] {
  const { now, words } = saying;
  const { next } = onCall;
  const { nowAndNoNext, nowAndAgain, nowThen, nowAndLater, nowAndAlso } = words.onCall;
  if (next === null) return againAt === null ? nowAndNoNext(here) : nowAndAgain(here, soon(againAt, now));
  const crews = people(next.crews, saying);
  const gone = Math.max(...onCall.now.map(endOf));
  if (next.at === gone) return nowThen(here, crews);
  return (next.at > gone ? nowAndLater : nowAndAlso)(here, crews, soon(next.at, now));
}

function nobody({ onCall: { next }, outOfReach }: OnCallTeam, saying: Saying): Piece[] {
  const { onCall } = saying.words;
  if (next === null) return [outOfReach ? onCall.nobodyHereInReach : onCall.nobody];
  const until = outOfReach ? onCall.nobodyHereInReachUntil : onCall.nobodyUntilThen;
  return until(soon(next.at, saying.now), people(next.crews, saying));
}

function standIn({ fallback, outOfReach }: OnCallTeam, saying: Saying): Piece[] {
  const { onCall } = saying.words;
  const whom = people([fallback], saying);
  if (whom.length === 0) return [];
  return outOfReach ? onCall.instead(whom) : onCall.urgentGoesTo(whom);
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
