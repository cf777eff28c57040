/** When will you have news? Asked once of whoever takes it; what they promise is remembered, and silence gives it back. */
import { expect, test } from 'vitest';
import type { Instant } from '../../src/domain/calendars/calendar.ts';
import type { Reminder } from '../../src/domain/escalation.ts';
import { newsChoices, newsPromised } from '../../src/views/acts/promise-news.ts';
import { handedBack, keptInside } from '../../src/views/forms/sentences.ts';
import { en } from '../../src/views/words/en/index.ts';
import { type Bot, type BotOptions, hour, minute } from '../support/bot.ts';
import {
  acknowledge,
  answer,
  ask,
  fillIn,
  hear,
  more,
  move,
  press,
  startRaised,
  submit,
  theCard,
  write,
} from '../support/gestures.ts';
import { type Heard, listenTo } from '../support/heard.ts';
import { agentLines, answerLines, askedForNews, cardLines, modalLines } from '../support/lines.ts';
import { engineering } from '../support/rosters.ts';
import { type About, at, breach, warning } from '../support/words/about.ts';
import { acts, choices, fields } from '../support/words/labels.ts';

/** Without a promise of the owner's own, news is due every eight hours. */
const normal = { [fields.priority]: choices.normal };
const dublinHours = engineering(['{ calendar: always, group: S0ENG }'], ['calendar: dublin']);
const tokyoHours = engineering(['{ calendar: always, group: S0ENG }'], ['calendar: tokyo']);
const never = (yaml: string) => yaml.replace('hand_back_after: 1h', 'hand_back_after: never');

const thread = '#esc-engineering › thread';
const agent = 'Aoife › thread';

/** ESC-1 is Priya's, who owes news by then. */
const hers = (update: Instant, more: About = {}): About => ({
  priority: 'normal',
  status: 'acknowledged',
  owner: 'UPRIYA',
  due: { update, resolve: at('10:00', 2) },
  ...more,
});

/** Nobody has ESC-1. */
const nobodys = (acknowledge: Instant, resolve = at('10:00', 2)): About => ({
  priority: 'normal',
  due: { acknowledge, resolve },
});

/** The card and the agent's message say this. */
function expectSeen(bot: Bot, facts: About): void {
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UPRIYA')).toEqual(bot.words.card(facts, 'UPRIYA'));
  expect(agentLines(bot, 'ESC-1', 'UAOIFE')).toEqual(bot.words.agentMessage(facts));
}

/** The line of the card that says who has it is that of these facts. */
const expectOwner = (bot: Bot, facts: About) =>
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UPRIYA')[3]).toBe(bot.words.card(facts, 'UPRIYA')[3]);

/** Priya has promised news, and everybody knows. */
const promised = ({ only, words }: Bot, newsBy: Instant) => [
  [only('UPRIYA'), words.newsPromised(newsBy)],
  [thread, words.inThread({ what: 'promised news', newsBy }, { by: 'UPRIYA' })],
  [agent, words.toAgent({ what: 'promised news', newsBy }, { by: 'UPRIYA' })],
];

const reminded = {
  as: 'owner',
  about: { priority: 'normal', status: 'acknowledged', owner: 'UPRIYA' },
} as const;

/** What Priya is told at that time. */
const toPriya = ({ words }: Bot, time: string, reminder: Reminder): Heard => [
  `${time}:00`,
  'Priya',
  words.personal([{ reminder, ...reminded }], at(time)),
  [],
];

const wentQuiet = { what: 'went quiet', owner: 'UPRIYA' } as const;

/** It is nobody's since that time, for want of news. */
const quiet = ({ words }: Bot, time: string, now: About): Heard[] => [
  [`${time}:00`, thread, words.inThread(wentQuiet), ['UPRIYA']],
  [`${time}:00`, agent, words.toAgent(wentQuiet, now), []],
];

/** The newest direct message to Priya, line by line. */
function priyaReads({ slack }: Bot): string[] {
  const newest = slack.directMessages('UPRIYA').at(-1);
  return newest ? slack.seenBy(newest, 'UPRIYA').split('\n') : [];
}

/** Priya has taken ESC-1 at 10:00 and promised news by 10:30, unless told otherwise. */
async function priyaPromised({ choice = acts.in30m, ...options }: BotOptions & { choice?: string } = {}) {
  const bot = await startRaised(normal, options);
  await acknowledge(bot, 'UPRIYA');
  await press(bot, 'UPRIYA', choice);
  hear(bot);
  return bot;
}

/** What is said at one instant in several places is said in any order. */
const expectHeard = (heard: readonly Heard[], expected: readonly Heard[]) =>
  expect(heard.toSorted()).toEqual(expected.toSorted());

test.each([
  ['30 min', acts.in30m, at('10:30')],
  ['2 hours', acts.in2h, at('12:00')],
  ['Today', acts.today, at('17:30')],
  ['Tomorrow', acts.tomorrow, at('17:30', 1)],
])('asked after a press, the owner answers %s, and everybody knows', async (_, choice, newsBy) => {
  const bot = await startRaised(normal, { config: dublinHours });
  const { words } = bot;
  await acknowledge(bot, 'UPRIYA');
  expect(bot.said()).toEqual([
    askedForNews(bot, 'UPRIYA'),
    [thread, words.hasIt('UPRIYA')],
    [agent, words.toAgent({ what: 'acknowledged' }, { by: 'UPRIYA' })],
  ]);
  expect(answerLines(bot, 'UPRIYA')).toEqual(words.answer(words.newsQuestion(), 'UPRIYA'));
  await press(bot, 'UPRIYA', choice);
  expect(bot.said()).toEqual(promised(bot, newsBy));
  expect(bot.pings()).toEqual([]);
  expect(answerLines(bot, 'UPRIYA')).toEqual(
    words.answer(newsPromised({ id: 'ESC-1', reporter: 'UAOIFE' }, newsBy, words.wording), 'UPRIYA'),
  );
  expectSeen(bot, hers(newsBy, { promised: true, due: { update: newsBy, resolve: at('11:30', 7) } }));
});

test('Tomorrow, on a Friday before a long weekend, is the next day with any hours', async () => {
  // Friday 20 November 2026, 15:30 in Tokyo; Monday is a public holiday there. Aoife reads it in Dublin.
  const bot = await startRaised(normal, { at: at('06:30', -3), config: tokyoHours });
  const { words } = bot;
  await acknowledge(bot);
  await press(bot, 'UKENJI', acts.tomorrow);
  hear(bot);
  const newsBy = at('09:00', 1);
  expect(answerLines(bot, 'UKENJI')).toEqual(
    words.answer(newsPromised({ id: 'ESC-1', reporter: 'UAOIFE' }, newsBy, words.wording), 'UKENJI'),
  );
  expectSeen(
    bot,
    hers(newsBy, { owner: 'UKENJI', promised: true, due: { update: newsBy, resolve: at('00:30', 8) } }),
  );
});

test('what was promised can be changed: beside the answer, and under More', async () => {
  const bot = await priyaPromised();
  await fillIn(bot, 'UPRIYA', acts.changeNews, { [fields.newsBy]: new Date(at('11:00')) });
  expect(bot.said()).toEqual(promised(bot, at('11:00')).slice(1));
  await more(bot, 'UPRIYA', acts.changeNews, theCard(bot), { [fields.newsBy]: new Date(at('10:50')) });
  expect(bot.said()).toEqual(promised(bot, at('10:50')).slice(1));
  expectSeen(
    bot,
    hers(at('10:50'), { promised: true, due: { update: at('10:50'), resolve: at('10:00', 2) } }),
  );
  await fillIn(bot, 'UPRIYA', acts.changeNews, { [fields.newsBy]: new Date(at('09:00')) });
  expect(Object.keys(bot.slack.errorsOn('UPRIYA'))).toEqual([fields.newsBy]);
  await bot.slack.closeModal('UPRIYA');
});

test('news after the resolve target is questioned, where it is chosen by a press and in the form', async () => {
  const bot = await startRaised();
  await acknowledge(bot, 'UPRIYA');
  const late = (newsBy: Instant) =>
    newsPromised({ id: 'ESC-1', reporter: 'UAOIFE' }, newsBy, bot.words.wording, {
      target: at('14:00'),
      instead: newsChoices.slice(0, 2),
    });
  await press(bot, 'UPRIYA', acts.tomorrow);
  expect(answerLines(bot, 'UPRIYA')).toEqual(bot.words.answer(late(at('18:00', 1)), 'UPRIYA'));
  await press(bot, 'UPRIYA', acts.in2h);
  await more(bot, 'UPRIYA', acts.changeNews, theCard(bot), { [fields.newsBy]: new Date(at('15:00')) });
  expect(modalLines(bot, 'UPRIYA')).toEqual(bot.words.notice(late(at('15:00')), 'UPRIYA'));
  await press(bot, 'UPRIYA', acts.in30m);
  hear(bot);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UPRIYA')).toEqual(
    bot.words.card(
      {
        status: 'acknowledged',
        owner: 'UPRIYA',
        promised: true,
        due: { update: at('10:30'), resolve: at('14:00') },
      },
      'UPRIYA',
    ),
  );
  await bot.slack.closeModal('UPRIYA');
});

test('a first reply and 👀 are asked the same, once, beside Undo', async () => {
  const bot = await startRaised(normal);
  const { words } = bot;
  await write(bot, 'UPRIYA', 'C0ENG', 'Looking into it.', theCard(bot));
  expect(bot.said()[0]).toEqual([bot.only('UPRIYA'), words.say(words.tookByReply())]);
  expect(answerLines(bot, 'UPRIYA')).toEqual(words.answer(words.tookByReply(), 'UPRIYA'));
  await write(bot, 'UPRIYA', 'C0ENG', 'Still looking.', theCard(bot));
  expect(bot.said()).toEqual([[agent, words.writes('Still looking.', 'UPRIYA')]]);

  const other = await startRaised(normal);
  await other.slack.react('UKENJI', 'eyes', theCard(other));
  await other.settle();
  expect(other.said()[0]).toEqual([other.only('UKENJI'), words.say(words.tookByEyes())]);
  expect(answerLines(other, 'UKENJI')).toEqual(words.answer(words.tookByEyes(), 'UKENJI'));
  await press(other, 'UKENJI', acts.in2h);
  expect(other.said()[0]).toEqual([other.only('UKENJI'), words.newsPromised(at('12:00'))]);
});

test('news given in time fulfils the promise, and the team’s own target counts from there', async () => {
  const bot = await priyaPromised();
  const heard = listenTo(bot);
  await bot.pass(25 * minute);
  expectHeard(heard(), [toPriya(bot, '10:20', warning('update', at('10:30')))]);
  await write(bot, 'UPRIYA', 'C0ENG', 'Half of it is out.', theCard(bot));
  expectHeard(heard(), [['10:25:00', agent, bot.words.writes('Half of it is out.', 'UPRIYA'), []]]);
  expectSeen(bot, hers(at('18:25')));
  await bot.pass(3 * hour);
  expectHeard(heard(), []);
});

test('promised and not given: the owner is asked and promises again; without an answer it is handed back', async () => {
  const bot = await priyaPromised();
  const { words } = bot;
  const heard = listenTo(bot);
  await bot.pass(31 * minute);
  const owed = breach('update', at('10:30'));
  expectHeard(heard().slice(1), [toPriya(bot, '10:30', owed)]);
  expect(priyaReads(bot)).toEqual(words.personalLines([{ reminder: owed, ...reminded }], 'UPRIYA'));
  expectSeen(bot, hers(at('10:30'), { promised: true }));

  await press(bot, 'UPRIYA', acts.in2h);
  expectHeard(
    heard(),
    promised(bot, at('12:31')).map(([where = '', text = '']) => ['10:31:00', where, text, []]),
  );
  await bot.pass(2 * hour);
  expectHeard(heard(), [
    toPriya(bot, '12:21', warning('update', at('12:31'))),
    toPriya(bot, '12:31', breach('update', at('12:31'))),
  ]);

  await bot.pass(59 * minute);
  expectHeard(heard(), []);
  await bot.pass(minute);
  expectHeard(heard(), quiet(bot, '13:31', nobodys(at('15:31'))));
  expectSeen(bot, nobodys(at('15:31')));
  // It is not hers any more: the old question has no buttons.
  await expect(bot.slack.click('UPRIYA', acts.in30m)).rejects.toThrow(`sees no "${acts.in30m}"`);
  await bot.pass(2 * hour);
  const soon = warning('acknowledge', at('15:31'));
  const missed = breach('acknowledge', at('15:31'));
  const about = nobodys(at('15:31'));
  const toLead = words.personal([{ reminder: missed, as: 'lead', about }]);
  expectHeard(heard(), [
    ['14:31:00', thread, words.reminded(soon, { ...about, now: at('14:31') }), []],
    ['15:07:00', thread, words.reminded(soon, { ...about, to: 'on-call', now: at('15:07') }), ['S0ENG']],
    ['15:31:00', thread, words.reminded(missed, { ...about, to: 'on-call', now: at('15:31') }), ['S0ENG']],
    ['15:31:00', 'Marcus', toLead, []],
    ['15:31:00', 'Nora', toLead, []],
  ]);
});

test('news is given where it is asked for: the agent reads it, the team reads what they were told, and the promise ends', async () => {
  const bot = await priyaPromised();
  const { words } = bot;
  await bot.pass(31 * minute);
  hear(bot);
  await press(bot, 'UPRIYA', acts.giveNews);
  await submit(bot, 'UPRIYA', {});
  expect(Object.keys(bot.slack.errorsOn('UPRIYA'))).toEqual([fields.news]);
  await submit(bot, 'UPRIYA', { [fields.news]: 'Half of it is out.' });
  const given = { what: 'said', side: 'team', text: 'Half of it is out.', news: true } as const;
  expect(bot.said()).toEqual([
    [agent, words.writes('Half of it is out.', 'UPRIYA')],
    [thread, words.inThread(given, { by: 'UPRIYA' })],
  ]);
  expectSeen(bot, hers(at('18:31')));
});

test('news from a form of before the move to a restricted team stays there, and its author is told so', async () => {
  const bot = await priyaPromised();
  await bot.pass(31 * minute);
  await press(bot, 'UPRIYA', acts.giveNews);
  await move(bot, 'Risk');
  hear(bot);
  await submit(bot, 'UPRIYA', { [fields.news]: 'Half of it is out.' });
  expect(modalLines(bot, 'UPRIYA').join('\n')).toContain(bot.words.say(keptInside('ESC-1', 'Risk', en)));
  expect(bot.said().map(([where]) => where)).toEqual(['#esc-risk › thread']);
});

test('the owner who is asked may hand it back at once', async () => {
  const bot = await priyaPromised();
  const { words } = bot;
  await bot.pass(31 * minute);
  hear(bot);
  await press(bot, 'UPRIYA', acts.handBack);
  expect(bot.said()).toEqual([
    [bot.only('UPRIYA'), words.say(handedBack('ESC-1', 'Engineering', en))],
    [thread, words.inThread({ what: 'handed back' }, { by: 'UPRIYA' })],
    [agent, words.toAgent({ what: 'handed back' }, { by: 'UPRIYA', ...nobodys(at('12:31')) })],
  ]);
  await bot.pass(59 * minute);
  expect(bot.said()).toEqual([]);
});

test('nothing is handed back at night: half of the hour to answer is left for the morning, and then the ladder starts', async () => {
  // Monday 23 November 2026, 15:00; Dublin closes at 17:30 and opens at 09:00.
  const bot = await priyaPromised({ choice: acts.in2h, at: at('15:00'), config: dublinHours });
  const heard = listenTo(bot);
  const said = () => heard().filter(([, , text]) => bot.words.digestDay(text) === undefined);
  await bot.pass(2 * hour);
  expectHeard(said().slice(1), [toPriya(bot, '17:00', breach('update', at('17:00')))]);
  await bot.pass(16.5 * hour - minute);
  expectHeard(said(), []);
  expectOwner(bot, hers(at('17:00')));
  await bot.pass(minute);
  expectHeard(said(), quiet(bot, '09:30', nobodys(at('11:30', 1), at('16:30', 7))));
  await bot.pass(hour);
  const soon = warning('acknowledge', at('11:30', 1));
  expectHeard(said(), [
    ['10:30:00', thread, bot.words.reminded(soon, { priority: 'normal', now: at('10:30', 1) }), []],
  ]);
});

test('with hand_back_after never it stays the owner’s, and the lead sees it in the digest', async () => {
  const bot = await priyaPromised({ config: never });
  const { words } = bot;
  const heard = listenTo(bot);
  await bot.pass(23 * hour);
  const [, , ...later] = heard().filter(([, where]) => where !== 'Hana' && where !== 'Ingrid');
  const needsYou = [{ about: hers(at('10:30')), needs: ['no news' as const] }];
  const team = { team: 'engineering', opened: 1, open: 1, acknowledge: { met: 1, missed: 0 } };
  const toMarcus = {
    lead: 'UMARCUS',
    timeZone: 'America/Los_Angeles',
    since: at('17:00', -3),
    needsYou,
    teams: [team],
  };
  const toNora = { date: '2026-11-24', since: at('09:00'), needsYou, teams: [team, { team: 'design' }] };
  expectHeard(later, [
    ['17:00:00', 'Marcus', words.digest(toMarcus), []],
    ['09:00:00', 'Nora', words.digest(toNora), []],
  ]);
  expectOwner(bot, hers(at('10:30')));
});

test('a question is news: while the answer is awaited nobody of the team is asked, and the team’s target counts from it', async () => {
  const bot = await priyaPromised();
  await bot.pass(20 * minute);
  await ask(bot, 'Which payout?', 'UPRIYA');
  hear(bot);
  const heard = listenTo(bot);
  await bot.pass(3 * hour);
  expectHeard(heard(), []);
  await answer(bot, 'po_7');
  const answered = bot.words.inThread({ what: 'answered', text: 'po_7' }, { by: 'UAOIFE', owner: 'UPRIYA' });
  expectHeard(heard(), [['13:20:00', thread, answered, ['UPRIYA']]]);
  expectSeen(bot, hers(at('21:20'), { due: { update: at('21:20'), resolve: at('13:00', 2) } }));
});

test('the owner who was asked late, because the bot was down, has the whole hour to answer', async () => {
  const bot = await priyaPromised();
  await bot.pass(15 * minute);
  const heard = listenTo(bot);
  await bot.away(3 * hour);
  const down = { from: at('10:15'), to: at('13:15') };
  expectHeard(heard(), [toPriya(bot, '13:15', breach('update', at('10:30'), down))]);
  await bot.pass(59 * minute);
  expectHeard(heard(), []);
  await bot.pass(minute);
  expect(heard()[0]).toEqual(['14:15:00', thread, bot.words.inThread(wentQuiet), ['UPRIYA']]);
});
