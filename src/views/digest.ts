/** The daily digest to a lead or a channel: what needs them now, then how it went: in a sentence, in a table, in some lines, and drawn. */
import type { Button, KnownBlock, TableBlock } from '@slack/types';
import type { Instant } from '../domain/calendars/calendar.ts';
import { type Digest, placeOf } from '../domain/digest.ts';
import type { MondayRead } from '../domain/documents.ts';
import type { Escalation } from '../domain/escalation.ts';
import type { TeamNumbers } from '../domain/tally.ts';
import { offered } from './acts/offered.ts';
import { buttonRow, exportButton, showButton } from './buttons.ts';
import { mondayPart } from './changes.ts';
import { lineChart } from './chart.ts';
import { digestLines, keptShare } from './digest-lines.ts';
import { toWritePart } from './documents.ts';
import { fallbackText } from './fallback-text.ts';
import { actions } from './ids.ts';
import { bold, bullets, lasting, line, type Message, type Part, person, richText } from './lines.ts';
import { asManyAsFit } from './message-size.ts';
import { button, cut, plainText, typed, type Wording } from './parts.ts';
import { asActor, type Looking, type LookingToAct, rowParts } from './rows.ts';
import { cityOf } from './wall-clock.ts';
import type { Words } from './words/words.ts';

/** So many are shown; the others are counted. */
export const digestRows = 10;
/** A table holds 100 rows, one of them its head. */
const mostTeams = 99;
const maxTeamName = 40;
/** Of fewer in a week a chart shows chance. */
const fewestDrawn = 10;

export type DigestFacts = {
  digest: Digest;
  /** How many of those that need the lead have a row. */
  rows?: number;
  links: ReadonlyMap<string, string | null>;
  wording: Wording;
  now: Instant;
  /** On the first day of a week: what changes have come to, what rises, and which documents are to be written. */
  week?: MondayRead | null;
  /** Where the board of the lead opens; null where it is not known. */
  board?: string | null;
  /** Whether those who read it may read what this says; a digest only holds what is with a lead's own teams, so they may unless told otherwise. */
  mayRead?(escalation: Escalation): boolean;
};

export function digest(given: DigestFacts): Message {
  const { digest: facts, wording, now, board = null, week = null } = given;
  const { digest: words } = wording.words;
  const title = words.title(facts.date);
  const needs = whatNeedsThem(given);
  const went = howItWent(facts, wording);
  const others = digestLines(facts, wording);
  const parts = week ? [mondayPart({ ...week, wording, now }), toWritePart(week.toWrite, wording.words)] : [];
  const ofWeek = { parts: parts.flatMap((one) => one.parts), read: parts.flatMap((one) => one.read) };
  const chart = chartOf(facts, words);
  const opens = buttonRow(
    ...(board === null ? [] : [button(words.board, actions.link, 'board', { url: board })]),
    ...('lead' in facts.to ? [exportButton(wording.words)] : []),
  );
  const all = facts.teams.filter(hasAny).map((team) => shownOf(team, wording));
  return asManyAsFit(Math.min(all.length, mostTeams), (fit) => {
    const teams = all.slice(0, fit);
    const otherTeams = all.length > fit ? [line(words.moreTeams(all.length - fit))] : [];
    return {
      text: fallbackText([
        line(title),
        ...needs.read,
        ...went,
        ...teams.map(({ name, figures }) => line(words.team(name, figures))),
        ...otherTeams,
        ...others.map((pieces) => line(...pieces)),
        ...ofWeek.read,
      ]),
      blocks: [
        { type: 'header', text: plainText(title) },
        ...needs.blocks,
        { type: 'divider' },
        richText(...went),
        ...(teams.length > 0 ? [table(teams, words)] : []),
        ...[...otherTeams, ...bullets(others)].map((part) => richText(part)),
        ...(ofWeek.parts.length > 0 ? [{ type: 'divider' } as const, richText(...ofWeek.parts)] : []),
        ...chart,
        ...opens,
      ] satisfies KnownBlock[],
    };
  });
}

/** Overdue first, each with its buttons; and the same as it is read aloud. */
function whatNeedsThem({
  digest: { to, needsYou },
  rows = digestRows,
  links,
  wording,
  now,
  mayRead = () => true,
}: DigestFacts): { read: Part[]; blocks: KnownBlock[] } {
  const { digest: words } = wording.words;
  // Whether they still lead its team is judged when they press.
  const looking = { viewer: placeOf(to), links, wording, now, mayRead, actsFor: () => true };
  const shown = needsYou.slice(0, rows);
  const left = needsYou.length - shown.length;
  const isAlone = 'lead' in to;
  const nothing = isAlone ? words.nothing : words.nothingHere;
  const head = line(bold(needsYou.length === 0 ? nothing : isAlone ? words.needsYou : words.needsTeam));
  const more = left > 0 ? [line(words.more(left))] : [];
  return {
    read: [
      head,
      ...shown.map(({ escalation, needs }) =>
        line(
          ...words.needsRead(escalation.id, needs, mayRead(escalation) ? typed(escalation.summary) : null),
        ),
      ),
      ...more,
    ],
    blocks: [
      richText(head),
      ...shown.flatMap((each): KnownBlock[] => [
        richText(...needParts(each, looking)),
        ...buttonRow(...leadButtons(each.escalation, looking)),
      ]),
      ...more.map((part) => richText(part)),
    ],
  };
}

const amounts = [
  'before',
  'opened',
  'movedIn',
  'movedOut',
  'resolved',
  'cancelled',
  'reopened',
  'open',
] as const;

const hasAny = (team: TeamNumbers): boolean =>
  amounts.some((name) => team[name] > 0) ||
  keptShare(team.acknowledge) !== null ||
  keptShare(team.resolve) !== null;

/** All teams in a sentence, and how many there were a week before. */
function howItWent(
  { to, since, timeZone, teams, numbers: { weekBefore } }: Digest,
  { words }: Wording,
): Part[] {
  const sum = (name: (typeof amounts)[number]) => teams.reduce((all, team) => all + team[name], 0);
  const all = {
    before: sum('before'),
    opened: sum('opened'),
    movedIn: sum('movedIn'),
    movedOut: sum('movedOut'),
    resolved: sum('resolved'),
    cancelled: sum('cancelled'),
    reopened: sum('reopened'),
    open: sum('open'),
  };
  const city = 'channel' in to ? cityOf(timeZone) : null;
  return [
    line(words.digest.since(since, timeZone, city, all)),
    ...(weekBefore ? [line(words.digest.weekBefore(weekBefore))] : []),
  ];
}

function needParts({ escalation, needs }: Digest['needsYou'][number], looking: Looking): Part[] {
  const { wording } = looking;
  return [
    ...rowParts(escalation, looking),
    line(bold(wording.words.digest.needs(needs))),
    ...(needs.includes('call back overdue') ? [whoseCall(escalation, wording)] : []),
  ];
}

/** What ends the need at once, where one press does; the rest is a press away. */
function leadButtons(escalation: Escalation, looking: LookingToAct): Button[] {
  const { words } = looking.wording;
  const offering = { escalation, by: asActor(looking, escalation), words };
  return [
    ...offered('acknowledge', offering),
    ...offered('take over', offering),
    showButton(escalation, words),
  ];
}

function shownOf({ acknowledge, resolve, ...team }: TeamNumbers, wording: Wording) {
  return {
    name: cut(wording.teamName(team.team), maxTeamName),
    figures: { ...team, acknowledge: keptShare(acknowledge), resolve: keptShare(resolve) },
  };
}

/** Two columns that may break are as wide as a phone. */
function table(teams: readonly ReturnType<typeof shownOf>[], words: Words['digest']): TableBlock {
  const { columns, row, promises } = words;
  const cell = (text: string) => ({ type: 'raw_text' as const, text });
  return {
    type: 'table',
    column_settings: [{ is_wrapped: true }, { is_wrapped: true }],
    rows: [
      [columns.team, columns.inTime].map(cell),
      ...teams.map(({ name, figures }) => [row(name, figures), promises(figures)].map(cell)),
    ],
  };
}

/** Whether more came than went, day by day. */
function chartOf({ numbers: { days }, timeZone }: Digest, words: Words['digest']): KnownBlock[] {
  if (days.reduce((sum, { opened, resolved }) => sum + opened + resolved, 0) < fewestDrawn) return [];
  const series = (['opened', 'resolved', 'open'] as const).map((name) => ({
    name: words.series[name],
    data: days.map((day) => ({ label: words.weekday(day.at, timeZone), value: day[name] })),
  }));
  return [lineChart({ title: words.week, series, yLabel: words.escalations })];
}

/** The call is the agent's, not whoever solved the problem. */
const whoseCall = ({ callbackAt, reporter }: Escalation, wording: Wording): Part =>
  line(
    ...wording.words.digest.promisedCall(
      person(wording, reporter),
      callbackAt === null ? null : lasting(callbackAt),
    ),
  );
