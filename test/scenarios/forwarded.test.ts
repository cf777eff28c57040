/** What people forward, and what other apps wrote: Slack keeps its words in attachments and blocks, and leaves the text empty. */
import { expect, test } from 'vitest';
import { type Bot, startBot } from '../support/bot.ts';
import { ask, hear, startRaised, theCard } from '../support/gestures.ts';
import { agentMessage, modalLines } from '../support/lines.ts';
import { forwarded, stands } from '../support/stands.ts';
import { shortcuts } from '../support/words/labels.ts';

/** In the thread of the agent's message. */
async function aoifeGives(bot: Bot, wrote: Parameters<typeof stands>[3]): Promise<void> {
  const { channel, ts } = agentMessage(bot, 'ESC-1', 'UAOIFE');
  await stands(bot, channel, 'UAOIFE', { threadTs: ts, ...wrote });
}

const arrives = (bot: Bot) => bot.said().map(([where, text]) => `${where}: ${text}`);

test('a message forwarded into the agent’s thread reaches the team', async () => {
  const bot = await startRaised();
  await aoifeGives(bot, { attachments: forwarded('The bank says that the IBAN is wrong.') });
  expect(arrives(bot)).toEqual([
    '#esc-engineering › thread: Aoife writes: “Claire:\nThe bank says that the IBAN is wrong.”',
  ]);
});

test('a message forwarded into the card’s thread reaches the agent, and says whom it mentions by name', async () => {
  const bot = await startRaised();
  hear(bot);
  const attachments = forwarded('Released, says <@UPRIYA>. Ask in <#C0OPS|>.', 'Marcus');
  await stands(bot, 'C0ENG', 'UKENJI', { threadTs: theCard(bot).ts, text: 'See:', attachments });
  const said = arrives(bot).filter((line) => line.startsWith('Aoife › thread'));
  expect(said.join('\n')).toContain('“See:\nMarcus:\nReleased, says @Priya. Ask in #user-operations.”');
  hear(bot);
});

test('a forwarded message answers the question that the clock waits for', async () => {
  const bot = await startRaised();
  await ask(bot, 'Which bank?');
  hear(bot);
  await aoifeGives(bot, { attachments: forwarded('It is with AIB.') });
  expect(arrives(bot).join()).toContain('It is with AIB.');
  expect((await bot.engine.find('ESC-1'))?.status).toBe('acknowledged');
});

test('what a link unfolds to stays where it is', async () => {
  const bot = await startRaised();
  const secret = {
    from_url: 'https://wiki.example.com/1',
    title: 'Salaries',
    text: 'All of them',
    fallback: 'Salaries',
  };
  await aoifeGives(bot, { text: 'See <https://wiki.example.com/1>', attachments: [secret] });
  expect(arrives(bot)).toEqual(['#esc-engineering › thread: Aoife writes: “See https://wiki.example.com/1”']);
});

const fields = [
  { type: 'mrkdwn', text: '*Account:*\nacct_1Kx9Qe2LmZ0aBc' },
  { type: 'mrkdwn', text: '*Country*\nJapan' },
];
const richText = (...elements: object[]) => [
  { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] },
];

test.each([
  ['a forwarded message', { attachments: forwarded('Payouts frozen for acct_1Kx9') }],
  [
    'an alert made of attachments',
    {
      attachments: [{ fallback: 'Payouts frozen', title: 'Ticket 42', text: 'Payouts frozen for acct_1Kx9' }],
    },
  ],
  ['an alert that only has its fallback', { attachments: [{ fallback: 'Payouts frozen for acct_1Kx9' }] }],
  [
    'old fields',
    {
      attachments: [{ title: 'Call', fields: [{ title: 'Summary', value: 'Payouts frozen for acct_1Kx9' }] }],
    },
  ],
  [
    'a notice made of blocks',
    { blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Payouts frozen for acct_1Kx9' } }] },
  ],
  [
    'a header',
    { blocks: [{ type: 'header', text: { type: 'plain_text', text: 'Payouts frozen for acct_1Kx9' } }] },
  ],
  [
    'a context',
    { blocks: [{ type: 'context', elements: [{ type: 'mrkdwn', text: 'Payouts frozen for acct_1Kx9' }] }] },
  ],
  [
    'rich text',
    {
      blocks: richText(
        { type: 'text', text: 'Payouts frozen for ' },
        { type: 'text', text: 'acct_1Kx9', style: { bold: true } },
      ),
    },
  ],
  [
    'fields of a section',
    { blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Payouts frozen for acct_1Kx9' }, fields }] },
  ],
  [
    'what a link unfolded to',
    {
      text: 'See <https://example.com/1>',
      attachments: [{ from_url: 'https://example.com/1', text: 'Payouts frozen for acct_1Kx9' }],
    },
  ],
])('%s fills in the form', async (_what, wrote) => {
  const bot = await startBot();
  const message = await stands(bot, 'C0OPS', 'UJONAS', wrote, false);
  await bot.slack.messageShortcut('UAOIFE', shortcuts.callSummary, message);
  await bot.settle();
  expect(modalLines(bot, 'UAOIFE').join('\n')).toContain('Payouts frozen for acct_1Kx9');
});

test('a transcript fills in what it is called, and the form says that nobody has read it', async () => {
  const bot = await startBot();
  const { channel, ts } = await bot.slack.post('UAOIFE', 'C0OPS', '', { files: ['Call with Acme.txt'] });
  await bot.slack.messageShortcut('UAOIFE', shortcuts.callSummary, { channel, ts });
  await bot.settle();
  const lines = modalLines(bot, 'UAOIFE').join('\n');
  expect(lines).toContain('[[file] Call with Acme.txt]');
  expect(lines).toContain('We did not read “Call with Acme.txt”.');
});
