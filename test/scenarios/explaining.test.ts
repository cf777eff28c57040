/** Explain the clock: whoever sees an escalation is told in words how its due times come about, on the clock of the place that counts. */
import { expect, test } from 'vitest';
import { type Bot, hour, minute, startBot } from '../support/bot.ts';
import {
  acknowledge,
  answer,
  ask,
  hear,
  more,
  move,
  press,
  startRaised,
  theCard,
} from '../support/gestures.ts';
import { agentMessage, modalLines } from '../support/lines.ts';
import { engineering } from '../support/rosters.ts';
import { at } from '../support/words/about.ts';
import { counted, type Explained, paused, weekend } from '../support/words/explained.ts';
import { acts, choices, fields } from '../support/words/labels.ts';

/** Friday 20 November 2026 in Dublin, which closes at 17:30, opens on Saturday from 10 to 14, and then on Monday at nine. */
const friday = (time: string) => at(time, -3);
const saturday = (time: string) => at(time, -2);
const fridayAfternoon = friday('16:40');

const timeZone = 'Europe/Dublin';
const inDublin = engineering(['{ calendar: always, group: S0ENG }'], ['calendar: dublin']);

const agents = (bot: Bot) => agentMessage(bot, 'ESC-1', 'UAOIFE');
const passTo = (bot: Bot, instant: number) => bot.pass(instant - bot.now());

async function explained(bot: Bot, user: string, where = theCard(bot)): Promise<string[]> {
  await more(bot, user, acts.explain, where);
  const lines = modalLines(bot, user);
  await bot.slack.closeModal(user);
  return lines;
}

test('over a weekend: what was counted, what was passed over, and how late it is in open hours', async () => {
  const bot = await startRaised(
    { [fields.priority]: choices.normal },
    { at: fridayAfternoon, config: inDublin },
  );
  await passTo(bot, at('09:30'));
  const started = {
    timeZone,
    startedAt: fridayAfternoon,
    steps: [
      counted(fridayAfternoon, saturday('14:00'), 4 * hour + 50 * minute, { night: 1 }),
      weekend(saturday('14:00'), at('09:00')),
      counted(at('09:00'), at('09:30')),
    ],
  };
  const clocks: Explained[] = [
    {
      clock: 'acknowledge',
      ...started,
      targetMs: 2 * hour,
      end: { is: 'late', at: saturday('11:10'), lateMs: 3 * hour + 20 * minute },
    },
    {
      clock: 'resolve',
      ...started,
      targetMs: 48 * hour,
      end: { is: 'due', at: at('10:40', 5), leftMs: 42 * hour + 40 * minute },
    },
  ];
  // Kenji reads it in Tokyo, and Aoife in her own thread: the hours are Dublin’s for all of them.
  const lines = bot.words.explained(clocks, 'UPRIYA');
  expect(await explained(bot, 'UPRIYA')).toEqual(lines);
  expect(await explained(bot, 'UKENJI')).toEqual(lines);
  expect(await explained(bot, 'UAOIFE', agents(bot))).toEqual(lines);
  hear(bot);
});

test('paused until the agent answers: what is left meanwhile, and afterwards what the pause was', async () => {
  const bot = await startRaised(
    { [fields.priority]: choices.normal },
    { at: fridayAfternoon, config: inDublin },
  );
  await bot.pass(20 * minute);
  await ask(bot, 'Since when?');
  const atFive = friday('17:00');
  const beforeTheQuestion = counted(fridayAfternoon, atFive);
  const acknowledged: Explained = {
    clock: 'acknowledge',
    timeZone,
    targetMs: 2 * hour,
    startedAt: fridayAfternoon,
    steps: [beforeTheQuestion],
    end: { is: 'met', at: atFive },
  };
  const update = { clock: 'update', timeZone, targetMs: 8 * hour, startedAt: atFive } as const;
  const itsAnswer = { clock: 'answer', timeZone, targetMs: 8 * hour, startedAt: atFive } as const;
  const toResolve = { clock: 'resolve', timeZone, targetMs: 48 * hour, startedAt: fridayAfternoon } as const;
  expect(await explained(bot, 'UAOIFE', agents(bot))).toEqual(
    bot.words.explained(
      [
        acknowledged,
        { ...update, end: { is: 'paused', leftMs: 8 * hour } },
        {
          ...toResolve,
          steps: [beforeTheQuestion],
          end: { is: 'paused', leftMs: 47 * hour + 40 * minute },
        },
        { ...itsAnswer, end: { is: 'due', at: at('12:30'), leftMs: 8 * hour } },
      ],
      'UAOIFE',
    ),
  );
  await passTo(bot, at('09:30'));
  await answer(bot, 'Since noon.');
  await passTo(bot, at('10:30'));
  const sinceTheQuestion = [paused(atFive, at('09:30')), counted(at('09:30'), at('10:30'))];
  expect(await explained(bot, 'UPRIYA')).toEqual(
    bot.words.explained(
      [
        acknowledged,
        { ...update, steps: sinceTheQuestion, end: { is: 'due', at: at('17:30'), leftMs: 7 * hour } },
        {
          ...toResolve,
          steps: [beforeTheQuestion, ...sinceTheQuestion],
          end: { is: 'due', at: at('10:40', 7), leftMs: 46 * hour + 40 * minute },
        },
        {
          ...itsAnswer,
          steps: [
            counted(atFive, at('14:00', -2), 4.5 * hour, { night: 1 }),
            weekend(at('14:00', -2), at('09:00')),
            counted(at('09:00'), at('09:30')),
          ],
          end: { is: 'met', at: at('09:30') },
        },
      ],
      'UPRIYA',
    ),
  );
  hear(bot);
});

test('another priority, the owner’s own promise and a callback: each with the reason for its hour', async () => {
  const bot = await startRaised({
    [fields.priority]: choices.normal,
    [fields.callback]: new Date(at('14:00')),
  });
  await bot.pass(30 * minute);
  await more(bot, 'UKENJI', acts.changePriority, theCard(bot), { [fields.newPriority]: choices.urgent });
  await bot.pass(10 * minute);
  await acknowledge(bot, 'UPRIYA');
  await press(bot, 'UPRIYA', acts.in30m);
  await passTo(bot, at('11:00'));
  const startedAt = at('10:00');
  const steps = (beforeMs: number, afterMs: number, until: number) => [
    counted(startedAt, at('10:30')),
    {
      what: 'target' as const,
      at: at('10:30'),
      beforeMs,
      afterMs,
      because: 'priority' as const,
      priority: 'urgent' as const,
      team: 'engineering',
    },
    counted(at('10:30'), until),
  ];
  expect(await explained(bot, 'UPRIYA')).toEqual(
    bot.words.explained(
      [
        {
          clock: 'acknowledge',
          targetMs: 15 * minute,
          startedAt,
          steps: steps(2 * hour, 15 * minute, at('10:40')),
          end: { is: 'missed', at: at('10:40'), lateMs: 25 * minute, since: at('10:30') },
        },
        {
          clock: 'update',
          promised: true,
          targetMs: 30 * minute,
          startedAt: at('10:40'),
          steps: [counted(at('10:40'), at('11:00'))],
          end: { is: 'due', at: at('11:10'), leftMs: 10 * minute },
        },
        {
          clock: 'resolve',
          targetMs: 4 * hour,
          startedAt,
          steps: steps(48 * hour, 4 * hour, at('11:00')),
          end: { is: 'due', at: at('14:00'), leftMs: 3 * hour },
        },
        {
          clock: 'callback',
          targetMs: 4 * hour,
          startedAt,
          steps: [counted(startedAt, at('11:00'))],
          end: { is: 'due', at: at('14:00'), leftMs: 3 * hour },
        },
      ],
      'UPRIYA',
    ),
  );
  hear(bot);
});

test('moved: acknowledging starts afresh, and the rest goes on from what was counted, on the new team’s hours', async () => {
  const bot = await startRaised({}, { at: at('10:00'), config: inDublin });
  await bot.pass(10 * minute);
  await move(bot, 'New markets');
  await bot.pass(20 * minute);
  const movedAt = at('10:10');
  expect(await explained(bot, 'UAOIFE', agents(bot))).toEqual(
    bot.words.explained(
      [
        {
          clock: 'acknowledge',
          targetMs: 15 * minute,
          startedAt: movedAt,
          steps: [counted(movedAt, at('10:30'))],
          end: { is: 'late', at: at('10:25'), lateMs: 5 * minute },
          earlier: { runs: 1, countedMs: 10 * minute },
        },
        {
          clock: 'resolve',
          timeZone,
          targetMs: 4 * hour,
          startedAt: at('10:00'),
          steps: [
            counted(at('10:00'), movedAt),
            {
              what: 'target',
              at: movedAt,
              beforeMs: 4 * hour,
              afterMs: 4 * hour,
              because: 'move',
              priority: 'urgent',
              team: 'new-markets',
            },
            { ...counted(movedAt, at('10:30')), timeZone: null },
          ],
          end: { is: 'due', at: at('14:00'), leftMs: 3 * hour + 30 * minute },
          endsIn: null,
        },
      ],
      'UAOIFE',
    ),
  );
  hear(bot);
});

test('of a restricted team’s the reporter learns the hours, and not a word of what was written', async () => {
  const bot = await startBot();
  await bot.raise({
    [fields.team]: 'Risk',
    [fields.priority]: choices.urgent,
    [fields.summary]: 'Laundering suspected',
  });
  await bot.pass(4 * minute);
  const card = theCard(bot, 'C0RISK');
  await ask(bot, 'Whose account?', 'UTOMAS', card);
  await bot.pass(4 * minute);
  const startedAt = at('10:00');
  const askedAt = at('10:04');
  const clocks: Explained[] = [
    {
      clock: 'acknowledge',
      targetMs: 10 * minute,
      startedAt,
      steps: [counted(startedAt, askedAt)],
      end: { is: 'met', at: askedAt },
    },
    {
      clock: 'update',
      targetMs: hour,
      startedAt: askedAt,
      steps: [paused(askedAt, at('10:08'))],
      end: { is: 'paused', leftMs: hour },
    },
    {
      clock: 'resolve',
      targetMs: 4 * hour,
      startedAt,
      steps: [counted(startedAt, askedAt), paused(askedAt, at('10:08'))],
      end: { is: 'paused', leftMs: 3 * hour + 56 * minute },
    },
    {
      clock: 'answer',
      targetMs: hour,
      startedAt: askedAt,
      steps: [counted(askedAt, at('10:08'))],
      end: { is: 'due', at: at('11:04'), leftMs: 56 * minute },
    },
  ];
  expect(await explained(bot, 'UAOIFE', agents(bot))).toEqual(bot.words.explained(clocks, 'UAOIFE'));
  // Where no place is meant, each reads it on their own clock: Tomas in Berlin, an hour later.
  expect(await explained(bot, 'UTOMAS', card)).toEqual(bot.words.explained(clocks, 'UTOMAS'));
  hear(bot);
});
