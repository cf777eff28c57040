/** The clock of the bot's machine is set: back an hour, and forward a day. */
import { expect, test } from 'vitest';
import { personalReminders } from '../../../src/views/personal-reminders.ts';
import { reminder } from '../../../src/views/reminder.ts';
import { hour, minute, mondayMorning, type Said, startBot } from '../../support/bot.ts';
import { acknowledge, hear, more, press, startRaised, theCard } from '../../support/gestures.ts';
import { about, at, breach, nobodyOnDuty, onDuty } from '../../support/words/about.ts';
import { acts, choices, fields } from '../../support/words/labels.ts';

const thread = '#esc-engineering › thread';

test('back an hour: no reminder comes twice', async () => {
  const bot = await startRaised({}, { mode: 'socket' });
  await bot.pass(20 * minute);
  expect(bot.said().filter(([where]) => where === 'Nora')).toEqual([
    ['Nora', bot.words.personal([{ reminder: breach('acknowledge', at('10:15')), as: 'lead' }])],
  ]);
  bot.setClockWrong(-hour);
  await bot.pass(80 * minute);
  expect(bot.said()).toEqual([]);
  await acknowledge(bot);
  expect(bot.said().map(([where]) => where)).toEqual([
    'only Kenji',
    '#esc-engineering › thread',
    'Aoife › thread',
  ]);
});

test('back an hour: half an hour is one from what has happened last, and the history goes on from there', async () => {
  const bot = await startRaised();
  await bot.pass(5 * minute);
  await acknowledge(bot);
  bot.setClockWrong(-hour);
  await press(bot, 'UKENJI', acts.in30m);
  await more(bot, 'UKENJI', acts.snooze, theCard(bot), { [fields.snoozeFor]: choices.snooze30m });
  hear(bot);
  const history = await bot.engine.history('ESC-1');
  expect(history.map(({ at: when, deed }) => [when, deed])).toMatchObject([
    [at('10:00'), { what: 'raised' }],
    [at('10:05'), { what: 'acknowledged' }],
    [at('10:05'), { what: 'promised news', newsBy: at('10:35') }],
    [at('10:05'), { what: 'snoozed', until: at('10:35') }],
  ]);
});

test('back an hour: a digest that was sent is not sent again', async () => {
  const bot = await startBot({ at: mondayMorning - 2 * hour });
  await bot.raise({
    [fields.team]: 'Engineering',
    [fields.priority]: choices.low,
    [fields.summary]: 'A typo',
  });
  hear(bot);
  await bot.pass(75 * minute);
  expect(bot.said().map(([where, text]) => [where, bot.words.digestDay(text)])).toEqual([
    ['Nora', '2026-11-23'],
  ]);
  bot.setClockWrong(-hour);
  await bot.pass(75 * minute);
  expect(bot.said()).toEqual([]);
});

test('forward a day, and right again: what seems overdue is said once, in its gravest form', async () => {
  const bot = await startRaised({}, { mode: 'socket' });
  bot.setClockWrong(24 * hour);
  await bot.settle();
  // Whom Slack is asked to tell first is chance.
  const inAnyOrder = (said: Said[]) => said.toSorted((a, b) => a.join().localeCompare(b.join()));
  const { words } = bot;
  /** As the bot takes it to be. */
  const now = at('10:00', 1);
  const escalation = about();
  const missed = [breach('acknowledge', at('10:15')), breach('resolve', at('14:00'))] as const;
  const inThread = (told: (typeof missed)[number], to: 'on-call' | 'thread'): Said => [
    thread,
    words.say(
      reminder({
        escalation,
        reminder: told,
        to,
        onCall: onDuty.engineering ?? nobodyOnDuty(),
        readable: true,
        restricted: false,
        wording: words.wording,
        now,
      }),
    ),
  ];
  const toLead = words.say(
    personalReminders(
      missed.map((told) => ({
        escalation,
        reminder: told,
        as: 'lead',
        link: null,
        readable: true,
        restricted: false,
      })),
      words.wording,
      now,
    ),
  );
  const tuesday = { date: '2026-11-24', since: at('09:00') };
  expect(inAnyOrder(bot.said())).toEqual(
    inAnyOrder([
      inThread(missed[0], 'on-call'),
      inThread(missed[1], 'thread'),
      [
        'Ingrid',
        words.digest({
          ...tuesday,
          to: { lead: 'UINGRID' },
          timeZone: 'Europe/Berlin',
          since: at('08:00'),
          teams: [{ team: 'risk' }],
        }),
      ],
      ['Marcus', toLead],
      ['Nora', toLead],
      [
        'Nora',
        words.digest({
          ...tuesday,
          needsYou: [{ needs: ['breached', 'nobody has it'] }],
          numbers: {
            missed: [
              {
                team: 'engineering',
                priority: 'urgent',
                acknowledge: { met: 0, missed: 1 },
                resolve: { met: 0, missed: 1 },
              },
            ],
          },
          teams: [
            {
              team: 'engineering',
              opened: 1,
              open: 1,
              acknowledge: { met: 0, missed: 1 },
              resolve: { met: 0, missed: 1 },
            },
            { team: 'design' },
          ],
        }),
      ],
    ]),
  );
  await bot.pass(5 * minute);
  bot.setClockWrong(0);
  await bot.pass(2 * hour);
  expect(bot.said()).toEqual([]);
});
