/** Reminders in the moment of sending: what is still true, what has to wait until a place opens, and that nothing else waits for it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Queries, queriesOf } from '../../src/db/queries.ts';
import type { Store } from '../../src/db/store.ts';
import { stillDue } from '../../src/domain/attention.ts';
import type { Instant } from '../../src/domain/calendars/calendar.ts';
import type { Clock } from '../../src/domain/clock.ts';
import type { Escalation, Notice, Reminder } from '../../src/domain/escalation.ts';
import type { ClockName } from '../../src/domain/team.ts';
import { queued } from '../../src/outbox/queue.ts';
import { render } from '../../src/outbox/render/render.ts';
import { sayTo } from '../../src/outbox/render/rendering.ts';
import { createDelivery, type Delivery } from '../../src/outbox/worker.ts';
import type { Slack } from '../../src/slack/client.ts';
import { createRateLimits } from '../../src/slack/rate-limits.ts';
import { aStore } from '../support/database.ts';
import { aClock, anEscalation, calendars, hours, minutes, morning } from '../support/factories.ts';
import { aContext } from './render/a-show.ts';

const at = (minute: number): Instant => morning + minutes(minute);

/** Dublin has closed at 17:30 and opens again at nine on Tuesday. */
const evening = morning + hours(11);
const tuesday = morning + hours(24);

const reminderOf = (clock: ClockName, reminder: Partial<Reminder> = {}): Reminder => ({
  clock,
  kind: 'breach',
  startedAt: morning,
  dueAt: at(60),
  ...reminder,
});

const acknowledged = (id: string, clocks: Escalation['clocks'], more: Partial<Escalation> = {}): Escalation =>
  anEscalation({ id, number: Number(id.slice(4)), status: 'acknowledged', owner: 'UKENJI', clocks, ...more });

describe('as of now', () => {
  const told = (
    clock: Partial<Clock>,
    as: Parameters<typeof stillDue>[2] = 'owner',
    { now = at(90), ...more }: Partial<Escalation> & { now?: Instant } = {},
  ) =>
    stillDue(
      acknowledged('ESC-1', { update: aClock(clock) }, more),
      reminderOf('update'),
      as,
      { calendarOf: calendars },
      now,
    );
  const untrue = { is: 'untrue', reason: 'no longer true' };

  test('what runs is said, with the hour at which it is due by now', () => {
    expect(told({ dueAt: at(75) })).toEqual({
      is: 'said',
      reminder: reminderOf('update', { dueAt: at(75) }),
    });
  });

  test.each<[string, Partial<Clock>]>([
    ['pauses', { runningSince: null, dueAt: null }],
    ['has begun afresh', { startedAt: at(50) }],
    ['has more time now', { dueAt: at(91) }],
  ])('nothing is broken any more when the clock %s', (_, clock) => {
    expect(told(clock)).toEqual(untrue);
  });

  test('a warning is said although there is more time now', () => {
    const escalation = acknowledged('ESC-1', { update: aClock({ dueAt: at(120) }) });
    const warning = reminderOf('update', { kind: 'warning' });
    expect(stillDue(escalation, warning, 'owner', { calendarOf: calendars }, at(50))).toEqual({
      is: 'said',
      reminder: { ...warning, dueAt: at(120) },
    });
  });

  test('nothing of a closed one is said but the call that was promised to the user', () => {
    const clocks = { update: aClock(), callback: aClock() };
    const of = (status: Escalation['status'], clock: ClockName) =>
      stillDue(
        acknowledged('ESC-1', clocks, { status }),
        reminderOf(clock),
        clock === 'callback' ? 'reporter' : 'owner',
        { calendarOf: calendars },
        at(90),
      ).is;
    expect([of('resolved', 'update'), of('resolved', 'callback'), of('cancelled', 'update')]).toEqual([
      'untrue',
      'said',
      'untrue',
    ]);
  });

  test('at night it waits for the morning, for leads too; a quarter of an hour after closing it is still said', () => {
    const dublin = { calendar: 'dublin' };
    expect(told(dublin, 'lead', { now: evening })).toEqual({ is: 'asleep', until: tuesday });
    expect(told(dublin, 'owner', { now: evening })).toEqual({ is: 'asleep', until: tuesday });
    expect(told(dublin, 'owner', { now: morning + hours(8.75) - 1 }).is).toBe('said');
    expect(told(dublin, 'owner', { now: morning + hours(8.75) }).is).toBe('asleep');
  });

  test('while it is snoozed everybody but leads waits, and the longer of night and snooze counts', () => {
    const snooze = { from: at(80), until: at(120), by: 'UKENJI' };
    const asleep = { is: 'asleep', until: at(120) };
    expect(told({}, 'owner', { snooze })).toEqual(asleep);
    expect(told({}, 'thread', { snooze })).toEqual(asleep);
    expect(told({}, 'on-call', { snooze })).toEqual(asleep);
    expect(told({}, 'lead', { snooze }).is).toBe('said');
    expect(told({}, 'owner', { snooze, now: at(120) }).is).toBe('said');
    const long = { ...snooze, until: tuesday + hours(1) };
    expect(told({ calendar: 'dublin' }, 'owner', { snooze: long, now: evening })).toEqual({
      is: 'asleep',
      until: tuesday + hours(1),
    });
    expect(told({ calendar: 'dublin' }, 'lead', { snooze: long, now: evening })).toEqual({
      is: 'asleep',
      until: tuesday,
    });
  });

  test('a lead has hours of their own, whatever those of the promise; what nobody has and cannot wait comes after ten minutes', () => {
    const own = { hours: calendars('dublin'), calledAt: evening - minutes(3) };
    const toLead = (more: Partial<Escalation>, now = evening) =>
      stillDue(
        acknowledged('ESC-1', { update: aClock({ calendar: 'half hours' }) }, more),
        reminderOf('update'),
        'lead',
        { calendarOf: calendars, own },
        now,
      );
    const nobodyHasIt = { owner: null, status: 'open' } as const;
    const graceOver = { is: 'asleep', until: evening + minutes(7) };
    expect([
      toLead({}),
      toLead(nobodyHasIt),
      toLead({ priority: 'urgent' }),
      toLead({ ...nobodyHasIt, priority: 'urgent' }),
      toLead({ ...nobodyHasIt, liveUntil: evening + minutes(20) }),
      toLead({ ...nobodyHasIt, priority: 'urgent' }, evening + minutes(7)).is,
      toLead({}, at(100)).is,
    ]).toEqual([
      { is: 'asleep', until: tuesday },
      { is: 'asleep', until: tuesday },
      { is: 'asleep', until: tuesday },
      graceOver,
      graceOver,
      'said',
      'said',
    ]);
  });

  test('the call that was promised to the user is not the team’s to snooze', () => {
    const snooze = { from: at(80), until: at(120), by: 'UKENJI' };
    const escalation = acknowledged('ESC-1', { callback: aClock() }, { snooze });
    const is = (as: 'thread' | 'reporter') =>
      stillDue(escalation, reminderOf('callback'), as, { calendarOf: calendars }, at(90)).is;
    expect([is('thread'), is('reporter')]).toEqual(['said', 'said']);
  });

  test('where a place never opens again nobody is told', () => {
    const never = () => ({ add: (start: Instant) => start, between: () => 0, next: () => null });
    const escalation = acknowledged('ESC-1', { update: aClock() });
    expect(stillDue(escalation, reminderOf('update'), 'lead', { calendarOf: never }, at(90))).toEqual(untrue);
  });
});

describe('sent', () => {
  let store: Store;
  let queries: Queries;
  let delivery: Delivery;
  let now: Instant;
  /** Where, and about which. */
  let posts: string[];

  beforeEach(async () => {
    store = await aStore();
    queries = queriesOf(store);
    posts = [];
    const slack: Slack = {
      async post({ channel, threadTs }, { text }) {
        const about = text.match(/ESC-\d/g)?.join(' ') ?? text;
        posts.push(`${threadTs === undefined ? channel : `${channel} › thread`}: ${about}`);
        return { channel, ts: `${posts.length}.0` };
      },
      remove: () => Promise.reject(new Error('nothing is taken back here')),
      edit: () => Promise.reject(new Error('nothing is edited here')),
      page: () => Promise.reject(new Error('nothing is looked up here')),
      announce: () => Promise.reject(new Error('nothing is shared here')),
      upload: () => Promise.reject(new Error('nothing is shared here')),
      share: () => Promise.reject(new Error('nothing is shared here')),
      keyOf: () => Promise.reject(new Error('nothing is asked about here')),
      mayWriteIn: () => Promise.reject(new Error('nothing is asked about here')),
      knownDirectChannel: async (user) => `D${user.slice(1)}`,
      directChannel: (user) => Promise.resolve(`D${user.slice(1)}`),
    };
    const context = aContext({ queries, permalink: () => '', now: () => now });
    delivery = createDelivery({
      store,
      queries,
      slack,
      pace: createRateLimits({ channelBurst: 10, messagesPerMinute: 1000 }),
      whenUnsure: 'send again',
      sends: () => true,
      async render(row) {
        if (row.kind === 'personal reminder' || row.kind === 'reminder') return render(context, row);
        return { ...sayTo({ channel: 'C0ENG' }, { text: 'Kenji has it.', blocks: [] }), threadTs: '0.1' };
      },
      permalink: () => '',
      undeliverable: () => Promise.resolve([]),
      now: () => now,
      log: { info() {}, warn() {}, error: (facts) => posts.push(`an error: ${JSON.stringify(facts)}`) },
      settled() {},
    });
  });
  afterEach(() => store.close());

  async function given(escalation: Escalation, ...notices: Notice[]): Promise<void> {
    await store.atomically([
      queries.escalations.insert(escalation),
      ...queued({ escalation, notices, what: 'reminded' }, () => 'C0ENG').map((notice) =>
        queries.outbox.enqueue(notice, escalation.updatedAt),
      ),
    ]);
  }

  /** Everything that is due at this instant; answers what was posted. */
  async function postedAt(instant: Instant): Promise<string[]> {
    now = instant;
    let taken: number;
    do {
      taken = delivery.taken();
      await delivery.turn();
      await delivery.idle();
    } while (delivery.taken() > taken);
    return posts.splice(0);
  }

  const toLead = (reminder: Reminder): Notice => ({
    kind: 'personal reminder',
    person: 'UMARCUS',
    as: 'lead',
    reminder,
  });

  const inDublin = acknowledged('ESC-1', { update: aClock({ calendar: 'dublin' }) });
  const urgent = acknowledged('ESC-2', { update: aClock() }, { priority: 'urgent' });

  test('what sleeps goes to the end of its lane: nothing waits behind it, and it comes in the morning', async () => {
    await given(inDublin, toLead(reminderOf('update')));
    await given(urgent, toLead(reminderOf('update')));
    expect(await postedAt(evening)).toEqual(['DMARCUS: ESC-2']);
    expect(await delivery.turn()).toBe(tuesday);
    expect(await postedAt(tuesday - 1)).toEqual([]);
    expect(await postedAt(tuesday)).toEqual(['DMARCUS: ESC-1']);
    expect(await queries.outbox.waiting('reminders:UMARCUS')).toEqual([]);
  });

  test('a line in the thread does not wait for a reminder that sleeps before it', async () => {
    await store.atomically([
      queries.posts.save({
        escalationId: 'ESC-1',
        name: 'card:0',
        channel: 'C0ENG',
        ts: '0.1',
        permalink: null,
      }),
    ]);
    await given(
      inDublin,
      { kind: 'reminder', to: 'thread', card: 0, personally: [], reminder: reminderOf('update') },
      { kind: 'card entry', card: 0 },
    );
    expect(await postedAt(evening)).toEqual(['C0ENG › thread: Kenji has it.']);
    expect(await postedAt(tuesday)).toEqual(['C0ENG › thread: ESC-1']);
  });

  test('one message begins with what is urgent, then with what is broken, then with what has been so for longest', async () => {
    const broken = (id: string, dueMinute: number) =>
      acknowledged(id, { update: aClock({ dueAt: at(dueMinute) }) });
    await given(broken('ESC-3', 240), toLead(reminderOf('update', { kind: 'warning' })));
    await given(broken('ESC-4', 90), toLead(reminderOf('update')));
    await given(broken('ESC-5', 60), toLead(reminderOf('update')));
    await given(urgent, toLead(reminderOf('update')));
    expect(await postedAt(at(200))).toEqual(['DMARCUS: ESC-2 ESC-5 ESC-4 ESC-3']);
  });

  test('of a closed one the reporter is reminded of the call, and nobody of anything else', async () => {
    const resolved = acknowledged(
      'ESC-1',
      { update: aClock(), callback: aClock() },
      { status: 'resolved', callbackAt: at(60) },
    );
    await given(resolved, toLead(reminderOf('update')), {
      kind: 'personal reminder',
      person: 'UAOIFE',
      as: 'reporter',
      reminder: reminderOf('callback'),
    });
    expect(await postedAt(at(60))).toEqual(['DAOIFE: ESC-1']);
    expect(await queries.outbox.waiting('reminders:UMARCUS')).toEqual([]);
  });

  test('whoever has given it away is not reminded of it', async () => {
    await given(urgent, {
      kind: 'personal reminder',
      person: 'UPRIYA',
      as: 'owner',
      reminder: reminderOf('update'),
    });
    expect(await postedAt(at(60))).toEqual([]);
    expect(await queries.outbox.waiting('reminders:UPRIYA')).toEqual([]);
  });
});
