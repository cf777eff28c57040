/** The end of an escalation, and taking it up again. */
import { expect, test } from 'vitest';
import type { Resolution } from '../../src/domain/escalation.ts';
import { cancelForm } from '../../src/views/acts/cancel.ts';
import { offerToReopen, readReopenForm, reopenForm } from '../../src/views/acts/reopen.ts';
import { readResolveForm, resolveForm } from '../../src/views/acts/resolve.ts';
import { fields as blocks } from '../../src/views/ids.ts';
import { en } from '../../src/views/words/en/index.ts';
import { type Bot, hour, minute } from '../support/bot.ts';
import {
  acknowledge,
  aResolution,
  fillIn,
  hear,
  more,
  press,
  resolution,
  resolve,
  startRaised,
  submit,
  theCard,
  write,
} from '../support/gestures.ts';
import { agentLines, agentMessage, answerLines, cardLines, modalLines } from '../support/lines.ts';
import { at } from '../support/words/about.ts';
import { acts, choices, errorsOf, fields } from '../support/words/labels.ts';

const thread = '#esc-engineering › thread';
const agent = 'Aoife › thread';
const form = { id: 'ESC-1', via: 'button' } as const;
const theirMessage = (bot: Bot) => agentMessage(bot, 'ESC-1', 'UAOIFE');
const reopened = (reason: string, owner: string | null) => ({ what: 'reopened', reason, owner }) as const;
const cancelled = (reason: string) => ({ what: 'cancelled', reason }) as const;

test('all four fields reach the card and the thread; what to tell the user reaches the agent, who is pinged', async () => {
  const bot = await startRaised();
  const { words } = bot;
  await acknowledge(bot);
  await bot.pass(30 * minute);
  hear(bot);
  await press(bot, 'UKENJI', acts.resolve, theCard(bot));
  expect(modalLines(bot, 'UKENJI')).toEqual(words.modal(resolveForm(form, bot.config.causes, en), 'UKENJI'));
  await submit(bot, 'UKENJI', {
    [fields.fixed]: 'Released the payouts by hand.',
    [fields.tellUser]: 'The money arrives tomorrow.',
    [fields.cause]: 'Missing or unclear documentation',
    [fields.document]: choices.documentYes,
    [fields.whichDocument]: 'Payout delays',
  });
  const documented: Resolution = {
    fixed: 'Released the payouts by hand.',
    tellUser: 'The money arrives tomorrow.',
    cause: 'documentation',
    document: { answer: 'yes', which: 'Payout delays' },
  };
  expect(bot.said()).toEqual([
    [thread, words.inThread({ what: 'resolved', ...documented })],
    [agent, words.toAgent({ what: 'resolved', ...documented })],
  ]);
  expect(bot.pings()).toEqual([[agent, ['Aoife']]]);
  const now = {
    status: 'resolved',
    owner: 'UKENJI',
    closedAt: at('10:30'),
    resolution: documented,
  } as const;
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')).toEqual(words.card(now));
  expect(agentLines(bot, 'ESC-1', 'UAOIFE')).toEqual(words.agentMessage(now));
  await bot.pass(5 * hour);
  expect(bot.said()).toEqual([]);
});

test('what is missing is said on its field, and nothing is resolved', async () => {
  const bot = await startRaised();
  const { causes } = bot.config;
  await fillIn(bot, 'UKENJI', acts.resolve, {}, theCard(bot));
  const slackSays = 'Please complete this required field.';
  expect(bot.slack.errorsOn('UKENJI')).toEqual({
    [fields.fixed]: slackSays,
    [fields.tellUser]: slackSays,
  });
  await submit(bot, 'UKENJI', {
    ...aResolution,
    [fields.fixed]: ' ',
    [fields.tellUser]: '\n',
    [fields.document]: choices.documentYes,
  });
  const onlyChosen = {
    [blocks.cause]: { chosen: { selected_option: { value: 'bug' } } },
    [blocks.document]: { chosen: { selected_option: { value: 'yes' } } },
  };
  const errors = errorsOf(resolveForm(form, causes, en), readResolveForm({ values: onlyChosen }, causes, en));
  expect(bot.slack.errorsOn('UKENJI')).toEqual(errors);
  expect(Object.keys(errors)).toEqual([fields.fixed, fields.tellUser]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')[0]).toBe(bot.words.card({})[0]);
  await bot.slack.closeModal('UKENJI');
});

test('whoever resolves what nobody had is its owner, and the promise to the user is named', async () => {
  const bot = await startRaised({
    [fields.account]: 'acct_1Kx9',
    [fields.callback]: new Date(at('16:00')),
    [fields.contact]: choices.phone,
  });
  await resolve(bot, 'UPRIYA');
  const resolved = { what: 'resolved', ...resolution } as const;
  const promised = {
    account: 'acct_1Kx9',
    callbackAt: at('16:00'),
    contact: 'phone',
    due: { callback: at('16:00') },
  } as const;
  expect(bot.said()).toEqual([
    [thread, bot.words.inThread(resolved, { by: 'UPRIYA' })],
    [agent, bot.words.toAgent(resolved, { by: 'UPRIYA', ...promised })],
  ]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')).toEqual(
    bot.words.card({ status: 'resolved', owner: 'UPRIYA', closedAt: at('10:00'), resolution, ...promised }),
  );
});

test('resolving what is resolved says who was quicker, when, and keeps what was written', async () => {
  const bot = await startRaised();
  await press(bot, 'UKENJI', acts.resolve, theCard(bot));
  await resolve(bot, 'UPRIYA');
  hear(bot);
  await submit(bot, 'UKENJI', aResolution);
  expect(bot.said()).toEqual([]);
  expect(modalLines(bot, 'UKENJI')).toEqual(
    bot.words.refusedNotice({ refused: 'closed', status: 'resolved' }, {}, 'UKENJI', {
      closedBy: { by: 'UPRIYA', at: at('10:00') },
      typed: 'Released the payouts by hand.\nThe money arrives tomorrow.',
    }),
  );
});

test('the agent reopens it: the owner is called back, acknowledge starts afresh, resolve goes on from where it stood', async () => {
  const bot = await startRaised();
  const { words } = bot;
  await acknowledge(bot);
  await bot.pass(30 * minute);
  await resolve(bot);
  await bot.pass(3 * hour);
  hear(bot);
  await press(bot, 'UAOIFE', acts.reopen, theirMessage(bot));
  expect(modalLines(bot, 'UAOIFE')).toEqual(words.modal(reopenForm(form, en)));
  await submit(bot, 'UAOIFE', { [fields.reopenReason]: ' ' });
  const errors = errorsOf(reopenForm(form, en), readReopenForm({ values: {} }, en));
  expect(bot.slack.errorsOn('UAOIFE')).toEqual(errors);
  expect(Object.keys(errors)).toEqual([fields.reopenReason]);
  await submit(bot, 'UAOIFE', { [fields.reopenReason]: 'It did not arrive.' });
  expect(bot.said()).toEqual([
    [thread, words.inThread(reopened('It did not arrive.', 'UKENJI'), { by: 'UAOIFE' })],
  ]);
  expect(bot.pings()).toEqual([[thread, ['Kenji']]]);
  const due = { acknowledge: at('13:45'), resolve: at('17:00') };
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')).toEqual(words.card({ due }));
  expect(agentLines(bot, 'ESC-1', 'UAOIFE')).toEqual(words.agentMessage({ due }));
});

test('the team reopens it, and the agent reads why; nobody is pinged for their own act', async () => {
  const bot = await startRaised();
  await resolve(bot);
  hear(bot);
  await fillIn(bot, 'UKENJI', acts.reopen, { [fields.reopenReason]: 'One payout was left.' }, theCard(bot));
  const deed = reopened('One payout was left.', 'UKENJI');
  expect(bot.said()).toEqual([
    [thread, bot.words.inThread(deed)],
    [agent, bot.words.toAgent(deed, { due: { acknowledge: at('10:15'), resolve: at('14:00') } })],
  ]);
  expect(bot.pings()).toEqual([]);
});

test('thanks reopens nothing, and whoever writes is offered to', async () => {
  const bot = await startRaised();
  await resolve(bot);
  hear(bot);
  await write(bot, 'UAOIFE', 'dm', 'Thanks!', theirMessage(bot));
  const closedToo = bot.words.say(offerToReopen({ id: 'ESC-1', status: 'resolved' }, en));
  const thanks = { what: 'said', side: 'agent', text: 'Thanks!' } as const;
  expect(bot.said()).toEqual([
    [bot.only('UAOIFE'), closedToo],
    [thread, bot.words.inThread(thanks, { by: 'UAOIFE', status: 'resolved', owner: 'UKENJI' })],
  ]);
  await write(bot, 'UAOIFE', 'dm', 'Really.', theirMessage(bot));
  expect(bot.said().map(([where]) => where)).toEqual([thread]);
  await write(bot, 'UPRIYA', 'C0ENG', 'You are welcome.', theCard(bot));
  expect(bot.said()).toEqual([
    [bot.only('UPRIYA'), closedToo],
    [agent, bot.words.writes('You are welcome.', 'UPRIYA')],
  ]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')[0]).toBe(bot.words.card({ status: 'resolved' })[0]);
});

test('the reporter cancels what was raised by mistake, and nobody is reminded any more', async () => {
  const bot = await startRaised();
  const { words } = bot;
  await press(bot, 'UAOIFE', acts.cancel, theirMessage(bot));
  expect(modalLines(bot, 'UAOIFE')).toEqual(words.modal(cancelForm(form, en)));
  await submit(bot, 'UAOIFE', { [fields.cancelReason]: 'The user had typed it wrong.' });
  expect(bot.said()).toEqual([
    [thread, words.inThread(cancelled('The user had typed it wrong.'), { by: 'UAOIFE' })],
  ]);
  expect(bot.pings()).toEqual([]);
  const now = { status: 'cancelled', closedAt: at('10:00') } as const;
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')).toEqual(words.card(now));
  expect(agentLines(bot, 'ESC-1', 'UAOIFE')).toEqual(words.agentMessage(now));
  await bot.pass(5 * hour);
  expect(bot.said()).toEqual([]);
});

test('a responder cancels it under More: the agent reads who and why', async () => {
  const bot = await startRaised();
  await more(bot, 'UPRIYA', acts.moreCancel, theCard(bot), { [fields.cancelReason]: 'Raised twice' });
  const deed = cancelled('Raised twice');
  expect(bot.said()).toEqual([
    [thread, bot.words.inThread(deed, { by: 'UPRIYA' })],
    [agent, bot.words.toAgent(deed, { by: 'UPRIYA' })],
  ]);
  expect(bot.pings()).toEqual([]);
});

test('a button on a card that closed meanwhile says who closed it and when, with Reopen', async () => {
  const bot = await startRaised();
  await press(bot, 'UPRIYA', acts.more, theCard(bot));
  await fillIn(bot, 'UAOIFE', acts.cancel, {}, theirMessage(bot));
  hear(bot);
  await press(bot, 'UPRIYA', acts.assign);
  expect(bot.said()).toEqual([]);
  expect(modalLines(bot, 'UPRIYA')).toEqual(
    bot.words.refusedNotice({ refused: 'closed', status: 'cancelled' }, {}, 'UPRIYA', {
      closedBy: { by: 'UAOIFE', at: at('10:00') },
    }),
  );
  await press(bot, 'UPRIYA', acts.reopen);
  await submit(bot, 'UPRIYA', { [fields.reopenReason]: 'I see it too.' });
  const deed = reopened('I see it too.', null);
  expect(bot.said()).toEqual([
    [thread, bot.words.inThread(deed, { by: 'UPRIYA' })],
    [
      agent,
      bot.words.toAgent(deed, { by: 'UPRIYA', due: { acknowledge: at('10:15'), resolve: at('14:00') } }),
    ],
  ]);
  expect(answerLines(bot, 'UPRIYA')).toEqual([]);
});

test.each([
  ['English', 'The payout was stopped, and nobody knows why. '],
  ['German', 'Die Überweisung läßt sich nicht auslösen. '],
  ['French', 'Le virement a été refusé à l’étranger. '],
  ['Japanese', '口座からの出金が止まり、お客様が困っています。'],
])('a card in %s at full length is still edited when it is resolved', async (_, piece) => {
  const full = (length: number) => piece.repeat(length).slice(0, length).trim();
  const bot = await startRaised({
    [fields.summary]: full(150),
    [fields.details]: full(3000),
    [fields.need]: full(3000),
    [fields.account]: full(150),
  });
  await acknowledge(bot);
  await resolve(bot, 'UKENJI', theCard(bot), {
    [fields.fixed]: full(3000),
    [fields.tellUser]: full(500),
    [fields.document]: choices.documentYes,
    [fields.whichDocument]: full(150),
  });
  hear(bot);
  const [title, ...lines] = cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI');
  expect(title).toContain(en.status.status('resolved'));
  expect(lines.join('\n')).toContain(full(3000));
});
