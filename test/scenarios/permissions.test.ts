/** Who may do what: a refusal says why, to nobody else, and nothing changes. */
import { expect, test } from 'vitest';
import { homeNotice } from '../../src/views/forms/notice.ts';
import { refusedAnswer } from '../../src/views/refusals.ts';
import { en } from '../../src/views/words/en/index.ts';
import {
  acknowledge,
  aResolution,
  command,
  fillIn,
  hear,
  move,
  press,
  resolution,
  resolve,
  startRaised,
  submit,
  theCard,
  write,
} from '../support/gestures.ts';
import { agentMessage, answerLines, cardLines, homeLines, modalLines } from '../support/lines.ts';
import { type About, at } from '../support/words/about.ts';
import { acts, fields, shortcuts } from '../support/words/labels.ts';

const due: About['due'] = { acknowledge: at('10:15'), resolve: at('14:00') };

test('somebody of another team who sees the card may do none of its acts', async () => {
  const bot = await startRaised();
  await bot.slack.invite('UJONAS', 'C0ENG');
  const card = theCard(bot);
  const refused = (act: 'acknowledge' | 'resolve' | 'ask' | 'reopen') => [
    bot.only('UJONAS'),
    bot.words.refused({ refused: 'not allowed', act, team: 'engineering' }),
  ];
  await press(bot, 'UJONAS', acts.acknowledge, card);
  await press(bot, 'UJONAS', acts.resolve, card);
  await press(bot, 'UJONAS', acts.ask, card);
  expect(bot.said()).toEqual([refused('acknowledge'), refused('resolve'), refused('ask')]);
  await press(bot, 'UJONAS', acts.more, card);
  expect(modalLines(bot, 'UJONAS')).toEqual(bot.words.moreMenu(['explain', 'history'], 'UJONAS'));
  await bot.slack.closeModal('UJONAS');
  await bot.slack.react('UJONAS', 'eyes', card);
  await bot.settle();
  expect(bot.said()).toEqual([]);
  await resolve(bot);
  hear(bot);
  await press(bot, 'UJONAS', acts.reopen, card);
  expect(bot.said()).toEqual([refused('reopen')]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')).toEqual(
    bot.words.card({ status: 'resolved', owner: 'UKENJI', resolution, closedAt: at('10:00') }),
  );
});

test('a form that stood open when somebody left the team is refused, and keeps what was written', async () => {
  const bot = await startRaised();
  await press(bot, 'UKENJI', acts.resolve, theCard(bot));
  await move(bot, 'Design', 'UPRIYA');
  hear(bot);
  await submit(bot, 'UKENJI', aResolution);
  expect(bot.said()).toEqual([]);
  expect(modalLines(bot, 'UKENJI')).toEqual(
    bot.words.refusedNotice({ refused: 'not allowed', act: 'resolve', team: 'design' }, {}, 'UKENJI', {
      typed: `${resolution.fixed}\n${resolution.tellUser}`,
    }),
  );
});

test('the reporter may answer, cancel and reopen, though they respond for nobody; another agent may not', async () => {
  const bot = await startRaised();
  const theirs = agentMessage(bot, 'ESC-1', 'UAOIFE');
  await fillIn(bot, 'UAOIFE', acts.cancel, {}, theirs);
  await fillIn(bot, 'UAOIFE', acts.reopen, { [fields.reopenReason]: 'I was wrong.' }, theirs);
  hear(bot);
  await command(bot, 'UCLAIRE', 'ESC-1');
  expect(answerLines(bot, 'UCLAIRE')).toEqual(bot.words.shown({ due }, 'UCLAIRE'));
  hear(bot);
});

test('a guest is turned away politely at every door', async () => {
  const bot = await startRaised();
  const { say, notice, seen } = bot.words;
  await bot.slack.invite('UGUEST', 'C0ENG');
  await command(bot, 'UGUEST', 'risk urgent Let me in');
  await acknowledge(bot, 'UGUEST');
  await write(bot, 'UGUEST', 'C0ENG', 'Hello?', theCard(bot));
  const refused = [bot.only('UGUEST'), say(refusedAnswer('guest', en))];
  expect(bot.said()).toEqual([refused, refused, refused]);
  await bot.slack.globalShortcut('UGUEST', shortcuts.newEscalation);
  await bot.settle();
  expect(modalLines(bot, 'UGUEST')).toEqual(notice(refusedAnswer('guest', en), 'UGUEST'));
  await bot.slack.openHome('UGUEST');
  await bot.settle();
  expect(homeLines(bot, 'UGUEST')).toEqual(seen(homeNotice(refusedAnswer('guest', en)), 'UGUEST'));
  expect(bot.said()).toEqual([]);
});

test('somebody from another workspace who shares the channel is turned away politely', async () => {
  const bot = await startRaised();
  const aoife = bot.slack.state.people.get('UAOIFE');
  if (!aoife) throw new Error('the cast has no Aoife');
  bot.slack.state.people.set('UELSE', { ...aoife, id: 'UELSE', realName: 'Partner', teamId: 'T0ELSE' });
  bot.slack.state.channels.get('C0ENG')?.members.add('UELSE');
  await acknowledge(bot, 'UELSE');
  await write(bot, 'UELSE', 'C0ENG', 'We see it too.', theCard(bot));
  const refused = [bot.only('UELSE'), bot.words.say(refusedAnswer('stranger', en))];
  expect(bot.said()).toEqual([refused, refused]);
  expect((await bot.engine.find('ESC-1'))?.status).toBe('open');
});

test('guests are let in where the configuration says so', async () => {
  const bot = await startRaised({}, { config: (yaml) => yaml.replace('guests: false', 'guests: true') });
  await command(bot, 'UGUEST', 'list engineering');
  expect(bot.said()).toEqual([
    [bot.only('UGUEST'), bot.words.listSaid(['Engineering', null], [{ due }], 'UGUEST')],
  ]);
});
