/** Somebody, or Slack's retention, deletes the card while it is open: it is posted anew before anything is said under it. */
import { describe, expect, test } from 'vitest';
import { removeMessage } from '../../sandbox/slack/messages.ts';
import type { Message } from '../../sandbox/slack/state.ts';
import { type Bot, minute, modes } from '../support/bot.ts';
import { fillIn, hear, move, resolve, startAcknowledged, startRaised, write } from '../support/gestures.ts';
import { agentMessage } from '../support/lines.ts';
import { acts, fields } from '../support/words/labels.ts';

const theCard = (bot: Bot) => bot.cardMessage('ESC-1', 'C0ENG');
const theirMessage = (bot: Bot) => agentMessage(bot, 'ESC-1', 'UAOIFE');
const deleteCard = (bot: Bot) => removeMessage(bot.slack.state, theCard(bot));
const thread = '#esc-engineering › thread';

describe.each(modes)('%s mode', (mode) => {
  test('what the agent writes then stands under a new card, and no lead is told that the channel is closed', async () => {
    const bot = await startRaised({}, { mode });
    deleteCard(bot);
    await write(bot, 'UAOIFE', 'dm', 'Any idea?', theirMessage(bot));
    await bot.pass(minute);
    const said = bot.said();
    expect(said.filter(([where]) => where === 'Marcus' || where === 'Nora')).toEqual([]);
    expect(said).toContainEqual([thread, 'Aoife writes: “Any idea?”']);
    expect(theCard(bot).text).toContain('Payouts frozen');
    expect(bot.faults()).toEqual([]);
  });

  test('a reminder that mentions whoever is on call stands under a new card', async () => {
    const bot = await startRaised({}, { mode });
    deleteCard(bot);
    await bot.pass(13 * minute);
    expect(bot.pings()).toEqual([[thread, ['eng-oncall']]]);
    expect(theCard(bot).text).toContain('Payouts frozen');
    hear(bot);
    expect(bot.faults()).toEqual([]);
  });

  test('where Slack takes it for the channel all the same, nothing of it stays there by itself', async () => {
    const bot = await startRaised({}, { mode });
    bot.slack.state.goneThreads = 'into the channel';
    deleteCard(bot);
    await write(bot, 'UAOIFE', 'dm', 'Any idea?', theirMessage(bot));
    await bot.pass(minute);
    const inTheChannel = bot.slack.messages('C0ENG').filter(({ threadTs }) => threadTs === undefined);
    expect(inTheChannel.map(({ text }) => text.slice(0, 5))).toEqual(['ESC-1']);
    hear(bot);
  });

  test('with a thread under it: reminders do not go under “This message was deleted.”, where nobody can press anything', async () => {
    const bot = await startRaised({}, { mode });
    await write(bot, 'UAOIFE', 'dm', 'It is po_7.', theirMessage(bot));
    deleteCard(bot);
    hear(bot);
    await bot.pass(13 * minute);
    const reminder = bot.slack
      .allMessages('C0ENG')
      .findLast(({ text }) => text.includes('Please acknowledge it'));
    expect(reminder?.threadTs).toBe(theCard(bot).ts);
    hear(bot);
  });

  test('who replies in the thread that is left over is heard, or told where it goes on', async () => {
    const bot = await startRaised({}, { mode });
    await write(bot, 'UAOIFE', 'dm', 'It is po_7.', theirMessage(bot));
    const old = theCard(bot);
    deleteCard(bot);
    await write(bot, 'UKENJI', 'C0ENG', 'On it.', old);
    expect(theCard(bot).ts).not.toBe(old.ts);
    hear(bot);
    await write(bot, 'UKENJI', 'C0ENG', 'It is the bank.', old);
    const said = bot.said();
    const carried = said.some(
      ([where, text]) => where === 'Aoife › thread' && text.includes('It is the bank.'),
    );
    const told = said.some(([where, text]) => where === 'only Kenji' && text.includes('ESC-1'));
    expect(carried || told).toBe(true);
  });
});

/** What Slack's own retention deletes, no app hears of. */
const quietly = { quietly: true };

test('what is deleted without a word is posted anew when something is to be said under it', async () => {
  const bot = await startRaised();
  await bot.slack.clearAway(theCard(bot), quietly);
  await bot.settle();
  expect(bot.said()).toEqual([]);
  await write(bot, 'UAOIFE', 'dm', 'Any idea?', theirMessage(bot));
  const [card, ...rest] = bot.said();
  expect([card?.[0], rest]).toEqual(['#esc-engineering', [[thread, 'Aoife writes: “Any idea?”']]]);
  expect(bot.pings()).toEqual([]);
});

test('what is posted for the line may be deleted before it is said there, and the line arrives all the same', async () => {
  const bot = await startRaised();
  await bot.slack.clearAway(theCard(bot), quietly);
  let left = 2;
  bot.slack.on('message', ({ channel, threadTs }) => {
    if (channel !== 'C0ENG' || threadTs !== undefined || left === 0) return;
    left -= 1;
    deleteCard(bot);
  });
  await write(bot, 'UAOIFE', 'dm', 'Any idea?', theirMessage(bot));
  await bot.pass(minute);
  const line = bot.slack.allMessages('C0ENG').find(({ text }) => text.includes('Any idea?'));
  expect([left, line?.threadTs]).toEqual([0, theCard(bot).ts]);
  hear(bot);
  expect(bot.faults()).toEqual([]);
});

const reads = ({ slack }: Bot) =>
  slack.calls.filter(({ method }) => method === 'conversations.history').length;

test('a thread whose card was deleted while the bot was away is found at the start', async () => {
  const bot = await startRaised();
  await write(bot, 'UAOIFE', 'dm', 'It is po_7.', theirMessage(bot));
  const old = theCard(bot);
  await bot.stop();
  await bot.slack.clearAway(old, quietly);
  bot.slack.clock.advance(3 * minute);
  await bot.start();
  await bot.settle();
  expect(bot.said().map(([where]) => where)).toEqual([thread, '#esc-engineering']);
  await bot.pass(10 * minute);
  const last = bot.slack.allMessages('C0ENG').at(-1);
  expect(last?.threadTs).toBe(theCard(bot).ts);
  hear(bot);
});

test('one that Slack’s retention has deleted is found within the hour; where all are there nothing is said', async () => {
  const bot = await startAcknowledged();
  await write(bot, 'UKENJI', 'C0ENG', 'I look.', theCard(bot));
  await bot.pass(61 * minute);
  const before = reads(bot);
  hear(bot);
  const old = theCard(bot);
  await bot.slack.clearAway(old, quietly);
  await bot.pass(60 * minute);
  hear(bot);
  expect(theCard(bot).ts).not.toBe(old.ts);
  expect([before, reads(bot)]).toEqual([1, 2]);
});

test('whoever has it is not pinged by the new card, and can press on', async () => {
  const bot = await startAcknowledged();
  await bot.slack.clearAway(theCard(bot));
  await bot.settle();
  expect([bot.said().map(([where]) => where), bot.pings()]).toEqual([['#esc-engineering'], []]);
  await resolve(bot);
  expect(bot.said().map(([where]) => where)).toEqual([thread, 'Aoife › thread']);
});

test('who writes in what is left is told once where it goes on', async () => {
  const bot = await startAcknowledged();
  const old = theCard(bot);
  await write(bot, 'UKENJI', 'C0ENG', 'I look.', old);
  await bot.slack.clearAway(old);
  await bot.settle();
  hear(bot);
  await write(bot, 'UKENJI', 'C0ENG', 'It is the bank.', old);
  expect(bot.said()).toEqual([
    [
      'only Kenji',
      'What you wrote here arrives. ESC-1 goes on under its new card: please write there from now on.',
    ],
    ['Aoife › thread', 'Kenji writes: “It is the bank.”'],
  ]);
  await write(bot, 'UKENJI', 'C0ENG', 'They know.', old);
  expect(bot.said()).toEqual([['Aoife › thread', 'Kenji writes: “They know.”']]);
});

test('one that is closed may be deleted; what is said of it later stands under a new card', async () => {
  const bot = await startAcknowledged();
  await resolve(bot);
  await bot.slack.clearAway(theCard(bot));
  hear(bot);
  await bot.settle();
  expect(bot.said()).toEqual([]);
  await fillIn(bot, 'UAOIFE', acts.reopen, { [fields.reopenReason]: 'Frozen again.' }, theirMessage(bot));
  expect(bot.said().map(([where]) => where)).toEqual(['#esc-engineering', thread]);
  hear(bot);
});

test('the sign that it has moved may be deleted, heard or not, and no lead is told of it', async () => {
  for (const how of [{}, quietly]) {
    const bot = await startRaised();
    const sign = theCard(bot);
    await move(bot, 'Design');
    await bot.slack.clearAway(sign, how);
    hear(bot);
    await move(bot, 'New markets', 'UNORA', bot.cardMessage('ESC-1', 'C0DESIGN'));
    expect(bot.said().filter(([where]) => ['Marcus', 'Nora', '#esc-engineering'].includes(where))).toEqual(
      [],
    );
    hear(bot);
  }
});

describe('the agent’s message', () => {
  const agents = 'Aoife › thread';

  test.each([
    ['refused', {}],
    ['refused', quietly],
    ['into the channel', {}],
    ['into the channel', quietly],
  ] as const)('deleted, a line is %s: it stands under a new message (%j)', async (goneThreads, how) => {
    const bot = await startAcknowledged();
    bot.slack.state.goneThreads = goneThreads;
    const channel = bot.slack.directChannel('UAOIFE');
    for (const { ts } of bot.slack.allMessages(channel).toReversed()) {
      await bot.slack.clearAway({ channel, ts }, how);
    }
    await bot.settle();
    await write(bot, 'UKENJI', 'C0ENG', 'It is the bank.', theCard(bot));
    const left = bot.slack.allMessages(channel);
    const [anew, line] = left;
    expect(left.map(({ threadTs }) => threadTs)).toEqual([undefined, anew?.ts]);
    expect([anew?.text.slice(0, 6), line?.text]).toEqual(['ESC-1 ', 'Kenji writes: “It is the bank.”']);
    hear(bot);
  });

  test('with a thread under it, what the agent writes there is heard, and they are told where it goes on', async () => {
    const bot = await startAcknowledged();
    const old = theirMessage(bot);
    await bot.slack.clearAway(old);
    await bot.settle();
    expect(bot.said().map(([where]) => where)).toEqual(['Aoife']);
    await write(bot, 'UAOIFE', 'dm', 'It is po_7.', old);
    expect(bot.said()).toEqual([
      [
        'only Aoife',
        'What you wrote here arrives. ESC-1 goes on under my new message about it: please write there from now on.',
      ],
      [thread, '@Kenji, Aoife writes: “It is po_7.”'],
    ]);
    await write(bot, 'UKENJI', 'C0ENG', 'Thank you.', theCard(bot));
    expect(bot.said()).toEqual([[agents, 'Kenji writes: “Thank you.”']]);
    const last = bot.slack.allMessages(bot.slack.directChannel('UAOIFE')).at(-1);
    expect(last?.threadTs).toBe(theirMessage(bot).ts);
    bot.pings();
  });
});

/** Something deletes each message as it comes. */
async function hunt(bot: Bot, find: () => Message | undefined): Promise<void> {
  let times = 0;
  for (let message = find(); message !== undefined && times < 12; message = find()) {
    times += 1;
    await bot.slack.clearAway(message);
    await bot.settle();
  }
  expect(times).toBe(5);
}

test('where something deletes each card as it comes, it is not posted without end; the next line brings it again', async () => {
  const bot = await startRaised();
  await hunt(bot, () => bot.slack.messages('C0ENG').find(({ threadTs }) => threadTs === undefined));
  hear(bot);
  await write(bot, 'UAOIFE', 'dm', 'Any idea?', theirMessage(bot));
  expect(bot.said().map(([where]) => where)).toEqual(['#esc-engineering', thread]);
});

test('where nothing else is said, it comes back an hour later', async () => {
  const bot = await startAcknowledged();
  const theirs = () =>
    bot.slack.messages(bot.slack.directChannel('UAOIFE')).find(({ text }) => text.startsWith('ESC-1 is '));
  await hunt(bot, theirs);
  await bot.pass(59 * minute);
  expect(theirs()).toBeUndefined();
  await bot.pass(61 * minute);
  expect(theirs()?.text).toContain('acknowledged');
  hear(bot);
});

test('what was said under it, and is not known to be, is not said again under the new one', async () => {
  const bot = await startRaised();
  bot.slack.faults.add({ kind: 'drop_after', method: 'chat.postMessage' });
  bot.slack.faults.add({ kind: 'rate_limited', method: 'conversations.replies', retryAfterS: 20 });
  await write(bot, 'UAOIFE', 'dm', 'Any idea?', theirMessage(bot));
  await bot.slack.clearAway(theCard(bot));
  await bot.pass(minute);
  const lines = bot.slack.allMessages('C0ENG').filter(({ text }) => text.includes('Any idea?'));
  expect(lines.length).toBe(1);
  hear(bot);
});

test('a closed one is not posted anew, and the agent’s message links to it no more', async () => {
  const bot = await startRaised();
  await resolve(bot, 'UMARCUS');
  hear(bot);
  expect(JSON.stringify(theirMessage(bot).blocks)).toContain('/archives/C0ENG/');
  await bot.slack.clearAway(theCard(bot));
  await bot.settle();
  expect(JSON.stringify(theirMessage(bot).blocks)).not.toContain('/archives/C0ENG/');
  hear(bot);
});
