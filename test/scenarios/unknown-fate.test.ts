/** Slack did not say whether it took a message: it is looked for before it is said again, wherever it was to stand. */
import { expect, test } from 'vitest';
import { perhapsTwice } from '../../src/views/perhaps-twice.ts';
import { undeliverable } from '../../src/views/undeliverable.ts';
import { en } from '../../src/views/words/en/index.ts';
import { type Bot, minute, type Said, startBot } from '../support/bot.ts';
import { acknowledge, hear } from '../support/gestures.ts';
import { askedForNews } from '../support/lines.ts';
import { at } from '../support/words/about.ts';
import { choices, fields } from '../support/words/labels.ts';
import { raised } from '../support/words/raise-form.ts';

const frozen = {
  [fields.team]: 'Engineering',
  [fields.priority]: choices.urgent,
  [fields.summary]: 'Payouts frozen',
};
const histories = ['channels:history', 'groups:history', 'im:history'];

const due = { acknowledge: at('10:15'), resolve: at('14:00') };

/** The card of it as it was posted, and the same said again with a mark. */
function posted({ words }: Bot): { once: Said; again: Said } {
  const text = words.cardPosted({ due });
  const again = perhapsTwice({ text, blocks: [] }, en).text;
  return { once: ['#esc-engineering', text], again: ['#esc-engineering', again] };
}

/** What was said in the team's channel itself. */
const inChannel = (bot: Bot) => bot.said().filter(([where]) => where === '#esc-engineering');

const lookUps = ({ slack }: Bot) =>
  slack.calls.filter(({ method }) => method === 'conversations.history' || method === 'conversations.replies')
    .length;
/** Every message of the bot in a place, replies included. */
const standing = ({ slack }: Bot, channel: string) =>
  slack.allMessages(channel).filter(({ user }) => user === 'UBOT');

test.each(['drop_after', 'http_500_after', 'error_after'] as const)(
  'in a channel, a thread and a direct message, after the answer was lost (%s)',
  async (kind) => {
    const bot = await startBot();
    const trouble = { kind, method: 'chat.postMessage' } as const;
    bot.slack.faults.add({ ...trouble, times: 2 });
    await bot.raise(frozen);
    await bot.pass(minute);
    expect(bot.said().map(([where]) => where)).toEqual(['#esc-engineering', 'Aoife']);
    bot.slack.faults.add({ ...trouble, times: 2 });
    await acknowledge(bot);
    await bot.pass(minute);
    expect(bot.said().toSorted()).toEqual([
      ['#esc-engineering › thread', bot.words.hasIt()],
      ['Aoife › thread', bot.words.toAgent({ what: 'acknowledged' })],
      askedForNews(bot, 'UKENJI'),
    ]);
    expect(lookUps(bot)).toBeGreaterThanOrEqual(4);
  },
);

test('a message that is looked for and not there is said once, without a mark', async () => {
  const bot = await startBot();
  bot.slack.faults.add({ kind: 'drop_before', method: 'chat.postMessage', channel: 'C0ENG' });
  await bot.raise(frozen);
  await bot.pass(minute);
  expect(standing(bot, 'C0ENG')).toHaveLength(1);
  expect(bot.said().toSorted()).toEqual(raised(bot, '#esc-engineering', { due, linked: false }));
});

test('where the bot may not look, it says it again with a mark', async () => {
  const bot = await startBot({ withoutScopes: histories });
  bot.slack.faults.add({ kind: 'drop_after', method: 'chat.postMessage', channel: 'C0ENG' });
  await bot.raise(frozen);
  await bot.pass(minute);
  const { once, again } = posted(bot);
  expect(inChannel(bot)).toEqual([once, again]);
});

test('where the bot may not look and is told to keep it, a person decides', async () => {
  const bot = await startBot({
    withoutScopes: histories,
    config: (yaml) => `${yaml}\ndelivery:\n  when_unsure: keep\n`,
  });
  bot.slack.faults.add({ kind: 'drop_after', method: 'chat.postMessage', channel: 'C0ENG' });
  await bot.raise({ ...frozen, [fields.priority]: choices.low });
  await bot.pass(minute);
  expect(standing(bot, 'C0ENG')).toHaveLength(1);
  const missing = undeliverable(
    {
      channel: 'C0ENG',
      reason: 'perhaps posted',
      teamName: 'Engineering',
      elsewhere: null,
    },
    en,
  );
  expect(bot.said().filter(([where]) => where === 'Marcus' || where === 'Nora')).toEqual(
    ['Marcus', 'Nora'].map((lead) => [lead, bot.words.say(missing)]),
  );
  expect(bot.faults()).toEqual(['this cannot be shown in Slack; it is kept']);
  hear(bot);
});

test('a message further back than the bot looks is said again with a mark', async () => {
  const bot = await startBot();
  bot.slack.faults.add({ kind: 'drop_after', method: 'chat.postMessage', channel: 'C0ENG' });
  bot.slack.faults.add({ kind: 'http_500', method: 'conversations.history', channel: 'C0ENG', times: 5 });
  await bot.raise(frozen);
  hear(bot);
  for (let n = 0; n < 1000; n++) await bot.slack.post('USAM', 'C0ENG', `Something else (${n})`);
  await bot.pass(2 * minute);
  expect(inChannel(bot)).toEqual([posted(bot).again]);
});
