/** Reminders as they are sent: only what is still true, nobody at night, and one message for everything one person hears inside a minute. */
import type { OutboxRow } from '../../db/outbox.ts';
import type { NoticePayload } from '../../db/payload.ts';
import { cardName } from '../../db/posts.ts';
import type { Queries } from '../../db/queries.ts';
import type { Instant } from '../../domain/calendars/calendar.ts';
import type { Directory } from '../../domain/directory.ts';
import { type Escalation, priorities } from '../../domain/escalation.ts';
import { peopleIn } from '../../domain/people-in.ts';
import { accountAsRaised } from '../../domain/read-by.ts';
import type { OnCallFacts } from '../../views/on-call-facts.ts';
import type { Wording } from '../../views/parts.ts';
import { type PersonalReminder, personalReminders } from '../../views/personal-reminders.ts';
import { reminder } from '../../views/reminder.ts';
import { byOrder, maybeSent } from '../lanes.ts';
import type { MayRead } from './may-read.ts';
import { without } from './on-call.ts';
import { type BatchItem, type Rendering, sayTo, under } from './rendering.ts';
import { type StillDue, stillDue } from './still-due.ts';

export type ReminderParts = {
  queries: Queries;
  directory: Pick<Directory, 'policy' | 'calendars'>;
  onCallOf(escalation: Escalation): Promise<OnCallFacts>;
  /** Its card, where this person can see it. */
  linkFor(person: string, escalation: Escalation): Promise<string | null>;
  /** Whether what the agent wrote may be shown to this person outside the team's channel. */
  mayRead: MayRead;
  wordsFor(ids: Iterable<string>): Promise<Wording>;
  now(): Instant;
};

type InThread = Extract<NoticePayload, { kind: 'reminder' }>;
type Personal = Extract<NoticePayload, { kind: 'personal reminder' }>;

/** One message a minute is enough for anybody. */
const breathMs = 60_000;

export function createReminders(parts: ReminderParts) {
  const { queries, now } = parts;

  async function stillTrue(
    escalation: Escalation,
    { reminder: told }: Pick<InThread, 'reminder'>,
    as: Parameters<typeof stillDue>[2],
  ): Promise<StillDue> {
    // Its calendars are known once its policy is.
    await parts.directory.policy(escalation.policyId);
    return stillDue(escalation, told, as, parts.directory.calendars, now());
  }

  async function inThread(row: OutboxRow, escalation: Escalation, payload: InThread): Promise<Rendering> {
    const told = await stillTrue(escalation, payload, payload.to);
    if (told.is === 'untrue') return { do: 'drop', reason: told.reason };
    if (told.is === 'asleep') return { do: 'put off', until: told.until };
    // Of several that wait, the last says it all.
    const later = (await queries.outbox.waiting(row.lane)).some(
      (one) =>
        byOrder(one, row) > 0 &&
        one.payload.kind === 'reminder' &&
        one.payload.reminder.clock === payload.reminder.clock,
    );
    if (later) return { do: 'drop', reason: 'overtaken' };
    const message = reminder({
      escalation,
      reminder: told.reminder,
      to: payload.to,
      onCall: without(await parts.onCallOf(escalation), payload.personally),
      wording: await parts.wordsFor(peopleIn([escalation])),
      now: now(),
    });
    return under(await queries.posts.find(escalation.id, cardName(payload.card)), message);
  }

  /** What one row of a person's lane has come to. */
  async function personalNow({
    escalationId,
    payload,
  }: OutboxRow): Promise<{ item: PersonalReminder } | Exclude<StillDue, { is: 'said' }>> {
    const escalation = await queries.escalations.find(escalationId ?? '');
    if (!escalation || payload.kind !== 'personal reminder')
      return { is: 'untrue', reason: 'no longer true' };
    if (payload.as === 'owner' && escalation.owner !== payload.person) {
      return { is: 'untrue', reason: 'no longer true' };
    }
    const told = await stillTrue(escalation, payload, payload.as);
    if (told.is !== 'said') return told;
    const { as } = payload;
    const mayRead = await parts.mayRead(payload.person, escalation);
    // Who makes the call wrote down whom to call.
    const account =
      as === 'reporter'
        ? accountAsRaised(escalation, escalation.moves > 0 ? await queries.history.of(escalation.id) : [])
        : mayRead
          ? escalation.account
          : null;
    const link = await parts.linkFor(payload.person, escalation);
    return {
      item: { escalation, reminder: told.reminder, as, account, link },
    };
  }

  async function personal(row: OutboxRow, { person }: Personal): Promise<Rendering> {
    const waiting = await queries.outbox.waiting(row.lane);
    const said = maybeSent(row);
    const before = said ? waiting.filter(({ sentWith }) => sentWith === row.id) : [];
    const rows = overtaking(waiting);
    const lastSaid = await queries.outbox.lastSaid(row.lane);
    if (!said && lastSaid !== null && now() < lastSaid + breathMs) {
      return { do: 'wait', until: lastSaid + breathMs };
    }
    const items: PersonalReminder[] = [];
    let unsent: BatchItem['unsent'] = null;
    const along: string[] = [];
    const untrue = waiting
      .filter(({ id }) => !rows.some((one) => one.id === id))
      .map(({ id }) => ({ id, reason: 'overtaken' }));
    for (const one of rows) {
      const is = await personalNow(one);
      if ('item' in is) {
        items.push(is.item);
        if (one.id !== row.id) along.push(one.id);
      } else if (is.is === 'untrue') untrue.push({ id: one.id, reason: is.reason });
      else if (one.id === row.id) unsent = { do: 'put off', until: is.until };
    }
    if (items.length === 0) unsent ??= { do: 'drop', reason: 'no longer true' };
    // What may have reached Slack is looked up first, whatever has become of it since.
    if (unsent && !said) return unsent;
    const wording = await parts.wordsFor(peopleIn(items.map(({ escalation }) => escalation)));
    const message = personalReminders(items.toSorted(graver), wording, now());
    const together = {
      along,
      untrue: untrue.filter(({ id }) => id !== row.id),
      before: before.map(({ id }) => id),
      unsent,
    };
    return { ...sayTo({ user: person }, message), together };
  }

  return { inThread, personal };
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
