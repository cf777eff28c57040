/**
 * Judges what is stored, knowing nothing of how the bot decides: each row keeps its own bounds, and each change came from a request
 * that Slack could have sent, by somebody who may.
 */
import Database from 'better-sqlite3';
import { asObject, asObjects, asText, isObject, type JsonObject } from '../../sandbox/slack/json.ts';
import type { Workspace } from '../../sandbox/slack/workspace.ts';
import type { Team } from '../../src/domain/team.ts';
import type { FuzzRequest } from './requests.ts';

/** What the judge remembers of a request: `text` is what a submission asked to be stored. */
export type Sent = Pick<FuzzRequest, 'carriedWell' | 'payload'>;

type Row = JsonObject;

export type Court = {
  slack: Workspace;
  teams: Readonly<Record<string, { leads: readonly string[]; responders: readonly string[] }>>;
  categories: readonly string[];
  /** Every request so far by its key. */
  sent: ReadonlyMap<string, readonly Sent[]>;
  /** Requests carried out before the fuzz began. */
  before: ReadonlySet<string>;
};

const read = (path: string, table: 'escalations' | 'history' | 'requests' | 'changes'): Row[] => {
  const db = new Database(path, { readonly: true });
  try {
    return db.prepare(`select * from ${table}`).all() as Row[];
  } finally {
    db.close();
  }
};

export const keysIn = (path: string): Set<string> =>
  new Set(read(path, 'requests').map(({ key }) => asText(key)));

/** Who is who in the teams of a configuration. */
export const teamsIn = (
  teams: Readonly<Record<string, Pick<Team, 'leads' | 'responders'>>>,
  { state }: Workspace,
): Court['teams'] =>
  Object.fromEntries(
    Object.entries(teams).map(([id, { leads, responders }]) => {
      const group = 'group' in responders ? state.userGroups.get(responders.group)?.users : undefined;
      const users = 'users' in responders ? responders.users : [];
      return [id, { leads, responders: [...(group ?? []), ...users] }];
    }),
  );

/** What speaks against what is stored; nothing, when all is well. */
export function judge(path: string, court: Court): string[] {
  const escalations = read(path, 'escalations');
  const history = read(path, 'history');
  const requests = read(path, 'requests').filter(({ key }) => !court.before.has(asText(key)));
  return [
    ...escalations.flatMap((row) => rowProblems(row, court)),
    ...history.flatMap((row) => deedProblems(row, court, escalations)),
    ...requests.flatMap((row) => requestProblems(row, court)),
    ...read(path, 'changes').flatMap((row) => changeProblems(row, court)),
    ...countProblems(escalations, history),
  ];
}

function changeProblems(row: Row, { teams, categories }: Court): string[] {
  const checks: Record<string, boolean> = {
    team: Object.hasOwn(teams, asText(row.team)),
    // Whoever may read that a document is missing may say that it is written.
    by: row.link !== null || teams[asText(row.team)]?.leads.includes(asText(row.by)) === true,
    title: within(row.title, 1, 200),
    category: orNull(row.category, (id) => categories.includes(asText(id))),
    measure: /^(acknowledge|resolve|in time|moves|questions|reopened|document)$/.test(asText(row.measure)),
    document: row.measure === 'document' ? within(row.document, 1, 200) : row.document === null,
    link: row.measure === 'document' ? /^https?:/.test(asText(row.link)) : row.link === null,
    since: /^\d{4}-\d\d-\d\d$/.test(asText(row.since)),
  };
  return Object.entries(checks).flatMap(([what, isFine]) => (isFine ? [] : [`a change has a bad ${what}`]));
}

function requestProblems({ key: stored }: Row, { sent, slack }: Court): string[] {
  const key = asText(stored)
    .replace(/:ack$/, '')
    .replace(/^(reaction|closed|former|noted|beside):.*/, 'no key of theirs');
  const candidates = key === 'no key of theirs' ? [...sent.values()].flat() : (sent.get(key) ?? []);
  const proper = candidates.filter(({ carriedWell, payload }) => carriedWell && isOurs(payload, slack));
  if (proper.length > 0) return [];
  const who = candidates.map(({ carriedWell, payload }) => {
    const { team, team_id, user, user_id } = asObject(payload);
    return JSON.stringify({ carriedWell, team, team_id, user, user_id })?.slice(0, 300);
  });
  return [`${asText(stored).slice(0, 60)} came from no request of ours: ${who.join(' or ')}`];
}

/** From this workspace, by somebody of it who is no guest and no bot. */
function isOurs(payload: unknown, { state }: Workspace): boolean {
  const body = asObject(payload);
  const event = asObject(body.event);
  const user = asText(asObject(body.user).id) || asText(body.user_id) || asText(event.user);
  const person = state.people.get(user);
  const teams = [asObject(body.team).id, asObject(body.user).team_id, body.team_id].filter(
    (id) => id !== undefined && id !== null,
  );
  return (
    person !== undefined &&
    person.isRestricted !== true &&
    !('isBot' in person && person.isBot === true) &&
    user !== state.botUser &&
    teams.length > 0 &&
    teams.every((id) => id === state.teamId)
  );
}

const within = (value: unknown, min: number, max: number): boolean =>
  typeof value === 'string' && value.trim().length >= min && value.length <= max;
const orNull = (value: unknown, fits: (value: unknown) => boolean): boolean => value === null || fits(value);
const instant = (value: unknown): boolean =>
  Number.isSafeInteger(value) && Number(value) > 1_500_000_000_000 && Number(value) < 5_000_000_000_000;

function rowProblems(row: Row, court: Court): string[] {
  const { slack, teams } = court;
  const checks: Record<string, boolean> = {
    team: Object.hasOwn(teams, asText(row.team)),
    status: /^(open|acknowledged|waiting|resolved|cancelled)$/.test(asText(row.status)),
    priority: /^(urgent|high|normal|low)$/.test(asText(row.priority)),
    reporter: slack.state.people.has(asText(row.reporter)) && row.reporter !== 'UGUEST',
    owner: orNull(row.owner, (id) => slack.state.people.has(asText(id))),
    summary: within(row.summary, 1, 200),
    details: within(row.details, 0, 3500),
    need: orNull(row.need, (text) => within(text, 1, 3500)),
    account: orNull(row.account, (text) => within(text, 1, 200)),
    country: orNull(row.country, (text) => /^[A-Z]{2}$/.test(asText(text))),
    category: orNull(row.category, (text) => court.categories.includes(asText(text))),
    contact: orNull(row.contact, (text) => text === 'phone' || text === 'email'),
    callback_at: orNull(row.callback_at, instant),
    opened_at: instant(row.opened_at),
    wake_at: orNull(row.wake_at, instant),
    source: orNull(row.source, (text) => {
      const { channel, ts } = asObject(JSON.parse(asText(text)));
      return /^[CDG][A-Z0-9]+$/.test(asText(channel)) && /^\d+\.\d+$/.test(asText(ts));
    }),
  };
  return Object.entries(checks).flatMap(([column, fine]) =>
    fine ? [] : [`${asText(row.id)}: ${column} is ${JSON.stringify(row[column])?.slice(0, 80)}`],
  );
}

/** The reporter may do these without being of the team. */
const forReporters =
  /^(raised|answered|cancelled|reopened|callback promised|called back|said|call started|call ended|priority changed|facts corrected|agent side given)$/;
/** Where no agents are named, anybody else may do this. */
const forAgents = 'agent side taken';

/** Who had the agent's side when this version was written. */
function reporterThen(escalation: Row | undefined, version: number): unknown {
  const former = asObjects(JSON.parse(asText(escalation?.former_reporters ?? '[]')));
  return former.find((one) => version <= Number(one.version))?.id ?? escalation?.reporter;
}

function deedProblems(row: Row, { teams }: Court, escalations: readonly Row[]): string[] {
  const deed = asObject(JSON.parse(asText(row.deed)));
  const escalation = escalations.find(({ id }) => id === row.escalation_id);
  const by = asText(row.by);
  const what = asText(deed.what);
  const staff = Object.values(teams).some(
    ({ leads, responders }) => leads.includes(by) || responders.includes(by),
  );
  const may =
    by === 'switchboard' ||
    staff ||
    (by === reporterThen(escalation, Number(row.version)) && forReporters.test(what)) ||
    what === forAgents ||
    what === 'said';
  const long = Object.entries(deed).filter(([, value]) => typeof value === 'string' && value.length > 45_000);
  const instants = Object.entries(deed).filter(
    ([name, value]) => /(By|At|until)$/.test(name) && value !== null && !instant(value),
  );
  const where = `${asText(row.escalation_id)} version ${String(row.version)} (${what})`;
  return [
    ...(may ? [] : [`${where} by ${by}, who may not`]),
    ...(isObject(deed) && what ? [] : [`${where} is no deed`]),
    ...long.map(([name]) => `${where}: ${name} is too long`),
    ...instants.map(([name, value]) => `${where}: ${name} is ${String(value)}`),
    ...listProblems(where, deed),
  ];
}

const listProblems = (where: string, { missing, cause }: JsonObject): string[] => [
  ...(Array.isArray(missing) && missing.some((item) => !within(item, 1, 150))
    ? [`${where}: missing is strange`]
    : []),
  ...(cause !== undefined && !orNull(cause, (text) => within(text, 1, 150))
    ? [`${where}: cause is strange`]
    : []),
];

/** Versions and lines of history are the same number. */
const countProblems = (escalations: readonly Row[], history: readonly Row[]): string[] =>
  escalations.flatMap(({ id, version }) => {
    const lines = history.filter((row) => row.escalation_id === id).length;
    return lines === version ? [] : [`${asText(id)} has version ${String(version)} and ${lines} lines`];
  });
