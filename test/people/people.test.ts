import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cast } from '../../sandbox/cast.ts';
import { createStillClock } from '../../sandbox/slack/clock.ts';
import { createWorkspace, type Workspace } from '../../sandbox/slack/workspace.ts';
import { queriesOf } from '../../src/db/queries.ts';
import { openSqlite } from '../../src/db/sqlite.ts';
import { type Store, UnavailableError } from '../../src/db/store.ts';
import { createPace } from '../../src/delivery/pace.ts';
import type { People } from '../../src/people/people.ts';
import { createPeople } from '../../src/people/slack-people.ts';
import { manifest } from '../support/manifest.ts';

const minute = 60_000;
const engineering = { responders: { group: 'S0ENG' }, channel: 'C0ENG' };
const clock = createStillClock(0);

let slack: Workspace;
let store: Store;
let people: People;
let notStored: string[] = [];

beforeEach(async () => {
  clock.set(Date.UTC(2026, 10, 23));
  slack = createWorkspace({ ...cast, manifest: manifest(), clock });
  await slack.listen();
  store = openSqlite(':memory:');
  notStored = [];
  people = peopleNow();
});
afterEach(async () => {
  await slack.close();
  await store.close();
});

/** As after a restart: nothing in memory but what the database holds. */
function peopleNow(writes: Pick<Store, 'atomically'> = store): People {
  const client = new WebClient(slack.botToken, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
  const pace = createPace({ channelBurst: 4, messagesPerMinute: 300 });
  return createPeople({
    client,
    queries: queriesOf(store),
    store: writes,
    notStored: ({ code }) => notStored.push(code),
    pace,
    now: clock.now,
  });
}
const calls = (method: string) => slack.calls.filter((call) => call.method === method).length;

test('a person is asked for once and remembered for hours', async () => {
  expect(await people.person('UYUKI')).toMatchObject({
    name: 'Yuki',
    timeZone: 'Asia/Tokyo',
    locale: 'ja-JP',
    guest: false,
  });
  clock.advance(60 * minute);
  await people.person('UYUKI');
  expect(calls('users.info')).toBe(1);
  clock.advance(6 * 60 * minute);
  await people.person('UYUKI');
  expect(calls('users.info')).toBe(2);
});

test('a clock that was set back by a day does not make a person fresh for a day', async () => {
  await people.person('UYUKI');
  await people.isResponder('UKENJI', engineering);
  clock.advance(-24 * 60 * minute);
  await people.person('UYUKI');
  await people.isResponder('UKENJI', engineering);
  expect([calls('users.info'), calls('usergroups.users.list')]).toEqual([2, 2]);
});

test('a guest is known to be one, and somebody who is not in Slack is nobody', async () => {
  expect(await people.person('UGUEST')).toMatchObject({ guest: true });
  expect(await people.person('UNOBODY')).toBeUndefined();
});

test('while Slack is away, what it said last is used, also after a restart', async () => {
  await people.person('UYUKI');
  clock.advance(24 * 60 * minute);
  slack.outage(true);
  expect(await peopleNow().person('UYUKI')).toMatchObject({ name: 'Yuki' });
  await expect(people.person('UAOIFE')).rejects.toThrow();
  expect(await people.names(['UYUKI', 'UAOIFE'])).toEqual(
    new Map([
      ['UYUKI', 'Yuki'],
      ['UAOIFE', '<@UAOIFE>'],
    ]),
  );
});

test('responders are the members of a group, named users, or whoever is in the channel', async () => {
  expect(await people.isResponder('UKENJI', engineering)).toBe(true);
  expect(await people.isResponder('UAOIFE', engineering)).toBe(false);
  expect(await people.isResponder('UOLGA', { responders: { users: ['UOLGA'] }, channel: 'C0MARKETS' })).toBe(
    true,
  );
  const channel = { responders: { channelMembers: true } as const, channel: 'C0DESIGN' };
  expect(await people.isResponder('ULENA', channel)).toBe(true);
  expect(await people.isResponder('UAOIFE', channel)).toBe(false);
});

test('a yes holds for minutes; a no is asked again, so that somebody new need not wait', async () => {
  await people.isResponder('UKENJI', engineering);
  await people.isResponder('UPRIYA', engineering);
  expect(calls('usergroups.users.list')).toBe(1);
  slack.state.userGroups.get('S0ENG')?.users.push('UAOIFE');
  expect(await people.isResponder('UAOIFE', engineering)).toBe(false);
  clock.advance(minute);
  expect(await people.isResponder('UAOIFE', engineering)).toBe(true);
});

test('while Slack is away, membership is as it was last known; unknown is not no', async () => {
  await people.isResponder('UKENJI', engineering);
  clock.advance(60 * minute);
  slack.outage(true);
  expect(await people.isResponder('UKENJI', engineering)).toBe(true);
  await expect(
    people.isResponder('UKENJI', { responders: { group: 'S0RISK' }, channel: 'C0RISK' }),
  ).rejects.toThrow();
});

test('who is on call is said in words that ping nobody, each once', async () => {
  const crews = [{ group: 'S0ENG' }, { users: ['UOLGA'] }, { group: 'S0ENG', users: ['UOLGA', 'URAVI'] }];
  expect(await people.onCallNames(crews)).toEqual(['@eng-oncall', 'Olga', 'Ravi']);
  slack.outage(true);
  expect(await peopleNow().onCallNames(crews)).toEqual(['the on-call group', 'Olga', 'Ravi']);
});

test('no more people are looked up in a minute than Slack allows; the others are for the next', async () => {
  const crowd = Array.from({ length: 120 }, (_, n) => `UCROWD${n}`);
  const known = await Promise.all(crowd.map((id) => people.person(id).catch(() => 'not now')));
  expect([known.filter((one) => one === 'not now').length, calls('users.info')]).toEqual([20, 100]);
  expect(slack.calls.filter(({ status }) => status === 429)).toEqual([]);
  clock.advance(61_000);
  expect(await people.person('UYUKI')).toMatchObject({ name: 'Yuki' });
});

test('whom Slack does not know is asked about once in a while, not each time they knock', async () => {
  const stranger = () => people.person('USTRANGER');
  expect([await stranger(), await stranger(), calls('users.info')]).toEqual([undefined, undefined, 1]);
  clock.advance(6 * minute);
  expect([await stranger(), calls('users.info')]).toEqual([undefined, 2]);
});

test('what Slack says of somebody holds though the database cannot take it, and is stored when it can', async () => {
  const full = {
    atomically: () => Promise.reject(new UnavailableError('SQLITE_FULL', new Error('disk full'))),
  };
  const beforehand = peopleNow(full);
  expect([await beforehand.person('UGUEST'), await beforehand.person('UGUEST')]).toMatchObject([
    { guest: true },
    { guest: true },
  ]);
  expect([calls('users.info'), notStored, await queriesOf(store).people.find('UGUEST')]).toEqual([
    1,
    ['SQLITE_FULL'],
    undefined,
  ]);
  await people.person('UGUEST');
  expect(await queriesOf(store).people.find('UGUEST')).toMatchObject({ guest: true });
});
