/** Reminders as they are sent: only what is still true, nobody at night, and one message for everything one person hears inside a minute. */
import type { OutboxRow } from '../../db/outbox.ts';
import { cardName } from '../../db/posts.ts';
import { type Escalation, priorities } from '../../domain/escalation.ts';
import { peopleIn } from '../../domain/people-in.ts';
import { accountAsRaised } from '../../domain/read-by.ts';
import { type PersonalReminder, personalReminders } from '../../views/personal-reminders.ts';
import { reminder } from '../../views/reminder.ts';
import { userIsOnPhone } from '../../views/status-words.ts';
import { byOrder, maybeSent } from '../lanes.ts';
import {
  linkFor,
  mayRead,
  type PayloadOf,
  type RenderContext,
  type Renderer,
  readableUnder,
  wordsAbout,
  wordsFor,
} from './context.ts';
import { onCallOf, without } from './on-call.ts';
import { type BatchItem, sayTo, under } from './rendering.ts';
import { type StillDue, stillDue } from './still-due.ts';

/** One message a minute is enough for anybody. */
const breathMs = 60_000;

async function stillTrue(
  { directory, now }: RenderContext,
  escalation: Escalation,
  { reminder: told }: Pick<PayloadOf<'reminder'>, 'reminder'>,
  as: Parameters<typeof stillDue>[2],
): Promise<StillDue> {
  // Its calendars are known once its policy is.
  await directory.policy(escalation.policyId);
  return stillDue(escalation, told, as, directory.calendars, now());
}

export const renderReminder: Renderer<'reminder'> = async (context, { row, escalation }, payload) => {
  const { queries, now } = context;
  const { card, to, personally } = payload;
  const root = await queries.posts.find(escalation.id, cardName(card));
  if (card < escalation.moves && !root) return { do: 'drop', reason: 'overtaken' };
  const told = await stillTrue(context, escalation, payload, to);
  if (told.is === 'untrue') return { do: 'drop', reason: told.reason };
  if (told.is === 'asleep') return { do: 'put off', until: told.until };
  // Of several that wait, the last says it all.
  const isLater = (one: OutboxRow) =>
    byOrder(one, row) > 0 &&
    one.payload.kind === 'reminder' &&
    one.payload.reminder.clock === payload.reminder.clock;
  if ((await queries.outbox.waiting(row.lane)).some(isLater)) return { do: 'drop', reason: 'overtaken' };
  const readable = readableUnder(context, escalation, card);
  const message = reminder({
    escalation,
    reminder: told.reminder,
    to,
    onCall: without(await onCallOf(context, escalation), personally),
    readable,
    restricted: context.directory.restricted(escalation.team),
    wording: await wordsAbout(context, escalation),
    now: now(),
  });
  return under(root, message, { line: readable ? { card, version: payload.version } : undefined });
};

/** What one row of a person's lane has come to. */
async function personalNow(
  context: RenderContext,
  { escalationId, payload }: OutboxRow,
): Promise<{ item: PersonalReminder } | Exclude<StillDue, { is: 'said' }>> {
  const { queries } = context;
  const escalation = await queries.escalations.find(escalationId ?? '');
  if (!escalation || payload.kind !== 'personal reminder') return noLongerTrue;
  const { as, person } = payload;
  if (as === 'owner' && escalation.owner !== person) return noLongerTrue;
  // During the call they had something to say to the user.
  const callIsOver = !userIsOnPhone(escalation, context.now());
  if (as === 'reporter' && payload.reminder.clock !== 'callback' && callIsOver) return noLongerTrue;
  const told = await stillTrue(context, escalation, payload, as);
  if (told.is !== 'said') return told;
  // Who makes the call wrote down whom to call.
  const asRaised = async () =>
    accountAsRaised(escalation, escalation.moves > 0 ? await queries.history.of(escalation.id) : []);
  const reads = await mayRead(context, person, escalation);
  const account = as === 'reporter' ? await asRaised() : reads ? escalation.account : null;
  const link = await linkFor(context, person, escalation);
  const restricted = context.directory.restricted(escalation.team);
  // Who raised it wrote what it is about; what is restricted stays in its channel.
  const readable = as === 'reporter' || (reads && !restricted);
  return { item: { escalation, reminder: told.reminder, as, account, link, readable, restricted } };
}

const noLongerTrue = { is: 'untrue', reason: 'no longer true' } as const;

export const renderPersonalReminders: Renderer<'personal reminder'> = async (
  context,
  { row },
  { person },
) => {
  const { queries, now } = context;
  const said = maybeSent(row);
  const lastSaid = await queries.outbox.lastSaid(row.lane);
  if (!said && lastSaid !== null && now() < lastSaid + breathMs) {
    return { do: 'wait', until: lastSaid + breathMs };
  }
  const waiting = await queries.outbox.waiting(row.lane);
  const { items, ...together } = await gathered(context, row, waiting);
  // What may have reached Slack is looked up first, whatever has become of it since.
  if (together.unsent && !said) return together.unsent;
  const before = said ? waiting.filter(({ sentWith }) => sentWith === row.id).map(({ id }) => id) : [];
  const wording = await wordsFor(context, peopleIn(items.map(({ escalation }) => escalation)));
  const message = personalReminders(items.toSorted(graver), wording, now());
  return { ...sayTo({ user: person }, message), together: { ...together, before } };
};

/** What of all that waits for a person is said in the message of this row, and what becomes of the rest. */
async function gathered(
  context: RenderContext,
  row: OutboxRow,
  waiting: readonly OutboxRow[],
): Promise<Omit<BatchItem, 'before'> & { items: PersonalReminder[] }> {
  const rows = overtaking(waiting);
  const items: PersonalReminder[] = [];
  const along: string[] = [];
  const untrue = waiting
    .filter((one) => !rows.includes(one) && one.id !== row.id)
    .map(({ id }) => ({ id, reason: 'overtaken' }));
  let unsent: BatchItem['unsent'] = null;
  for (const one of rows) {
    const is = await personalNow(context, one);
    const isOwn = one.id === row.id;
    if ('item' in is) {
      items.push(is.item);
      if (!isOwn) along.push(one.id);
    } else if (is.is === 'asleep') {
      if (isOwn) unsent = { do: 'put off', until: is.until };
    } else if (!isOwn) untrue.push({ id: one.id, reason: is.reason });
  }
  if (items.length === 0) unsent ??= { do: 'drop', reason: 'no longer true' };
  return { items, along, untrue, unsent };
}

/** What is urgent comes first, then what is broken, then what has been so for longest. */
function graver(a: PersonalReminder, b: PersonalReminder): number {
  const rank = ({ escalation }: PersonalReminder) => priorities.indexOf(escalation.priority);
  const warns = ({ reminder: { kind } }: PersonalReminder) => (kind === 'warning' ? 1 : 0);
  return rank(a) - rank(b) || warns(a) - warns(b) || a.reminder.dueAt - b.reminder.dueAt;
}

/** Of several about the same clock and in the same role, the last says it all. */
const overtaking = (rows: readonly OutboxRow[]): OutboxRow[] => [
  ...new Map(rows.map((row) => [aboutWhat(row), row])).values(),
];

function aboutWhat({ id, escalationId, payload }: OutboxRow): string {
  return payload.kind === 'personal reminder'
    ? `${escalationId} ${payload.reminder.clock} ${payload.as}`
    : id;
}
