/** The agent's side is handed over: whoever has it speaks for the user from then on, and hears what the agent hears. */
import { describe, expect, test } from 'vitest';
import type { Answers } from '../../sandbox/slack/gestures/modals.ts';
import { en } from '../../src/views/words/en/index.ts';
import { type Bot, type BotOptions, hour, minute } from '../support/bot.ts';
import {
  acknowledge,
  answer,
  aResolution,
  ask,
  command,
  fillIn,
  hear,
  more,
  press,
  resolve,
  startAcknowledged,
  startAsked,
  startRaised,
  theCard,
  write,
} from '../support/gestures.ts';
import { at } from '../support/words/about.ts';
import { acts, choices, fields } from '../support/words/labels.ts';

const support = (yaml: string): BotOptions => ({ config: (before) => `${before}\nsupport: ${yaml}\n` });
const named = support('{ leads: [UHANA], agents: { users: [UAOIFE, UJONAS, UCLAIRE] } }');

const noon = new Date(at('12:00'));

/** Jonas looks at ESC-1 and takes it over. */
async function takeOver(bot: Bot, user = 'UJONAS'): Promise<void> {
  await command(bot, user, 'show ESC-1');
  await press(bot, user, acts.takeAgentSide);
}

/** The agent's message as it stands with somebody. */
const messageOf = (bot: Bot, user: string) => {
  const root = bot.slack
    .directMessages(user)
    .findLast(({ threadTs, text }) => !threadTs && /ESC-1\b/.test(text));
  if (!root) throw new Error(`${user} has no message about ESC-1`);
  return root;
};
const buttonsOf = (bot: Bot, user: string): string[] =>
  bot.slack
    .directMessages(user)
    .flatMap(({ blocks }) => JSON.stringify(blocks).match(/"type":"button"/g) ?? []);

const where = (said: readonly (readonly [string, string])[]) => said.map(([place]) => place);

const historyOf = async (bot: Bot) =>
  (await bot.engine.history('ESC-1')).map(({ by, deed }) => [by, deed.what]);

/** Whom the escalation is whose now, and was. */
const sideOf = async (bot: Bot) => {
  const { reporter, formerReporters } = (await bot.engine.find('ESC-1')) ?? {};
  return [...(formerReporters ?? []).map(({ id }) => id), reporter];
};

describe('another agent takes it over', () => {
  test('from what /escalate show answers: they get the message, and the old one says who has it and can do nothing', async () => {
    const bot = await startAsked('Which bank?', {}, named);
    await takeOver(bot);
    expect(where(bot.said())).toEqual([
      'only Jonas',
      'only Jonas',
      'Jonas',
      '#esc-engineering › thread',
      'Jonas › thread',
    ]);
    expect(bot.slack.seenBy(messageOf(bot, 'UJONAS'), 'UJONAS')).toContain('Which bank?');
    expect(bot.slack.seenBy(messageOf(bot, 'UAOIFE'), 'UAOIFE').split('\n')).toEqual([
      'ESC-1 Payouts frozen',
      en.agent.handedOn('Jonas').join(''),
    ]);
    expect(buttonsOf(bot, 'UAOIFE')).toEqual([]);
    expect(await sideOf(bot)).toEqual(['UAOIFE', 'UJONAS']);
    expect((await historyOf(bot)).at(-1)).toEqual(['UJONAS', 'agent side taken']);
    bot.pings();
  });

  test('they answer what was asked of the other, and what they write goes to the team', async () => {
    const bot = await startAsked('Which bank?', {}, named);
    await takeOver(bot);
    hear(bot);
    await answer(bot, 'It is with AIB.', 'UJONAS');
    expect(where(bot.said())).toEqual(['#esc-engineering › thread']);
    const { channel, ts } = messageOf(bot, 'UJONAS');
    await write(bot, 'UJONAS', channel, 'The user waits in line.', { ts });
    await bot.slack.post('UKENJI', 'C0ENG', 'I call the bank.', { thread: theCard(bot).ts });
    await bot.settle();
    expect(where(bot.said())).toEqual(['#esc-engineering › thread', 'Jonas › thread']);
    hear(bot);
  });

  test('what the one before writes in the old thread is not passed on, and they read who has it', async () => {
    const bot = await startAcknowledged({}, named);
    const before = messageOf(bot, 'UAOIFE');
    await takeOver(bot);
    hear(bot);
    await write(bot, 'UAOIFE', before.channel, 'One more thing.', before);
    const told = bot.said();
    expect(where(told)).toEqual(['only Aoife']);
    expect(told[0]?.[1]).toContain('Jonas');
  });

  test('what the one before may not do any more is refused with who can', async () => {
    const bot = await startAsked('Which bank?', {}, named);
    const [line] = bot.slack.directMessages('UAOIFE').filter(({ threadTs }) => threadTs);
    await press(bot, 'UAOIFE', acts.answer, line);
    await takeOver(bot);
    hear(bot);
    await bot.slack.submit('UAOIFE', { [fields.answer]: 'It is with AIB.' });
    await bot.settle();
    expect((await bot.engine.find('ESC-1'))?.status).toBe('waiting');
    await bot.slack.closeModal('UAOIFE');
    await answer(bot, 'It is with AIB.', 'UJONAS');
    hear(bot);
  });

  test('two at once: the first has it, the second is told who', async () => {
    const bot = await startRaised({}, named);
    for (const user of ['UJONAS', 'UCLAIRE']) await command(bot, user, 'show ESC-1');
    hear(bot);
    await press(bot, 'UJONAS', acts.takeAgentSide);
    await press(bot, 'UCLAIRE', acts.takeAgentSide);
    expect(bot.said().at(-1)).toEqual([
      'only Claire',
      bot.words.refused({ refused: 'just taken', person: 'UJONAS' }),
    ]);
    expect(await sideOf(bot)).toEqual(['UAOIFE', 'UJONAS']);
    hear(bot);
  });
});

describe('who may', () => {
  const offers = async (bot: Bot, user: string): Promise<boolean> => {
    await command(bot, user, 'show ESC-1');
    const shown = bot.slack.ephemerals(user).at(-1);
    hear(bot);
    return JSON.stringify(shown?.blocks).includes('take_agent_side');
  };
  test.each<[who: string, options: BotOptions, team: string, may: string[]]>([
    ['an agent of support, by name', named, 'Engineering', ['UJONAS', 'UHANA']],
    [
      'an agent of support, by user group',
      support('{ leads: [UINGRID], agents: { group: S0RISK } }'),
      'Engineering',
      ['UTOMAS', 'UINGRID'],
    ],
    [
      'whoever may escalate, where no agents are named',
      {},
      'Engineering',
      ['UJONAS', 'UHANA', 'UTOMAS', 'UINGRID'],
    ],
    ['of a restricted team only an agent who is named', named, 'Risk', ['UJONAS', 'UHANA']],
    ['of a restricted team nobody, where no agents are named', {}, 'Risk', []],
  ])('%s', async (_who, options, team, may) => {
    const bot = await startRaised({ [fields.team]: team }, options);
    const found: string[] = [];
    for (const user of ['UAOIFE', 'UJONAS', 'UHANA', 'UTOMAS', 'UINGRID', 'UGUEST'])
      if (await offers(bot, user)) found.push(user);
    expect(found).toEqual(team === 'Risk' ? may.filter((user) => user !== 'UTOMAS') : may);
  });
});

describe('whoever has it hands it over', () => {
  const giveTo = (bot: Bot, to: string, user = 'UAOIFE') =>
    more(bot, user, acts.giveAgentSide, messageOf(bot, user), { [fields.agent]: to });

  test('under More: the other agent gets it, and History says so', async () => {
    const bot = await startAcknowledged({}, named);
    await giveTo(bot, 'UCLAIRE');
    expect(where(bot.said())).toEqual(['Claire', '#esc-engineering › thread', 'Claire › thread']);
    expect((await historyOf(bot)).at(-1)).toEqual(['UAOIFE', 'agent side given']);
    await more(bot, 'UKENJI', acts.history, theCard(bot));
    expect(JSON.stringify(bot.slack.modal('UKENJI')?.blocks)).toContain('Claire');
    await bot.slack.closeModal('UKENJI');
    hear(bot);
  });

  test.each([
    ['somebody who is no agent', 'UKENJI', named],
    ['a guest', 'UGUEST', {}],
  ])('%s cannot be given it: the field says so', async (_who, to, options) => {
    const bot = await startAcknowledged({}, options);
    await giveTo(bot, to);
    expect(bot.slack.modal('UAOIFE')).toBeDefined();
    await bot.slack.closeModal('UAOIFE');
    expect(await sideOf(bot)).toEqual(['UAOIFE']);
  });

  test('of a restricted team: the other reads what the agent wrote, and nobody else does', async () => {
    const bot = await startRaised({ [fields.team]: 'Risk', [fields.account]: 'acct_9' }, named);
    await giveTo(bot, 'UJONAS');
    expect(where(bot.said())).toEqual(['Jonas', '#esc-risk › thread', 'Jonas › thread']);
    expect(bot.slack.seenBy(messageOf(bot, 'UAOIFE'), 'UAOIFE').split('\n')).toEqual([
      'ESC-1',
      en.agent.handedOn('Jonas').join(''),
    ]);
    await command(bot, 'UJONAS', 'show ESC-1');
    expect(bot.said()[0]?.[1]).toContain('Payouts frozen');
    await command(bot, 'UCLAIRE', 'show ESC-1');
    expect(bot.said()[0]?.[1]).not.toContain('Payouts frozen');
    hear(bot);
  });

  test('back and forth: each time whoever has it gets a message of their own', async () => {
    const bot = await startAcknowledged({}, named);
    await giveTo(bot, 'UJONAS');
    await bot.pass(minute);
    await giveTo(bot, 'UAOIFE', 'UJONAS');
    hear(bot);
    expect(await sideOf(bot)).toEqual(['UAOIFE', 'UJONAS', 'UAOIFE']);
    expect(buttonsOf(bot, 'UJONAS')).toEqual([]);
    await bot.slack.post('UKENJI', 'C0ENG', 'It is solved soon.', { thread: theCard(bot).ts });
    await bot.settle();
    expect(where(bot.said())).toEqual(['Aoife › thread']);
    hear(bot);
  });
});

describe('what the agent hears follows', () => {
  /** Where something is said alone to one of the two, from here on. */
  const heardBy = (bot: Bot): string[] => where(bot.said()).filter((place) => /^(Aoife|Jonas)/.test(place));

  type Past = (bot: Bot) => Promise<void>;
  const nothing: Past = async () => {};
  test.each<[what: string, values: Answers, before: Past, after: Past]>([
    ['the reminder of a question', {}, (bot) => ask(bot, 'Which bank?'), (bot) => passed(bot, 35 * minute)],
    [
      'the reminder of a call to the user',
      { [fields.callback]: noon },
      acknowledge,
      (bot) => passed(bot, 2 * hour),
    ],
    ['that it is resolved', {}, acknowledge, (bot) => resolve(bot)],
    ['a question', {}, acknowledge, (bot) => ask(bot, 'Which bank?')],
    [
      'that the minutes of a live call have passed',
      { [fields.onPhone]: [choices.yes] },
      nothing,
      (bot) => passed(bot, 4 * minute),
    ],
  ])('%s', async (_what, values, before, after) => {
    const bot = await startRaised(values, named);
    await before(bot);
    await takeOver(bot);
    hear(bot);
    await after(bot);
    const heard = heardBy(bot);
    expect(heard.length).toBeGreaterThan(0);
    expect(heard.filter((place) => place.startsWith('Aoife'))).toEqual([]);
    hear(bot);
  });

  async function passed(bot: Bot, ms: number): Promise<void> {
    await bot.pass(ms);
  }

  test('a reminder that was said to the one before can do nothing any more', async () => {
    const bot = await startAsked('Which bank?', {}, named);
    await bot.pass(hour / 2);
    await takeOver(bot);
    expect(buttonsOf(bot, 'UAOIFE')).toEqual([]);
    hear(bot);
  });

  test('a resolved one whose call is still to be made, and what reopens it', async () => {
    const bot = await startAcknowledged({ [fields.callback]: noon }, named);
    await resolve(bot);
    await takeOver(bot);
    hear(bot);
    await fillIn(
      bot,
      'UJONAS',
      acts.reopen,
      { [fields.reopenReason]: 'It is back.' },
      messageOf(bot, 'UJONAS'),
    );
    expect((await bot.engine.find('ESC-1'))?.status).toBe('open');
    hear(bot);
  });

  test('the news of the one that theirs was a duplicate of', async () => {
    const bot = await startRaised({}, named);
    await bot.raise({ [fields.team]: 'Engineering', [fields.summary]: 'The same' }, 'UCLAIRE');
    await more(bot, 'UKENJI', acts.moreCancel, theCard(bot), {
      [fields.cancelReason]: 'The same.',
      [fields.duplicateOf]: 'ESC-2',
    });
    await bot.engine.act(
      'ESC-1',
      {
        kind: 'give agent side',
        via: 'button',
        by: { id: 'UAOIFE', team: 'engineering', responder: false, lead: false },
        to: { id: 'UJONAS', agent: true },
      },
      'given',
    );
    await bot.settle();
    hear(bot);
    await fillIn(bot, 'UKENJI', acts.resolve, aResolution, theCard(bot, 'C0ENG', 'ESC-2'));
    expect(heardBy(bot)).toEqual(['Jonas › thread']);
    hear(bot);
  });
});

describe('a lead of support gives it to an agent', () => {
  test('in the notice that nobody answers', async () => {
    const bot = await startAsked('Which bank?', {}, named);
    await bot.slack.deactivate('UAOIFE');
    await bot.pass(7 * hour);
    const notice = bot.slack.directMessages('UHANA').findLast(({ text }) => text.startsWith('ESC-1'));
    hear(bot);
    await fillIn(bot, 'UHANA', acts.giveAgentSide, { [fields.agent]: 'UCLAIRE' }, notice);
    expect(await sideOf(bot)).toEqual(['UAOIFE', 'UCLAIRE']);
    expect(where(bot.said())).toContain('Claire');
    hear(bot);
    bot.faults();
  });

  test('a lead of the team hears no more than before, and is offered nothing', async () => {
    const bot = await startAsked('Which bank?');
    await bot.pass(7 * hour);
    const notice = bot.slack.directMessages('UNORA').findLast(({ text }) => text.startsWith('ESC-1'));
    expect(JSON.stringify(notice?.blocks)).not.toContain('give_agent_side');
    hear(bot);
  });
});
