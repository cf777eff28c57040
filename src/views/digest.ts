/** The daily digest to a lead: what needs them now, then what each of their teams did. */
import type { KnownBlock, TableBlock } from '@slack/types';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Digest, TeamNumbers } from '../domain/digest.ts';
import type { Escalation } from '../domain/escalation.ts';
import { formatted } from './date-formats.ts';
import { fallbackText } from './fallback-text.ts';
import { bold, lasting, line, type Message, type Part, person, richText } from './lines.ts';
import { cut, plainText, typed, type Wording } from './parts.ts';
import { rowParts } from './rows.ts';

const mostRows = 10;
/** A table holds 100 rows and 10,000 characters; so many teams fit, whatever their numbers, beside what needs the lead. */
const mostTeams = 64;
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
  const title = `Digest for ${dayWords(facts.date)}`;
  const looking = { viewer: facts.lead, links, wording, now, mayRead };
  const shown = facts.needsYou.slice(0, mostRows);
  const left = facts.needsYou.length - shown.length;
  const head = line(bold(shown.length === 0 ? 'Nothing needs you.' : 'What needs you now'));
  const needs = shown.map(({ escalation, needs }): Part[] => [
    ...rowParts(escalation, looking),
    line(bold(sentenceCase(needs.join(', ')))),
    ...(needs.includes('call back overdue') ? [whoseCall(escalation, wording)] : []),
  ]);
  const more = left > 0 ? [line(`and ${left} more: /escalate list`)] : [];
  const since = line(`Since ${momentWords(facts.since, facts.timeZone)}:`);
  const numbers = facts.teams.slice(0, mostTeams);
  return {
    text: fallbackText([
      line(`${title}.`),
      head,
      ...shown.map(({ escalation, needs }) =>
        line(
          `${escalation.id}, ${needs.join(', ')}`,
          ...(mayRead(escalation) ? [': ', typed(escalation.summary)] : []),
        ),
      ),
      ...more,
      ...(numbers.length > 0 ? [since, ...numbers.map((team) => line(teamSentence(team, wording)))] : []),
    ]),
    blocks: [
      { type: 'header', text: plainText(title) },
      richText(head),
      ...needs.map((parts) => richText(...parts)),
      ...more.map((part) => richText(part)),
      ...(numbers.length > 0 ? [{ type: 'divider' } as const, richText(since), table(numbers, wording)] : []),
    ] satisfies KnownBlock[],
  };
}

/** `Monday 23 November` of an ISO date, wherever this runs. */
const dayWords = (date: string): string => dayIn(new Date(`${date}T12:00:00Z`), 'UTC');

/** `Friday 20 November, 09:00`, as the lead's own calendar and clock say. */
function momentWords(at: Instant, timeZone: string): string {
  const time = formatted(at, 'en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
  return `${dayIn(new Date(at), timeZone)}, ${time}`;
}

function dayIn(at: Date, timeZone: string): string {
  const part = (options: Intl.DateTimeFormatOptions) => formatted(at, 'en-GB', { timeZone, ...options });
  return [part({ weekday: 'long' }), part({ day: 'numeric' }), part({ month: 'long' })].join(' ');
}

const sentenceCase = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

type Kept = { met: number; missed: number };

const sum = ({ met, missed }: Kept): number => met + missed;

const keptWords = (kept: Kept): string => (sum(kept) === 0 ? '–' : `${kept.met} of ${sum(kept)}`);

function teamSentence(
  { team, opened, resolved, backlog, acknowledge, resolve, callback }: TeamNumbers,
  wording: Wording,
) {
  const kept = (what: string, each: Kept) => (sum(each) === 0 ? '' : `, ${what} ${keptWords(each)}`);
  const name = cut(wording.teamName(team), maxTeamName);
  return `${name}: ${opened} opened, ${resolved} resolved, ${backlog} open now${kept('acknowledged in time', acknowledge)}${kept('resolved in time', resolve)}${kept('callbacks kept', callback)}.`;
}

const headings = ['Team', 'Opened', 'Resolved', 'Open now', 'Acknowledged in time', 'Resolved in time'];

function table(teams: readonly TeamNumbers[], wording: Wording): TableBlock {
  const cell = (text: string) => ({ type: 'raw_text' as const, text });
  const withCallbacks = teams.some(({ callback }) => sum(callback) > 0);
  const heads = [...headings, ...(withCallbacks ? ['Callbacks kept'] : [])];
  return {
    type: 'table',
    column_settings: [{ align: 'left' }, ...heads.slice(1).map(() => ({ align: 'right' as const }))],
    rows: [
      heads.map(cell),
      ...teams.map(({ team, opened, resolved, backlog, acknowledge, resolve, callback }) =>
        [
          cut(wording.teamName(team), maxTeamName),
          String(opened),
          String(resolved),
          String(backlog),
          keptWords(acknowledge),
          keptWords(resolve),
          ...(withCallbacks ? [keptWords(callback)] : []),
        ].map(cell),
      ),
    ],
  };
}

/** The call is the agent's, not whoever solved the problem. */
const whoseCall = ({ callbackAt, reporter }: Escalation, wording: Wording): Part =>
  line(
    person(wording, reporter),
    ' promised it',
    ...(callbackAt === null ? [] : [' by ', lasting(callbackAt)]),
    '.',
  );
