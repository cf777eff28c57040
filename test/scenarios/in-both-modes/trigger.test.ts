/** Slack gives three seconds to open a form; when they have passed, one more press opens it with everything that was typed. */
import { describe, expect, test } from 'vitest';
import { resolveForm } from '../../../src/views/acts/resolve.ts';
import { formExpiredAnswer } from '../../../src/views/refusals.ts';
import { en } from '../../../src/views/words/en/index.ts';
import { type Bot, minute, modes, startBot } from '../../support/bot.ts';
import { hear, press, startRaised, submit, theCard } from '../../support/gestures.ts';
import { answerLines, cardLines, modalLines } from '../../support/lines.ts';
import { at } from '../../support/words/about.ts';
import { acts, fields, shortcuts } from '../../support/words/labels.ts';
import { raiseFormLines } from '../../support/words/raise-form.ts';

/** The next thing the bot asks Slack before it opens a form takes four seconds. */
function becomeSlow({ slack }: Bot): void {
  const stop = slack.on('call', ({ method }) => {
    if (method !== 'users.info' && method !== 'usergroups.users.list') return;
    stop();
    slack.clock.advance(4000);
  });
}

const typed = '/escalate risk urgent Payouts frozen for acct_1Kx9';

describe.each(modes)('%s mode', (mode) => {
  test('a command that came too late is answered with a button that opens the form filled in', async () => {
    const bot = await startBot({ mode });
    becomeSlow(bot);
    await bot.slack.command('UAOIFE', typed, { channel: 'C0OPS' });
    await bot.settle();
    const { words } = bot;
    expect(bot.slack.modal('UAOIFE')).toBeUndefined();
    expect(bot.said()).toEqual([[bot.only('UAOIFE'), words.say(formExpiredAnswer('', en))]]);
    expect(answerLines(bot, 'UAOIFE')).toEqual(words.answer(formExpiredAnswer('', en)));
    await press(bot, 'UAOIFE', acts.openForm);
    expect(modalLines(bot, 'UAOIFE')).toEqual(
      raiseFormLines(bot, {
        team: 'risk',
        priority: 'urgent',
        summary: 'Payouts frozen for acct_1Kx9',
        account: 'acct_1Kx9',
        due: { acknowledge: at('10:10'), resolve: at('14:00') },
      }),
    );
    await submit(bot, 'UAOIFE', { [fields.details]: 'Frozen.' });
    expect(bot.said().map(([where]) => where)).toEqual(['#esc-risk', 'Aoife']);
  });

  test('a call summary that came too late keeps its text and its source', async () => {
    const bot = await startBot({ mode });
    const details = 'Account: acct_1Kx9\nIssue: Payouts frozen since nine.';
    const due = { acknowledge: at('12:00'), resolve: at('10:00', 2) };
    const summary = await bot.slack.post('UAOIFE', 'C0OPS', details);
    becomeSlow(bot);
    await bot.slack.messageShortcut('UAOIFE', shortcuts.callSummary, summary);
    await bot.settle();
    expect(bot.said()).toEqual([[bot.only('UAOIFE'), bot.words.say(formExpiredAnswer('', en))]]);
    await press(bot, 'UAOIFE', acts.openForm);
    expect(modalLines(bot, 'UAOIFE')).toEqual(
      raiseFormLines(bot, { summary: 'Payouts frozen since nine.', details, account: 'acct_1Kx9', due }),
    );
    await submit(bot, 'UAOIFE', { [fields.team]: 'Engineering', [fields.summary]: 'Payouts frozen' });
    expect(bot.said().map(([where]) => where)).toEqual(['#esc-engineering', 'Aoife']);
    expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')).toEqual(
      bot.words.card({ priority: 'normal', details, account: 'acct_1Kx9', due, linked: true }),
    );
  });

  test('a button on the card that came too late says so, and works when it is pressed again', async () => {
    const bot = await startRaised({}, { mode });
    await bot.pass(10 * minute);
    hear(bot);
    becomeSlow(bot);
    await press(bot, 'UKENJI', acts.resolve, theCard(bot));
    expect(bot.said()).toEqual([[bot.only('UKENJI'), bot.words.say({ text: en.answers.tooSlow })]]);
    await press(bot, 'UKENJI', acts.resolve, theCard(bot));
    expect(modalLines(bot, 'UKENJI')).toEqual(
      bot.words.modal(resolveForm({ id: 'ESC-1', via: 'button' }, bot.config.causes, en), 'UKENJI'),
    );
  });
});
