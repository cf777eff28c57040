/** The reporter adds or corrects facts: the card is true again, the team reads what is new, and history keeps both. */
import { expect, test } from 'vitest';
import { readCorrectForm } from '../../src/views/acts/correct.ts';
import { en } from '../../src/views/words/en/index.ts';
import { fillIn, hear, move, press, startRaised, submit } from '../support/gestures.ts';
import { agentMessage, cardLines } from '../support/lines.ts';
import { at } from '../support/words/about.ts';
import { acts, fields } from '../support/words/labels.ts';

const thread = '#esc-engineering › thread';
const due = { acknowledge: at('10:15'), resolve: at('14:00') };

test('what the reporter corrects stands on the card, in one line of the thread and in history', async () => {
  const bot = await startRaised({ [fields.account]: 'acct_1' });
  const where = agentMessage(bot, 'ESC-1', 'UAOIFE');
  const known = { [fields.account]: 'acct_2', [fields.country]: 'Ireland' };
  await fillIn(bot, 'UAOIFE', acts.correct, { ...known, [fields.details]: 'It works on Fridays.' }, where);
  const edited = {
    details: { was: 'It does not work.', is: 'It works on Fridays.' },
    account: { was: 'acct_1', is: 'acct_2' },
    country: { was: null, is: 'IE' },
  };
  const facts = { account: 'acct_2', country: 'IE', details: 'It works on Fridays.' };
  expect(bot.said()).toEqual([
    [thread, bot.words.inThread({ what: 'facts corrected', edited }, { by: 'UAOIFE' })],
  ]);
  expect(bot.pings()).toEqual([]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')).toEqual(bot.words.card({ ...facts, due }));
  const [, entry] = await bot.engine.history('ESC-1');
  expect(entry?.deed).toEqual({ what: 'facts corrected', edited });
});

test('nothing changed is said on the form, and a number is masked before it is kept', async () => {
  const bot = await startRaised();
  await press(bot, 'UAOIFE', acts.correct, agentMessage(bot, 'ESC-1', 'UAOIFE'));
  await submit(bot, 'UAOIFE');
  expect(Object.values(bot.slack.errorsOn('UAOIFE'))).toEqual([en.refusals.nothingChanged]);
  await submit(bot, 'UAOIFE', { [fields.account]: '4242 4242 4242 4242' });
  expect((await bot.engine.find('ESC-1'))?.account).toBe('•••• •••• •••• 4242');
  await bot.slack.closeModal('UAOIFE');
  hear(bot);
});

test('what a restricted team has since is corrected for that team alone', async () => {
  const bot = await startRaised();
  await move(bot, 'Risk');
  const where = agentMessage(bot, 'ESC-1', 'UAOIFE');
  hear(bot);
  await fillIn(bot, 'UAOIFE', acts.correct, { [fields.account]: 'acct_9' }, where);
  const edited = { account: { was: null, is: 'acct_9' } };
  expect(bot.said()).toEqual([
    [
      '#esc-risk › thread',
      bot.words.inThread({ what: 'facts corrected', edited }, { by: 'UAOIFE', team: 'risk' }),
    ],
  ]);
});

test('a forged choice changes nothing', () => {
  const forged = (field: string, value: string) => ({
    values: {
      summary: { summary: { value: 'Payouts frozen' } },
      details: { details: { value: 'It does not work.' } },
      [field]: { [field]: { selected_option: { value } } },
    },
  });
  const offers = { categories: [{ id: 'payout', name: 'Payouts' }], words: en };
  const texts = { summary: 'Payouts frozen', details: 'It does not work.', need: null, account: null };
  expect(readCorrectForm(forged('category', 'forged'), offers)).toEqual({ read: { texts } });
  expect(readCorrectForm(forged('category', 'payout'), offers)).toEqual({
    read: { texts, category: 'payout' },
  });
  expect(readCorrectForm(forged('country', 'forged'), offers)).toEqual({ read: { texts, country: null } });
});
