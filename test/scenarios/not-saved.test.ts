/** The database cannot take it: the person is told that it was not saved, keeps what they typed, and later it works. */
import type { ModalView } from '@slack/types';
import { describe, expect, test } from 'vitest';
import { resolveForm } from '../../src/views/acts/resolve.ts';
import { refusedAnswer } from '../../src/views/refusals.ts';
import { en } from '../../src/views/words/en/index.ts';
import { type Bot, modes, startBot } from '../support/bot.ts';
import { acknowledge, aResolution, command, hear, press, startRaised, theCard } from '../support/gestures.ts';
import { modalLines } from '../support/lines.ts';
import { whileLocked } from '../support/locked.ts';
import { at } from '../support/words/about.ts';
import { acts, fields } from '../support/words/labels.ts';
import { raiseForm, raiseFormLines, withoutErrors } from '../support/words/raise-form.ts';

/** On the first field of a form, whose button is to be pressed again. */
const keepsText = ({ submit }: ModalView): string => en.answers.notSaved(submit?.text ?? '');

/** What the log says, without the errors themselves. */
const logged = (bot: Bot) => bot.faults().map((fault) => fault.split(':')[0]);

test('a form that cannot be saved stays open with its text, and is saved when it is sent again', async () => {
  const bot = await startBot();
  await command(bot, 'UAOIFE', '', 'C0OPS');
  await bot.slack.fill('UAOIFE', {
    [fields.team]: 'Engineering',
    [fields.summary]: 'Payouts frozen',
    [fields.details]: 'Frozen.',
  });
  const filled = {
    team: 'engineering',
    summary: 'Payouts frozen',
    details: 'Frozen.',
    due: { acknowledge: at('12:00'), resolve: at('10:00', 2) },
  };
  await whileLocked(bot, async () => {
    await bot.slack.submit('UAOIFE');
    expect(bot.slack.errorsOn('UAOIFE')).toEqual({ [fields.team]: keepsText(raiseForm(bot, filled)) });
  });
  expect(withoutErrors(modalLines(bot, 'UAOIFE'))).toEqual(raiseFormLines(bot, filled));
  expect(await bot.engine.find('ESC-1')).toBeUndefined();
  expect(logged(bot)).toEqual(['a submission was not saved']);
  await bot.slack.submit('UAOIFE');
  await bot.settle();
  expect(bot.said().map(([where]) => where)).toEqual(['#esc-engineering', 'Aoife']);
});

test('a button that cannot be saved says so, and nothing has changed', async () => {
  const bot = await startRaised();
  await whileLocked(bot, async () => {
    await bot.slack.click('UKENJI', acts.acknowledge, theCard(bot));
    await bot.slack.until(() => bot.slack.ephemeralsTo('UKENJI').length > 0, 'they are told');
  });
  expect(bot.said()).toEqual([[bot.only('UKENJI'), bot.words.say(refusedAnswer('notSaved', en))]]);
  expect((await bot.engine.find('ESC-1'))?.status).toBe('open');
  expect(logged(bot)).toEqual(['a gesture was not saved']);
  await acknowledge(bot);
  expect(bot.said().map(([where]) => where)).toEqual([
    bot.only('UKENJI'),
    '#esc-engineering › thread',
    'Aoife › thread',
  ]);
});

describe.each(modes)('in %s mode', (mode) => {
  const reactAndReply = async ({ slack }: Bot, card: { channel: string; ts: string }) => {
    await slack.post('UPRIYA', 'C0ENG', 'On it', { thread: card.ts });
    await slack.react('USAM', 'eyes', card);
  };

  test('a reply and 👀 that cannot be stored are not acknowledged, and count when Slack brings them again', async () => {
    const bot = await startRaised({}, { mode, ackTimeoutMs: 2000 });
    await whileLocked(bot, () => reactAndReply(bot, theCard(bot)));
    expect([bot.said(), bot.slack.pendingEvents().length]).toEqual([[], 2]);
    expect(new Set(logged(bot))).toEqual(
      new Set(['a reply was not saved', 'an acknowledgement by 👀 was not saved']),
    );
    await bot.slack.retryPending();
    await bot.settle();
    expect((await bot.engine.find('ESC-1'))?.owner).toBe('UPRIYA');
    hear(bot);
    bot.slack.problems.length = 0;
  });

  test('when Slack brings them no more, their authors are told', async () => {
    // Over HTTP the bot says that it is to come again; on a socket it says nothing.
    const bot = await startRaised({}, { mode, ackTimeoutMs: mode === 'http' ? 30_000 : 1000 });
    await whileLocked(bot, async () => {
      await reactAndReply(bot, theCard(bot));
      for (let n = 0; n < 2; n++) {
        expect(bot.said()).toEqual([]);
        await bot.slack.retryPending();
      }
      const told = () => ['UPRIYA', 'USAM'].every((user) => bot.slack.ephemeralsTo(user).length > 0);
      await bot.slack.until(told, 'both are told');
      // On a socket this Slack waits shorter than the bot tries, and brings it again meanwhile: what is still tried would be stored.
      const failed: (string | undefined)[] = [];
      const tries = 8;
      await bot.slack.until(() => failed.push(...logged(bot)) === tries, 'each try has failed');
    });
    const notSaved = bot.words.say(refusedAnswer('notSaved', en));
    expect(bot.said().toSorted()).toEqual([
      [bot.only('UPRIYA'), notSaved],
      [bot.only('USAM'), notSaved],
    ]);
    expect((await bot.engine.find('ESC-1'))?.status).toBe('open');
    bot.faults();
    bot.slack.problems.length = 0;
  });
});

test('a resolution that cannot be saved keeps its text', async () => {
  const bot = await startRaised();
  await press(bot, 'UKENJI', acts.resolve, theCard(bot));
  await bot.slack.fill('UKENJI', aResolution);
  await whileLocked(bot, async () => {
    await bot.slack.submit('UKENJI');
    expect(bot.slack.errorsOn('UKENJI')).toEqual({
      [fields.fixed]: keepsText(resolveForm({ id: 'ESC-1', via: 'button' }, bot.config.causes, en)),
    });
  });
  expect(logged(bot)).toEqual(['a submission was not saved']);
  await bot.slack.submit('UKENJI');
  await bot.settle();
  expect(bot.said().map(([where]) => where)).toEqual(['#esc-engineering › thread', 'Aoife › thread']);
});
