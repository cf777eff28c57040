/** Moving to another team: a new card there, a sign on the old one, and the leads when it goes in circles. */
import { expect, test } from 'vitest';
import type { Deed } from '../../src/domain/escalation.ts';
import { moveForm, readMoveForm } from '../../src/views/forms/move-form.ts';
import { threadMoved } from '../../src/views/forms/sentences.ts';
import { en } from '../../src/views/words/en/index.ts';
import { type Bot, minute } from '../support/bot.ts';
import {
  acknowledge,
  aResolution,
  hear,
  more,
  move,
  press,
  startMoved,
  startRaised,
  submit,
  theCard,
  write,
} from '../support/gestures.ts';
import { agentLines, cardLines, modalLines } from '../support/lines.ts';
import { type About, at } from '../support/words/about.ts';
import { acts, choices, errorsOf, fields } from '../support/words/labels.ts';

const agent = 'Aoife › thread';

const inMarkets = (bot: Bot) => theCard(bot, 'C0MARKETS');
const inDesign = (bot: Bot) => theCard(bot, 'C0DESIGN');

const moved = (from: string, to: string, reason = 'It is theirs.'): Deed => ({
  what: 'moved',
  from,
  to,
  reason,
  heldMs: 0,
  owner: null,
  policyId: '',
});

const form = moveForm(
  { id: 'ESC-1', via: 'button' },
  [
    { id: 'design', name: 'Design', restricted: false },
    { id: 'risk', name: 'Risk', restricted: true },
  ],
  en,
);

/** The lines of every message in a channel. */
const messagesIn = ({ slack }: Bot, channel: string, viewer: string): string[][] =>
  slack.messages(channel).map((each) => slack.seenBy(each, viewer).split('\n'));

/** What a card says that is not the newest. */
const oldCard = ({ words }: Bot, team: string): string[] =>
  words.card({ team, moves: 1 }, 'UKENJI', { card: 0, movedTo: 'https://sandbox.slack.com/archives/C1/p1' });

test('the new team gets a card, the old card says where it went, the agent reads why and what is promised now', async () => {
  const bot = await startRaised({ [fields.account]: 'acct_1Kx9' });
  const { words } = bot;
  await bot.pass(5 * minute);
  await acknowledge(bot);
  await bot.pass(5 * minute);
  hear(bot);
  const card = theCard(bot);
  await press(bot, 'UKENJI', acts.more, card);
  expect(modalLines(bot, 'UKENJI')).toEqual(
    words.moreMenu(
      [
        'news',
        'assign',
        'move',
        'priority',
        'handBack',
        'snooze',
        'startCall',
        'explain',
        'callback',
        'history',
        'cancel',
      ],
      'UKENJI',
    ),
  );
  await press(bot, 'UKENJI', acts.move);
  expect(modalLines(bot, 'UKENJI')).toEqual(words.modal(form, 'UKENJI'));
  await submit(bot, 'UKENJI', { [fields.team]: 'New markets', [fields.moveReason]: 'Konbini is theirs.' });
  const deed = moved('engineering', 'new-markets', 'Konbini is theirs.');
  const now: About = {
    team: 'new-markets',
    account: 'acct_1Kx9',
    moves: 1,
    due: { acknowledge: at('10:25'), resolve: at('14:00') },
  };
  expect(bot.said()).toEqual([
    ['#esc-new-markets', words.cardPosted(now)],
    ['#esc-new-markets › thread', words.inThread(deed)],
    ['#esc-engineering › thread', words.inThread(deed)],
    [agent, words.toAgent(deed, now)],
  ]);
  expect(bot.pings()).toEqual([['#esc-new-markets', ['Olga', 'Ravi']]]);
  expect(messagesIn(bot, 'C0ENG', 'UKENJI')).toEqual([oldCard(bot, 'new-markets')]);
  expect(cardLines(bot, 'ESC-1', 'C0MARKETS', 'UOLGA')).toEqual(words.card(now, 'UOLGA', { first: true }));
  expect(agentLines(bot, 'ESC-1', 'UAOIFE')).toEqual(words.agentMessage(now));
});

test('what is written or pressed under the old card does not get lost silently', async () => {
  const bot = await startRaised();
  const old = theCard(bot);
  const before = { channel: old.channel, ts: old.ts };
  await press(bot, 'UPRIYA', acts.resolve, old);
  await move(bot, 'New markets');
  hear(bot);
  await write(bot, 'UKENJI', 'C0ENG', 'One more thing', before);
  expect(bot.said()).toEqual([[bot.only('UKENJI'), bot.words.say(threadMoved('ESC-1', 'New markets', en))]]);
  await submit(bot, 'UPRIYA', {
    ...aResolution,
    [fields.fixed]: 'Released them all.',
    [fields.tellUser]: 'Done.',
  });
  expect(bot.said()).toEqual([]);
  expect(modalLines(bot, 'UPRIYA')).toEqual(
    bot.words.refusedNotice({ refused: 'not allowed', act: 'resolve', team: 'new-markets' }, {}, 'UPRIYA', {
      typed: 'Released them all.\nDone.',
    }),
  );
});

test('there and back again: the first team gets a fresh card', async () => {
  const bot = await startMoved('New markets');
  const { words } = bot;
  await bot.pass(5 * minute);
  hear(bot);
  await move(bot, 'Engineering', 'UOLGA', inMarkets(bot), 'It is the ledger.');
  const deed = moved('new-markets', 'engineering', 'It is the ledger.');
  const now: About = { moves: 2, due: { acknowledge: at('10:20'), resolve: at('14:00') } };
  expect(bot.said()).toEqual([
    ['#esc-engineering', words.cardPosted(now)],
    ['#esc-engineering › thread', words.inThread(deed, { by: 'UOLGA' })],
    ['#esc-new-markets › thread', words.inThread(deed, { by: 'UOLGA' })],
    [agent, words.toAgent(deed, now)],
  ]);
  expect(bot.pings()).toEqual([['#esc-engineering', ['eng-oncall']]]);
  expect(messagesIn(bot, 'C0ENG', 'UKENJI')).toEqual([
    oldCard(bot, 'engineering'),
    words.card(now, 'UKENJI', { first: true }),
  ]);
  expect(messagesIn(bot, 'C0MARKETS', 'UOLGA')).toEqual([oldCard(bot, 'engineering')]);
});

test('the third move tells the leads of both teams, once', async () => {
  const bot = await startMoved('New markets', { [fields.priority]: choices.normal });
  const { words } = bot;
  await move(bot, 'Design', 'UOLGA', inMarkets(bot));
  hear(bot);
  await move(bot, 'New markets', 'ULENA', inDesign(bot), 'No, really.');
  const third = moved('design', 'new-markets', 'No, really.');
  const due = { acknowledge: at('12:00'), resolve: at('10:00', 2) };
  const inCircles: About = { priority: 'normal', team: 'new-markets', moves: 3, due };
  expect(bot.said()).toEqual([
    ['Nora', words.circling(third, inCircles)],
    ['Hana', words.circling(third, inCircles)],
    ['#esc-design › thread', words.inThread(third, { by: 'ULENA' })],
    ['#esc-new-markets', words.cardPosted(inCircles)],
    [agent, words.toAgent(third, inCircles)],
    ['#esc-new-markets › thread', words.inThread(third, { by: 'ULENA' })],
  ]);
  await move(bot, 'Engineering', 'UOLGA', inMarkets(bot), 'You then.');
  const fourth = moved('new-markets', 'engineering', 'You then.');
  const now: About = { priority: 'normal', moves: 4, due };
  expect(bot.said()).toEqual([
    ['#esc-engineering', words.cardPosted(now)],
    ['#esc-engineering › thread', words.inThread(fourth, { by: 'UOLGA' })],
    [agent, words.toAgent(fourth, now)],
    ['#esc-new-markets › thread', words.inThread(fourth, { by: 'UOLGA' })],
  ]);
});

test('its own team is not offered; a form that stood open meanwhile is told', async () => {
  const bot = await startRaised();
  await more(bot, 'UNORA', acts.move, theCard(bot));
  await expect(bot.slack.fill('UNORA', { [fields.team]: 'Engineering' })).rejects.toThrow(
    'There is no option "Engineering". There are: "Risk", "New markets", "Design".',
  );
  await move(bot, 'Design');
  hear(bot);
  await submit(bot, 'UNORA', { [fields.team]: 'Design', [fields.moveReason]: 'It is theirs.' });
  expect(bot.said()).toEqual([]);
  expect(bot.slack.errorsOn('UNORA')).toEqual({
    [fields.team]: bot.words.refused({ refused: 'same team', team: 'design' }),
  });
  await bot.slack.closeModal('UNORA');
});

test('without a team or a reason nothing moves', async () => {
  const bot = await startRaised();
  await more(bot, 'UKENJI', acts.move, theCard(bot), { [fields.moveReason]: ' ' });
  expect(bot.slack.errorsOn('UKENJI')).toEqual({ [fields.team]: 'Please complete this required field.' });
  await submit(bot, 'UKENJI', { [fields.team]: 'Design' });
  const { [fields.moveReason]: withoutReason } = errorsOf(form, readMoveForm({ values: {} }, en));
  expect(bot.slack.errorsOn('UKENJI')).toEqual({ [fields.moveReason]: withoutReason });
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')).toEqual(
    bot.words.card({ due: { acknowledge: at('10:15'), resolve: at('14:00') } }, 'UKENJI', { first: true }),
  );
  await bot.slack.closeModal('UKENJI');
});
