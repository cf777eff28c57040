/** Nobody is on call: that is never silence. And shifts that take turns. */
import { expect, test } from 'vitest';
import type { OnCall } from '../../src/domain/on-call.ts';
import { promiseSentence } from '../../src/views/forms/promise.ts';
import { onCallAnswer } from '../../src/views/on-call-answer.ts';
import { en } from '../../src/views/words/en/index.ts';
import { type Bot, hour, minute, startBot } from '../support/bot.ts';
import { acknowledge, command, hear, more, press, startRaised, theCard } from '../support/gestures.ts';
import { listenTo } from '../support/heard.ts';
import { agentLines, agentMessage, answerLines, cardLines } from '../support/lines.ts';
import { engineering, followTheSun, groupMembers } from '../support/rosters.ts';
import { type About, at, breach, nobodyOnDuty, warning } from '../support/words/about.ts';
import { acts, choices, fields } from '../support/words/labels.ts';

/** 28 November 2026, 20:00 in Dublin: everybody has the weekend. */
const saturday = (time: string) => at(time, 5);
const monday = (time: string) => at(time, 7);
const saturdayEvening = saturday('20:00');

const newEscalation = {
  [fields.team]: 'Engineering',
  [fields.priority]: choices.normal,
  [fields.summary]: 'Payout late',
};
/** Office hours in Dublin; Sam stands in for what cannot wait. */
const samStandsIn = engineering(['{ calendar: dublin, group: S0ENG }'], ['fallback: { users: [USAM] }']);
const officeOpens = { at: monday('09:00'), names: ['@eng-oncall'] };
const nobody = nobodyOnDuty(officeOpens);
const sam = nobodyOnDuty(officeOpens, [{ id: 'USAM', name: 'Sam' }]);

const thread = '#esc-engineering › thread';
const normal = {
  priority: 'normal',
  due: { acknowledge: saturday('22:00'), resolve: monday('20:00') },
} as const;
const urgent = {
  priority: 'urgent',
  due: { acknowledge: saturday('20:15'), resolve: at('00:00', 6) },
} as const;

const theirCard = (bot: Bot, viewer = 'UPRIYA') => cardLines(bot, 'ESC-1', 'C0ENG', viewer);

test('what can wait names who comes next and when, and wakes nobody', async () => {
  const bot = await startBot({ at: saturdayEvening, config: followTheSun });
  await bot.raise(newEscalation);
  const onCall = nobodyOnDuty({ at: monday('00:00'), names: ['Kenji'] });
  const late = { ...normal, summary: 'Payout late', onCall };
  expect(bot.said()).toEqual([
    ['#esc-engineering', bot.words.cardPosted(late)],
    ['Aoife', bot.words.agentPosted(late)],
  ]);
  expect(bot.pings()).toEqual([]);
});

test('what is urgent goes to the fallback, who are mentioned at once', async () => {
  const bot = await startBot({ at: saturdayEvening, config: samStandsIn });
  await bot.raise({ ...newEscalation, [fields.priority]: choices.urgent });
  bot.said();
  expect(bot.pings()).toEqual([['#esc-engineering', ['Sam']]]);
  expect(theirCard(bot)).toEqual(
    bot.words.card({ ...urgent, summary: 'Payout late', onCall: sam }, 'UPRIYA', { first: true }),
  );
});

test('what becomes urgent calls the fallback, unless somebody has it', async () => {
  const bot = await startRaised(
    { [fields.priority]: choices.normal },
    { at: saturdayEvening, config: samStandsIn },
  );
  const { words } = bot;
  expect(theirCard(bot)).toEqual(words.card({ ...normal, onCall: nobody }, 'UPRIYA'));
  const raiseTo = (priority: string) =>
    more(bot, 'UAOIFE', acts.changePriority, agentMessage(bot, 'ESC-1', 'UAOIFE'), {
      [fields.newPriority]: priority,
    });
  const changed = (from: 'low' | 'normal' | 'high', to: 'high' | 'urgent', calls?: typeof sam) =>
    words.inThread({ what: 'priority changed', from, to }, { by: 'UAOIFE' }, calls ? { calls } : {});
  await raiseTo(choices.high);
  expect(bot.said()).toEqual([[thread, changed('normal', 'high')]]);
  expect(bot.pings()).toEqual([]);
  await raiseTo(choices.urgent);
  expect(bot.said()).toEqual([[thread, changed('high', 'urgent', sam)]]);
  expect(bot.pings()).toEqual([[thread, ['Sam']]]);
  expect(theirCard(bot)).toEqual(words.card({ ...urgent, onCall: sam }, 'UPRIYA'));

  await acknowledge(bot, 'UPRIYA');
  await more(bot, 'UPRIYA', acts.changePriority, theCard(bot), { [fields.newPriority]: choices.low });
  hear(bot);
  await raiseTo(choices.urgent);
  expect(bot.said()).toEqual([[thread, changed('low', 'urgent')]]);
  expect(bot.pings()).toEqual([]);
});

test('a user on the phone is as pressing, whatever the priority, until the call is over', async () => {
  const bot = await startBot({ at: saturdayEvening, config: samStandsIn });
  const { words } = bot;
  const heard = listenTo(bot);
  await bot.raise({ ...newEscalation, [fields.onPhone]: [choices.yes] });
  const onPhone = {
    ...normal,
    summary: 'Payout late',
    onPhone: true,
    due: { ...normal.due, acknowledge: saturday('20:03') },
    onCall: sam,
  };
  expect(heard().filter(([, where]) => where !== 'Aoife')).toEqual([
    ['20:00:00', '#esc-engineering', words.cardPosted(onPhone), ['USAM']],
  ]);
  expect(agentLines(bot, 'ESC-1', 'UAOIFE')).toEqual(words.agentMessage(onPhone));
  await bot.pass(4 * minute);
  const reminded = (
    about: About,
    time: string,
    reminder: ReturnType<typeof warning>,
    to: 'thread' | 'on-call',
    onCall = nobody,
  ) => [
    time,
    thread,
    words.reminded(reminder, { ...about, to, onCall, now: saturday(time) }),
    to === 'on-call' && onCall === sam ? ['USAM'] : [],
  ];
  const soon = warning('acknowledge', saturday('20:03'));
  expect(heard().filter(([, where]) => where === thread)).toEqual([
    reminded(onPhone, '20:01:30', soon, 'thread'),
    reminded(onPhone, '20:02:24', soon, 'on-call', sam),
    reminded(onPhone, '20:03:00', breach('acknowledge', saturday('20:03')), 'on-call', sam),
  ]);

  // The two hours of its priority count again, and Sam is left in peace.
  await press(bot, 'UAOIFE', acts.endCall, agentMessage(bot, 'ESC-1', 'UAOIFE'));
  const ended = words.inThread({ what: 'call ended' }, { by: 'UAOIFE' });
  expect(heard()).toEqual([['20:04:00', thread, ended, []]]);
  const over: About = { ...normal, summary: 'Payout late', onPhone: true, liveUntil: null };
  expect(theirCard(bot)).toEqual(words.card({ ...over, onCall: nobody }, 'UPRIYA'));
  await bot.pass(96 * minute);
  const inTime = warning('acknowledge', saturday('22:00'));
  expect(heard()).toEqual([
    reminded(over, '21:00:00', inTime, 'thread'),
    reminded(over, '21:36:00', inTime, 'on-call'),
  ]);
});

test('working hours: the agent is told that the team is closed, and until when', async () => {
  const config = engineering(['{ calendar: dublin, group: S0ENG }'], ['calendar: dublin']);
  const bot = await startBot({ at: saturdayEvening, config });
  const { words } = bot;
  const due = { acknowledge: monday('11:00'), resolve: at('14:30', 12) };
  const closedUntil = monday('09:00');
  await command(bot, 'UAOIFE', '');
  const form = bot.slack.modal('UAOIFE');
  const promised = {
    team: 'engineering',
    teamName: 'Engineering',
    acknowledgeAt: due.acknowledge,
    resolveAt: due.resolve,
    closedUntil,
    chosen: false,
  };
  expect(form && bot.slack.seenBy(form, 'UAOIFE')).toContain(
    words.say({
      text: promiseSentence(promised, { now: saturdayEvening, timeZone: 'Europe/Dublin', words: en }),
    }),
  );
  await bot.slack.submit('UAOIFE', { ...newEscalation, [fields.details]: 'It is late.' });
  await bot.settle();
  bot.said();
  const late = {
    priority: 'normal',
    summary: 'Payout late',
    details: 'It is late.',
    due,
    closedUntil,
    onCall: nobody,
  } as const;
  expect(agentLines(bot, 'ESC-1', 'UAOIFE')).toEqual(words.agentMessage(late));
  expect(theirCard(bot, 'UKENJI')).toEqual(words.card(late));
});

test('/escalate on-call says who is on now and next, in the reader’s own time', async () => {
  const bot = await startBot({
    config: engineering([
      '{ calendar: dublin, group: S0ENG }',
      '{ calendar: tokyo, rotation: { users: [UKENJI, USAM], starts: 2026-11-23 09:00 }, exceptions: [{ from: 2026-11-24, to: 2026-11-24, users: [UPRIYA] }] }',
    ]),
  });
  const asked = async (user: string) => {
    await command(bot, user, 'on-call engineering');
    bot.said();
    return answerLines(bot, user);
  };
  const answer = (onCall: OnCall, user: string) => {
    const team = { name: 'Engineering', onCall, againAt: null, fallback: { users: ['UMARCUS', 'UNORA'] } };
    return bot.words.answer(onCallAnswer({ teams: [team], members: groupMembers, now: bot.now() }, en), user);
  };
  const group = { group: 'S0ENG' };
  const priya = { users: ['UPRIYA'] };
  const today = {
    now: [{ crew: group, until: at('17:30') }],
    next: { at: at('00:00', 1), crews: [priya] },
  };
  expect(await asked('UAOIFE')).toEqual(answer(today, 'UAOIFE'));
  expect(await asked('UYUKI')).toEqual(answer(today, 'UYUKI'));
  await bot.pass(15 * hour);
  bot.said();
  const tonight = {
    now: [{ crew: priya, until: at('09:00', 1) }],
    next: { at: at('09:00', 1), crews: [group] },
  };
  expect(await asked('UAOIFE')).toEqual(answer(tonight, 'UAOIFE'));
});
