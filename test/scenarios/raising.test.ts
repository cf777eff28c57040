/** Raising an escalation: three ways in, one form, and nothing is confirmed before it is stored. */
import { expect, test } from 'vitest';
import { type Bot, hour, startBot } from '../support/bot.ts';
import { command, hear, press, startRaised, submit } from '../support/gestures.ts';
import { agentLines, cardLines, modalLines } from '../support/lines.ts';

/** What the agent can say to the caller now. */
const promised = (bot: Bot, user = 'UAOIFE') =>
  modalLines(bot, user).find((line) => line.includes('should acknowledge by'));

async function choose(bot: Bot, field: string, option: string, user = 'UAOIFE'): Promise<void> {
  await bot.slack.choose(user, field, option);
  await bot.settle();
}

test('/escalate opens the form; what is submitted is stored, then shown to the team and the agent', async () => {
  const bot = await startBot();
  await command(bot, 'UAOIFE', '', 'C0OPS');
  expect(modalLines(bot, 'UAOIFE')).toEqual([
    'New escalation',
    'Team: [Not sure: route it for me]',
    'Priority: [Normal]',
    'We will route it. As it stands it goes to Engineering, which should acknowledge by 12:00 and resolve by Nov 25, 2026 10:00 (your time).',
    'The user is on the phone now (optional): [ ] Yes',
    'Summary: []',
    'What happened: [What was seen, and what was tried]',
    'Account or user (optional): []',
    '[More details]',
    '[Close] [Escalate]',
  ]);
  await press(bot, 'UAOIFE', 'More details');
  expect(modalLines(bot, 'UAOIFE')).toEqual([
    'New escalation',
    'Team: [Not sure: route it for me]',
    'Priority: [Normal]',
    'We will route it. As it stands it goes to Engineering, which should acknowledge by 12:00 and resolve by Nov 25, 2026 10:00 (your time).',
    'The user is on the phone now (optional): [ ] Yes',
    'Summary: []',
    'What happened: [What was seen, and what was tried]',
    'What do you need from them? (optional): []',
    'Account or user (optional): []',
    'Country (optional): []',
    'Category (optional): []',
    'Call back the user by (optional): []',
    'Contact channel (optional): []',
    '[Close] [Escalate]',
  ]);
  await submit(bot, 'UAOIFE', {
    Team: 'Engineering',
    Priority: 'High',
    'The user is on the phone now': ['Yes'],
    Summary: 'Payouts frozen',
    'What happened': 'Red banner since 9:00.\nTried another browser.',
    'What do you need from them?': 'Release them',
    'Account or user': 'acct_1Kx9',
    Country: 'Ireland',
    Category: 'Payout late or missing',
    'Call back the user by': new Date(Date.UTC(2026, 10, 23, 15, 30)),
    'Contact channel': 'Phone',
  });
  expect(bot.said()).toEqual([
    [
      '#esc-engineering',
      'ESC-1 (high, open, Engineering): Payouts frozen. The user is on the phone. Raised by Aoife. Nobody has it yet. Acknowledge by 10:03 today · Resolve by 18:00 today. On call: @eng-oncall.',
    ],
    [
      'Aoife',
      'ESC-1 is with Engineering · 🟠 high · open. Payouts frozen. Nobody has it yet. On call: @eng-oncall. Engineering should acknowledge by 10:03 today and resolve by 18:00 today. Call the user back by 15:30 today. Open the card',
    ],
  ]);
  expect(bot.pings()).toEqual([['#esc-engineering', ['eng-oncall']]]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UPRIYA')).toEqual([
    'ESC-1 · 🟠 high · open',
    '📞 The user is on the phone',
    'Payouts frozen',
    '> Red banner since 9:00.',
    '> Tried another browser.',
    'Needed:',
    '> Release them',
    '• Account or user: acct_1Kx9',
    '• Country: Ireland',
    '• Category: Payout late or missing',
    '• Call back promised by 15:30 today',
    '• Contact by phone',
    'Nobody has it yet.',
    'Acknowledge by 10:03 today · Resolve by 18:00 today',
    'On call: @eng-oncall.',
    'Raised by Aoife',
    '[Acknowledge] [Hold on, 2 min] [Promise a callback] [Resolve] [Ask for info] [More]',
  ]);
  expect(agentLines(bot, 'ESC-1', 'UAOIFE')).toEqual([
    'ESC-1 is with Engineering · 🟠 high · open',
    'Payouts frozen',
    'Nobody has it yet. On call: @eng-oncall.',
    'Engineering should acknowledge by 10:03 today and resolve by 18:00 today.',
    'Call the user back by 15:30 today.',
    'Open the card',
    '[Call ended] [Cancel] [More]',
  ]);
  expect(modalLines(bot, 'UAOIFE')).toEqual([]);
});

test('/escalate with text opens it filled in: team and priority in any order, then the summary', async () => {
  const bot = await startBot();
  const filled: (string[] | undefined)[] = [];
  for (const text of [
    'risk urgent Payouts frozen for acct_1Kx9',
    'urgent New Markets Konbini is down',
    'LOW button too small',
    'payouts are late',
    'help customer with a refund',
  ]) {
    await command(bot, 'UAOIFE', text);
    filled.push(
      modalLines(bot, 'UAOIFE').filter((line) => /^(Team|Priority|Summary|What happened|Account)/.test(line)),
    );
    await bot.slack.closeModal('UAOIFE');
  }
  expect(filled).toEqual([
    [
      'Team: [Risk]',
      'Priority: [Urgent]',
      'Summary: [Payouts frozen for acct_1Kx9]',
      'What happened: [What was seen, and what was tried]',
      'Account or user (optional): [acct_1Kx9]',
    ],
    [
      'Team: [New markets]',
      'Priority: [Urgent]',
      'Summary: [Konbini is down]',
      'What happened: [What was seen, and what was tried]',
      'Account or user (optional): []',
    ],
    [
      'Team: [Not sure: route it for me]',
      'Priority: [Low]',
      'Summary: [button too small]',
      'What happened: [What was seen, and what was tried]',
      'Account or user (optional): []',
    ],
    [
      'Team: [Not sure: route it for me]',
      'Priority: [Normal]',
      'Summary: [payouts are late]',
      'What happened: [What was seen, and what was tried]',
      'Account or user (optional): []',
    ],
    [
      'Team: [Not sure: route it for me]',
      'Priority: [Normal]',
      'Summary: [help customer with a refund]',
      'What happened: [What was seen, and what was tried]',
      'Account or user (optional): []',
    ],
  ]);
});

test('the global shortcut opens the same form', async () => {
  const bot = await startBot();
  await bot.slack.globalShortcut('UYUKI', 'New escalation');
  await bot.settle();
  await submit(bot, 'UYUKI', {
    Team: 'Design',
    Summary: '文字が小さい',
    'What happened': 'ボタンが押せない',
  });
  expect(bot.said()).toEqual([
    [
      '#esc-design',
      'ESC-1 (normal, open, Design): 文字が小さい. Raised by Yuki. Nobody has it yet. Acknowledge by 13:00 today · Resolve by 10:00 Nov 25, 2026',
    ],
    [
      'Yuki',
      'ESC-1 is with Design · 🔵 normal · open. 文字が小さい. Nobody has it yet. On call: Lena. Design should acknowledge by 13:00 today and resolve by 10:00 Nov 25, 2026. Open the card',
    ],
  ]);
  expect(agentLines(bot, 'ESC-1', 'UYUKI')).toEqual([
    'ESC-1 is with Design · 🔵 normal · open',
    '文字が小さい',
    'Nobody has it yet. On call: Lena.',
    'Design should acknowledge by 22:00 today and resolve by 19:00 Nov 25, 2026.',
    'Open the card',
    '[Cancel] [More]',
  ]);
});

test('the promise follows team and priority in place, and what is typed stays', async () => {
  const bot = await startBot();
  await command(bot, 'UAOIFE', '');
  await bot.slack.fill('UAOIFE', { Summary: 'Payouts frozen' });
  const said = [promised(bot)];
  await choose(bot, 'Team', 'Engineering');
  said.push(promised(bot));
  await choose(bot, 'Priority', 'Urgent');
  said.push(promised(bot));
  await choose(bot, 'Team', 'Risk');
  said.push(promised(bot));
  await choose(bot, 'Priority', 'Low');
  said.push(promised(bot));
  expect(said).toEqual([
    'We will route it. As it stands it goes to Engineering, which should acknowledge by 12:00 and resolve by Nov 25, 2026 10:00 (your time).',
    'Engineering should acknowledge by 12:00 and resolve by Nov 25, 2026 10:00 (your time).',
    'Engineering should acknowledge by 10:15 and resolve by 14:00 (your time).',
    'Risk should acknowledge by 10:10 and resolve by 14:00 (your time).',
    'Risk should acknowledge by 18:00 and resolve by Nov 28, 2026 10:00 (your time).',
  ]);
  expect(modalLines(bot, 'UAOIFE')).toContain('Summary: [Payouts frozen]');
  await bot.slack.closeModal('UAOIFE');
});

test('the promise reads in the agent’s own time, with its day when that is another', async () => {
  const bot = await startBot();
  await command(bot, 'UYUKI', 'engineering normal x');
  expect(promised(bot, 'UYUKI')).toEqual(
    'Engineering should acknowledge by 21:00 and resolve by Nov 25, 2026 19:00 (your time).',
  );
  await bot.slack.closeModal('UYUKI');
});

test('the form says how busy a team is and how quickly it usually takes things', async () => {
  const bot = await startRaised();
  await bot.pass(9 * 60_000);
  await press(bot, 'UKENJI', 'Acknowledge', bot.cardMessage('ESC-1', 'C0ENG'));
  await bot.raise({ Team: 'Engineering', Priority: 'low', Summary: 'A question' });
  hear(bot);
  await command(bot, 'UAOIFE', 'engineering');
  const team = bot.slack.modal('UAOIFE')?.blocks.find((block) => block.block_id === 'team');
  expect(JSON.stringify(team).match(/\d+ waiting, usually acknowledged in [^"]*/g)).toEqual([
    '1 waiting, usually acknowledged in 9 min',
    '1 waiting, usually acknowledged in 9 min',
  ]);
  await bot.slack.closeModal('UAOIFE');
});

test('what is missing or impossible is said on its field, and the rest stays typed', async () => {
  const bot = await startBot();
  await command(bot, 'UAOIFE', '');
  await submit(bot, 'UAOIFE', { 'Account or user': 'acct_1Kx9' });
  expect(bot.slack.errorsOn('UAOIFE')).toEqual({
    Summary: 'Please complete this required field.',
    'What happened': 'Please complete this required field.',
  });
  await press(bot, 'UAOIFE', 'More details');
  await submit(bot, 'UAOIFE', {
    Summary: ' ',
    'What happened': '\n',
    'Call back the user by': new Date(bot.now() - hour),
  });
  expect(bot.slack.errorsOn('UAOIFE')).toEqual({
    Summary: 'Say in a few words what is wrong.',
    'What happened': 'Write what you saw and tried, so nobody has to ask.',
    'Call back the user by': 'This time has passed. Choose a later one, or clear it.',
  });
  expect(modalLines(bot, 'UAOIFE')).toContain('Account or user (optional): [acct_1Kx9]');
  expect(bot.said()).toEqual([]);
  await submit(bot, 'UAOIFE', { Summary: 'x', 'What happened': 'y', 'Call back the user by': null });
  expect(bot.said().map(([where]) => where)).toEqual(['#esc-engineering', 'Aoife']);
});

test('not sure: the first rule that matches routes it, otherwise the fallback, and History says which', async () => {
  const bot = await startBot();
  await bot.raise({ Summary: 'Chargeback lost' });
  await bot.raise({ Summary: 'Konbini missing', Category: 'Local payment methods', Country: 'Japan' });
  await bot.raise({ Summary: 'Verdacht auf Geldwäsche' });
  await bot.raise({ Summary: 'Something is odd' });
  expect(
    bot
      .said()
      .filter(([where]) => where.startsWith('#'))
      .map(([where, text]) => [where, text.split(':')[0]]),
  ).toEqual([
    ['#esc-risk', 'ESC-1 (normal, open, Risk)'],
    ['#esc-new-markets', 'ESC-2 (normal, open, New markets)'],
    ['#esc-risk', 'ESC-3 (normal, open, Risk)'],
    ['#esc-engineering', 'ESC-4 (normal, open, Engineering)'],
  ]);
  const histories: (string | undefined)[] = [];
  for (const [user, channel, id] of [
    ['UMINA', 'C0RISK', 'ESC-1'],
    ['UOLGA', 'C0MARKETS', 'ESC-2'],
    ['UKENJI', 'C0ENG', 'ESC-4'],
  ] as const) {
    await press(bot, user, 'More', bot.cardMessage(id, channel));
    await press(bot, user, 'History');
    histories.push(modalLines(bot, user)[1]);
    await bot.slack.closeModal(user);
  }
  expect(histories).toEqual([
    'today 5:00 AM · Aoife raised it: normal, for Risk, by routing rule 2',
    'today 11:00 · Aoife raised it: normal, for New markets, by routing rule 3',
    'today 19:00 · Aoife raised it: normal, for Engineering, because no routing rule matched',
  ]);
});

test('a card number in the form is masked before it is stored, and the agent is told', async () => {
  const bot = await startBot();
  await bot.raise({
    Team: 'Engineering',
    Summary: 'Card 4242 4242 4242 4242 declined',
    'What happened': 'The code 123 was right: cvc 123. IBAN DE89370400440532013000.',
  });
  expect(modalLines(bot, 'UAOIFE')).toEqual([
    'Switchboard',
    'ESC-1 is with Engineering. We masked a card number ending 4242, an IBAN ending 3000 and a security code. They were not stored.',
    '[Close]',
  ]);
  expect(bot.said()).toEqual([
    [
      '#esc-engineering',
      'ESC-1 (normal, open, Engineering): Card •••• •••• •••• 4242 declined. Raised by Aoife. Nobody has it yet. Acknowledge by 12:00 today · Resolve by 10:00 Nov 25, 2026',
    ],
    [
      'Aoife',
      'ESC-1 is with Engineering · 🔵 normal · open. Card •••• •••• •••• 4242 declined. Nobody has it yet. On call: @eng-oncall. Engineering should acknowledge by 12:00 today and resolve by 10:00 Nov 25, 2026. Open the card',
    ],
  ]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UPRIYA').slice(1, 3)).toEqual([
    'Card •••• •••• •••• 4242 declined',
    '> The code 123 was right: cvc •••. IBAN •••• •••• •••• 3000.',
  ]);
});

test('while Slack cannot be reached by the bot, what was submitted is stored all the same and shown later', async () => {
  const bot = await startBot();
  await command(bot, 'UAOIFE', '');
  bot.slack.faults.add({ kind: 'http_500', method: 'chat.postMessage', times: 2 });
  await bot.slack.submit('UAOIFE', { Team: 'Engineering', Summary: 'x', 'What happened': 'y' });
  expect((await bot.engine.find('ESC-1'))?.summary).toBe('x');
  await bot.pass(60_000);
  expect(
    bot
      .said()
      .map(([where]) => where)
      .toSorted(),
  ).toEqual(['#esc-engineering', 'Aoife']);
});
