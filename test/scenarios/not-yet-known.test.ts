/** People are quicker than Slack's answers: they write under messages that the bot does not yet know as its own, and move what has no card yet. */
import { expect, test } from 'vitest';
import { type Bot, minute, startBot } from '../support/bot.ts';
import { hear, move, theCard } from '../support/gestures.ts';
import { agentMessage, cardLines } from '../support/lines.ts';
import { at } from '../support/words/about.ts';
import { choices, fields } from '../support/words/labels.ts';

const frozen = {
  [fields.team]: 'Engineering',
  [fields.priority]: choices.urgent,
  [fields.summary]: 'Payouts frozen',
};
const did = async (bot: Bot, id = 'ESC-1') => (await bot.engine.history(id)).map(({ deed }) => deed.what);

/** ESC-1's card stands in its channel, and the bot has not heard that it was posted. */
async function startUnknown(): Promise<Bot> {
  const bot = await startBot();
  bot.slack.faults.add({ kind: 'drop_after', method: 'chat.postMessage', channel: 'C0ENG' });
  bot.slack.faults.add({ kind: 'http_500', method: 'conversations.history', channel: 'C0ENG', times: 5 });
  await bot.raise(frozen);
  hear(bot);
  return bot;
}

test('a reply under a card that the bot does not yet know acknowledges, and is carried over', async () => {
  const bot = await startUnknown();
  const thread = theCard(bot).ts;
  await bot.slack.post('UKENJI', 'C0ENG', 'On it.', { thread });
  expect(await did(bot)).toEqual(['raised', 'acknowledged', 'said']);
  await bot.pass(2 * minute);
  expect(bot.slack.messages('C0ENG')).toHaveLength(1);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')).toEqual(
    bot.words.card({
      status: 'acknowledged',
      owner: 'UKENJI',
      due: { update: at('11:00'), resolve: at('14:00') },
    }),
  );
  hear(bot);
});

test('👀 on a card that the bot does not yet know acknowledge', async () => {
  const bot = await startUnknown();
  await bot.slack.react('UKENJI', 'eyes', theCard(bot));
  expect(await did(bot)).toEqual(['raised', 'acknowledged']);
  await bot.pass(2 * minute);
  hear(bot);
});

test('while Slack does not say whose card it is, a reply is kept, and carried out when Slack does', async () => {
  const bot = await startUnknown();
  const thread = theCard(bot).ts;
  bot.slack.faults.add({ kind: 'http_500', method: 'conversations.replies', times: 2 });
  await bot.slack.post('UKENJI', 'C0ENG', 'On it.', { thread });
  await bot.slack.post('UKENJI', 'C0ENG', 'Found it.', { thread });
  expect([await did(bot), bot.slack.pendingEvents()]).toEqual([['raised'], []]);
  await bot.pass(2 * minute);
  expect(await did(bot)).toEqual(['raised', 'acknowledged', 'said', 'said']);
  hear(bot);
});

test('a reply under a digest is a reply under a digest', async () => {
  const bot = await startBot();
  await bot.slack.command('UINGRID', '/escalate digest', { channel: 'C0OPS' });
  await bot.settle();
  const [digest] = bot.slack.directMessages('UINGRID');
  await bot.slack.post('UINGRID', 'dm', 'Thank you.', { thread: digest?.ts ?? '' });
  await bot.settle();
  hear(bot);
});

test('moved before its card was known: the card that stands there says where it went, and what was said goes along', async () => {
  const bot = await startUnknown();
  await bot.slack.post('UAOIFE', 'dm', 'The user calls again.', {
    thread: bot.slack.directMessages('UAOIFE')[0]?.ts ?? '',
  });
  await move(bot, 'New markets');
  await bot.pass(3 * minute);
  const stub = { card: 0, movedTo: 'https://sandbox.slack.com/archives/C1/p1' };
  expect(bot.slack.messages('C0ENG').map((each) => bot.slack.seenBy(each, 'UKENJI').split('\n'))).toEqual([
    bot.words.card({ team: 'new-markets', moves: 1 }, 'UKENJI', stub),
  ]);
  expect(bot.said().filter(([, text]) => text.includes('The user calls again.'))).toHaveLength(1);
  hear(bot);
});

test('moved before its card was posted: nothing is left behind, and what was said goes under the new card', async () => {
  const bot = await startBot();
  bot.slack.faults.add({
    kind: 'rate_limited',
    method: 'chat.postMessage',
    channel: 'C0ENG',
    retryAfterS: 120,
  });
  await bot.raise(frozen);
  hear(bot);
  await bot.slack.post('UAOIFE', 'dm', 'The user calls again.', {
    thread: bot.slack.directMessages('UAOIFE')[0]?.ts ?? '',
  });
  const by = { id: 'UMARCUS', team: 'engineering', responder: true, lead: true };
  await bot.engine.act(
    'ESC-1',
    { kind: 'move', by, via: 'button', to: 'new-markets', reason: 'Konbini.' },
    'move:1',
  );
  await bot.pass(3 * minute);
  expect(bot.slack.messages('C0ENG')).toEqual([]);
  expect(bot.said().filter(([, text]) => text.includes('The user calls again.'))).toEqual([
    [
      '#esc-new-markets › thread',
      bot.words.inThread({ what: 'said', side: 'agent', text: 'The user calls again.' }, { by: 'UAOIFE' }),
    ],
  ]);
  hear(bot);
});

test('a card that is known by what people do there, before its answer is known, is linked to from where it moved and by the agent’s message', async () => {
  const bot = await startBot();
  await bot.raise(frozen);
  bot.slack.faults.add({ kind: 'drop_after', method: 'chat.postMessage', channel: 'C0DESIGN' });
  bot.slack.faults.add({
    kind: 'http_500',
    method: 'conversations.history',
    channel: 'C0DESIGN',
    times: 5,
  });
  await move(bot, 'Design');
  const card = theCard(bot, 'C0DESIGN');
  await bot.slack.react('UNORA', 'eyes', card);
  await bot.pass(3 * minute);
  expect(bot.slack.messages('C0DESIGN')).toHaveLength(1);
  const link = `/archives/C0DESIGN/p${card.ts.replace('.', '')}`;
  expect(JSON.stringify(theCard(bot))).toContain(link);
  expect(JSON.stringify(agentMessage(bot, 'ESC-1', 'UAOIFE'))).toContain(link);
  hear(bot);
});
