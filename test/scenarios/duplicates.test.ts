/** Cancelled as a duplicate: whoever raised it follows the one that goes on, and what cannot be followed is refused. */
import { expect, test } from 'vitest';
import type { Deed, DeedOf, Escalation } from '../../src/domain/escalation.ts';
import type { GoesOn } from '../../src/views/acts/view.ts';
import type { Bot } from '../support/bot.ts';
import {
  acknowledge,
  aResolution,
  ask,
  fillIn,
  hear,
  more,
  move,
  resolution,
  resolve,
  startRaised,
  submit,
  theCard,
  write,
} from '../support/gestures.ts';
import { agentLines, agentMessage, cardLines, modalLines } from '../support/lines.ts';
import { at } from '../support/words/about.ts';
import { acts, choices, fields } from '../support/words/labels.ts';

const thread = '#esc-engineering › thread';
const agent = 'Aoife › thread';
const follower = 'Jonas › thread';

const as = (of: string, reason = ''): DeedOf<'cancelled'> => ({ what: 'cancelled', reason, duplicateOf: of });
const goesOn = (more: Partial<GoesOn> = {}): GoesOn => ({
  id: 'ESC-1',
  follows: true,
  link: 'https://sandbox.slack.com/',
  resolved: null,
  ...more,
});

/** ESC-1 is Aoife's, and ESC-2 says the same: of Jonas, unless it is somebody else. */
async function startTwice(by = 'UJONAS', values = {}): Promise<Bot> {
  const bot = await startRaised();
  await raiseMore(bot, by, values);
  return bot;
}

async function raiseMore(bot: Bot, by: string, values = {}): Promise<void> {
  const said = { [fields.priority]: choices.urgent, [fields.summary]: 'No payouts' };
  await bot.raise({ [fields.team]: 'Engineering', ...said, ...values }, by);
  hear(bot);
}

/** A responder cancels ESC-2, or another one, under More. */
const cancelAs = (bot: Bot, of: string, { id = 'ESC-2', by = 'UKENJI', channel = 'C0ENG' } = {}) =>
  more(bot, by, acts.moreCancel, theCard(bot, channel, id), { [fields.duplicateOf]: of });

async function startFollowed(): Promise<Bot> {
  const bot = await startTwice();
  await cancelAs(bot, 'ESC-1');
  hear(bot);
  return bot;
}

const second = { id: 'ESC-2', number: 2, summary: 'No payouts', reporter: 'UJONAS' } as const;

test.each(['ESC-1', 'esc 1', '1', ' #ESC-1 '])(
  '“%s” is a reference: both threads say it, and the agent where it goes on',
  async (of) => {
    const bot = await startTwice();
    const { words } = bot;
    await more(bot, 'UKENJI', acts.moreCancel, theCard(bot, 'C0ENG', 'ESC-2'), {
      [fields.duplicateOf]: of,
      [fields.cancelReason]: 'The same freeze.',
    });
    const deed = as('ESC-1', 'The same freeze.');
    expect(bot.said()).toEqual([
      [thread, words.inThread({ what: 'duplicate found', duplicate: 'ESC-2', reporter: 'UJONAS' })],
      [thread, words.inThread(deed, second)],
      [follower, words.toAgent(deed, { ...second, goesOn: goesOn() })],
    ]);
    expect(bot.pings()).toEqual([]);
    const now: Partial<Escalation> = {
      ...second,
      status: 'cancelled',
      closedAt: at('10:00'),
      duplicateOf: 'ESC-1',
    };
    expect(cardLines(bot, 'ESC-2', 'C0ENG', 'UKENJI')).toEqual(words.card(now));
    expect(agentLines(bot, 'ESC-2', 'UJONAS')).toEqual(words.agentMessage(now, 'UJONAS'));
  },
);

test('the histories of both say it', async () => {
  const bot = await startFollowed();
  const said: string[][] = [];
  for (const id of ['ESC-1', 'ESC-2']) {
    await more(bot, 'UKENJI', acts.history, theCard(bot, 'C0ENG', id));
    said.push(modalLines(bot, 'UKENJI'));
  }
  const raised = { what: 'raised', team: 'engineering', priority: 'urgent', routed: 'chosen' } as const;
  const begun: Deed = { ...raised, rule: null, onPhone: false, callbackAt: null, policyId: '' };
  const done = { at: at('10:00'), by: 'UKENJI' };
  expect(said).toEqual([
    bot.words.history(
      [
        { at: at('10:00'), by: 'UAOIFE', via: 'form', deed: begun },
        { ...done, deed: { what: 'duplicate found', duplicate: 'ESC-2', reporter: 'UJONAS' } },
      ],
      'UKENJI',
    ),
    bot.words.history(
      [
        { at: at('10:00'), by: 'UJONAS', via: 'form', deed: begun },
        { ...done, deed: as('ESC-1') },
      ],
      'UKENJI',
      'ESC-2',
    ),
  ]);
});

type News = { deed: Deed; act(bot: Bot): Promise<void>; by?: string; facts?: Partial<Escalation> };
const acknowledged: Partial<Escalation> = { status: 'acknowledged', owner: 'UKENJI' };
const told: Record<string, News> = {
  'somebody has it': { deed: { what: 'acknowledged' }, act: (bot) => acknowledge(bot) },
  'a line of the team': {
    deed: { what: 'said', side: 'team', text: 'The bank looks into it.' },
    act: async (bot) => {
      await acknowledge(bot);
      hear(bot);
      await write(bot, 'UKENJI', 'C0ENG', 'The bank looks into it.', theCard(bot));
    },
    facts: acknowledged,
  },
  'what to tell the user': {
    deed: { what: 'resolved', ...resolution },
    act: (bot) => resolve(bot),
    facts: { status: 'resolved', owner: 'UKENJI' },
  },
};

test.each(Object.entries(told))(
  'news of the other reaches whoever follows it, once: %s',
  async (_, { deed, act, facts }) => {
    const bot = await startFollowed();
    await act(bot);
    const said = bot.said();
    expect(said.filter(([where]) => where === follower)).toEqual([
      [follower, bot.words.followed(deed, facts)],
    ]);
    expect(said.filter(([where]) => where === agent)).toHaveLength(1);
  },
);

test('a question is for its own agent, and so is the call to the user', async () => {
  const bot = await startFollowed();
  await ask(bot, 'Which account?');
  expect(
    bot
      .said()
      .map(([where]) => where)
      .sort(),
  ).toEqual([thread, agent]);
});

test('whoever raised both hears of it once, where they raised the other', async () => {
  const bot = await startTwice('UAOIFE');
  await fillIn(
    bot,
    'UAOIFE',
    acts.cancel,
    { [fields.duplicateOf]: 'ESC-1' },
    agentMessage(bot, 'ESC-2', 'UAOIFE'),
  );
  const { words } = bot;
  const own = { ...second, reporter: 'UAOIFE', by: 'UAOIFE' };
  expect(bot.said()).toEqual([
    [
      thread,
      words.inThread({ what: 'duplicate found', duplicate: 'ESC-2', reporter: 'UAOIFE' }, { by: 'UAOIFE' }),
    ],
    [thread, words.inThread(as('ESC-1'), own)],
    [agent, words.toAgent(as('ESC-1'), { ...own, goesOn: goesOn({ follows: false }) })],
  ]);
  await acknowledge(bot);
  expect(bot.said().filter(([where]) => where === agent)).toEqual([
    [agent, words.toAgent({ what: 'acknowledged' })],
  ]);
});

test('what is resolved already says at once what to tell the user', async () => {
  const bot = await startTwice();
  await resolve(bot);
  hear(bot);
  await cancelAs(bot, 'ESC-1');
  const { tellUser } = resolution;
  expect(bot.said().filter(([where]) => where === follower)).toEqual([
    [follower, bot.words.toAgent(as('ESC-1'), { ...second, goesOn: goesOn({ resolved: { tellUser } }) })],
  ]);
});

test('a duplicate of a duplicate follows what goes on, too', async () => {
  const bot = await startTwice();
  await raiseMore(bot, 'UYUKI');
  await cancelAs(bot, 'ESC-2', { id: 'ESC-3' });
  await cancelAs(bot, 'ESC-1');
  hear(bot);
  await acknowledge(bot);
  const line = bot.words.followed({ what: 'acknowledged' });
  expect(bot.said().filter(([where]) => where !== agent && where !== thread)).toEqual(
    expect.arrayContaining([
      [follower, line],
      ['Yuki › thread', line],
    ]),
  );
});

test('reopened, it stands for itself again', async () => {
  const bot = await startFollowed();
  await fillIn(
    bot,
    'UKENJI',
    acts.reopen,
    { [fields.reopenReason]: 'Another one.' },
    theCard(bot, 'C0ENG', 'ESC-2'),
  );
  hear(bot);
  await acknowledge(bot);
  expect(bot.said().filter(([where]) => where === follower)).toEqual([]);
});

test('moved to a restricted team, whoever follows it reads that something was done, and not what was written', async () => {
  const bot = await startFollowed();
  await move(bot, 'Risk');
  hear(bot);
  await resolve(bot, 'UINGRID', theCard(bot, 'C0RISK'), aResolution);
  const deed = { what: 'resolved', ...resolution } as const;
  expect(bot.said().filter(([where]) => where === follower)).toEqual([
    [follower, bot.words.followed(deed, { team: 'risk', by: 'UINGRID' }, { only: 'risk' })],
  ]);
});

type Refused = { of: string; before?(bot: Bot): Promise<void>; because(bot: Bot): string };
const refusals: Record<string, Refused> = {
  'a reference that is none': {
    of: 'ESC-99',
    because: ({ words }) => words.refused({ refused: 'unknown duplicate', of: 'ESC-99' }),
  },
  'what is no reference': {
    of: 'that one',
    because: ({ words }) => words.refused({ refused: 'unknown duplicate', of: 'that one' }),
  },
  itself: {
    of: 'ESC-2',
    because: ({ words }) => words.refused({ refused: 'its own duplicate' }, { id: 'ESC-2' }),
  },
  'one that was cancelled itself': {
    of: 'ESC-1',
    before: (bot) => fillIn(bot, 'UAOIFE', acts.cancel, {}, agentMessage(bot, 'ESC-1', 'UAOIFE')),
    because: ({ words }) => words.refused({ refused: 'cancelled duplicate', of: 'ESC-1' }),
  },
  'one that only its team reads': {
    of: 'ESC-1',
    before: (bot) => move(bot, 'Risk'),
    because: ({ words }) => words.refused({ refused: 'hidden duplicate', of: 'ESC-1' }),
  },
};

test.each(Object.entries(refusals))(
  'refused on its field, and nothing is done: %s',
  async (_, { of, before, because }) => {
    const bot = await startTwice();
    await before?.(bot);
    hear(bot);
    await cancelAs(bot, of);
    expect(bot.slack.errorsOn('UKENJI')).toEqual({ [fields.duplicateOf]: because(bot) });
    expect(bot.said()).toEqual([]);
    await submit(bot, 'UKENJI', { [fields.duplicateOf]: '' });
    expect(bot.said()).toEqual([
      [thread, bot.words.inThread({ what: 'cancelled', reason: '' }, second)],
      [follower, bot.words.toAgent({ what: 'cancelled', reason: '' }, second)],
    ]);
  },
);

test('what a restricted team told its own agent is not told to who follows later, when the configuration lifts that', async () => {
  const bot = await startTwice();
  await move(bot, 'Risk');
  await resolve(bot, 'UINGRID', theCard(bot, 'C0RISK'), aResolution);
  hear(bot);
  await bot.restart((yaml) => yaml.replace('restricted: true', 'restricted: false'));
  await cancelAs(bot, 'ESC-1');
  expect(
    bot.said().filter(([where, text]) => where === follower && text.includes(resolution.tellUser)),
  ).toEqual([]);
  hear(bot);
});
