/** Slack gives three seconds to open a form; when they have passed, one more press opens it with everything that was typed. */
import { describe, expect, test } from 'vitest';
import { type Bot, minute, modes, startBot } from '../../support/bot.ts';
import { press, startRaised } from '../../support/gestures.ts';
import { answerLines, modalLines } from '../../support/lines.ts';

/** The next thing the bot asks Slack before it opens a form takes four seconds. */
function becomeSlow({ slack }: Bot): void {
  const stop = slack.on('call', ({ method }) => {
    if (method !== 'users.info' && method !== 'usergroups.users.list') return;
    stop();
    slack.clock.advance(4000);
  });
}

const tooLate = 'Slack gives us three seconds to open a form, and they had passed. Please press once more.';

describe.each(modes)('%s mode', (mode) => {
  test('a command that came too late is answered with a button that opens the form filled in', async () => {
    const bot = await startBot({ mode });
    becomeSlow(bot);
    await bot.slack.command('UAOIFE', '/escalate risk urgent Payouts frozen for acct_1Kx9', {
      channel: 'C0OPS',
    });
    await bot.settle();
    expect(bot.slack.modal('UAOIFE')).toBeUndefined();
    expect(bot.said()).toEqual([['only Aoife', tooLate]]);
    expect(answerLines(bot, 'UAOIFE')).toEqual([tooLate, '[Open the form]']);
    await press(bot, 'UAOIFE', 'Open the form');
    expect(modalLines(bot, 'UAOIFE')).toEqual([
      'New escalation',
      'Team: [Risk]',
      'Priority: [Urgent]',
      'Risk should acknowledge by 10:10 and resolve by 14:00 (your time).',
      'The user is on the phone now (optional): [ ] Yes',
      'Summary: [Payouts frozen for acct_1Kx9]',
      'What happened: [What was seen, and what was tried]',
      'Account or user (optional): [acct_1Kx9]',
      '[More details]',
      '[Close] [Escalate]',
    ]);
    await bot.slack.submit('UAOIFE', { 'What happened': 'Frozen.' });
    await bot.settle();
    expect(bot.said().map(([where]) => where)).toEqual(['#esc-risk', 'Aoife']);
  });

  test('a call summary that came too late keeps its text and its source', async () => {
    const bot = await startBot({ mode });
    const summary = await bot.slack.post(
      'UAOIFE',
      'C0OPS',
      'Account: acct_1Kx9\nIssue: Payouts frozen since nine.',
    );
    becomeSlow(bot);
    await bot.slack.messageShortcut('UAOIFE', 'Escalate call summary', summary);
    await bot.settle();
    expect(bot.said()).toEqual([['only Aoife', tooLate]]);
    await press(bot, 'UAOIFE', 'Open the form');
    expect(modalLines(bot, 'UAOIFE').filter((line) => /^(Summary|What|Issue|Account)/.test(line))).toEqual([
      'Summary: [Payouts frozen since nine.]',
      'What happened: [Account: acct_1Kx9',
      'Issue: Payouts frozen since nine.]',
      'Account or user (optional): [acct_1Kx9]',
    ]);
    await bot.slack.submit('UAOIFE', { Team: 'Engineering', Summary: 'Payouts frozen' });
    await bot.settle();
    expect(bot.said().map(([where]) => where)).toEqual(['#esc-engineering', 'Aoife']);
    expect(bot.card('ESC-1', 'C0ENG', 'UKENJI')).toContain('Call summary');
  });

  test('a button on the card that came too late says so, and works when it is pressed again', async () => {
    const bot = await startRaised({}, { mode });
    await bot.pass(10 * minute);
    bot.said();
    becomeSlow(bot);
    await press(bot, 'UKENJI', 'Resolve', bot.cardMessage('ESC-1', 'C0ENG'));
    expect(bot.said()).toEqual([
      ['only Kenji', 'Slack waits three seconds for us and they had passed. Please press it again.'],
    ]);
    await press(bot, 'UKENJI', 'Resolve', bot.cardMessage('ESC-1', 'C0ENG'));
    expect(modalLines(bot, 'UKENJI')[0]).toBe('Resolve ESC-1');
  });
});
