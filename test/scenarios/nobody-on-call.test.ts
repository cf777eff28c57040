/** Nobody is on call: that is never silence. And shifts that take turns. */
import { expect, test } from 'vitest';
import { hour, minute, startBot } from '../support/bot.ts';
import { command, hear, more, press, startRaised } from '../support/gestures.ts';
import { listenTo } from '../support/heard.ts';
import { agentLines, agentMessage, answerLines, cardLines } from '../support/lines.ts';
import { engineering, followTheSun } from '../support/rosters.ts';

/** Saturday 28 November 2026, 20:00 in Dublin: everybody has the weekend. */
const saturdayEvening = Date.UTC(2026, 10, 28, 20, 0);

const newEscalation = { Team: 'Engineering', Priority: 'normal', Summary: 'Payout late' };
/** Office hours in Dublin; Sam stands in for what cannot wait. */
const samStandsIn = engineering(['{ calendar: dublin, group: S0ENG }'], ['fallback: { users: [USAM] }']);

const thread = '#esc-engineering › thread';

test('what can wait names who comes next and when, and wakes nobody', async () => {
  const bot = await startBot({ at: saturdayEvening, config: followTheSun });
  await bot.raise(newEscalation);
  expect(bot.said()).toEqual([
    [
      '#esc-engineering',
      'ESC-1 (normal, open, Engineering): Payout late. Raised by Aoife. Nobody has it yet. Acknowledge by 22:00 today · Resolve by 20:00 Nov 30, 2026. Nobody is on call until 00:00 Nov 30, 2026, then Kenji.',
    ],
    [
      'Aoife',
      'ESC-1 is with Engineering · 🔵 normal · open. Payout late. Nobody has it yet. Nobody is on call until 00:00 Nov 30, 2026, then Kenji. Engineering should acknowledge by 22:00 today and resolve by 20:00 Nov 30, 2026. Open the card',
    ],
  ]);
  expect(bot.pings()).toEqual([]);
});

test('what is urgent goes to the fallback, who are mentioned at once', async () => {
  const bot = await startBot({ at: saturdayEvening, config: samStandsIn });
  await bot.raise({ ...newEscalation, Priority: 'urgent' });
  bot.said();
  expect(bot.pings()).toEqual([['#esc-engineering', ['Sam']]]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UPRIYA')[5]).toBe(
    'Nobody is on call until 09:00 Nov 30, 2026, then @eng-oncall. Instead: @Sam.',
  );
});

test('what becomes urgent calls the fallback, unless somebody has it', async () => {
  const bot = await startRaised({ Priority: 'normal' }, { at: saturdayEvening, config: samStandsIn });
  const onCallLine = () => cardLines(bot, 'ESC-1', 'C0ENG', 'UPRIYA').at(5);
  expect(onCallLine()).toBe('Nobody is on call until 09:00 Nov 30, 2026, then @eng-oncall.');
  const raiseTo = (priority: string) =>
    more(bot, 'UAOIFE', 'Change priority', agentMessage(bot, 'ESC-1', 'UAOIFE'), { Priority: priority });
  await raiseTo('High');
  expect(bot.said()).toEqual([[thread, 'Aoife changed the priority from normal to high.']]);
  expect(bot.pings()).toEqual([]);
  await raiseTo('Urgent');
  expect(bot.said()).toEqual([
    [
      thread,
      '@Sam: ESC-1 cannot wait. Aoife changed the priority from high to urgent. Nobody is on call until 09:00 Nov 30, 2026, then @eng-oncall.',
    ],
  ]);
  expect(bot.pings()).toEqual([[thread, ['Sam']]]);
  expect(onCallLine()).toBe('Nobody is on call until 09:00 Nov 30, 2026, then @eng-oncall. Instead: Sam.');

  const theCard = bot.cardMessage('ESC-1', 'C0ENG');
  await press(bot, 'UPRIYA', 'Acknowledge', theCard);
  await more(bot, 'UPRIYA', 'Change priority', theCard, { Priority: 'Low' });
  hear(bot);
  await raiseTo('Urgent');
  expect(bot.said()).toEqual([[thread, 'Aoife changed the priority from low to urgent.']]);
  expect(bot.pings()).toEqual([]);
});

test('a user on the phone is as pressing, whatever the priority, until the call is over', async () => {
  const bot = await startBot({ at: saturdayEvening, config: samStandsIn });
  const heard = listenTo(bot);
  await bot.raise({ ...newEscalation, 'The user is on the phone now': ['Yes'] });
  const nobody = 'Nobody is on call until 09:00 Nov 30, 2026, then @eng-oncall.';
  expect(heard().filter(([, where]) => where !== 'Aoife')).toEqual([
    [
      '20:00:00',
      '#esc-engineering',
      `ESC-1 (normal, open, Engineering): Payout late. The user is on the phone. Raised by Aoife. Nobody has it yet. Acknowledge by 20:03 today · Resolve by 20:00 Nov 30, 2026. ${nobody} Instead: @Sam.`,
      ['USAM'],
    ],
  ]);
  expect(agentLines(bot, 'ESC-1', 'UAOIFE')[2]).toBe(`Nobody has it yet. ${nobody} Instead: Sam.`);
  await bot.pass(4 * minute);
  expect(heard().filter(([, where]) => where === thread)).toEqual([
    ['20:01:30', thread, 'ESC-1 should be acknowledged by 20:03, 1 min left.', []],
    ['20:02:24', thread, `@Sam: ESC-1 should be acknowledged by 20:03, 36 s left. ${nobody}`, ['USAM']],
    ['20:03:00', thread, `@Sam: ESC-1 was not acknowledged by 20:03. ${nobody}`, ['USAM']],
  ]);

  // The two hours of its priority count again, and Sam is left in peace.
  await press(bot, 'UAOIFE', 'Call ended', agentMessage(bot, 'ESC-1', 'UAOIFE'));
  expect(heard()).toEqual([['20:04:00', thread, 'The call is over.', []]]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UPRIYA').at(5)).toBe(nobody);
  await bot.pass(96 * minute);
  expect(heard()).toEqual([
    ['21:00:00', thread, 'ESC-1 should be acknowledged by 22:00, 1 h left.', []],
    ['21:36:00', thread, `ESC-1 should be acknowledged by 22:00, 24 min left. ${nobody}`, []],
  ]);
});

test('working hours: the agent is told that the team is closed, and until when', async () => {
  const config = engineering(['{ calendar: dublin, group: S0ENG }'], ['calendar: dublin']);
  const bot = await startBot({ at: saturdayEvening, config });
  await command(bot, 'UAOIFE', '');
  const form = bot.slack.modal('UAOIFE');
  expect(form && bot.slack.seenBy(form, 'UAOIFE')).toContain(
    'Engineering, which is closed until Nov 30, 2026 09:00 and should acknowledge by Nov 30, 2026 11:00 and resolve by Dec 5, 2026 14:30 (your time).',
  );
  await bot.slack.submit('UAOIFE', { ...newEscalation, 'What happened': 'It is late.' });
  await bot.settle();
  bot.said();
  expect(agentLines(bot, 'ESC-1', 'UAOIFE').slice(2, 4)).toEqual([
    'Nobody has it yet. Nobody is on call until 09:00 Nov 30, 2026, then @eng-oncall.',
    'Engineering is closed until 09:00 Nov 30, 2026 and should acknowledge by 11:00 Nov 30, 2026 and resolve by 14:30 Dec 5, 2026.',
  ]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI').slice(3, 5)).toEqual([
    'Nobody has it yet.',
    'Acknowledge by 20:00 tomorrow · Resolve by 23:30 Dec 5, 2026 · closed until 18:00 tomorrow',
  ]);
});

test('/escalate on-call says who is on now and next, in the reader’s own time', async () => {
  const bot = await startBot({
    config: engineering([
      '{ calendar: dublin, group: S0ENG }',
      '{ calendar: tokyo, rotation: { users: [UKENJI, USAM], starts: 2026-11-23 09:00 }, exceptions: [{ from: 2026-11-24, to: 2026-11-24, users: [UPRIYA] }] }',
    ]),
  });
  const asked = async (user: string) => {
    await command(bot, user, 'on-call engineering');
    bot.said();
    return answerLines(bot, user);
  };
  expect(await asked('UAOIFE')).toEqual([
    'On call now:',
    'Engineering: @eng-oncall until 17:30. Then @Priya from 00:00 tomorrow.',
  ]);
  expect(await asked('UYUKI')).toEqual([
    'On call now:',
    'Engineering: @eng-oncall until 02:30. Then @Priya from 09:00 tomorrow.',
  ]);
  await bot.pass(15 * hour);
  bot.said();
  expect(await asked('UAOIFE')).toEqual([
    'On call now:',
    'Engineering: @Priya until 09:00, then @eng-oncall.',
  ]);
});
