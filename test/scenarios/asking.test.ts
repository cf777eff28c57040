/** Asking the agent for what is missing: the clocks stand still until the answer. */
import { expect, test } from 'vitest';
import { answerForm } from '../../src/views/acts/answer.ts';
import { askForm, readAskForm } from '../../src/views/acts/ask.ts';
import { en } from '../../src/views/words/en/index.ts';
import { type Bot, hour, minute, mondayMorning } from '../support/bot.ts';
import {
  acknowledge,
  answer,
  ask,
  hear,
  press,
  startAsked,
  startRaised,
  submit,
  theCard,
  write,
} from '../support/gestures.ts';
import { agentLines, agentMessage, cardLines, modalLines } from '../support/lines.ts';
import { at } from '../support/words/about.ts';
import { acts, errorsOf, fields } from '../support/words/labels.ts';

const question = 'Which payout is it?';
const form = { id: 'ESC-1', via: 'button' } as const;
const thread = '#esc-engineering › thread';

/** When each clock that runs is due, in minutes after the escalation was raised. */
async function dueTimes(bot: Bot): Promise<Record<string, number | null>> {
  const { clocks = {} } = (await bot.engine.find('ESC-1')) ?? {};
  return Object.fromEntries(
    Object.entries(clocks).map(([name, { dueAt }]) => [
      name,
      dueAt === null ? null : (dueAt - mondayMorning) / minute,
    ]),
  );
}

/** The agent's answer, to whoever has it. */
const answered = ({ words }: Bot, text: string, owner = 'UKENJI') => [
  thread,
  words.inThread({ what: 'answered', text }, { by: 'UAOIFE', owner }),
];

/** What each side is told of a question. */
const asked = ({ words }: Bot, by: string, missing: string[] = []) => {
  const deed = { what: 'asked', missing, text: question } as const;
  const facts = { by, owner: by, status: 'waiting' } as const;
  return [
    [thread, words.inThread(deed, facts)],
    ['Aoife › thread', words.toAgent(deed, facts)],
  ];
};

const waiting = (by: string, missing: string[] = []) =>
  ({
    status: 'waiting',
    owner: by,
    question: { missing, text: question, by, at: mondayMorning },
    left: { resolve: 4 * hour, update: hour },
  }) as const;

test('asking pauses update and resolve, the answer resumes them, and the team is reminded of nothing in between', async () => {
  const bot = await startRaised();
  await bot.pass(5 * minute);
  await acknowledge(bot);
  expect(await dueTimes(bot)).toEqual({ acknowledge: null, update: 65, resolve: 240 });
  await bot.pass(20 * minute);
  await ask(bot, question);
  hear(bot);
  expect(await dueTimes(bot)).toEqual({ acknowledge: null, update: null, resolve: null, answer: 85 });
  await bot.pass(6 * hour);
  expect(bot.said().map(([where]) => where)).toEqual(['Aoife', 'Aoife', 'Marcus', 'Nora']);
  await answer(bot, 'po_7');
  expect(bot.said()).toEqual([answered(bot, 'po_7')]);
  expect(bot.pings()).toEqual([[thread, ['Kenji']]]);
  // 25 minutes were counted of the four hours; news is due a whole hour after the answer.
  expect(await dueTimes(bot)).toEqual({ acknowledge: null, update: 445, resolve: 600 });
});

test('what is missing and the question reach the agent, who is pinged, and stand on both messages', async () => {
  const bot = await startRaised();
  const { words } = bot;
  await acknowledge(bot);
  hear(bot);
  await press(bot, 'UKENJI', acts.ask, theCard(bot));
  expect(modalLines(bot, 'UKENJI')).toEqual(words.modal(askForm(form, bot.config.missingInfo, en), 'UKENJI'));
  const missing = ['Amount and currency', 'Screenshot'];
  await submit(bot, 'UKENJI', { [fields.missing]: missing, [fields.question]: question });
  expect(bot.said()).toEqual(asked(bot, 'UKENJI', missing));
  expect(bot.pings()).toEqual([['Aoife › thread', ['Aoife']]]);
  const now = waiting('UKENJI', missing);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')).toEqual(words.card(now));
  expect(agentLines(bot, 'ESC-1', 'UAOIFE')).toEqual(words.agentMessage(now));
  await press(bot, 'UAOIFE', acts.answer);
  expect(modalLines(bot, 'UAOIFE')).toEqual(words.modal(answerForm(form, now.question, en)));
});

test('what the agent writes in their thread is the answer', async () => {
  const bot = await startAsked(question);
  await write(bot, 'UAOIFE', 'dm', 'po_7, since Friday', agentMessage(bot, 'ESC-1', 'UAOIFE'));
  expect(bot.said()).toEqual([answered(bot, 'po_7, since Friday')]);
  expect(bot.pings()).toEqual([[thread, ['Kenji']]]);
  const [head] = bot.words.card({ status: 'acknowledged' });
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')[0]).toBe(head);
});

test('a note to oneself is no answer', async () => {
  const bot = await startAsked(question);
  await write(bot, 'UAOIFE', 'dm', '🔒 call them first', agentMessage(bot, 'ESC-1', 'UAOIFE'));
  expect(bot.said()).toEqual([
    [bot.only('UAOIFE'), bot.words.say({ text: en.answers.staysInside('agent', 'all') })],
  ]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')).toEqual(bot.words.card(waiting('UKENJI')));
});

test('whoever asks about what nobody has, has it', async () => {
  const bot = await startRaised();
  await ask(bot, question, 'UPRIYA');
  expect(bot.said()).toEqual(asked(bot, 'UPRIYA'));
  expect(bot.pings()).toEqual([['Aoife › thread', ['Aoife']]]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UPRIYA')).toEqual(bot.words.card(waiting('UPRIYA'), 'UPRIYA'));
  await answer(bot, 'po_7');
  expect(bot.said()).toEqual([answered(bot, 'po_7', 'UPRIYA')]);
  const due = { update: at('11:00'), resolve: at('14:00') };
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UPRIYA')).toEqual(
    bot.words.card({ status: 'acknowledged', owner: 'UPRIYA', due }, 'UPRIYA'),
  );
});

test('nothing ticked and nothing written: the field says what to do', async () => {
  const bot = await startRaised();
  await ask(bot, '  ');
  const errors = errorsOf(askForm(form, [], en), readAskForm({ values: {} }, en));
  expect(bot.slack.errorsOn('UKENJI')).toEqual(errors);
  expect(Object.keys(errors)).toEqual([fields.question]);
  await bot.slack.closeModal('UKENJI');
});

test('an answer that comes too late is shown to its author again, and nothing is lost', async () => {
  const bot = await startAsked(question);
  await press(bot, 'UAOIFE', acts.answer);
  await write(bot, 'UAOIFE', 'dm', 'po_7', agentMessage(bot, 'ESC-1', 'UAOIFE'));
  hear(bot);
  await submit(bot, 'UAOIFE', { [fields.answer]: 'It is po_7, and po_8 too.' });
  expect(bot.said()).toEqual([]);
  expect(modalLines(bot, 'UAOIFE')).toEqual(
    bot.words.refusedNotice({ refused: 'not waiting' }, {}, 'UAOIFE', { typed: 'It is po_7, and po_8 too.' }),
  );
});
