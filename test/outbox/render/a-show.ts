/** What rows mean, on a real database: teams engineering and design, the restricted risk, and people whose names are their ids. */
import type { NewNotice, OutboxRow } from '../../../src/db/outbox.ts';
import type { NoticePayload } from '../../../src/db/payload.ts';
import type { Digest } from '../../../src/domain/digest.ts';
import type { MondayRead } from '../../../src/domain/documents.ts';
import type { Deed, Escalation, Recorded } from '../../../src/domain/escalation.ts';
import type { Policy, Team } from '../../../src/domain/team.ts';
import type { RenderContext } from '../../../src/outbox/render/context.ts';
import { render } from '../../../src/outbox/render/render.ts';
import { en } from '../../../src/views/words/en/index.ts';
import { aDirectory } from '../../support/directory.ts';
import {
  after,
  anEscalation,
  aPolicy,
  aTarget,
  calendars,
  hours,
  morning,
  onWorkdays,
} from '../../support/factories.ts';
import { aNotice, startSending } from '../sending.ts';

const team = (name: string, channel: string, leads: string[], more: Partial<Team> = {}): Team => ({
  name,
  channel,
  restricted: false,
  responders: { channelMembers: true },
  leads,
  onCall: [{ calendar: 'dublin', users: ['UPRIYA', 'UKENJI'] }],
  fallback: { users: ['UNORA'] },
  sla: aPolicy().sla,
  ladder: 'default',
  ...more,
});
const teams: Record<string, Team> = {
  engineering: team('Engineering', 'C0ENG', ['UMARCUS']),
  design: team('Design', 'C0DESIGN', ['UNORA']),
  risk: team('Risk', 'C0RISK', ['UINGRID'], { restricted: true }),
};

export const fallbackChannel = 'C0OPS';

export const nameOf = (id: string) => `name of ${id}`;
export const wording = {
  words: en,
  nameOf,
  teamName: (id: string) => teams[id]?.name ?? id,
  categoryName: (id: string) => (id === 'payout' ? 'Payouts' : id),
};

/** Who is on call in Dublin's office hours. */
export const onDuty = {
  crews: [{ users: ['UPRIYA', 'UKENJI'] }],
  names: ['UPRIYA', 'UKENJI'].map(nameOf),
  fallback: false,
  next: null,
};

export const version = 2;
export const evening = hours(11);
export const tuesday = morning + hours(24);

/** Written while engineering had it. */
export const anEntry = (deed: Deed, entry: Partial<Recorded> = {}): Recorded => ({
  version,
  at: after(5),
  by: 'UKENJI',
  via: 'button',
  deed,
  ended: [],
  under: 'engineering',
  restricted: false,
  ...entry,
});

/** It moved to design. */
export const moved = (from: string, at: number): Recorded =>
  anEntry(
    { what: 'moved', from, to: 'design', reason: 'Theirs', heldMs: 0, owner: null, policyId: 'p' },
    { version: at, under: 'design' },
  );

/** What is normal counts Dublin's office hours. */
export const inDublin = aPolicy({ sla: { normal: aTarget({ calendar: 'dublin' }) } });
/** At night nobody is on call in Dublin; Priya and Kenji are next. */
export const nobody = { crews: [], names: [], fallback: false, next: { at: tuesday, names: onDuty.names } };

const directory = aDirectory({ teams, calendars: { dublin: onWorkdays(9, 17.5) } });

const noChanges: MondayRead = { answers: [], more: 0, rising: [], toWrite: [] };

/** Everybody is in, and is called by their id. */
export const aContext = ({
  policy = aPolicy(),
  digest,
  changes = noChanges,
  leftOpen = [],
  ...surroundings
}: Pick<RenderContext, 'queries' | 'permalink' | 'now'> & {
  policy?: Policy;
  digest?: Digest | undefined;
  changes?: MondayRead | undefined;
  leftOpen?: Escalation[] | undefined;
}): RenderContext => ({
  ...surroundings,
  people: {
    person: () => Promise.reject(new Error('nobody is looked up here')),
    names: async (ids) => new Map([...ids].map((id) => [id, nameOf(id)])),
    mentioned: () => Promise.reject(new Error('nobody is mentioned here')),
    channelNamed: () => undefined,
    standing: async () => 'in',
    isResponder: async (user, { responders }) => 'users' in responders && responders.users.includes(user),
    heard: () => Promise.reject(new Error('nobody joins here')),
    wanted: { add: () => 0, count: () => 0, turn: async () => null },
    outOfReach: async () => new Set(),
    membersOf: async () => new Map(),
    haveLeft: async () => [],
    onCallNames: async (crews) => crews.flatMap(({ users = [] }) => users.map(nameOf)),
  },
  directory: { ...directory, teams, calendars, policy: async () => policy },
  categories: [{ id: 'payout', name: 'Payouts' }],
  causes: [],
  fallbackChannel,
  attention: 'usual',
  hoursOf: async () => undefined,
  exported: async () => null,
  dayOf: async () => undefined,
  leftOpen: async () => leftOpen,
  monday: async () => changes,
  boardLink: async () => null,
  gather: async (to, until) => {
    if (!digest) throw new Error('nothing is gathered here');
    return { ...digest, to, until };
  },
});

type Given = {
  escalation?: Partial<Escalation>;
  history?: readonly Recorded[];
  /** The names of its messages that are posted, and the channel of each. */
  posts?: Readonly<Record<string, string>>;
  policy?: Policy;
  digest?: Digest;
  changes?: MondayRead;
  leftOpen?: Escalation[];
};

export async function startShow({
  escalation: is,
  history = [],
  posts = {},
  policy = aPolicy(),
  digest,
  changes,
  leftOpen,
}: Given = {}) {
  const sending = await startSending();
  const { queries, store, permalink, now } = sending;
  const escalation = anEscalation({ id: 'ESC-1', number: 1, ...is });
  await store.atomically([
    queries.escalations.insert(escalation),
    ...history.map((entry) => queries.history.append('ESC-1', entry)),
    ...Object.entries(posts).map(([name, channel]) =>
      queries.posts.save({ escalationId: 'ESC-1', name, channel, ts: '1.0', permalink: `link to ${name}` }),
    ),
  ]);
  const context = aContext({ queries, permalink, now, policy, digest, changes, leftOpen });
  const show = (row: OutboxRow) => render(context, row);
  return {
    ...sending,
    escalation,
    show,
    /** What the row of a notice means now. */
    shown: async (payload: NoticePayload, more: Partial<NewNotice> = {}) =>
      show(await sending.claimed(aNotice('a', { payload, ...more }))),
  };
}

/** Its buttons help with this one as it is. */
export const tells = ({ id, version }: Pick<Escalation, 'id' | 'version'>) => ({ about: [{ id, version }] });
