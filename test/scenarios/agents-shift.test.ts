/** The end of an agent's shift, and an agent who leaves: what cannot wait is offered to the agents who are there. */
import { describe, expect, test } from 'vitest';
import { type Bot, type BotOptions, hour, minute } from '../support/bot.ts';
import { acknowledge, answer, ask, fillIn, hear, press, startRaised, theCard } from '../support/gestures.ts';
import { withoutDigests } from '../support/heard.ts';
import { at } from '../support/words/about.ts';
import { acts, choices, fields } from '../support/words/labels.ts';

const support = (more = ''): BotOptions => ({
  at: at('16:30'),
  config: (yaml) =>
    `${yaml}
support:
  leads: [UHANA]
  agents: { users: [UAOIFE, UJONAS, UCLAIRE, UYUKI] }
  shifts:
    - { calendar: dublin, users: [UAOIFE] }
    - { calendar: san-francisco, users: [UJONAS, UCLAIRE] }
${more}`,
});
const inChannel = support('  channel: C0OPS\n');

/** Half an hour before Aoife's shift ends, in which Jonas's and Claire's has begun. */
const hers = (options: BotOptions, values = {}) =>
  startRaised({ [fields.priority]: choices.high, ...values }, options);

const offer = (bot: Bot, channel = 'C0OPS') => {
  const found = bot.slack.allMessages(channel).findLast(({ text }) => text.includes('ESC-1'));
  if (!found) throw new Error('nothing was offered');
  return found;
};

/** Where something is said of the agent's side, but for reminders of the team's. */
const where = (bot: Bot) =>
  withoutDigests(bot)
    .map(([place]) => place)
    .filter((place) => !place.startsWith('#esc-') && place !== 'Marcus' && place !== 'Nora');

describe('at the end of a shift', () => {
  test('it is offered in the agents’ channel to those who are there, and one of them takes it', async () => {
    const bot = await hers(inChannel);
    await acknowledge(bot);
    await ask(bot, 'Which bank?');
    hear(bot);
    await bot.pass(hour);
    expect(where(bot)).toEqual(['#user-operations']);
    expect(bot.pings()).toContainEqual(['#user-operations', ['Jonas', 'Claire']]);
    await press(bot, 'UJONAS', acts.takeAgentSide, offer(bot));
    expect((await bot.engine.find('ESC-1'))?.reporter).toBe('UJONAS');
    expect(JSON.stringify(offer(bot).blocks)).not.toContain('take_agent_side');
    hear(bot);
  });

  test('without a channel each of them hears it alone', async () => {
    const bot = await hers(support());
    await bot.pass(hour);
    expect(where(bot)).toEqual(['Jonas', 'Claire']);
    hear(bot);
  });

  test.each<[why: string, options: BotOptions, values: object, past: (bot: Bot) => Promise<void>]>([
    ['what can wait until the agent is back', inChannel, { [fields.priority]: choices.low }, async () => {}],
    [
      'what is resolved by then',
      inChannel,
      {},
      (bot) =>
        bot.engine
          .act(
            'ESC-1',
            {
              kind: 'resolve',
              via: 'button',
              by: { id: 'UKENJI', team: 'engineering', responder: true, lead: false },
              resolution: { fixed: 'Done.', tellUser: 'It works.', cause: null, document: null },
            },
            'resolved',
          )
          .then(() => bot.settle())
          .then(() => {}),
    ],
    [
      'where support has no shifts',
      { ...support(), config: (yaml) => `${yaml}\nsupport: { leads: [UHANA] }\n` },
      {},
      async () => {},
    ],
    ['where nothing is said of support', { at: at('16:30') }, {}, async () => {}],
  ])('%s is offered to nobody', async (_why, options, values, past) => {
    const bot = await hers(options, values);
    await past(bot);
    hear(bot);
    await bot.pass(hour);
    expect(where(bot)).toEqual([]);
    expect((await bot.engine.find('ESC-1'))?.sideOffer).toBeNull();
    hear(bot);
  });

  test('nobody takes it for half an hour: who leads the agents hears it and gives it to one, and the digest has it', async () => {
    const bot = await hers(inChannel);
    await acknowledge(bot);
    await ask(bot, 'Which bank?');
    await bot.pass(hour);
    hear(bot);
    await bot.pass(30 * minute);
    const notice = bot.slack.directMessages('UHANA').findLast(({ text }) => text.startsWith('ESC-1'));
    expect(where(bot)).toContain('Hana');
    await fillIn(bot, 'UHANA', acts.giveAgentSide, { [fields.agent]: 'UCLAIRE' }, notice);
    expect(await bot.engine.find('ESC-1')).toMatchObject({ reporter: 'UCLAIRE', sideOffer: null });
    hear(bot);
  });

  test('an agent who answers is still there, and the offer ends', async () => {
    const bot = await hers(inChannel);
    await ask(bot, 'Which bank?');
    await bot.pass(hour);
    await answer(bot, 'It is with AIB.');
    expect((await bot.engine.find('ESC-1'))?.sideOffer).toBeNull();
    expect(JSON.stringify(offer(bot).blocks)).not.toContain('take_agent_side');
    hear(bot);
    await bot.pass(30 * minute);
    expect(where(bot)).not.toContain('Hana');
    hear(bot);
  });

  test('a shift that ends while the bot is down is seen when it is back, once', async () => {
    const bot = await hers(inChannel);
    await bot.away(hour);
    expect(where(bot)).toEqual(['#user-operations']);
    await bot.restart();
    await bot.settle();
    expect(where(bot)).toEqual([]);
    hear(bot);
  });

  test('of a restricted team the channel reads the reference, and not what it is about', async () => {
    const bot = await hers(inChannel, { [fields.team]: 'Risk' });
    await bot.pass(hour);
    expect(offer(bot).text).not.toContain('Payouts frozen');
    hear(bot);
  });
});

describe('an agent who leaves Slack', () => {
  test('who leads the agents hears it at once and gives what they had to another', async () => {
    const bot = await hers(support());
    await bot.slack.deactivate('UAOIFE');
    await bot.settle();
    expect(where(bot)).toEqual(['Hana']);
    const notice = bot.slack.directMessages('UHANA').findLast(({ text }) => text.startsWith('ESC-1'));
    await fillIn(bot, 'UHANA', acts.giveAgentSide, { [fields.agent]: 'UCLAIRE' }, notice);
    expect((await bot.engine.find('ESC-1'))?.reporter).toBe('UCLAIRE');
    hear(bot);
    await acknowledge(bot, 'UKENJI', theCard(bot));
    expect(where(bot)).toContain('Claire › thread');
    bot.faults();
    hear(bot);
  });

  test('where nothing is said of support nobody hears more than before', async () => {
    const bot = await hers({ at: at('16:30') });
    await bot.slack.deactivate('UAOIFE');
    await bot.pass(10 * minute);
    expect(where(bot)).toEqual([]);
    hear(bot);
  });
});
