/** Reminders to one person as they are sent: only what is still true, in their own hours, and one message for everything they hear inside a minute. */
import type { OutboxRow } from '../../db/outbox.ts';
import { isPressing, type StillDue } from '../../domain/attention.ts';
import { priorities } from '../../domain/escalation.ts';
import { peopleIn } from '../../domain/people-in.ts';
import { type Heed, heed, type Matter, matterOf, type Ping, rememberedMs } from '../../domain/pings.ts';
import { accountAsRaised } from '../../domain/read-by.ts';
import { type PersonalReminder, personalReminders } from '../../views/personal-reminders.ts';
import { userIsOnPhone } from '../../views/status-words.ts';
import { maybeSent } from '../lanes.ts';
import { linkFor, mayRead, type RenderContext, type Renderer, wordsFor } from './context.ts';
import { type BatchItem, sayTo } from './rendering.ts';
import { stillTrue } from './still-true.ts';

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
  const told = await stillTrue(context, escalation, payload, as, person);
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
  // What may have reached Slack is looked up first, whatever has become of it since.
  const said = maybeSent(row);
  const waiting = await queries.outbox.waiting(row.lane);
  const all = await gathered(context, row, waiting);
  if (all.unsent && !said) return all.unsent;
  const heard = await heardBy(context, row, all.items);
  if (heard.do === 'breathe' && !said) return { do: 'wait', until: heard.until };
  const unsent = all.unsent ?? (heard.do === 'hold' ? { do: 'put off', until: heard.until } : null);
  if (unsent && !said) return unsent;
  const into = heard.do === 'edit' ? heard.ping : null;
  const { items, along, untrue } = into
    ? { ...(await gathered(context, row, [...into.rows, row])), along: [], untrue: [] }
    : all;
  const before = said ? waiting.filter(({ sentWith }) => sentWith === row.id).map(({ id }) => id) : [];
  const wording = await wordsFor(context, peopleIn(items.map(({ escalation }) => escalation)));
  const message = personalReminders(items.toSorted(graver), wording, now());
  return { ...sayTo({ user: person }, message), together: { along, untrue, before, into, unsent } };
};

/** A message that pinged, and all the rows that are said in it by now; one of which nobody knows where it is cannot say more. */
type PingSaid = Ping & { id: string; ts: string; rows: readonly OutboxRow[] };

function pingsIn(rows: readonly OutboxRow[]): PingSaid[] {
  return rows.flatMap(({ id, ts, sentWith, settledAt }) => {
    if (sentWith !== null || settledAt === null) return [];
    const said = ts === null ? [] : rows.filter((one) => one.id === id || one.sentWith === id);
    return [{ id, ts: ts ?? '', at: settledAt, rows: said, matters: said.flatMap(matterIn) }];
  });
}

const matterIn = ({ escalationId, payload, rank }: OutboxRow): Matter[] =>
  payload.kind === 'personal reminder' ? [matterOf(escalationId ?? '', payload.reminder, rank)] : [];

/** What becomes of this row where all of `items` would be said. */
async function heardBy(
  { queries, attention, now }: RenderContext,
  row: OutboxRow,
  items: readonly PersonalReminder[],
): Promise<Heed<PingSaid>> {
  const [matter] = matterIn(row);
  if (!matter) throw new Error(`${row.id} is no reminder of a person`);
  const pings = pingsIn(await queries.outbox.saidSince(row.lane, now() - rememberedMs));
  const pressing = items.some(({ escalation, reminder }) => isPressing(escalation, reminder, now()));
  return heed(matter, { isPressing: pressing, pings, attention }, now());
}

/** What of all that waits for a person is said in the message of this row, and what becomes of the rest. */
async function gathered(
  context: RenderContext,
  row: OutboxRow,
  waiting: readonly OutboxRow[],
): Promise<Omit<BatchItem, 'before' | 'into'> & { items: PersonalReminder[] }> {
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
