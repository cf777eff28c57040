/** Two people of a rotation swap a turn on call: asked, answered, followed by all that asks who is on call, and taken back. */
import { expect, test } from 'vitest';
import type { Answers } from '../../sandbox/slack/gestures/modals.ts';
import type { SwapState } from '../../src/domain/swaps.ts';
import type { OnCallFacts } from '../../src/views/on-call-facts.ts';
import type { SwapReading, SwapTold } from '../../src/views/swap.ts';
import { en } from '../../src/views/words/en/index.ts';
import { type Bot, type BotOptions, hour, startBot } from '../support/bot.ts';
import { acknowledge, command, hear, press, submit } from '../support/gestures.ts';
import { withoutDigests } from '../support/heard.ts';
import { answerLines, modalLines } from '../support/lines.ts';
import { engineering } from '../support/rosters.ts';
import { at } from '../support/words/about.ts';
import { acts, choices, fields } from '../support/words/labels.ts';

/** Kenji this week, Priya the next one, then Sam; from Monday, 23 November, 09:00 in Dublin. */
const rotating = engineering([
  '{ time_zone: Europe/Dublin, rotation: { users: [UKENJI, UPRIYA, USAM], starts: 2026-11-23 09:00, weeks: 1 } }',
]);
const withoutPriya = engineering([
  '{ time_zone: Europe/Dublin, rotation: { users: [UKENJI, USAM], starts: 2026-11-23 09:00, weeks: 1 } }',
]);
const startRotating = (options: BotOptions = {}) => startBot({ config: rotating, ...options });

/** Kenji's Wednesday. */
const wednesday = { from: at('09:00', 2), to: at('09:00', 3) };
const theSwap: Omit<SwapTold, 'id'> = {
  team: 'engineering',
  giver: 'UKENJI',
  taker: 'UPRIYA',
  ...wednesday,
  inReturn: null,
};
const read = (
  reader: string,
  state: SwapState,
  more: Partial<SwapReading> = {},
): Omit<SwapReading, 'wording'> => ({
  reader,
  state,
  mayTakeBack: true,
  ...more,
});

const aDay = {
  [fields.taker]: 'Priya',
  [fields.onlyFrom]: new Date(wednesday.from),
  [fields.onlyUntil]: new Date(wednesday.to),
};

/** Kenji asks Priya to do his Wednesday, or something else. */
async function asked(bot: Bot, values: Answers = aDay): Promise<void> {
  await command(bot, 'UKENJI', 'swap');
  await submit(bot, 'UKENJI', values);
}
const lastTo = (bot: Bot, user: string) => {
  const message = bot.slack.directMessages(user).at(-1);
  if (!message) throw new Error(`nothing was said to ${user}`);
  return message;
};
const linesTo = (bot: Bot, user: string) => bot.slack.seenBy(lastTo(bot, user), user).split('\n');
const pressed = (bot: Bot, user: string, label: string) => press(bot, user, label, lastTo(bot, user));
/** Whom the card of what is raised now mentions. */
async function onCallNow(bot: Bot): Promise<string[]> {
  bot.pings();
  await bot.raise({
    [fields.team]: 'Engineering',
    [fields.priority]: choices.urgent,
    [fields.summary]: 'Payouts frozen',
  });
  const rung = bot.pings().flatMap(([where, who]) => (where === '#esc-engineering' ? who : []));
  hear(bot);
  return rung;
}

test('one asks, the other takes it: both read what, and from then on it is theirs', async () => {
  const bot = await startRotating();
  const { words } = bot;
  await asked(bot);
  // Who of the two reads it first is not said.
  expect(bot.said().toSorted()).toEqual(
    [
      ['Priya', words.swap(theSwap, read('UPRIYA', 'asked'))],
      ['Kenji', words.swap(theSwap, read('UKENJI', 'asked'))],
    ].toSorted(),
  );
  expect(linesTo(bot, 'UPRIYA')).toEqual(words.swapLines(theSwap, read('UPRIYA', 'asked')));
  expect(linesTo(bot, 'UKENJI')).toEqual(words.swapLines(theSwap, read('UKENJI', 'asked')));
  await pressed(bot, 'UPRIYA', acts.takeTurn);
  expect(bot.said()).toEqual([['Kenji', words.swap(theSwap, read('UKENJI', 'agreed'))]]);
  expect(linesTo(bot, 'UPRIYA')).toEqual(words.swapLines(theSwap, read('UPRIYA', 'agreed')));
  expect(linesTo(bot, 'UKENJI')).toEqual(words.swapLines(theSwap, read('UKENJI', 'agreed')));

  expect(await onCallNow(bot)).toEqual(['Kenji']);
  await acknowledge(bot, 'USAM');
  await bot.restart();
  await bot.pass(wednesday.from + hour - bot.now());
  hear(bot);
  expect(await onCallNow(bot)).toEqual(['Priya']);
  await command(bot, 'UAOIFE', 'on-call engineering');
  const [, line] = answerLines(bot, 'UAOIFE');
  expect(line).toContain('@Priya (instead of @Kenji) until');
  await bot.pass(24 * hour);
  hear(bot);
  expect(await onCallNow(bot)).toEqual(['Kenji']);
});

test('whoever is asked says no: it stays where it is', async () => {
  const bot = await startRotating();
  const { words } = bot;
  await asked(bot);
  hear(bot);
  await pressed(bot, 'UPRIYA', acts.leaveTurn);
  expect(bot.said()).toEqual([['Kenji', words.swap(theSwap, read('UKENJI', 'declined'))]]);
  expect(linesTo(bot, 'UPRIYA')).toEqual(words.swapLines(theSwap, read('UPRIYA', 'declined')));
});

test('a turn for a turn, both of them whole', async () => {
  const bot = await startRotating({ at: at('08:00') });
  const { words } = bot;
  await command(bot, 'UKENJI', 'swap');
  const form = modalLines(bot, 'UKENJI').join('\n');
  expect(form).toContain('Engineering: Mon 18:00 to Mon 30 Nov 18:00');
  await submit(bot, 'UKENJI', {
    [fields.taker]: 'Priya',
    [fields.inReturn]: 'Priya, Mon 30 Nov 18:00 to Mon 7 Dec 18:00',
  });
  const swap = {
    ...theSwap,
    from: at('09:00'),
    to: at('09:00', 7),
    inReturn: { from: at('09:00', 7), to: at('09:00', 14) },
  };
  // Who of the two reads it first is not said.
  expect(bot.said().toSorted()).toEqual(
    [
      ['Priya', words.swap(swap, read('UPRIYA', 'asked'))],
      ['Kenji', words.swap(swap, read('UKENJI', 'asked'))],
    ].toSorted(),
  );
  await pressed(bot, 'UPRIYA', acts.takeTurn);
  expect(bot.said()).toEqual([['Kenji', words.swap(swap, read('UKENJI', 'agreed'))]]);
  await bot.pass(2 * hour);
  expect(await onCallNow(bot)).toEqual(['Priya']);
  // Pressed once more, by who does not see that it has begun.
  await pressed(bot, 'UPRIYA', acts.undoSwap);
  expect(linesTo(bot, 'UPRIYA')).toEqual(
    words.swapLines(swap, read('UPRIYA', 'agreed', { mayTakeBack: false }), en.swaps.begun),
  );
});

test('either undoes what was agreed, before it begins, and the other hears', async () => {
  const bot = await startRotating();
  const { words } = bot;
  await asked(bot);
  await pressed(bot, 'UPRIYA', acts.takeTurn);
  hear(bot);
  await pressed(bot, 'UPRIYA', acts.undoSwap);
  const back = { takenBackBy: 'UPRIYA' };
  expect(bot.said()).toEqual([['Kenji', words.swap(theSwap, read('UKENJI', 'taken back', back))]]);
  expect(linesTo(bot, 'UPRIYA')).toEqual(words.swapLines(theSwap, read('UPRIYA', 'taken back', back)));
  await bot.pass(wednesday.from + hour - bot.now());
  hear(bot);
  expect(await onCallNow(bot)).toEqual(['Kenji']);
});

test('a question that was taken back cannot be taken', async () => {
  const bot = await startRotating();
  const { words } = bot;
  await asked(bot);
  const question = lastTo(bot, 'UPRIYA');
  hear(bot);
  await pressed(bot, 'UKENJI', acts.undoSwap);
  const back = { takenBackBy: 'UKENJI' };
  const told = words.swap(theSwap, read('UPRIYA', 'taken back', back));
  expect(bot.said()).toEqual([['Priya', told]]);
  await press(bot, 'UPRIYA', acts.takeTurn, question);
  expect(bot.slack.seenBy(question, 'UPRIYA').split('\n')).toEqual(
    words.swapLines(theSwap, read('UPRIYA', 'taken back', back)),
  );
  await bot.pass(wednesday.from + hour - bot.now());
  hear(bot);
  expect(await onCallNow(bot)).toEqual(['Kenji']);
});

test('what has begun meanwhile is taken for the rest; what is over is not', async () => {
  const bot = await startRotating();
  const { words } = bot;
  await asked(bot);
  hear(bot);
  await bot.pass(wednesday.from + hour - bot.now());
  const question = lastTo(bot, 'UPRIYA');
  await pressed(bot, 'UPRIYA', acts.takeTurn);
  const rest = { ...theSwap, from: bot.now() };
  const late = { mayTakeBack: false };
  expect(withoutDigests(bot)).toEqual([['Kenji', words.swap(rest, read('UKENJI', 'agreed', late))]]);
  expect(bot.slack.seenBy(question, 'UPRIYA').split('\n')).toEqual(
    words.swapLines(rest, read('UPRIYA', 'agreed', late)),
  );
  expect(await onCallNow(bot)).toEqual(['Priya']);
});

test('what is over when it is answered changes nothing, and both hear', async () => {
  const bot = await startRotating();
  const { words } = bot;
  await asked(bot);
  await bot.pass(wednesday.to + hour - bot.now());
  hear(bot);
  await pressed(bot, 'UPRIYA', acts.takeTurn);
  expect(withoutDigests(bot)).toEqual([['Kenji', words.swap(theSwap, read('UKENJI', 'off'))]]);
  expect(linesTo(bot, 'UPRIYA')).toEqual(words.swapLines(theSwap, read('UPRIYA', 'off'), en.swaps.isOver));
});

test('the configuration has one of the two in the rotation no more: what is asked is off, what is agreed ends', async () => {
  const bot = await startRotating();
  const { words } = bot;
  await asked(bot);
  await pressed(bot, 'UPRIYA', acts.takeTurn);
  await asked(bot, {
    ...aDay,
    [fields.onlyFrom]: new Date(at('09:00', 3)),
    [fields.onlyUntil]: new Date(at('09:00', 4)),
  });
  hear(bot);
  await bot.restart(withoutPriya);
  await pressed(bot, 'UPRIYA', acts.takeTurn);
  const thursday = { ...theSwap, from: at('09:00', 3), to: at('09:00', 4) };
  expect(bot.said()).toEqual([['Kenji', words.swap(thursday, read('UKENJI', 'off'))]]);
  expect(linesTo(bot, 'UPRIYA')).toEqual(
    words.swapLines(thursday, read('UPRIYA', 'off'), en.swaps.hasChanged),
  );
  await bot.pass(wednesday.from + hour - bot.now());
  hear(bot);
  expect(await onCallNow(bot)).toEqual(['Kenji']);
});

test('the form says what does not fit, under the field that can put it right', async () => {
  const bot = await startRotating();
  const { slack } = bot;
  await command(bot, 'UKENJI', 'swap');
  const wrong = async (values: Answers) => {
    await submit(bot, 'UKENJI', { ...aDay, ...values });
    return slack.errorsOn('UKENJI');
  };
  expect(
    await wrong({ [fields.onlyFrom]: new Date(wednesday.to), [fields.onlyUntil]: new Date(wednesday.from) }),
  ).toEqual({
    [fields.onlyUntil]: en.swaps.noTime,
  });
  expect(await wrong({ [fields.onlyUntil]: new Date(at('09:00', 8)) })).toEqual({
    [fields.onlyFrom]: en.swaps.youHaveItNot,
  });
  expect(await wrong({ [fields.inReturn]: 'Sam, Mon 7 Dec 18:00 to Mon 14 Dec 18:00' })).toEqual({
    [fields.inReturn]: en.swaps.theyHaveItNot('Priya'),
  });
  await slack.deactivate('UPRIYA');
  await bot.settle();
  expect(await wrong({ [fields.inReturn]: null })).toEqual({ [fields.taker]: en.swaps.notThere('Priya') });
  expect(bot.said()).toEqual([]);
});

test('who is in no rotation has nothing to swap, and no button for it', async () => {
  const bot = await startRotating();
  await command(bot, 'UAOIFE', 'swap');
  expect(bot.said()).toEqual([[bot.only('UAOIFE'), bot.words.say({ text: en.swaps.nothingToSwap })]]);
  await command(bot, 'UAOIFE', 'on-call engineering');
  expect(answerLines(bot, 'UAOIFE').join()).not.toContain(acts.swap);
  hear(bot);
  await command(bot, 'UKENJI', 'on-call engineering');
  hear(bot);
  await press(bot, 'UKENJI', acts.swap);
  expect(modalLines(bot, 'UKENJI')[0]).toBe(acts.swap);
});

test('an owner who gives the rest of their turn away is asked to hand over when it ends now', async () => {
  const bot = await startRotating();
  await bot.raise({
    [fields.team]: 'Engineering',
    [fields.priority]: choices.urgent,
    [fields.summary]: 'Payouts frozen',
  });
  await acknowledge(bot, 'UKENJI');
  await asked(bot, {
    ...aDay,
    [fields.onlyFrom]: new Date(at('12:00')),
    [fields.onlyUntil]: new Date(at('09:00', 7)),
  });
  await pressed(bot, 'UPRIYA', acts.takeTurn);
  hear(bot);
  await bot.pass(at('12:00') - bot.now());
  const priya: OnCallFacts = {
    crews: [{ users: ['UPRIYA'] }],
    names: ['Priya'],
    fallback: false,
    next: null,
  };
  const hers = {
    priority: 'urgent',
    status: 'acknowledged',
    owner: 'UKENJI',
    due: { update: at('12:00'), resolve: at('14:00') },
  } as const;
  expect(bot.said()).toContainEqual([
    '#esc-engineering › thread',
    bot.words.whoTakesOver({ ...hers, onCall: priya }),
  ]);
});
