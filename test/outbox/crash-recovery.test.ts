/** What a process was posting or editing when it died: made true at once, looked for where nobody knows, and done again when its lease ends. */
import { expect, test } from 'vitest';
import type { NewNotice } from '../../src/db/outbox.ts';
import { createCrashRecovery } from '../../src/outbox/crash-recovery.ts';
import { aMessage, aNotice, anEdit, leaseMs, startSending } from './sending.ts';

const channel = 'C0ENG';
const history = 'conversations.history';
const lane = 'ESC-1/card:0';

/** A process had these under way, and died; another has just started. */
async function started(...notices: NewNotice[]) {
  const sending = await startSending();
  for (const notice of notices) await sending.claimed(notice);
  sending.clock.advance(1000);
  const startedAt = sending.now();
  const recovery = createCrashRecovery({ ...sending, recovered: () => undefined });
  return {
    ...sending,
    /** The row that shows a message anew. */
    anew: (of: string) => `${of}:after ${startedAt}`,
    posts: () => sending.queries.posts.of(['ESC-1']),
    post: (key: string) => sending.slack.post({ channel }, aMessage('Hello'), key),
    remember: (name: string) =>
      sending.store.atomically([
        sending.queries.posts.save({ escalationId: 'ESC-1', name, channel, ts: '1.0', permalink: null }),
      ]),
    /** Time passes, and the loop goes round. */
    async goesRound(ms = 0): Promise<void> {
      sending.clock.advance(ms);
      await recovery.turn();
      if (await recovery.idle()) await recovery.turn();
    },
  };
}

test('an edit that was under way is made at once by another row, which waits for nobody', async () => {
  const { remember, goesRound, anew, stands, idsIn, claim, asked } = await started(
    anEdit('a', { lane, major: 2, minor: 1 }),
  );
  await remember('card:0');
  await goesRound();
  expect(await idsIn(lane)).toEqual(['a', anew(lane)]);
  expect(await claim(anew(lane))).toMatchObject({
    major: 2,
    minor: 901,
    rank: 2,
    room: '',
    payload: { kind: 'card', card: 0, version: 0 },
  });
  expect([await stands('a'), asked()]).toMatchObject([
    { status: 'pending', attempts: 1, refusals: 0, hold: 'interrupted', inMs: leaseMs - 1000 },
    [],
  ]);
});

test('where another edit of the message waits, that one makes it true', async () => {
  const { remember, goesRound, idsIn, enqueue, claim } = await started(anEdit('a', { lane }));
  await remember('card:0');
  await enqueue(anEdit('b', { lane, major: 2 }));
  await goesRound();
  expect(await idsIn(lane)).toEqual(['a', 'b']);
  expect(await claim('b')).toMatchObject({ attempts: 1 });
});

test('of several that were under way for one message, the last is made again for all', async () => {
  const { remember, goesRound, anew, idsIn, stands } = await started(
    anEdit('a', { lane }),
    anEdit('b', { lane, major: 0 }),
  );
  await remember('card:0');
  await goesRound();
  expect([await stands('b'), await idsIn(lane)]).toMatchObject([
    { status: 'dropped', reason: 'overtaken' },
    ['a', anew(lane)],
  ]);
});

test('when its lease ends it is made again', async () => {
  const { remember, goesRound, claim, clock } = await started(anEdit('a', { lane }));
  await remember('card:0');
  await goesRound();
  clock.advance(leaseMs - 1000);
  expect(await claim('a')).toMatchObject({ attempts: 2 });
});

test('what was posted and not known to be is remembered, and edited', async () => {
  const { post, goesRound, posts, idsIn } = await started(aNotice('a', { lane }));
  const { ts } = await post('a');
  await goesRound();
  expect(await posts()).toEqual([
    { escalationId: 'ESC-1', name: 'card:0', channel, ts, permalink: `link to ${channel} ${ts}` },
  ]);
  // Its channel may have changed meanwhile: shown anew, it may come home.
  expect([await idsIn(lane), await idsIn('ESC-1/agent')]).toEqual([
    ['a', 'a:recovered:home'],
    ['a:recovered:link'],
  ]);
});

test('so is an agent’s message, which stands in their conversation with the bot', async () => {
  const agent = { lane: 'ESC-1/agent', room: 'UAOIFE', payload: { kind: 'agent', version: 1 } } as const;
  const { slack, goesRound, posts } = await started(aNotice('a', agent));
  await slack.post({ channel: await slack.directChannel('UAOIFE') }, aMessage('Hello'), 'a');
  await goesRound();
  expect(await posts()).toMatchObject([{ name: 'agent', channel: 'DAOIFE' }]);
});

test('what Slack posts late is looked for again after three seconds, then every five, and not when its lease has ended', async () => {
  const { goesRound, asked, posts, post } = await started(aNotice('a', { lane }));
  await goesRound();
  await goesRound(2999);
  expect(asked(history)).toHaveLength(1);
  await goesRound(1);
  await goesRound(5000);
  await goesRound(4999);
  expect([asked(history).length, await posts()]).toEqual([3, []]);
  await post('a');
  await goesRound(1);
  expect([asked(history).length, (await posts()).length]).toEqual([4, 1]);
  const late = await started(aNotice('a', { lane }));
  await late.goesRound(leaseMs);
  expect(late.asked()).toEqual([]);
});

test('while Slack does not say, or it would be one question too many, it is asked the next time', async () => {
  const { workspace, goesRound, asked, logged, pace, now, post, posts } = await started(
    aNotice('a', { lane }),
  );
  await post('a');
  workspace.faults.add({ kind: 'rate_limited', method: history, retryAfterS: 5 });
  await goesRound();
  await goesRound(3000);
  expect([asked(history).length, logged, await posts()]).toEqual([1, [`warn ${channel}`], []]);
  for (let n = 0; n < 45; n++) pace.took(history, channel, now());
  await goesRound(6000);
  expect(asked(history)).toHaveLength(1);
});

test('what was only queued, and lines, are nothing that was under way', async () => {
  const line = aNotice('line', { payload: { kind: 'card entry', card: 0, version: 1 } });
  const { enqueue, goesRound, asked, idsIn } = await started(line);
  await enqueue(aNotice('fresh', { lane }));
  await goesRound();
  expect([await idsIn(lane), asked()]).toEqual([['fresh'], []]);
});

test('what this process has under way itself is left to it', async () => {
  const { enqueue, claim, remember, goesRound, idsIn } = await started();
  await goesRound();
  await remember('card:0');
  await enqueue(anEdit('a', { lane }));
  await claim('a');
  await goesRound(1000);
  expect(await idsIn(lane)).toEqual(['a']);
});

test('one that may have been posted beside the message that there is, is looked for and taken back', async () => {
  const { remember, goesRound, post, idsIn, posts } = await started(aNotice('a', { lane }));
  await remember('card:0');
  const { ts } = await post('a');
  await goesRound();
  expect([await idsIn(`astray:${channel}:${ts}`), (await posts()).map((one) => one.ts)]).toEqual([
    [`a:astray:${channel}:${ts}`],
    ['1.0'],
  ]);
});

test('of several for one message, those that may have been posted stay until their lease ends', async () => {
  const { remember, goesRound, stands } = await started(
    aNotice('a', { lane }),
    anEdit('b', { lane, major: 0 }),
  );
  await remember('card:0');
  await goesRound();
  expect(await stands('a')).toMatchObject({ status: 'pending', hold: 'interrupted' });
});
