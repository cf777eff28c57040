/** Whom and what a reply mentions is read by name on the other side, and what was an emoji stays one. */
import { expect, test } from 'vitest';
import type { JsonObject } from '../../sandbox/slack/json.ts';
import { startBot } from '../support/bot.ts';
import { hear, startAcknowledged, theCard, write } from '../support/gestures.ts';
import { agentMessage, modalLines } from '../support/lines.ts';
import { shortcuts } from '../support/words/labels.ts';

/** Everything inside the rich text of a message. */
const leavesOf = (blocks: readonly JsonObject[]): JsonObject[] =>
  blocks.flatMap((block) => {
    const inside = block.elements;
    return Array.isArray(inside) ? leavesOf(inside as JsonObject[]) : [block];
  });

test.each([
  ['a person', 'Ask <@UPRIYA>.', 'Ask @Priya.'],
  ['a person with a label', 'Ask <@UPRIYA|priya>.', 'Ask @Priya.'],
  ['two people', '<@UPRIYA> <@USAM>', '@Priya @Sam'],
  ['somebody whom Slack does not know', 'Ask <@U0NOBODY1>.', 'Ask somebody.'],
  ['a user group', 'Ask <!subteam^S0ENG>.', 'Ask @eng-oncall.'],
  ['a user group with a label', 'Ask <!subteam^S0ENG|@eng>.', 'Ask @eng-oncall.'],
  ['a user group that is gone', 'Ask <!subteam^S0GONE01>.', 'Ask somebody.'],
  ['a channel', 'Ask in <#C0OPS>.', 'Ask in #user-operations.'],
  ['a channel with an empty label', 'Ask in <#C0OPS|>.', 'Ask in #user-operations.'],
  ['a private channel', 'Ask in <#C0RISK|>.', 'Ask in a channel.'],
  ['a channel that is not there', 'Ask in <#C0NOWHERE>.', 'Ask in a channel.'],
  ['everybody', '<!here> <!channel>', '@here @channel'],
])('%s in a reply', async (_what, wrote, read) => {
  const bot = await startAcknowledged();
  await bot.slack.post('UKENJI', 'C0ENG', wrote, { thread: theCard(bot).ts, mentions: true });
  await bot.settle();
  expect(bot.said()).toEqual([['Aoife › thread', `Kenji writes: “${read}”`]]);
  expect(bot.pings()).toEqual([]);
});

test('a channel that was mentioned can be opened from what was carried over', async () => {
  const bot = await startAcknowledged();
  await bot.slack.post('UKENJI', 'C0ENG', 'Ask in <#C0OPS>, not #general.', {
    thread: theCard(bot).ts,
    mentions: true,
  });
  await bot.settle();
  expect(leavesOf(bot.slack.allMessages('DAOIFE').at(-1)?.blocks ?? []).slice(-3)).toEqual([
    { type: 'text', text: 'Ask in ' },
    { type: 'channel', channel_id: 'C0OPS' },
    { type: 'text', text: ', not #general.' },
  ]);
  hear(bot);
});

test('a person in a call summary', async () => {
  const bot = await startBot();
  const summary = await bot.slack.post('UAOIFE', 'C0OPS', 'Summary: <@UJONAS> saw payouts frozen', {
    mentions: true,
  });
  await bot.slack.messageShortcut('UAOIFE', shortcuts.callSummary, summary);
  await bot.settle();
  expect(modalLines(bot, 'UAOIFE')).toContain('Summary: [@Jonas saw payouts frozen]');
});

// Slack writes an emoji that somebody picks or types as :name:, and shows no :name: inside a text of rich text.
test.each([
  ['Thanks :pray:', 'Thanks 🙏'],
  ['Good :+1::skin-tone-3: news', 'Good 👍🏼 news'],
  [':rotating_light: Now', '🚨 Now'],
  [':heart:', '❤️'],
  [':flag-de: and :jp:', '🇩🇪 and 🇯🇵'],
  [':female-astronaut::skin-tone-4:', '👩🏽‍🚀'],
  ['ありがとう:pray:', 'ありがとう🙏'],
  [':one::two:', '1️⃣2️⃣'],
  ['👀 typed as it is', '👀 typed as it is'],
  ['ok:white_check_mark:', 'ok✅'],
])('%s stays an emoji', async (wrote, read) => {
  const bot = await startAcknowledged();
  await write(bot, 'UAOIFE', 'dm', wrote, agentMessage(bot, 'ESC-1', 'UAOIFE'));
  expect(bot.said()).toEqual([['#esc-engineering › thread', `@Kenji, Aoife writes: “${read}”`]]);
  const leaves = leavesOf(bot.slack.allMessages('C0ENG').at(-1)?.blocks ?? []);
  expect(leaves.some(({ type }) => type === 'emoji')).toBe(true);
  expect(
    leaves
      .filter(({ type }) => type === 'text')
      .map(({ text }) => text)
      .join(''),
  ).not.toMatch(/:\w+:/);
  bot.pings();
});

test('one of the workspace’s own stays one where Slack draws it', async () => {
  const bot = await startAcknowledged();
  await write(bot, 'UAOIFE', 'dm', 'Done :acme-logo:', agentMessage(bot, 'ESC-1', 'UAOIFE'));
  expect(leavesOf(bot.slack.allMessages('C0ENG').at(-1)?.blocks ?? []).slice(-2)).toEqual([
    { type: 'text', text: 'Done ' },
    { type: 'emoji', name: 'acme-logo' },
  ]);
  hear(bot);
});

test('in a field of a form an emoji is a picture, and one of the workspace’s own is called by its name', async () => {
  const bot = await startBot();
  const summary = await bot.slack.post(
    'UAOIFE',
    'C0OPS',
    'Summary: :rotating_light: payouts :acme-logo: frozen',
  );
  await bot.slack.messageShortcut('UAOIFE', shortcuts.callSummary, summary);
  await bot.settle();
  expect(modalLines(bot, 'UAOIFE')).toContain('Summary: [🚨 payouts (acme-logo) frozen]');
});
