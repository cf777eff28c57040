/** The cause and the document may be left open when something is resolved; its owner is asked once for all of it, in the morning. */
import { expect, test } from 'vitest';
import { type Bot, hour, startBot } from '../support/bot.ts';
import { acknowledge, fillIn, hear, more, press, submit, theCard } from '../support/gestures.ts';
import { type Heard, listenTo } from '../support/heard.ts';
import { cardLines, modalLines } from '../support/lines.ts';
import { at } from '../support/words/about.ts';
import { acts, choices, fields } from '../support/words/labels.ts';

const needed = { [fields.fixed]: 'Released by hand.', [fields.tellUser]: 'It arrives tomorrow.' };
const answered = { [fields.cause]: 'A fault in our product', [fields.document]: choices.documentNo };
const summaries = ['Payouts frozen', 'Card declined', 'Refund lost', 'Login loops'];
const said = (text: string) => ({ id: text, summary: summaries[Number(text.slice(4)) - 1] ?? '' });

const raised = async (bot: Bot, how: number, team = 'Engineering') => {
  for (const summary of summaries.slice(0, how)) {
    await bot.raise({ [fields.team]: team, [fields.priority]: choices.low, [fields.summary]: summary });
  }
};
const resolved = async (bot: Bot, id: string, values = {}, user = 'UPRIYA', channel = 'C0ENG') => {
  const card = theCard(bot, channel, id);
  await acknowledge(bot, user, card);
  await fillIn(bot, user, acts.resolve, { ...needed, ...values }, card);
};
/** The bot is stopped and started again every four hours. */
async function passWithRestarts(bot: Bot, hours: number): Promise<void> {
  for (let passed = 0; passed < hours; passed += 4) {
    await bot.pass(4 * hour);
    await bot.restart();
    await bot.settle();
  }
}
const to = (who: string, heard: Heard[]) =>
  heard.filter(([, where]) => where === who).map(([when, , text]) => [when, text]);

test('once, on the next morning, for all that was left open and still is; whatever starts again meanwhile', async () => {
  const bot = await startBot();
  await raised(bot, 4);
  await resolved(bot, 'ESC-1');
  await resolved(bot, 'ESC-2', answered);
  await resolved(bot, 'ESC-3', { [fields.cause]: 'A fault in our product' });
  await resolved(bot, 'ESC-4');
  await fillIn(
    bot,
    'UAOIFE',
    acts.reopen,
    { [fields.reopenReason]: 'Still' },
    theCard(bot, 'C0ENG', 'ESC-4'),
  );
  hear(bot);
  const heard = listenTo(bot);
  await passWithRestarts(bot, 72);
  expect(to('Priya', heard())).toEqual([['09:00:00', bot.words.leftOpen([said('ESC-1'), said('ESC-3')])]]);
});

test('what is answered stands on the card and in the history, and nobody is told', async () => {
  const bot = await startBot();
  await raised(bot, 1);
  await resolved(bot, 'ESC-1');
  await bot.pass(at('09:01', 1) - bot.now());
  hear(bot);
  const before = cardLines(bot, 'ESC-1', 'C0ENG', 'UPRIYA');
  await fillIn(bot, 'UPRIYA', acts.lookBack, {
    [fields.cause]: 'A fault in our product',
    [fields.document]: choices.documentWrong,
    [fields.whichDocument]: 'Payout delays',
  });
  const hindsight = { cause: 'bug', document: { answer: 'wrong', which: 'Payout delays' } } as const;
  const now = {
    id: 'ESC-1',
    summary: 'Payouts frozen',
    priority: 'low',
    status: 'resolved',
    owner: 'UPRIYA',
  } as const;
  const closed = { ...now, closedAt: at('10:00') };
  const resolution = { fixed: 'Released by hand.', tellUser: 'It arrives tomorrow.' };
  const open = { ...resolution, cause: null, document: null };
  expect([before, cardLines(bot, 'ESC-1', 'C0ENG', 'UPRIYA')]).toEqual([
    bot.words.card({ ...closed, resolution: open }, 'UPRIYA'),
    bot.words.card({ ...closed, resolution: { ...resolution, ...hindsight } }, 'UPRIYA'),
  ]);
  await more(bot, 'UNORA', acts.history, theCard(bot));
  expect(modalLines(bot, 'UNORA').some((line) => line.includes('Payout delays'))).toBe(true);
  await bot.slack.closeModal('UNORA');
  await bot.pass(48 * hour);
  expect(bot.said().filter(([where]) => where === 'Priya')).toEqual([]);
});

test('who answers before the morning is not asked; on a Friday the morning is Monday’s', async () => {
  const bot = await startBot({ at: at('10:00', 4) });
  await raised(bot, 2);
  await resolved(bot, 'ESC-1');
  await resolved(bot, 'ESC-2');
  await more(bot, 'UKENJI', acts.lookBack, theCard(bot), answered);
  hear(bot);
  const heard = listenTo(bot);
  await bot.pass(at('08:59', 7) - bot.now());
  expect(to('Priya', heard())).toEqual([]);
  await bot.pass(hour);
  expect(to('Priya', heard())).toEqual([['09:00:00', bot.words.leftOpen([said('ESC-2')])]]);
});

test('whoever does not want to say is not asked again, and can still say it', async () => {
  const bot = await startBot();
  await raised(bot, 1);
  await resolved(bot, 'ESC-1');
  await bot.pass(at('09:01', 1) - bot.now());
  await press(bot, 'UPRIYA', acts.notNow);
  expect(bot.slack.directMessages('UPRIYA').map(({ text }) => bot.words.read(text))).toEqual([
    bot.words.passed(),
  ]);
  hear(bot);
  await bot.pass(72 * hour);
  expect(bot.said().filter(([where]) => where === 'Priya')).toEqual([]);
  await more(bot, 'UPRIYA', acts.lookBack, theCard(bot));
  await submit(bot, 'UPRIYA', answered);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UPRIYA').join()).toContain('A fault in our product');
});

test('of a restricted team the question has no summary', async () => {
  const bot = await startBot();
  await raised(bot, 1, 'Risk');
  await resolved(bot, 'ESC-1', {}, 'UMINA', 'C0RISK');
  hear(bot);
  const heard = listenTo(bot);
  await bot.pass(24 * hour);
  expect(to('Mina', heard()).map(([, text]) => text)).toEqual([bot.words.leftOpen([said('ESC-1')], false)]);
});

test('while Slack is away the question waits, and is asked once', async () => {
  const bot = await startBot();
  await raised(bot, 1);
  await resolved(bot, 'ESC-1');
  await bot.pass(at('08:59', 1) - bot.now());
  hear(bot);
  const heard = listenTo(bot);
  const fault = { kind: 'error', error: 'internal_error', method: 'chat.postMessage', times: 5 } as const;
  bot.slack.faults.add(fault);
  await bot.pass(48 * hour);
  expect(to('Priya', heard()).map(([, text]) => text)).toEqual([bot.words.leftOpen([said('ESC-1')])]);
});
