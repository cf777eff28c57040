/**
 * Twelve weeks of a plausible company behind the workspace, so that leads have something to read: written by the bot's own engine into its database before it starts. One of two changes that its leads
 * wrote down made a difference, and so did a document that was written. The same every time.
 */
import Database from 'better-sqlite3';
import type { Config } from '../../src/config/config.ts';
import { holidaysOf } from '../../src/config/public-holidays.ts';
import { queriesOf } from '../../src/db/queries.ts';
import { openSqlite } from '../../src/db/sqlite.ts';
import { daysLater, mondayOf } from '../../src/domain/calendars/weeks.ts';
import type { Draft, Given } from '../../src/domain/command.ts';
import type { DocumentAnswer, Priority } from '../../src/domain/escalation.ts';
import { mulberry32 } from '../../src/domain/statistics/mulberry32.ts';
import { createDirectory } from '../../src/engine/directory.ts';
import { createDocuments } from '../../src/engine/documents.ts';
import { createEngine } from '../../src/engine/engine.ts';
import type { Engine } from '../../src/engine/engine-types.ts';
import { createProcessChanges } from '../../src/engine/process-changes.ts';
import { reportsOf } from '../../src/engine/reports.ts';
import { slackId } from '../slack/slacks-ids.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const weeks = 12;
/** Of the week in which the changes began. */
const changedIn = 6;

type Kind = {
  team: string;
  category: string;
  summaries: readonly string[];
  aWeek: number;
  /** Medians, in minutes. */
  acknowledged: number;
  resolved: number;
  countries: readonly string[];
  document: readonly [DocumentAnswer, string | null];
};

const kinds: readonly Kind[] = [
  {
    team: 'engineering',
    category: 'payout',
    summaries: ['Payout is a day late', 'Payout missing since Friday', 'Payout sent to an old account'],
    ...{ aWeek: 9, acknowledged: 16, resolved: 310, countries: ['IE', 'DE', 'FR'] },
    document: ['missing', 'How long payouts take'],
  },
  {
    team: 'engineering',
    category: 'login',
    summaries: ['Sign-in code does not arrive', 'Locked out after a new phone'],
    ...{ aWeek: 6, acknowledged: 18, resolved: 190, countries: ['IE', 'GB'] },
    document: ['yes', 'Signing in again'],
  },
  {
    team: 'risk',
    category: 'account-review',
    summaries: ['Account under review for a week', 'Papers sent, still under review'],
    ...{ aWeek: 6, acknowledged: 35, resolved: 900, countries: ['DE', 'FR'] },
    document: ['wrong', 'Account reviews'],
  },
  {
    team: 'new-markets',
    category: 'local-methods',
    summaries: ['Konbini payment not confirmed', 'PayTo agreement not accepted'],
    ...{ aWeek: 4, acknowledged: 50, resolved: 700, countries: ['JP', 'AU'] },
    document: ['missing', 'Konbini and PayTo, step by step'],
  },
  {
    team: 'design',
    category: 'dashboard',
    summaries: ['Export button is off the screen', 'Chart is empty on small screens'],
    ...{ aWeek: 3, acknowledged: 80, resolved: 1500, countries: ['DE'] },
    document: ['no', null],
  },
];

/** From then on, fewer ask for it. */
const writtenOne = {
  document: 'Signing in again',
  title: 'Signing in again with a new phone',
  link: 'https://wiki.example.com/sign-in',
};

const people: Record<string, readonly string[]> = {
  engineering: ['UKENJI', 'UPRIYA', 'USAM'],
  risk: ['UMINA', 'UTOMAS'],
  'new-markets': ['UOLGA', 'URAVI'],
  design: ['ULENA'],
};
const agents = ['UAOIFE', 'UYUKI', 'UJONAS', 'UCLAIRE'];

type Act = { at: number; do(): Promise<void> };

/** `path` is where the bot will look; `until` is in the week that follows, and all of it is closed by then. */
export async function writePast(path: string, config: Config, until: number): Promise<void> {
  const store = openSqlite(path);
  let at = until;
  const now = () => at;
  const queries = queriesOf(store);
  const directory = createDirectory({ ...config, queries, holidaysOf });
  const engine = createEngine({
    store,
    queries,
    directory,
    prefix: config.reference.prefix,
    now,
    committed: () => {},
  });
  const reports = reportsOf({ queries, directory, log: console });
  const changes = createProcessChanges({ store, queries, reports, directory, holidaysOf, now });
  const documents = createDocuments({ store, queries, reports, directory, now });
  const monday = mondayOf(new Date(until).toISOString().slice(0, 10));
  const start = daysLater(monday, -7 * weeks);
  const first = Date.parse(start);
  const acts = lives(engine, first).filter((act) => act.at < Date.parse(monday));
  const since = daysLater(start, 7 * changedIn);
  const change = (title: string, measure: 'resolve' | 'acknowledge', category: string | null) => async () => {
    await changes.write(
      { by: slackId('UNORA'), title, team: 'engineering', category, measure, since },
      title,
    );
  };
  const began = Date.parse(since) + 9 * hour;
  acts.push({ at: began, do: change('Checklist for late payouts', 'resolve', 'payout') });
  const writes = async () => {
    await documents.write(writtenOne, { id: slackId('UOLGA'), teams: new Set() }, writtenOne.title);
  };
  acts.push({ at: began + 2 * minute, do: writes });
  acts.push({ at: began + minute, do: change('Stand-up at ten', 'acknowledge', null) });
  for (const act of acts.sort((one, other) => one.at - other.at)) {
    at = Math.round(act.at);
    await act.do();
  }
  await store.close();
  forgetSending(path);
}

/** All of it was said and read long ago, in a workspace that nobody sees any more. */
function forgetSending(path: string): void {
  const sqlite = new Database(path);
  sqlite.exec('delete from outbox; delete from requests; delete from pressables');
  sqlite.close();
}

function lives(engine: Engine, first: number): Act[] {
  const number = mulberry32(20261123);
  const among = <T>(all: readonly T[]): T => all[Math.floor(number() * all.length)] as T;
  /** Log-normal around a middle. */
  const around = (middle: number, spread = 0.55): number =>
    middle * Math.exp(spread * Math.sqrt(-2 * Math.log(1 - number())) * Math.cos(2 * Math.PI * number()));
  const acts: Act[] = [];
  for (let week = 0; week < weeks; week += 1) {
    for (const kind of kinds) {
      const amount = Math.max(1, Math.round(kind.aWeek * (0.75 + number() * 0.5)));
      for (let n = 0; n < amount; n += 1) {
        const openedAt = first + week * 7 * day + Math.floor(number() * 5) * day + (9 + number() * 6) * hour;
        const isFaster = kind.category === 'payout' && week >= changedIn;
        const acknowledgedAt = openedAt + around(kind.acknowledged) * minute;
        const resolvedAt = acknowledgedAt + around(kind.resolved * (isFaster ? 0.5 : 1)) * minute;
        const times = { openedAt, acknowledgedAt, resolvedAt };
        const isAnswered = kind.category === 'login' && week >= changedIn;
        acts.push(
          ...lifeOf(engine, {
            kind,
            key: `past ${week} ${kind.category} ${n}`,
            times,
            isAnswered,
            number,
            among,
          }),
        );
      }
    }
  }
  return acts;
}

type LifeParts = {
  kind: Kind;
  key: string;
  times: { openedAt: number; acknowledgedAt: number; resolvedAt: number };
  /** By a document that is written. */
  isAnswered: boolean;
  number(): number;
  among<T>(all: readonly T[]): T;
};

function lifeOf(engine: Engine, { kind, key, times, isAnswered, number, among }: LifeParts): Act[] {
  const { openedAt, acknowledgedAt, resolvedAt } = times;
  const agent = slackId(among(agents));
  const responder = slackId(among(people[kind.team] ?? []));
  const team = {
    by: { id: responder, team: kind.team, responder: true, lead: false },
    via: 'button',
  } as const;
  const asAgent = { by: { ...team.by, id: agent, responder: false }, via: 'button' } as const;
  const priority: Priority = among(['urgent', 'high', 'high', 'normal', 'normal', 'normal', 'low']);
  const draft: Draft = {
    ...{ team: kind.team, priority, reporter: agent, summary: among(kind.summaries) },
    details: 'The user has written twice. Nothing helped so far.',
    ...{ need: null, account: null, country: among(kind.countries), category: kind.category },
    ...{ callbackAt: null, contact: null, onPhone: false, source: null, routed: 'chosen', rule: null },
  };
  let id = '';
  const act = (what: string, at: number, command: Given): Act => ({
    at,
    do: async () => {
      await engine.act(id, command, `${key} ${what}`);
    },
  });
  const span = resolvedAt - acknowledgedAt;
  const asks = number() < 0.2;
  const helps = number() < (isAnswered ? 0.1 : 0.4);
  const [answer, which] = kind.document;
  return [
    {
      at: openedAt,
      do: async () => {
        id = (await engine.open(draft, key)).escalation.id;
      },
    },
    act('taken', acknowledgedAt, { kind: 'acknowledge', ...team }),
    ...(asks
      ? [
          act('asked', acknowledgedAt + span * 0.2, {
            kind: 'ask',
            missing: [],
            text: 'Since when?',
            ...team,
          }),
          act('answered', acknowledgedAt + span * (0.25 + number() * 0.3), {
            kind: 'answer',
            text: 'Since Monday.',
            ...asAgent,
          }),
        ]
      : []),
    act('resolved', resolvedAt, {
      kind: 'resolve',
      ...team,
      resolution: {
        fixed: 'Put right by hand.',
        tellUser: 'It works again. Thank you for your patience.',
        cause: null,
        document: helps && answer !== 'no' ? { answer, which } : { answer: 'no', which: null },
      },
    }),
  ];
}
