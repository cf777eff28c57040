/** Reminders in the moment of sending: whom they mention, what they link to, and what one message says for several rows. The words are the views’. */
import { expect, test } from 'vitest';
import type { NoticePayload } from '../../../src/db/payload.ts';
import type { Escalation, Reminder } from '../../../src/domain/escalation.ts';
import { personalReminders } from '../../../src/views/personal-reminders.ts';
import { reminder } from '../../../src/views/reminder.ts';
import { aClock, after, hours, minutes, morning } from '../../support/factories.ts';
import { aNotice } from '../sending.ts';
import { onDuty, startShow, tells, version, wording } from './a-show.ts';

const channel = 'C0ENG';
const lane = 'reminders:UMARCUS';
const posts = { 'card:0': channel };
const broken: Reminder = { clock: 'update', kind: 'breach', startedAt: morning, dueAt: morning };
/** Kenji has it and owes news; the user is to be called. */
const owed: Partial<Escalation> = {
  status: 'acknowledged',
  owner: 'UKENJI',
  clocks: {
    update: aClock({ dueAt: morning }),
    resolve: aClock({ dueAt: morning }),
    callback: aClock({ dueAt: morning }),
  },
};
const inThread: NoticePayload = {
  kind: 'reminder',
  to: 'on-call',
  card: 0,
  personally: ['UKENJI'],
  reminder: { ...broken, dueAt: after(-5) },
  version,
};
const personal = (as: 'owner' | 'lead' | 'reporter', person = 'UMARCUS', about = broken): NoticePayload => ({
  kind: 'personal reminder',
  person,
  as,
  reminder: about,
  version,
});
const alone = { along: [], untrue: [], before: [], into: null, edited: false, unsent: null };

test('in the thread it tells the hour that counts by now, and mentions nobody who hears of it personally', async () => {
  const { shown, escalation, now } = await startShow({ escalation: owed, posts });
  expect(await shown(inThread)).toEqual({
    do: 'say',
    to: { channel },
    threadTs: '1.0',
    broadcast: false,
    line: { card: 0, version },
    buttons: tells(escalation),
    message: reminder({
      escalation,
      reminder: broken,
      to: 'on-call',
      onCall: { ...onDuty, crews: [{ group: undefined, users: ['UPRIYA'] }] },
      readable: true,
      restricted: false,
      wording,
      now: now(),
    }),
  });
});

test('who was called to the thread within two minutes is not called again, but for what is pressing', async () => {
  const beside = async (kind: Reminder['kind'], agoMs: number) => {
    const { show, claimed, store, queries, clock, now } = await startShow({ escalation: owed, posts });
    await claimed(aNotice('before', { lane, payload: inThread }));
    await store.atomically([queries.outbox.sent('before', now())]);
    clock.advance(agoMs);
    const row = await claimed(
      aNotice('a', { lane, payload: { ...inThread, reminder: { ...broken, kind } } }),
    );
    const shown = await show(row);
    return shown.do === 'say' && /<(?:@|!subteam)/.test(JSON.stringify(shown.message)) ? 'called' : shown.do;
  };
  const justNow = minutes(2) - 1;
  expect([
    await beside('overdue', justNow),
    await beside('overdue', minutes(2)),
    await beside('breach', justNow),
  ]).toEqual(['say', 'called', 'called']);
});

test('in the thread it sleeps while reminders are snoozed', async () => {
  const snooze = { from: morning, until: morning + hours(1), by: 'UKENJI' };
  const { shown } = await startShow({ escalation: { ...owed, snooze }, posts });
  expect(await shown(inThread)).toEqual({ do: 'put off', until: morning + hours(1) });
});

test('of several for the thread that are about the same clock the last says it all', async () => {
  const beside = async (about: Reminder) => {
    const { shown, enqueue } = await startShow({ escalation: owed, posts });
    await enqueue(aNotice('b', { lane, major: 2, payload: { ...inThread, reminder: about } }));
    return shown(inThread, { lane, major: 1 });
  };
  expect([await beside(broken), await beside({ ...broken, clock: 'resolve' })]).toMatchObject([
    { do: 'drop', reason: 'overtaken' },
    { do: 'say' },
  ]);
});

test.each([
  ['a lead of the team', 'engineering', 'lead', 'UMARCUS', 'acct_1Kx', 'link to card:0'],
  ['a lead of a restricted team', 'risk', 'lead', 'UINGRID', 'acct_1Kx', 'link to card:0'],
  ['a lead of another than the restricted team', 'risk', 'lead', 'UMARCUS', null, null],
  ['the agent', 'engineering', 'reporter', 'UAOIFE', 'acct_1Kx', 'link to card:0'],
  ['the agent, whose escalation is with a restricted team', 'risk', 'reporter', 'UAOIFE', 'acct_1Kx', null],
] as const)(
  '%s reads the account and has the link as they may',
  async (_, team, as, person, account, link) => {
    const { shown, escalation, now } = await startShow({ escalation: { ...owed, team }, posts });
    const call: Reminder = { ...broken, clock: 'callback' };
    const readable = as === 'reporter' || team === 'engineering';
    const item = { escalation, reminder: call, as, account, link, readable, restricted: team === 'risk' };
    expect(await shown(personal(as, person, call), { lane: `reminders:${person}` })).toEqual({
      do: 'say',
      to: { user: person },
      message: personalReminders([item], wording, now()),
      buttons: tells(escalation),
      together: alone,
    });
  },
);

test('the owner is reminded while they are the owner', async () => {
  const { shown } = await startShow({ escalation: owed, posts });
  expect(await shown(personal('owner', 'UKENJI'), { lane: 'reminders:UKENJI' })).toMatchObject({ do: 'say' });
  const given = await startShow({ escalation: { ...owed, owner: 'UPRIYA' }, posts });
  expect(await given.shown(personal('owner', 'UKENJI'), { lane: 'reminders:UKENJI' })).toEqual({
    do: 'drop',
    reason: 'no longer true',
  });
});

test('the agent is reminded while the agent’s side is theirs', async () => {
  const asked: Reminder = { ...broken, clock: 'callback' };
  const lane = 'reminders:UAOIFE';
  const toAgent = personal('reporter', 'UAOIFE', asked);
  const { shown } = await startShow({ escalation: owed, posts });
  expect(await shown(toAgent, { lane })).toMatchObject({ do: 'say' });
  const given = await startShow({ escalation: { ...owed, reporter: 'UJONAS' }, posts });
  expect(await given.shown(toAgent, { lane })).toEqual({ do: 'drop', reason: 'no longer true' });
});

test('one message says what waits for a person: the last of each clock, and nothing that is no longer true', async () => {
  const { shown, enqueue, escalation, now } = await startShow({ escalation: owed, posts });
  const resolve: Reminder = { ...broken, clock: 'resolve' };
  const waits = (id: string, major: number, payload: NoticePayload, escalationId = 'ESC-1') =>
    aNotice(id, { lane, major, payload, escalationId });
  await enqueue(
    waits('b', 2, personal('lead')),
    waits('c', 3, personal('lead', 'UMARCUS', resolve)),
    waits('gone', 4, personal('lead'), 'ESC-9'),
    waits('d', 5, personal('lead')),
  );
  const item = (about: Reminder) => ({
    escalation,
    reminder: about,
    as: 'lead' as const,
    account: 'acct_1Kx',
    link: 'link to card:0',
    readable: true,
    restricted: false,
  });
  expect(await shown(personal('lead'), { lane, major: 1 })).toEqual({
    do: 'say',
    to: { user: 'UMARCUS' },
    message: personalReminders([item(broken), item(resolve)], wording, now()),
    buttons: tells(escalation),
    together: {
      ...alone,
      along: ['d', 'c'],
      untrue: [
        { id: 'b', reason: 'overtaken' },
        { id: 'gone', reason: 'no longer true' },
      ],
    },
  });
});

test('a person hears one message a minute', async () => {
  const { show, claimed, store, queries, clock, now } = await startShow({ escalation: owed, posts });
  await claimed(aNotice('before', { lane }));
  await store.atomically([queries.outbox.sent('before', now())]);
  const row = await claimed(aNotice('a', { lane, payload: personal('lead') }));
  clock.advance(minutes(1) - 1);
  expect(await show(row)).toEqual({ do: 'wait', until: morning + minutes(1) });
  clock.advance(1);
  expect(await show(row)).toMatchObject({ do: 'say' });
});

/** A row of each of these minutes was said in a message of its own. */
async function toldAt(...sentAt: number[]) {
  const started = await startShow({ escalation: owed, posts });
  const { claimed, store, queries, clock, now } = started;
  for (const minute of sentAt) {
    clock.advance(morning + minutes(minute) - now());
    const about = { ...broken, startedAt: minute };
    await claimed(aNotice(`told ${minute}`, { lane, payload: personal('lead', 'UMARCUS', about) }));
    await store.atomically([queries.outbox.sent(`told ${minute}`, now(), { ts: `${minute}.0` })]);
  }
  return {
    ...started,
    shownAt: async (minute: number, about: Reminder) => {
      clock.advance(morning + minutes(minute) - now());
      return started.show(await claimed(aNotice('a', { lane, payload: personal('lead', 'UMARCUS', about) })));
    },
  };
}

test('after six within an hour what lasts waits for a quarter of an hour; a breach does not', async () => {
  const lasting: Reminder = { ...broken, clock: 'resolve', kind: 'overdue' };
  const six = [5, 10, 20, 30, 40, 55];
  expect([
    await (await toldAt(...six)).shownAt(60, lasting),
    await (await toldAt(...six)).shownAt(60, { ...lasting, kind: 'breach' }),
    await (await toldAt(...six)).shownAt(70, lasting),
  ]).toMatchObject([
    {
      do: 'say',
      together: { along: [], into: { ts: '55.0' }, unsent: { do: 'put off', until: morning + minutes(70) } },
    },
    { do: 'say', together: { into: null } },
    { do: 'say', together: { into: null } },
  ]);
});

test('what lasts edits the message that told it, which then says what is still true of all it told', async () => {
  const { enqueue, store, queries, now, escalation, shownAt } = await toldAt();
  const rows: [string, Reminder][] = [
    ['m', broken],
    ['along', { ...broken, clock: 'resolve' }],
    ['over', { ...broken, clock: 'acknowledge' }],
  ];
  await enqueue(
    ...rows.map(([id, about]) => aNotice(id, { lane, payload: personal('lead', 'UMARCUS', about) })),
  );
  await store.atomically([queries.outbox.sentWith('along', 'm'), queries.outbox.sentWith('over', 'm')]);
  await store.atomically([
    queries.outbox.sent('m', now(), { ts: '7.0' }),
    ...['along', 'over'].map((id) => queries.outbox.sent(id, now())),
  ]);
  const lasting: Reminder = { ...broken, kind: 'overdue' };
  const item = (about: Reminder) => ({
    escalation,
    reminder: about,
    as: 'lead' as const,
    account: 'acct_1Kx',
    link: 'link to card:0',
    readable: true,
    restricted: false,
  });
  expect(await shownAt(30, lasting)).toMatchObject({
    do: 'say',
    message: personalReminders([item(lasting), item({ ...broken, clock: 'resolve' })], wording, now()),
    together: { along: [], untrue: [], into: { id: 'm', ts: '7.0' } },
  });
});

/** After an attempt of unknown fate, which was to say `b` along. */
async function unsure(escalation: Partial<Escalation>) {
  const started = await startShow({
    escalation: { reporter: 'UMARCUS', liveUntil: morning + hours(1), ...escalation },
    posts,
  });
  const { claimedAgain, enqueue, store, queries, now } = started;
  await claimedAgain(aNotice('sent', { lane: 'reminders:UMARCUS', major: 0 }));
  await store.atomically([queries.outbox.sent('sent', now())]);
  const row = await claimedAgain(aNotice('a', { lane, major: 1, payload: personal('lead') }));
  await enqueue(
    aNotice('b', { lane, major: 2, payload: personal('lead', 'UMARCUS', { ...broken, clock: 'resolve' }) }),
  );
  await enqueue(aNotice('c', { lane, major: 3, payload: personal('reporter') }));
  await store.atomically([queries.outbox.sentWith('b', 'a')]);
  return { ...started, row };
}

test('what may have been said is looked up at once, with what it said along', async () => {
  const { show, row } = await unsure(owed);
  expect(await show(row)).toMatchObject({
    do: 'say',
    together: { along: ['b', 'c'], untrue: [], before: ['b'], unsent: null },
  });
});

test('it is looked up also when it is no longer to be said', async () => {
  const over = await unsure({ ...owed, status: 'resolved' });
  expect(await over.show(over.row)).toMatchObject({
    do: 'say',
    together: { along: [], before: ['b'], unsent: { do: 'drop', reason: 'no longer true' } },
  });
  const dublin = aClock({ dueAt: morning, calendar: 'dublin' });
  const night = await unsure({ ...owed, clocks: { update: dublin, resolve: dublin } });
  night.clock.advance(hours(11));
  expect(await night.show(night.row)).toMatchObject({
    do: 'say',
    together: { along: [], before: ['b'], unsent: { do: 'put off', until: morning + hours(24) } },
  });
});
