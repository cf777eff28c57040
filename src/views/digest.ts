/** The daily digest to a lead: what needs them now, then what each of their teams did. */
import type { Button, KnownBlock, TableBlock } from '@slack/types';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Digest } from '../domain/digest.ts';
import type { Escalation } from '../domain/escalation.ts';
import { countedPromises, type PromiseCount, type TeamNumbers } from '../domain/tally.ts';
import { offered } from './acts/offered.ts';
import { buttonRow, showButton } from './buttons.ts';
import { fallbackText } from './fallback-text.ts';
import { bold, lasting, line, type Message, type Part, person, richText } from './lines.ts';
import { asManyAsFit } from './message-size.ts';
import { cut, plainText, typed, type Wording } from './parts.ts';
import { asActor, type Looking, type LookingToAct, rowParts } from './rows.ts';
import type { Words } from './words/words.ts';

/** So many are shown; the others are counted. */
export const digestRows = 10;
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
  // Whether they still lead its team is judged when they press.
  const looking = { viewer: facts.lead, links, wording, now, mayRead, actsFor: () => true };
  const shown = facts.needsYou.slice(0, digestRows);
  const left = facts.needsYou.length - shown.length;
  const head = line(bold(shown.length === 0 ? words.nothing : words.needsYou));
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
        ...shown.flatMap((each): KnownBlock[] => [
          richText(...needParts(each, looking)),
          ...buttonRow(...leadButtons(each.escalation, looking)),
        ]),
        ...more.map((part) => richText(part)),
        ...(teams.length > 0 ? [{ type: 'divider' } as const, richText(since), table(teams, words)] : []),
        ...otherTeams.map((part) => richText(part)),
      ] satisfies KnownBlock[],
    };
  });
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

function shownOf({ team, acknowledge, resolve, callback, ...amounts }: TeamNumbers, wording: Wording) {
  const kept = ({ met, missed }: PromiseCount) => (met + missed === 0 ? null : { met, of: met + missed });
  return {
    name: cut(wording.teamName(team), maxTeamName),
    figures: { ...amounts, acknowledge: kept(acknowledge), resolve: kept(resolve), callback: kept(callback) },
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
/** What does not happen every day has a column only where it did. */
const rare: ReadonlySet<string> = new Set(['movedIn', 'movedOut', 'cancelled', 'reopened', 'callback']);

function table(teams: readonly ReturnType<typeof shownOf>[], { columns, kept }: Words['digest']): TableBlock {
  const isTold = (name: (typeof amounts)[number] | (typeof countedPromises)[number]): boolean =>
    !rare.has(name) || teams.some(({ figures }) => figures[name]);
  const sums = amounts.filter(isTold);
  const shares = countedPromises.filter(isTold);
  const numbers = [...sums, ...shares];
  const cell = (text: string) => ({ type: 'raw_text' as const, text });
  return {
    type: 'table',
    column_settings: [{ align: 'left' }, ...numbers.map(() => ({ align: 'right' as const }))],
    rows: [
      [columns.team, ...numbers.map((name) => columns[name])].map(cell),
      ...teams.map(({ name, figures }) =>
        [
          name,
          ...sums.map((sum) => String(figures[sum])),
          ...shares.map((share) => kept(figures[share])),
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
