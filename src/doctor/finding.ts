/** What a check-up has to say, as data: how grave, about what, and what was found. The words are in the views. */
/** `look` is worth a look, `wrong` keeps something from working. */
export type Level = 'ok' | 'look' | 'wrong';

/** In the order in which they are told. */
export const areas = [
  'configuration',
  'environment',
  'files',
  'Slack',
  'bot token',
  'app token',
  'scopes',
  'clock',
  'channels',
  'user groups',
  'people',
  'swaps',
  'cards',
  'queue',
  'dead letters',
  'database',
  'bot',
  'sender',
  'disk',
  'Node.js',
  'holidays',
] as const;

export type Area = (typeof areas)[number];

export type ChannelTrouble =
  | 'missing'
  | 'archived'
  | 'frozen'
  | 'not a member'
  | 'read only'
  | 'replies only'
  | 'no replies'
  | 'some people only'
  | 'public';

export type GroupTrouble = 'missing' | 'disabled' | 'empty' | 'nobody let in';

export type PersonTrouble =
  | 'missing'
  | 'deactivated'
  | 'bot'
  | 'guest'
  | 'external'
  | 'no time zone'
  | 'strange time zone';

export type SwapTrouble = 'taker has left' | 'not in the rotation';

/** What the configuration names somebody for. */
export type Role = 'lead' | 'responder' | 'on call' | 'fallback';

export type RoleInTeam = { role: Role; team: string };

/** What others should not read; the folder is that of the database. */
export const kept = ['environment', 'database', 'configuration', 'folder'] as const;

export type Kept = (typeof kept)[number];

/** What may be found, and what belongs to it. */
export type Finds = {
  problem: { where: string; problem: string; fix: string };
  configuration: { path: string; teams: number };
  environment: { mode: 'socket' | 'http' };
  files: object;
  'open files': { of: Kept; paths: readonly string[] };

  silence: { reason: string };
  identity: { botName: string; workspace: string; workspaceId: string };
  'not a bot': object;
  'token refused': { code: string };
  'app token': object;
  'app token refused': { code: string };
  scopes: { count: number };
  'scopes unknown': object;
  /** Some will not want to grant a scope that only adds something. */
  'scope missing': { scope: string; isChoice: boolean };
  clock: { skewMs: number };
  'clock unknown': object;
  channels: { count: number };
  channel: {
    id: string;
    name: string | null;
    teams: readonly string[];
    isFallback: boolean;
    trouble: ChannelTrouble;
  };
  groups: { count: number };
  group: { id: string; handle: string | null; duties: readonly RoleInTeam[]; trouble: GroupTrouble };
  people: { count: number };
  person: { id: string; name: string | null; duties: readonly RoleInTeam[]; trouble: PersonTrouble };
  /** All who should lead this team are gone. */
  'nobody leads': { team: string };
  /** Slack said no, so many times. */
  refused: { code: string; count: number };
  /** Slack wants to be asked later, or is silent: so many were not looked at. */
  'not looked at': { waitMs: number | null; count: number };

  /** A turn on call that was swapped, and is not done as it was agreed. */
  swap: { team: string; giver: string; taker: string; endsMs: number; trouble: SwapTrouble };
  /** Open escalations without one. */
  'cards missing': { count: number };
  /** Messages that show what was so when their channel was closed. */
  'cards stale': { place: string; count: number };
  queue: { waiting: number; late: number; oldestMs: number | null };
  'no dead letters': object;
  'dead letters': { place: string | null; reason: string; count: number };
  'more dead letters': { count: number };
  'no database': { path: string };
  database: { path: string; bytes: number; walBytes: number };
  'database closed': { path: string; code: string };
  'database damaged': { damage: string };
  'dangling rows': { count: number };
  'migrations missing': { count: number };
  'migrations unknown': { count: number };
  'large log': { walBytes: number };
  unreadable: { code: string };
  running: { beatMs: number };
  stuck: { beatMs: number | null };
  stopped: { beatMs: number | null };
  /** Of the instances, the one that sends, and for how long it has. */
  sender: { host: string; pid: string; sinceMs: number; instances: number };
  'no sender': { instances: number };
  /** How far the database's clock is ahead of this machine's. */
  'database clock': { skewMs: number };

  disk: { freeBytes: number };
  'disk unknown': { code: string };
  node: { version: string; timeZoneData: string | null };
  'node too old': { version: string; needed: string };
  'time zones old': { timeZoneData: string };
  holidays: { regions: readonly string[]; until: number };
  'holidays unknown': { region: string; year: number };
};

export type What = keyof Finds;

export type Finding<W extends What = What> = {
  [K in W]: { level: Level; area: Area; what: K } & Finds[K];
}[W];

const gravity: readonly Level[] = ['wrong', 'look', 'ok'];

/** In the order of the areas within each level. */
export const worstFirst = (findings: readonly Finding[]): Finding[] =>
  findings.toSorted(
    (one, other) =>
      gravity.indexOf(one.level) - gravity.indexOf(other.level) ||
      areas.indexOf(one.area) - areas.indexOf(other.area),
  );
