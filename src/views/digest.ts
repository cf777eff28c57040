/** The daily digest to a lead: what needs them now, then what each of their teams did. */
import type { KnownBlock, TableBlock } from '@slack/types';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Digest, TeamNumbers } from '../domain/digest.ts';
import type { Escalation } from '../domain/escalation.ts';
import { fallbackText } from './fallback-text.ts';
import { bold, lasting, line, type Message, type Part, person, richText } from './lines.ts';
import { asManyAsFit } from './message-size.ts';
import { cut, plainText, typed, type Wording } from './parts.ts';
import { rowParts } from './rows.ts';
import type { Words } from './words/words.ts';

const mostRows = 10;
/** A table holds 100 rows, one of them its head. */
const mostTeams = 99;
const maxTeamName = 40;

export type DigestFacts = {
  digest: Digest;
  links: ReadonlyMap<string, string | null>;
  wording: Wording;
  now: Instant;
  /** Whether the lead may read what it says; a digest only holds what is with their own teams, so they may unless told otherwise. */
  mayRead?(escalation: Escalation): boolean;
};

export function digest({ digest: facts, links, wording, now, mayRead = () => true }: DigestFacts): Message {
  const { digest: words } = wording.words;
  const title = words.title(facts.date);
  const looking = { viewer: facts.lead, links, wording, now, mayRead };
  const shown = facts.needsYou.slice(0, mostRows);
  const left = facts.needsYou.length - shown.length;
  const head = line(bold(shown.length === 0 ? words.nothing : words.needsYou));
  const needs = shown.map(({ escalation, needs }): Part[] => [
    ...rowParts(escalation, looking),
    line(bold(words.needs(needs))),
    ...(needs.includes('call back overdue') ? [whoseCall(escalation, wording)] : []),
  ]);
  const more = left > 0 ? [line(words.more(left))] : [];
  const since = line(words.since(facts.since, facts.timeZone));
  const all = facts.teams.map((team) => shownOf(team, wording));
  return asManyAsFit(Math.min(all.length, mostTeams), (fit) => {
    const teams = all.slice(0, fit);
    const otherTeams = all.length > fit ? [line(words.moreTeams(all.length - fit))] : [];
    return {
      text: fallbackText([
        line(title),
        head,
        ...shown.map(({ escalation, needs }) =>
          line(
            ...words.needsRead(escalation.id, needs, mayRead(escalation) ? typed(escalation.summary) : null),
          ),
        ),
        ...more,
        ...(teams.length > 0
          ? [since, ...teams.map(({ name, figures }) => line(words.team(name, figures)))]
          : []),
        ...otherTeams,
      ]),
      blocks: [
        { type: 'header', text: plainText(title) },
        richText(head),
        ...needs.map((parts) => richText(...parts)),
        ...more.map((part) => richText(part)),
        ...(teams.length > 0 ? [{ type: 'divider' } as const, richText(since), table(teams, words)] : []),
        ...otherTeams.map((part) => richText(part)),
      ] satisfies KnownBlock[],
    };
  });
}

function shownOf({ team, opened, resolved, backlog, ...promises }: TeamNumbers, wording: Wording) {
  const kept = ({ met, missed }: { met: number; missed: number }) =>
    met + missed === 0 ? null : { met, of: met + missed };
  const { acknowledge, resolve, callback } = promises;
  return {
    name: cut(wording.teamName(team), maxTeamName),
    figures: {
      opened,
      resolved,
      backlog,
      acknowledge: kept(acknowledge),
      resolve: kept(resolve),
      callback: kept(callback),
    },
  };
}

function table(teams: readonly ReturnType<typeof shownOf>[], words: Words['digest']): TableBlock {
  const cell = (text: string) => ({ type: 'raw_text' as const, text });
  const { team, callback, ...columns } = words.columns;
  const withCallbacks = teams.some(({ figures }) => figures.callback !== null);
  const heads = [team, ...Object.values(columns), ...(withCallbacks ? [callback] : [])];
  return {
    type: 'table',
    column_settings: [{ align: 'left' }, ...heads.slice(1).map(() => ({ align: 'right' as const }))],
    rows: [
      heads.map(cell),
      ...teams.map(({ name, figures: { opened, resolved, backlog, acknowledge, resolve, callback } }) =>
        [
          name,
          ...[opened, resolved, backlog].map(String),
          ...[acknowledge, resolve, ...(withCallbacks ? [callback] : [])].map(words.kept),
        ].map(cell),
      ),
    ],
  };
}

/** The call is the agent's, not whoever solved the problem. */
const whoseCall = ({ callbackAt, reporter }: Escalation, wording: Wording): Part =>
  line(
    ...wording.words.digest.promisedCall(
      person(wording, reporter),
      callbackAt === null ? null : lasting(callbackAt),
    ),
  );
