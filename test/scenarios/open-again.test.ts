/** A channel is open again: its cards come home, what is left elsewhere says where, and whoever writes under either is heard. */
import { describe, expect, test } from 'vitest';
import type { Message } from '../../sandbox/slack/state.ts';
import { type Bot, hour, minute, startBot } from '../support/bot.ts';
import {
  acknowledge,
  hear,
  resolve,
  startAcknowledged,
  startRaised,
  theCard,
  write,
} from '../support/gestures.ts';
import { agentMessage } from '../support/lines.ts';
import { choices, fields } from '../support/words/labels.ts';

const frozen = {
  [fields.team]: 'Engineering',
  [fields.priority]: choices.urgent,
  [fields.summary]: 'Payouts frozen',
};
const thread = '#esc-engineering › thread';
const pointer = 'The card of ESC-1 is in another channel. Open it';
/** Where something was said; that the channel was opened is Slack's own line. */
const places = (bot: Bot) =>
  bot.said().flatMap(([where, text]) => (/archived the channel|has joined/.test(text) ? [] : where));
const textsIn = ({ slack }: Bot, channel: string) =>
  slack
    .messages(channel)
    .flatMap((message) => (message.user === 'UBOT' ? slack.seenBy(message, 'UMARCUS') : []));

/** Archived after it was raised; the agent's line has taken the card to the fallback channel. */
async function startAway(): Promise<{ bot: Bot; home: Message; away: Message }> {
  const bot = await startRaised();
  const home = theCard(bot);
  await bot.slack.archive('C0ENG');
  await write(bot, 'UAOIFE', 'dm', 'Any news?', agentMessage(bot, 'ESC-1', 'UAOIFE'));
  hear(bot);
  return { bot, home, away: theCard(bot, 'C0OPS') };
}

test('the old card is the card again, the other says where, and nobody is pinged', async () => {
  const { bot, home, away } = await startAway();
  await acknowledge(bot, 'UMARCUS', away);
  hear(bot);
  await bot.slack.unarchive('C0ENG');
  await bot.settle();
  expect([places(bot), bot.pings()]).toEqual([[], []]);
  expect(theCard(bot).ts).toBe(home.ts);
  expect(bot.slack.seenBy(home, 'UMARCUS')).toContain('Marcus');
  expect(bot.slack.seenBy(away, 'UMARCUS')).toBe(pointer);
  expect(JSON.stringify(agentMessage(bot, 'ESC-1', 'UAOIFE').blocks)).toContain(
    `archives/C0ENG/p${home.ts.replace('.', '')}`,
  );
  await write(bot, 'UAOIFE', 'dm', 'And now?', agentMessage(bot, 'ESC-1', 'UAOIFE'));
  expect(places(bot)).toEqual([thread]);
  hear(bot);
});

test('whoever writes under either is heard, and under the other is told where it goes on', async () => {
  const { bot, home, away } = await startAway();
  await bot.slack.unarchive('C0ENG');
  await bot.settle();
  hear(bot);
  await write(bot, 'UMARCUS', 'C0OPS', 'I look at it.', away);
  expect(bot.said()).toEqual([
    [
      'only Marcus',
      'What you wrote here arrives. ESC-1 goes on under its new card: please write there from now on.',
    ],
    ['Aoife › thread', 'Marcus writes: “I look at it.”'],
  ]);
  await write(bot, 'UMARCUS', 'C0ENG', 'It is the bank.', home);
  expect(bot.said()).toEqual([['Aoife › thread', 'Marcus writes: “It is the bank.”']]);
});

describe.each(['drop_after', 'http_500_after'] as const)(
  'nobody knows whether it was posted elsewhere (%s)',
  (kind) => {
    test('and the channel is open again by then: there is one card, at home', async () => {
      const bot = await startBot();
      await bot.slack.archive('C0ENG');
      bot.slack.faults.add({ kind, method: 'chat.postMessage', channel: 'C0OPS' });
      await bot.slack.command('UAOIFE', '/escalate', { channel: 'C0OPS' });
      await bot.slack.until(() => bot.slack.modal('UAOIFE') !== undefined, 'the form opens');
      const opens = bot.slack.on('message', ({ channel, byBot }) => {
        if (channel === 'C0OPS' && byBot) void bot.slack.unarchive('C0ENG');
      });
      await bot.slack.submit('UAOIFE', { [fields.details]: 'It does not work.', ...frozen });
      await bot.pass(5 * minute);
      opens();
      hear(bot);
      const cards = ['C0ENG', 'C0OPS'].map((channel) =>
        textsIn(bot, channel).map((text) => text.split('\n')[0]),
      );
      expect(cards).toEqual([['ESC-1 · 🔴 urgent · open'], [pointer]]);
      await acknowledge(bot, 'UKENJI', theCard(bot));
      hear(bot);
      bot.pings();
      bot.faults();
    });
  },
);

test('raised while it was archived: its team gets a card of its own', async () => {
  const bot = await startBot();
  await bot.slack.archive('C0ENG');
  await bot.raise(frozen);
  hear(bot);
  await bot.slack.unarchive('C0ENG');
  await bot.settle();
  expect([places(bot), bot.pings()]).toEqual([['#esc-engineering'], [['#esc-engineering', ['eng-oncall']]]]);
  expect(textsIn(bot, 'C0OPS')).toEqual([pointer]);
});

test('opened while the bot was away, or without a word: at the start, and within the hour', async () => {
  const { bot, home, away } = await startAway();
  await bot.stop();
  await bot.slack.unarchive('C0ENG');
  await bot.start();
  await bot.settle();
  hear(bot);
  expect([theCard(bot).ts, bot.slack.seenBy(away, 'UMARCUS')]).toEqual([home.ts, pointer]);

  await bot.slack.archive('C0ENG');
  await write(bot, 'UAOIFE', 'dm', 'Hello?', agentMessage(bot, 'ESC-1', 'UAOIFE'));
  const again = theCard(bot, 'C0OPS');
  await acknowledge(bot, 'UMARCUS', again);
  const channel = bot.slack.state.channels.get('C0ENG');
  if (channel) channel.archived = false;
  await bot.pass(hour + minute);
  hear(bot);
  expect([theCard(bot).ts, bot.slack.seenBy(again, 'UMARCUS')]).toEqual([home.ts, pointer]);
});

test('what was resolved meanwhile stays where it is, and the old card says so', async () => {
  const { bot, home, away } = await startAway();
  await acknowledge(bot, 'UMARCUS', away);
  await resolve(bot, 'UMARCUS', away);
  hear(bot);
  await bot.slack.unarchive('C0ENG');
  await bot.settle();
  expect(places(bot)).toEqual([]);
  expect(bot.slack.seenBy(home, 'UMARCUS')).toBe(pointer);
  expect(bot.slack.seenBy(away, 'UMARCUS')).toContain('Resolved');
});

test('the old card was deleted meanwhile: the team gets a new one, and calls nobody again', async () => {
  const { bot, home } = await startAway();
  await bot.slack.clearAway(home);
  await bot.slack.unarchive('C0ENG');
  await bot.settle();
  expect([places(bot), bot.pings()]).toEqual([['#esc-engineering'], []]);
  expect(textsIn(bot, 'C0OPS')).toEqual([pointer]);
});

test('the card in the other channel was deleted each time: the old card is the card again', async () => {
  const { bot, home } = await startAway();
  const cards = (channel: string) =>
    bot.slack.messages(channel).filter(({ text }) => text.startsWith('ESC-1 ('));
  for (let card = cards('C0OPS').at(-1); card; card = cards('C0OPS').at(-1)) {
    await bot.slack.clearAway(card);
    await bot.settle();
  }
  hear(bot);
  await bot.slack.unarchive('C0ENG');
  await bot.settle();
  await bot.pass(2 * hour);
  expect(cards('C0ENG').map(({ ts }) => ts)).toEqual([home.ts]);
  expect(cards('C0OPS')).toEqual([]);
  hear(bot);
});

test('a channel that is open, but not for cards, gets none, and nobody hears of it again', async () => {
  const bot = await startBot();
  await bot.slack.archive('C0ENG');
  await bot.raise(frozen);
  const away = theCard(bot, 'C0OPS');
  await acknowledge(bot, 'UMARCUS', away);
  hear(bot);
  bot.slack.restrict('C0ENG', 'read only');
  await bot.slack.unarchive('C0ENG');
  await bot.pass(30 * minute);
  expect(places(bot)).toEqual([]);
  expect(theCard(bot, 'C0OPS').ts).toBe(away.ts);
});

describe('a direct message’s channel that Slack no longer knows', () => {
  test('is opened anew for the agent: their message first, then the line under it', async () => {
    const bot = await startAcknowledged();
    bot.slack.giveUpDirect('UAOIFE');
    await write(bot, 'UKENJI', 'C0ENG', 'It is the bank.', theCard(bot));
    expect(places(bot)).toEqual(['Aoife', 'Aoife › thread']);
    await write(bot, 'UAOIFE', 'dm', 'Thank you.', agentMessage(bot, 'ESC-1', 'UAOIFE'));
    expect(places(bot)).toEqual([thread]);
    bot.pings();
  });

  test('is opened anew for the digest, a reminder, whatever comes, and no lead is told that they cannot be reached', async () => {
    const bot = await startRaised();
    await bot.pass(16 * minute);
    expect(places(bot)).toContain('Marcus');
    bot.slack.giveUpDirect('UMARCUS');
    await bot.pass(24 * hour);
    const said = bot.said();
    expect(said.map(([where]) => where)).toContain('Marcus');
    expect(said.filter(([, text]) => text.includes('cannot write'))).toEqual([]);
    hear(bot);
  });
});
