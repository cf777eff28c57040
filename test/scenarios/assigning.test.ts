/** Giving an escalation to somebody, and giving it back. */
import { expect, test } from 'vitest';
import { handedBack } from '../../src/views/forms/sentences.ts';
import { en } from '../../src/views/words/en/index.ts';
import { type Bot, minute } from '../support/bot.ts';
import {
  hear,
  more,
  press,
  startAcknowledged,
  startRaised,
  submit,
  theCard,
  write,
} from '../support/gestures.ts';
import { cardLines, modalLines } from '../support/lines.ts';
import { at, warning } from '../support/words/about.ts';
import { acts, fields } from '../support/words/labels.ts';

const thread = '#esc-engineering › thread';
const agent = 'Aoife › thread';

const assign = (bot: Bot, to: string, by = 'UKENJI') =>
  more(bot, by, acts.assign, theCard(bot), { [fields.owner]: to });

/** Both threads are told who has it. */
const told = ({ words }: Bot, to: string, by = 'UKENJI') => [
  [thread, words.inThread({ what: 'assigned', to }, { by })],
  [agent, words.toAgent({ what: 'assigned', to }, { by })],
];

test('a lead gives it to a responder, who is pinged; the agent reads who has it', async () => {
  const bot = await startRaised();
  await assign(bot, 'UPRIYA', 'UNORA');
  expect(bot.said()).toEqual(told(bot, 'UPRIYA', 'UNORA'));
  expect(bot.pings()).toEqual([[thread, ['Priya']]]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')).toEqual(
    bot.words.card({
      status: 'acknowledged',
      owner: 'UPRIYA',
      due: { update: at('11:00'), resolve: at('14:00') },
    }),
  );
});

test('somebody who takes it this way themselves is not pinged', async () => {
  const bot = await startRaised();
  await assign(bot, 'UKENJI');
  expect(bot.said()).toEqual(told(bot, 'UKENJI'));
  expect(bot.pings()).toEqual([]);
});

test('it passes from one to the other, and its clocks go on', async () => {
  const bot = await startAcknowledged();
  await bot.pass(10 * minute);
  hear(bot);
  await assign(bot, 'USAM');
  expect(bot.said()).toEqual(told(bot, 'USAM'));
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UPRIYA')).toEqual(
    bot.words.card(
      { status: 'acknowledged', owner: 'USAM', due: { update: at('11:00'), resolve: at('14:00') } },
      'UPRIYA',
    ),
  );
});

test('somebody who does not respond for the team cannot be given it: the field says so', async () => {
  const bot = await startRaised();
  await more(bot, 'UKENJI', acts.assign, theCard(bot), {});
  expect(bot.slack.errorsOn('UKENJI')).toEqual({ [fields.owner]: 'Please complete this required field.' });
  await submit(bot, 'UKENJI', { [fields.owner]: 'UAOIFE' });
  const refused = bot.words.refused({ refused: 'not a responder', person: 'UAOIFE', team: 'engineering' });
  // A field knows no mentions.
  expect(bot.slack.errorsOn('UKENJI')).toEqual({ [fields.owner]: refused.replace('@Aoife', 'Aoife') });
  await submit(bot, 'UKENJI', { [fields.owner]: 'UKENJI' });
  expect(bot.said()).toEqual(told(bot, 'UKENJI'));
});

test('assigning to whoever has it says so', async () => {
  const bot = await startAcknowledged();
  await assign(bot, 'UKENJI', 'UNORA');
  expect(bot.said()).toEqual([]);
  expect(modalLines(bot, 'UNORA')).toEqual(
    bot.words.refusedNotice({ refused: 'already owned', owner: 'UKENJI' }, {}, 'UNORA'),
  );
});

test('handed back, nobody has it, the team is reminded again, and a word of why does not take it anew', async () => {
  const bot = await startAcknowledged();
  const { words } = bot;
  await bot.pass(30 * minute);
  hear(bot);
  await more(bot, 'UKENJI', acts.moreHandBack, theCard(bot));
  const due = { acknowledge: at('10:45'), resolve: at('14:00') };
  expect(modalLines(bot, 'UKENJI')).toEqual(words.notice(handedBack('ESC-1', 'Engineering', en), 'UKENJI'));
  expect(bot.said()).toEqual([
    [thread, words.inThread({ what: 'handed back' })],
    [agent, words.toAgent({ what: 'handed back' }, { due })],
  ]);
  expect(bot.pings()).toEqual([]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')).toEqual(words.card({ due }));
  await bot.slack.closeModal('UKENJI');
  await write(bot, 'UKENJI', 'C0ENG', 'My shift ends.', theCard(bot));
  expect(bot.said()).toEqual([[agent, words.writes('My shift ends.')]]);
  await bot.pass(12 * minute);
  const soon = warning('acknowledge', at('10:45'));
  expect(bot.said()).toEqual([
    [thread, words.reminded(soon, { now: at('10:37:30') })],
    [thread, words.reminded(soon, { now: at('10:42'), to: 'on-call' })],
  ]);
  expect(bot.pings()).toEqual([[thread, ['eng-oncall']]]);
});

test('what nobody has is not offered to be handed back', async () => {
  const bot = await startRaised();
  await press(bot, 'UKENJI', acts.more, theCard(bot));
  expect(modalLines(bot, 'UKENJI')).toEqual(
    bot.words.moreMenu(
      ['assign', 'move', 'priority', 'snooze', 'startCall', 'explain', 'callback', 'history', 'cancel'],
      'UKENJI',
    ),
  );
});

const respondersAre = (who: string) => (yaml: string) => {
  const written = 'responders: { group: S0ENG }';
  if (!yaml.includes(written)) throw new Error(`the tests’ configuration does not say: ${written}`);
  return yaml.replace(written, `responders: ${who}`);
};

test.each([
  ['the bot itself', 'UBOT', 'channel_members', false],
  ['somebody who has left', 'UPRIYA', '{ users: [UKENJI, UPRIYA] }', true],
  ['a guest who is not let in', 'UGUEST', '{ users: [UKENJI, UGUEST] }', false],
])('%s can be given nothing: the field says so, and nobody has it', async (_who, to, who, left) => {
  const bot = await startRaised({}, { config: respondersAre(who) });
  const before = cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI');
  // Who they are is known already, from before they left.
  await bot.slack.command(to === 'UPRIYA' ? to : 'UNORA', '/escalate help', { channel: 'C0GENERAL' });
  await bot.settle();
  hear(bot);
  if (left) await bot.slack.deactivate(to);
  await bot.pass(2 * minute);
  await more(bot, 'UNORA', acts.assign, bot.cardMessage('ESC-1', 'C0ENG'), { [fields.owner]: to });
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')).toEqual(before);
  expect(Object.keys(bot.slack.errorsOn('UNORA'))).toEqual([fields.owner]);
  expect(bot.said()).toEqual([]);
  await bot.slack.closeModal('UNORA');
});
