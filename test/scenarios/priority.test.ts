/** Changing the priority: the team both ways, the reporter only up; the due times follow and no minute counts twice. */
import { expect, test } from 'vitest';
import type { Priority } from '../../src/domain/escalation.ts';
import { priorityForm } from '../../src/views/acts/change-priority.ts';
import { en } from '../../src/views/words/en/index.ts';
import { type Bot, hour, minute } from '../support/bot.ts';
import { hear, more, press, startRaised, submit, theCard } from '../support/gestures.ts';
import { agentMessage, cardLines, modalLines } from '../support/lines.ts';
import { at, breach, onDuty, warning } from '../support/words/about.ts';
import { acts, choices, fields } from '../support/words/labels.ts';
import type { OfferName } from '../support/words/offers.ts';

const thread = '#esc-engineering › thread';
const agent = 'Aoife › thread';
const normal = { [fields.priority]: choices.normal };
const onCall = onDuty.engineering;

const change = (bot: Bot, user: string, to: string) =>
  more(bot, user, acts.changePriority, theCard(bot), { [fields.priority]: to });

const changed = (from: Priority, to: Priority) => ({ what: 'priority changed', from, to }) as const;

/** What More holds for Aoife. */
const offered = ({ words }: Bot, ...first: OfferName[]) =>
  words.moreMenu([...first, 'startCall', 'explain', 'callback', 'giveAgentSide', 'history', 'cancel']);

test('the team raises it: due times keep what was counted', async () => {
  const bot = await startRaised(normal);
  const { words } = bot;
  await bot.pass(10 * minute);
  await change(bot, 'UKENJI', choices.urgent);
  const due = { acknowledge: at('10:15'), resolve: at('14:00') };
  expect(bot.said()).toEqual([
    [thread, words.inThread(changed('normal', 'urgent'), {}, { calls: onCall })],
    [agent, words.toAgent(changed('normal', 'urgent'), { due })],
  ]);
  expect(bot.pings()).toEqual([[thread, ['eng-oncall']]]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')).toEqual(words.card({ due }));
  await bot.pass(5 * minute);
  const missed = breach('acknowledge', at('10:15'));
  const toLeads = words.personal([{ reminder: missed, as: 'lead' }]);
  const said = bot.said();
  expect(said.filter(([where]) => where === thread)).toEqual([
    [thread, words.reminded(warning('acknowledge', at('10:15')), { to: 'on-call', now: at('10:12') })],
    [thread, words.reminded(missed, { to: 'on-call' })],
  ]);
  expect(said.filter(([where]) => where !== thread).toSorted()).toEqual([
    ['Marcus', toLeads],
    ['Nora', toLeads],
  ]);
  expect(bot.pings()).toEqual([
    [thread, ['eng-oncall']],
    [thread, ['eng-oncall']],
  ]);
});

test('the team lowers it: what was promised for later is not reminded of now', async () => {
  const bot = await startRaised();
  const { words } = bot;
  await change(bot, 'UNORA', choices.low);
  const due = { acknowledge: at('18:00'), resolve: at('10:00', 5) };
  expect(bot.said()).toEqual([
    [thread, words.inThread(changed('urgent', 'low'), { by: 'UNORA' })],
    [agent, words.toAgent(changed('urgent', 'low'), { by: 'UNORA', priority: 'low', due })],
  ]);
  await bot.pass(hour);
  expect(bot.said()).toEqual([]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')).toEqual(words.card({ priority: 'low', due }));
});

test('the reporter raises it from their own message, though they are not in the team’s channel', async () => {
  const bot = await startRaised(normal);
  const { words } = bot;
  await press(bot, 'UAOIFE', acts.more, agentMessage(bot, 'ESC-1', 'UAOIFE'));
  expect(modalLines(bot, 'UAOIFE')).toEqual(offered(bot, 'priority'));
  await press(bot, 'UAOIFE', acts.changePriority);
  expect(modalLines(bot, 'UAOIFE')).toEqual(
    words.modal(priorityForm({ id: 'ESC-1', via: 'button' }, ['urgent', 'high'], bot.config.priorities, en)),
  );
  await submit(bot, 'UAOIFE', { [fields.priority]: choices.urgent });
  expect(bot.said()).toEqual([
    [thread, words.inThread(changed('normal', 'urgent'), { by: 'UAOIFE' }, { calls: onCall })],
  ]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')).toEqual(
    words.card({ due: { acknowledge: at('10:15'), resolve: at('14:00') } }),
  );
});

test('the reporter cannot lower it: an urgent one has no higher, and a form that stood open is told', async () => {
  const bot = await startRaised(normal);
  await press(bot, 'UAOIFE', acts.more, agentMessage(bot, 'ESC-1', 'UAOIFE'));
  await press(bot, 'UAOIFE', acts.changePriority);
  await change(bot, 'UKENJI', choices.urgent);
  hear(bot);
  await submit(bot, 'UAOIFE', { [fields.priority]: choices.high });
  expect(bot.said()).toEqual([]);
  expect(bot.slack.errorsOn('UAOIFE')).toEqual({
    [fields.priority]: bot.words.refused({ refused: 'only raise', priority: 'urgent' }),
  });
  await bot.slack.closeModal('UAOIFE');
  await press(bot, 'UAOIFE', acts.more, agentMessage(bot, 'ESC-1', 'UAOIFE'));
  expect(modalLines(bot, 'UAOIFE')).toEqual(offered(bot));
});

test('the same priority again is said to be so', async () => {
  const bot = await startRaised(normal);
  await more(bot, 'UPRIYA', acts.changePriority, theCard(bot));
  await change(bot, 'UKENJI', choices.high);
  hear(bot);
  await submit(bot, 'UPRIYA', { [fields.priority]: choices.high });
  expect(bot.slack.errorsOn('UPRIYA')).toEqual({
    [fields.priority]: bot.words.refused({ refused: 'same priority', priority: 'high' }),
  });
  await bot.slack.closeModal('UPRIYA');
});
