import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cast } from '../../../sandbox/cast.ts';
import { createStillClock } from '../../../sandbox/slack/clock.ts';
import { createWorkspace, type Workspace } from '../../../sandbox/slack/workspace.ts';
import { type Queries, queriesOf } from '../../../src/db/queries.ts';
import { type Store, UnavailableError } from '../../../src/db/store.ts';
import { NobodyRespondsError, type People } from '../../../src/slack/people/people.ts';
import { createRemembered } from '../../../src/slack/people/remembered.ts';
import { createPeople } from '../../../src/slack/people/slack-people.ts';
import type { House } from '../../../src/slack/people/standing.ts';
import { createRateLimits } from '../../../src/slack/rate-limits.ts';
import { aStore } from '../../support/database.ts';
import { manifest } from '../../support/manifest.ts';

const minute = 60_000;
const engineering = { responders: { group: 'S0ENG' }, channel: 'C0ENG', restricted: false };
const risk = { responders: { group: 'S0RISK' }, channel: 'C0RISK', restricted: true };
const house: House = { workspace: 'T0SANDBOX', enterprise: null, access: { guests: false, external: false } };
const clock = createStillClock(0);

let slack: Workspace;
let store: Store;
let people: People;
let warned: string[] = [];

beforeEach(async () => {
  clock.set(Date.UTC(2026, 10, 23));
  slack = createWorkspace({ ...cast, manifest: manifest(), clock });
  await slack.listen();
  store = await aStore();
  warned = [];
  people = peopleNow();
});
afterEach(async () => {
  await slack.close();
  await store.close();
});

/** As after a restart: nothing in memory but what the database holds. */
function peopleNow(
  writes: Pick<Store, 'atomically'> = store,
  is: House = house,
  queries: Pick<Queries, 'people'> = queriesOf(store),
): People {
  const client = new WebClient(slack.botToken, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
  const pace = createRateLimits({ channelBurst: 4, messagesPerMinute: 300 });
  const log = { warn: (_facts: object, message: string) => warned.push(message) };
  const remembered = createRemembered({ queries, store: writes, house: is, log });
  return createPeople({ client, remembered, house: is, ranUntil: clock.now(), pace, now: clock.now });
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
  expect([calls('users.info'), calls('usergroups.users.list')]).toEqual([4, 2]);
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
  const named = { responders: { users: ['UOLGA'] }, channel: 'C0MARKETS', restricted: false };
  expect(await people.isResponder('UOLGA', named)).toBe(true);
  const channel = { responders: { channelMembers: true } as const, channel: 'C0DESIGN', restricted: false };
  expect(await people.isResponder('ULENA', channel)).toBe(true);
  expect(await people.isResponder('UAOIFE', channel)).toBe(false);
});

test('of those who press at once after a start, one asks who belongs to the team', async () => {
  const press = (user: string) => people.isResponder(user, engineering);
  const answers = await Promise.all(['UKENJI', 'UPRIYA', 'UAOIFE', 'UKENJI'].map(press));
  expect([answers, calls('usergroups.users.list')]).toEqual([[true, true, false, true], 1]);
});

test('a yes holds for minutes; a no is asked again, so that somebody new need not wait', async () => {
  await people.isResponder('UKENJI', engineering);
  await people.isResponder('UPRIYA', engineering);
  await people.person('UAOIFE');
  expect(calls('usergroups.users.list')).toBe(1);
  slack.state.userGroups.get('S0ENG')?.users.push('UAOIFE');
  expect(await people.isResponder('UAOIFE', engineering)).toBe(false);
  clock.advance(minute);
  expect(await people.isResponder('UAOIFE', engineering)).toBe(true);
});

test('while Slack is away, membership is as last known for an hour past its five minutes; unknown is not no', async () => {
  await people.isResponder('UKENJI', engineering);
  slack.outage(true);
  clock.advance(64 * minute);
  expect(await people.isResponder('UKENJI', engineering)).toBe(true);
  await expect(people.isResponder('UTOMAS', risk)).rejects.toThrow();
  clock.advance(2 * minute);
  await expect(people.isResponder('UKENJI', engineering)).rejects.toThrow();
});

test('in a restricted team it is as last known for ten minutes past its five, also who somebody is', async () => {
  const named = { ...risk, responders: { users: ['UMINA'] } };
  const known = () => Promise.all([people.isResponder('UTOMAS', risk), people.isResponder('UMINA', named)]);
  await known();
  slack.outage(true);
  clock.advance(14 * minute);
  expect(await known()).toEqual([true, true]);
  clock.advance(2 * minute);
  const settled = await Promise.allSettled([
    people.isResponder('UTOMAS', risk),
    people.isResponder('UMINA', named),
    people.standing('UMINA', { restricted: true }),
    people.standing('UMINA'),
  ]);
  expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'fulfilled']);
});

test('who is known stays so for an hour past the first while Slack does not say; who is not is nobody yet', async () => {
  await people.standing('UYUKI');
  slack.outage(true);
  clock.advance(119 * minute);
  expect(await peopleNow().standing('UYUKI')).toBe('in');
  await expect(people.standing('UAOIFE')).rejects.toThrow();
  clock.advance(2 * minute);
  await expect(people.standing('UYUKI')).rejects.toThrow();
  await expect(peopleNow().standing('UYUKI')).rejects.toThrow();
  slack.outage(false);
  clock.advance(minute);
  expect(await people.standing('UYUKI')).toBe('in');
});

test('what Slack says now counts, though it was kinder before', async () => {
  await people.isResponder('UKENJI', engineering);
  slack.state.people.delete('UKENJI');
  slack.state.userGroups.delete('S0ENG');
  clock.advance(61 * minute);
  expect(await people.standing('UKENJI')).toBe('stranger');
  await expect(people.isResponder('UPRIYA', engineering)).rejects.toThrow();
  slack.outage(true);
  expect([await peopleNow().standing('UKENJI'), await people.person('UKENJI')]).toMatchObject([
    'stranger',
    { name: 'Kenji', deleted: true },
  ]);
  await expect(people.isResponder('UPRIYA', engineering)).rejects.toThrow();
});

test('apps, guests who are not let in and people who have left do not respond, wherever they are named', async () => {
  await slack.deactivate('UPRIYA');
  const named = { ...engineering, responders: { users: ['UBOT', 'UGUEST', 'UPRIYA', 'UNOBODY', 'UKENJI'] } };
  slack.state.userGroups.get('S0ENG')?.users.push('UGUEST');
  const inGroup = await Promise.all(
    ['UGUEST', 'UPRIYA', 'UKENJI'].map((id) => people.isResponder(id, engineering)),
  );
  const inList = await Promise.all(named.responders.users.map((id) => people.isResponder(id, named)));
  expect([inGroup, inList]).toEqual([
    [false, false, true],
    [false, false, false, false, true],
  ]);
});

test('whoever changes is what Slack tells last, in whatever order it is heard', async () => {
  const told = (id: string, at: number, more: object) => ({
    id,
    team_id: 'T0SANDBOX',
    name: id,
    updated: at,
    ...more,
  });
  await people.heard([told('UNEW', 10, { tz: 'Asia/Tokyo', locale: 'ja-JP' })]);
  await people.heard([told('UNEW', 20, { deleted: true })]);
  await people.heard([told('UNEW', 15, { is_restricted: true })]);
  const known = { timeZone: 'Asia/Tokyo', locale: 'ja-JP', deleted: true, guest: false };
  expect([await people.person('UNEW'), await peopleNow().person('UNEW')]).toMatchObject([known, known]);
  expect(calls('users.info')).toBe(0);
});

test('whoever leaves while a page with them is read has left', async () => {
  const told = (id: string, updated: number, deleted = false) => ({
    id,
    team_id: 'T0SANDBOX',
    name: id,
    updated,
    deleted,
  });
  const page = people.heard(
    ['UNEW', ...Array.from({ length: 50 }, (_, n) => `U${n}`)].map((id) => told(id, 10)),
  );
  await Promise.all([page, people.heard([told('UNEW', 20, true)])]);
  expect(await people.person('UNEW')).toMatchObject({ deleted: true });
  expect(await peopleNow().standing('U49')).toBe('in');
});

test('a colleague of another workspace of the organisation is no stranger; everybody else from elsewhere is one', async () => {
  const aoife = slack.state.people.get('UAOIFE');
  if (!aoife) throw new Error('the cast has no Aoife');
  const [ours, theirs] = [
    { id: 'E0OURS', name: 'Ours' },
    { id: 'E0THEIRS', name: 'Theirs' },
  ];
  for (const [id, enterprise] of Object.entries({ UCOLLEAGUE: ours, UPARTNER: theirs, UALONE: undefined })) {
    slack.state.people.set(id, { ...aoife, id, teamId: 'T0ELSE', ...(enterprise && { enterprise }) });
  }
  const standings = async (is: House) => {
    const here = peopleNow(store, is);
    const from = ['T0ELSE', 'T0SANDBOX', 'E0OURS'];
    const ids = ['UCOLLEAGUE', 'UPARTNER', 'UALONE'];
    return Promise.all(ids.flatMap((id) => [here.standing(id), here.standing(id, { from })]));
  };
  expect(await standings({ ...house, enterprise: 'E0OURS' })).toEqual([
    ...['in', 'in'],
    ...['stranger', 'stranger'],
    ...['stranger', 'stranger'],
  ]);
  expect(new Set(await standings(house))).toEqual(new Set(['stranger']));
});

test('who comes from another workspace is a stranger, whatever is known of them, and is not asked about', async () => {
  expect(await people.standing('UYUKI', { from: ['T0SANDBOX', 'T0ELSE'] })).toBe('stranger');
  expect(calls('users.info')).toBe(0);
  expect(await people.standing('UYUKI', { from: ['T0SANDBOX'] })).toBe('in');
  const here = peopleNow(store, { ...house, enterprise: 'E0OURS' });
  expect(await here.standing('UYUKI', { from: ['T0ELSE'] })).toBe('stranger');
  const open = peopleNow(store, { ...house, access: { guests: false, external: true } });
  expect(await open.standing('UYUKI', { from: ['T0ELSE'] })).toBe('in');
});

test('those who are known are asked about, though newcomers have used what there is for them', async () => {
  await people.standing('UYUKI');
  clock.advance(3 * 60 * minute);
  await Promise.allSettled(Array.from({ length: 120 }, (_, n) => people.standing(`UCROWD${n}`)));
  await expect(people.standing('UAOIFE')).rejects.toThrow();
  expect(await people.standing('UYUKI')).toBe('in');
});

test('a new status is not written; all that is known is, and after an hour that it is still so', async () => {
  let writes = 0;
  const here = peopleNow({
    atomically(statements) {
      writes += 1;
      return store.atomically(statements);
    },
  });
  const yuki = { id: 'UYUKI', team_id: 'T0SANDBOX', name: 'yuki' };
  for (const more of [{ updated: 1 }, { updated: 2 }, { updated: 3, deleted: true }, { updated: 3 }]) {
    await here.heard([{ ...yuki, ...more }]);
    clock.advance(minute);
  }
  expect(writes).toBe(3);
  clock.advance(60 * minute);
  await here.heard([{ ...yuki, updated: 3 }]);
  expect(writes).toBe(4);
});

test('who is told of again and again is known after a restart as of what Slack said last', async () => {
  for (const updated of [1, 2, 3, 4, 5]) {
    await people.heard([{ id: 'UYUKI', team_id: 'T0SANDBOX', name: 'yuki', updated }]);
    clock.advance(40 * minute);
  }
  slack.faults.add({ kind: 'http_500', method: 'users.info', times: 1e6 });
  expect(await peopleNow().standing('UYUKI')).toBe('in');
});

test('a list that says nothing of a profile is a list all the same', async () => {
  await people.heard([{ id: 'UYUKI', team_id: 'T0SANDBOX', name: 'yuki', profile: null }]);
  expect(await people.person('UYUKI')).toMatchObject({ name: 'yuki' });
});

test('whoever belongs to this workspace among others is one of its people; of whom Slack does not say it is nobody', async () => {
  const enterprise_user = { enterprise_id: 'E0OURS', teams: ['T0ELSE', 'T0SANDBOX'] };
  await people.heard([
    { id: 'UBOTH', team_id: 'T0ELSE', name: 'both', enterprise_user },
    { id: 'UNOWHERE', name: 'nowhere' },
  ]);
  expect([await people.standing('UBOTH'), await people.standing('UNOWHERE')]).toEqual(['in', 'stranger']);
});

test('strangers and apps leave no row, and their names are still had', async () => {
  const aoife = slack.state.people.get('UAOIFE');
  if (!aoife) throw new Error('the cast has no Aoife');
  slack.state.people.set('UELSE', { ...aoife, id: 'UELSE', realName: 'Partner', teamId: 'T0ELSE' });
  await people.heard([{ id: 'UELSE', team_id: 'T0ELSE', name: 'partner', updated: 5 }]);
  await people.standing('UBOT');
  await people.standing('UAOIFE');
  expect(await people.names(['UELSE', 'UBOT'])).toEqual(
    new Map([
      ['UELSE', 'partner'],
      ['UBOT', 'Switchboard'],
    ]),
  );
  expect(await store.db.select({ id: store.tables.people.id }).from(store.tables.people)).toEqual([
    { id: 'UAOIFE' },
  ]);
});

test('who is on call is said in words that ping nobody, each once', async () => {
  const crews = [{ group: 'S0ENG' }, { users: ['UOLGA'] }, { group: 'S0ENG', users: ['UOLGA', 'URAVI'] }];
  expect(await people.onCallNames(crews)).toEqual(['@eng-oncall', 'Olga', 'Ravi']);
  slack.outage(true);
  expect(await peopleNow().onCallNames(crews)).toEqual(['the on-call group', 'Olga', 'Ravi']);
});

describe('out of reach', () => {
  const crews = [{ group: 'S0ENG' }, { users: ['UOLGA', 'URAVI'] }];
  const engineers = () => slack.state.userGroups.get('S0ENG');
  const leave = async (...users: string[]) => {
    for (const user of users) await slack.deactivate(user);
    for (const user of users) await people.standing(user, { justNow: true });
  };

  test.each<[string, () => unknown, string[]]>([
    ['nobody', () => undefined, []],
    ['a group that is disabled', () => slack.disableGroup('S0ENG'), ['S0ENG']],
    ['a group that is gone', () => slack.state.userGroups.delete('S0ENG'), ['S0ENG']],
    ['a group that is empty', () => engineers()?.users.splice(0), ['S0ENG']],
    ['a group of which everybody has left', () => leave(...(engineers()?.users ?? [])), ['S0ENG']],
    ['a group of guests', () => engineers()?.users.splice(0, 9, 'UGUEST'), ['S0ENG']],
    ['somebody who has left', () => leave('UOLGA'), ['UOLGA']],
    [
      'all of them',
      () => leave('UOLGA', 'URAVI').then(() => slack.disableGroup('S0ENG')),
      ['UOLGA', 'URAVI', 'S0ENG'],
    ],
  ])('is %s', async (_, happens, out) => {
    await people.standing('UGUEST');
    await happens();
    expect([...(await people.outOfReach(crews))]).toEqual(out);
  });

  test('one of a group who is there is enough, and only they are its members', async () => {
    await leave('UKENJI', 'UPRIYA');
    expect([...(await people.outOfReach(crews))]).toEqual([]);
    expect(await people.membersOf(['S0ENG', 'S0NONE'])).toEqual(
      new Map([
        ['S0ENG', ['USAM']],
        ['S0NONE', []],
      ]),
    );
  });

  test('what Slack does not say is no reason, and what it said before holds', async () => {
    slack.outage(true);
    expect([...(await peopleNow().outOfReach(crews))]).toEqual([]);
    slack.outage(false);
    slack.disableGroup('S0ENG');
    expect([...(await people.outOfReach(crews))]).toEqual(['S0ENG']);
    slack.outage(true);
    clock.advance(60 * minute);
    expect([...(await people.outOfReach(crews))]).toEqual(['S0ENG']);
  });

  test('while all is well, Slack is asked once in five minutes for all groups; a group that is back is seen soon', async () => {
    for (const group of ['S0ENG', 'S0RISK', 'S0ENG']) await people.outOfReach([{ group }]);
    await people.onCallNames(crews);
    expect([calls('usergroups.list'), calls('usergroups.users.list')]).toEqual([1, 0]);
    slack.disableGroup('S0ENG');
    clock.advance(6 * minute);
    expect([...(await people.outOfReach(crews))]).toEqual(['S0ENG']);
    slack.disableGroup('S0ENG', false);
    clock.advance(minute);
    expect([...(await people.outOfReach(crews))]).toEqual([]);
  });
});

test.each<[string, () => unknown]>([
  ['disabled', () => slack.disableGroup('S0ENG')],
  ['gone', () => slack.state.userGroups.delete('S0ENG')],
  ['empty', () => slack.state.userGroups.get('S0ENG')?.users.splice(0)],
])(
  'where a group of responders is %s, nobody responds: that is an answer, also while Slack is away',
  async (_, happens) => {
    const kenji = () => people.isResponder('UKENJI', engineering).catch((error: unknown) => error);
    await kenji();
    happens();
    clock.advance(6 * minute);
    expect(await kenji()).toBeInstanceOf(NobodyRespondsError);
    slack.outage(true);
    clock.advance(minute);
    expect(await kenji()).toBeInstanceOf(NobodyRespondsError);
  },
);

test('whom and what a text mentions is named, asked for once, and labels do while Slack does not say', async () => {
  const mention = (kind: 'person' | 'group' | 'channel', id: string, label = '') => ({ kind, id, label });
  const mentions = [
    mention('person', 'UPRIYA', 'an-old-name'),
    mention('person', 'U0NOBODY'),
    mention('group', 'S0ENG'),
    mention('group', 'S0NONE'),
    mention('channel', 'C0OPS'),
    mention('channel', 'C0RISK', 'esc-risk'),
    mention('channel', 'C0NONE'),
    mention('channel', 'C0ELSE', 'theirs'),
  ];
  const names = new Map([
    ['UPRIYA', '@Priya'],
    ['S0ENG', '@eng-oncall'],
    ['C0OPS', '#user-operations'],
    ['C0ELSE', '#theirs'],
  ]);
  const before = slack.calls.length;
  expect(await people.mentioned(mentions)).toEqual(names);
  const asked = slack.calls.length;
  expect(await people.mentioned(mentions)).toEqual(names);
  expect([asked > before, slack.calls.length]).toEqual([true, asked]);
  expect(['user-operations', 'esc-risk', 'general'].map(people.channelNamed)).toEqual([
    'C0OPS',
    undefined,
    undefined,
  ]);
  slack.outage(true);
  const labelled = [
    mention('person', 'USAM', 'sam'),
    mention('group', 'S0RISK', 'risk'),
    mention('channel', 'C0ENG', 'eng'),
  ];
  expect([...(await peopleNow().mentioned(labelled)).values()]).toEqual(['@sam', '@risk', '#eng']);
});

test('no more people are looked up in a minute than Slack allows; the others are for the next', async () => {
  const crowd = Array.from({ length: 120 }, (_, n) => `UCROWD${n}`);
  const known = await Promise.all(crowd.map((id) => people.person(id).catch(() => 'not now')));
  // Ten are left for those who are known already.
  expect([known.filter((one) => one === 'not now').length, calls('users.info')]).toEqual([30, 90]);
  expect(slack.calls.filter(({ status }) => status === 429)).toEqual([]);
  clock.advance(61_000);
  expect(await people.person('UYUKI')).toMatchObject({ name: 'Yuki' });
});

test('when Slack says "too many", it is not asked before the time it names', async () => {
  slack.faults.add({ kind: 'rate_limited', method: 'users.info', retryAfterS: 30 });
  const outcome = () => people.standing('UYUKI').catch(() => 'not now');
  const first = await outcome();
  clock.advance(29_000);
  const second = await outcome();
  clock.advance(1_000);
  expect([first, second, await outcome(), calls('users.info')]).toEqual(['not now', 'not now', 'in', 2]);
});

test('where Slack has just not answered, those who are known do not wait for it again', async () => {
  await Promise.all(['UYUKI', 'UKENJI', 'UNORA'].map((id) => people.standing(id)));
  slack.outage(true);
  clock.advance(90 * minute);
  for (const id of ['UYUKI', 'UKENJI', 'UNORA']) expect(await people.standing(id)).toBe('in');
  expect(calls('users.info')).toBe(4);
  slack.outage(false);
  clock.advance(10_000);
  await people.standing('UNORA');
  expect(calls('users.info')).toBe(5);
});

test('a person who is asked about several times at once is one look-up', async () => {
  await Promise.all([people.standing('UYUKI'), people.person('UYUKI'), people.names(['UYUKI'])]);
  expect(calls('users.info')).toBe(1);
});

test('whom Slack did not know, and who joins, is known', async () => {
  expect(await people.standing('UNEW')).toBe('stranger');
  await people.heard([{ id: 'UNEW', team_id: 'T0SANDBOX', name: 'new' }]);
  expect(await people.standing('UNEW')).toBe('in');
});

test('a database that cannot be read is no reason to know nobody: Slack is asked', async () => {
  const broken = {
    ...queriesOf(store),
    people: { ...queriesOf(store).people, find: () => Promise.reject(new Error('disk I/O error')) },
  };
  const here = peopleNow(store, house, broken);
  expect([await here.standing('UYUKI'), await here.standing('UGUEST')]).toEqual(['in', 'guest']);
  expect(new Set(warned)).toEqual(new Set(['the database did not say who somebody is']));
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
  expect([calls('users.info'), warned, await queriesOf(store).people.find('UGUEST')]).toEqual([
    1,
    ['what Slack said of a person was not stored'],
    undefined,
  ]);
  await people.person('UGUEST');
  expect(await queriesOf(store).people.find('UGUEST')).toMatchObject({ guest: true });
});

test('who has left is stored with what Slack says next, where the database could not take it before', async () => {
  const yuki = { id: 'UYUKI', team_id: 'T0SANDBOX', name: 'yuki' };
  let isFull = false;
  const beforehand = peopleNow({
    atomically: (statements) =>
      isFull
        ? Promise.reject(new UnavailableError('SQLITE_FULL', new Error('disk full')))
        : store.atomically(statements),
  });
  const isStored: boolean[] = [await beforehand.heard([{ ...yuki, updated: 1 }])];
  isFull = true;
  isStored.push(await beforehand.heard([{ ...yuki, updated: 2, deleted: true }]));
  expect(await beforehand.standing('UYUKI')).toBe('stranger');
  isFull = false;
  isStored.push(await beforehand.heard([{ ...yuki, updated: 2, deleted: true }]));
  expect(isStored).toEqual([true, false, true]);
  expect(await peopleNow().standing('UYUKI')).toBe('stranger');
});
