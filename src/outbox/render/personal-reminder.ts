/** What one person is reminded of or, as a lead, told, as it is sent: only what is still true, in their own hours, and one message for everything they hear inside a minute. */
import type { OutboxRow } from '../../db/outbox.ts';
import { isPressing, leadHearsAt } from '../../domain/attention.ts';
import { closed, type Escalation } from '../../domain/escalation.ts';
import { peopleIn } from '../../domain/people-in.ts';
import { heed, type Matter, matterOf, worryOf } from '../../domain/pings.ts';
import { accountAsRaised } from '../../domain/read-by.ts';
import { isTeamsClock } from '../../domain/team.ts';
import { isUrgent } from '../../domain/urgency.ts';
import type { Message } from '../../views/lines.ts';
import type { PingSubject } from '../../views/matter.ts';
import { type PersonalReminder, personalReminders } from '../../views/personal-reminders.ts';
import { userIsOnPhone } from '../../views/status-words.ts';
import {
  type About,
  linkFor,
  mayRead,
  type PayloadOf,
  type RenderContext,
  readableDirectly,
  wordsFor,
  writtenAt,
} from './context.ts';
import { graver } from './graver.ts';
import { type CirclesNow, circlesNow } from './lead.ts';
import { type Rendering, sayTo } from './rendering.ts';
import { stillTrue } from './still-true.ts';
import { itemsAnew, type RowNow, together } from './together.ts';

type Item = PersonalReminder | CirclesNow;

const noLongerTrue = { is: 'untrue', reason: 'no longer true' } as const;

/** What one row of a person's lane has come to. */
async function personalNow(
  context: RenderContext,
  { escalationId, payload }: OutboxRow,
): Promise<RowNow<Item>> {
  const escalation = await context.queries.escalations.find(escalationId ?? '');
  if (!escalation) return noLongerTrue;
  if (payload.kind === 'lead') return worryNow(context, escalation, payload.lead);
  return payload.kind === 'personal reminder' ? reminderNow(context, escalation, payload) : noLongerTrue;
}

async function worryNow(context: RenderContext, escalation: Escalation, lead: string): Promise<RowNow<Item>> {
  const now = context.now();
  const at = leadHearsAt(escalation, await context.hoursOf(lead), now);
  if (closed(escalation) || at === null) return noLongerTrue;
  return at > now ? { is: 'asleep', until: at } : { item: await circlesNow(context, escalation, lead) };
}

async function reminderNow(
  context: RenderContext,
  escalation: Escalation,
  payload: PayloadOf<'personal reminder'>,
): Promise<RowNow<PersonalReminder>> {
  const { queries, directory, now } = context;
  const { as, person } = payload;
  if (as === 'owner' && escalation.owner !== person) return noLongerTrue;
  if (as === 'reporter' && escalation.reporter !== person) return noLongerTrue;
  const isAnswer = payload.reminder.clock === 'answer';
  const hasLeft = isAnswer && (await isGone(context, escalation.reporter));
  if (as === 'reporter' && hasLeft) return { is: 'untrue', reason: 'whoever was asked has left' };
  // During the call they had something to say to the user.
  const callIsOver = !userIsOnPhone(escalation, now());
  if (as === 'reporter' && isTeamsClock(payload.reminder.clock) && callIsOver) return noLongerTrue;
  const told = await stillTrue(context, escalation, payload, as, person);
  if (told.is !== 'said') return told;
  // Who makes the call wrote down whom to call.
  const asRaised = async () =>
    accountAsRaised(escalation, escalation.moves > 0 ? await queries.history.of(escalation.id) : []);
  const reads = await mayRead(context, person, escalation);
  const account = as === 'reporter' ? await asRaised() : reads ? escalation.account : null;
  const restricted = directory.restricted(escalation.team);
  const subject = await subjectFor(context, escalation, payload);
  const leadsAgents = as === 'lead' && directory.leadsSupport(person);
  return { item: { ...subject, reminder: told.reminder, as, account, restricted, hasLeft, leadsAgents } };
}

/** Who raised it wrote what it is about; what is restricted stays in its channel. */
const subjectFor = async (
  context: RenderContext,
  escalation: Escalation,
  { person, as }: Pick<PayloadOf<'personal reminder'>, 'person' | 'as'>,
): Promise<PingSubject> => ({
  escalation,
  link: await linkFor(context, person, escalation),
  readable:
    (as === 'reporter' && escalation.reporter === person) ||
    (await readableDirectly(context, person, escalation)),
});

/** While Slack does not say, they are taken to be there. */
const isGone = ({ people }: RenderContext, person: string): Promise<boolean> =>
  people.person(person).then(
    (known) => known?.deleted ?? true,
    () => false,
  );

/** Whatever of it the row is. */
export async function renderPersonalReminders(
  context: RenderContext,
  { row }: Pick<About, 'row'>,
): Promise<Rendering> {
  const { attention, now } = context;
  const [matter] = matterIn(row);
  if (!matter) throw new Error(`${row.id} tells nothing to a person`);
  const told = await together<Item>(context, row, {
    standingOf: (one) => personalNow(context, one),
    matterIn,
    aboutWhat,
    heed: (items, pings) =>
      heed(matter, { isPressing: items.some((item) => presses(item, now())), pings, attention }, now()),
  });
  if ('do' in told) return told;
  const { items } = told;
  const about = items.map(({ escalation }) => escalation);
  const message = await messageOf(context, items);
  return { ...sayTo({ user: personOf(row) }, message, about), together: told.together };
}

async function messageOf(
  context: RenderContext,
  items: readonly Item[],
  settled: readonly PingSubject[] = [],
): Promise<Message> {
  const moves = items.flatMap((item) => ('entry' in item && item.entry ? [item.entry] : []));
  const escalations = items.map(({ escalation }) => escalation);
  const wording = await wordsFor(context, peopleIn(escalations, moves));
  return personalReminders(items.toSorted(graver), wording, writtenAt(context), settled);
}

/** All that one message tells, as it stands now; null where it stays as it is. */
export async function personalRemindersAnew(
  context: RenderContext,
  rows: readonly OutboxRow[],
): Promise<Message | null> {
  const anew = await itemsAnew<Item>(rows, {
    aboutWhat,
    standingOf: (row) => personalNow(context, row),
    async subjectsOf(row) {
      const { escalationId, payload } = row;
      const escalation = await context.queries.escalations.find(escalationId ?? '');
      const as = payload.kind === 'personal reminder' ? payload.as : 'lead';
      return escalation ? [await subjectFor(context, escalation, { person: personOf(row), as })] : [];
    },
  });
  return anew && messageOf(context, anew.items, anew.settled);
}

function personOf({ id, payload }: OutboxRow): string {
  if (payload.kind === 'lead') return payload.lead;
  if (payload.kind === 'personal reminder') return payload.person;
  throw new Error(`${id} tells nothing to a person`);
}

const presses = (item: Item, now: number): boolean =>
  'reminder' in item
    ? isPressing(item.escalation, item.reminder, now)
    : item.escalation.owner === null && isUrgent(item.escalation, now);

function matterIn({ escalationId, payload, rank, createdAt }: OutboxRow): Matter[] {
  if (payload.kind === 'lead') return [worryOf(escalationId ?? '', rank, createdAt)];
  return payload.kind === 'personal reminder' ? [matterOf(escalationId ?? '', payload.reminder, rank)] : [];
}

function aboutWhat({ id, escalationId, payload }: OutboxRow): string {
  return payload.kind === 'personal reminder'
    ? `${escalationId} ${payload.reminder.clock} ${payload.as}`
    : id;
}
