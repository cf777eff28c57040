/** Who may do what: a refusal says why, to nobody else, and nothing changes. */
import { expect, test } from 'vitest';
import type { Bot } from '../support/bot.ts';
import {
  aResolution,
  command,
  fillIn,
  hear,
  more,
  press,
  startRaised,
  submit,
  write,
} from '../support/gestures.ts';
import { agentMessage, answerLines, cardLines, homeLines, modalLines } from '../support/lines.ts';

const theCard = (bot: Bot) => bot.cardMessage('ESC-1', 'C0ENG');

test('somebody of another team who sees the card may do none of its acts', async () => {
  const bot = await startRaised();
  await bot.slack.invite('UJONAS', 'C0ENG');
  const card = theCard(bot);
  await press(bot, 'UJONAS', 'Acknowledge', card);
  await press(bot, 'UJONAS', 'Resolve', card);
  await press(bot, 'UJONAS', 'Ask for info', card);
  expect(bot.said()).toEqual([
    ['only Jonas', 'Only responders and leads of Engineering can acknowledge ESC-1.'],
    ['only Jonas', 'Only responders and leads of Engineering can resolve ESC-1.'],
    ['only Jonas', 'Only responders and leads of Engineering can ask about ESC-1.'],
  ]);
  await press(bot, 'UJONAS', 'More', card);
  expect(modalLines(bot, 'UJONAS')).toEqual([
    'More for ESC-1',
    'How the due times come about.',
    '[Explain the clock]',
    'Who did what, and when.',
    '[History]',
    '[Close]',
  ]);
  await bot.slack.closeModal('UJONAS');
  await bot.slack.react('UJONAS', 'eyes', card);
  await bot.settle();
  expect(bot.said()).toEqual([]);
  await fillIn(bot, 'UKENJI', 'Resolve', aResolution, card);
  hear(bot);
  await press(bot, 'UJONAS', 'Reopen', card);
  expect(bot.said()).toEqual([
    ['only Jonas', 'Only responders and leads of Engineering and Aoife, who raised it, can reopen ESC-1.'],
  ]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')[0]).toEqual('ESC-1 · 🔴 urgent · resolved');
});

test('a form that stood open when somebody left the team is refused, and keeps what was written', async () => {
  const bot = await startRaised();
  await press(bot, 'UKENJI', 'Resolve', theCard(bot));
  await more(bot, 'UPRIYA', 'Move to another team', theCard(bot), {
    Team: 'Design',
    'Why is it theirs?': 'Layout',
  });
  hear(bot);
  await submit(bot, 'UKENJI', aResolution);
  expect(bot.said()).toEqual([]);
  expect(modalLines(bot, 'UKENJI')).toEqual([
    'Switchboard',
    'Only responders and leads of Design can resolve ESC-1.',
    'What you wrote:',
    '> Released the payouts by hand.',
    '> The money arrives tomorrow.',
    '[Close]',
  ]);
});

test('the reporter may answer, cancel and reopen, though they respond for nobody; another agent may not', async () => {
  const bot = await startRaised();
  await fillIn(bot, 'UAOIFE', 'Cancel', {}, agentMessage(bot, 'ESC-1', 'UAOIFE'));
  await fillIn(
    bot,
    'UAOIFE',
    'Reopen',
    { 'What is still wrong?': 'I was wrong.' },
    agentMessage(bot, 'ESC-1', 'UAOIFE'),
  );
  hear(bot);
  await command(bot, 'UCLAIRE', 'ESC-1');
  expect(answerLines(bot, 'UCLAIRE').at(-1)).toEqual('Raised by Aoife · Open the card');
  hear(bot);
});

test('a guest is turned away politely at every door', async () => {
  const bot = await startRaised();
  await bot.slack.invite('UGUEST', 'C0ENG');
  await command(bot, 'UGUEST', 'risk urgent Let me in');
  await press(bot, 'UGUEST', 'Acknowledge', theCard(bot));
  await write(bot, 'UGUEST', 'C0ENG', 'Hello?', theCard(bot));
  expect(bot.said()).toEqual([
    ['only Gustav', 'Guests cannot use Switchboard here. Somebody from your team can do it for you.'],
    ['only Gustav', 'Guests cannot use Switchboard here. Somebody from your team can do it for you.'],
    ['only Gustav', 'Guests cannot use Switchboard here. Somebody from your team can do it for you.'],
  ]);
  await bot.slack.globalShortcut('UGUEST', 'New escalation');
  await bot.settle();
  expect(modalLines(bot, 'UGUEST')).toEqual([
    'Switchboard',
    'Guests cannot use Switchboard here. Somebody from your team can do it for you.',
    '[Close]',
  ]);
  await bot.slack.openHome('UGUEST');
  await bot.settle();
  expect(homeLines(bot, 'UGUEST')).toEqual([
    'Guests cannot use Switchboard here. Somebody from your team can do it for you.',
  ]);
  expect(bot.said()).toEqual([]);
});

test('somebody from another workspace who shares the channel is turned away politely', async () => {
  const bot = await startRaised();
  const aoife = bot.slack.state.people.get('UAOIFE');
  if (!aoife) throw new Error('the cast has no Aoife');
  bot.slack.state.people.set('UELSE', { ...aoife, id: 'UELSE', realName: 'Partner', teamId: 'T0ELSE' });
  bot.slack.state.channels.get('C0ENG')?.members.add('UELSE');
  const refused = 'Switchboard only serves people of its own workspace. Somebody there can do it for you.';
  await press(bot, 'UELSE', 'Acknowledge', theCard(bot));
  await write(bot, 'UELSE', 'C0ENG', 'We see it too.', theCard(bot));
  expect(bot.said()).toEqual([
    ['only UELSE', refused],
    ['only UELSE', refused],
  ]);
  expect((await bot.engine.find('ESC-1'))?.status).toBe('open');
});

test('guests are let in where the configuration says so', async () => {
  const bot = await startRaised({}, { config: (yaml) => yaml.replace('guests: false', 'guests: true') });
  await command(bot, 'UGUEST', 'list engineering');
  expect(bot.said()).toEqual([
    [
      'only Gustav',
      'Engineering, not closed: ESC-1 · 🔴 urgent · open · Engineering. Payouts frozen. Acknowledge by 10:15 today · Resolve by 14:00 today',
    ],
  ]);
});
