import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkView } from '../../sandbox/slack/limits.ts';
import { explain } from '../../src/domain/explain.ts';
import { replay } from '../../src/domain/replay.ts';
import type { ClockName } from '../../src/domain/team.ts';
import { explainModal, explanations } from '../../src/views/explain.ts';
import { en } from '../../src/views/words/en/index.ts';
import { anyLife } from '../support/any-life.ts';
import {
  acknowledge,
  answer,
  ask,
  cancel,
  changePriority,
  endCall,
  handBack,
  move,
  promiseCallback,
  promiseNews,
  reopen,
  resolve,
} from '../support/commands.ts';
import { minutes } from '../support/factories.ts';
import { type Act, calendars, type Life, lives, passTo, policyOf, rules } from '../support/living.ts';
import { pings, seen, wording } from './seeing.ts';

const places = { calendars, rules: (id: string) => rules[id] };
const explained = (life: Life, now: number) =>
  explain(replay(life.history, life.escalation, policyOf, calendars), places, now);

/** What is said of one clock, line by line. */
function said(name: ClockName, life: Life, now: number): string[] {
  const found = explained(passTo(life, now), now).filter(({ clock }) => clock === name);
  return seen({ blocks: explanations(found, { now, wording }) });
}

const friday = (hour: number, minute = 0) => Date.UTC(2026, 10, 20, hour, minute);
const monday = (hour: number, minute = 0) => Date.UTC(2026, 10, 23, hour, minute);
const tuesday = (hour: number, minute = 0) => Date.UTC(2026, 10, 24, hour, minute);

test('the weekend between its start and its end is said', () => {
  expect(said('acknowledge', lives({}, friday(16, 40), []), monday(9, 10))).toEqual([
    'Acknowledge within 1 h',
    'Started Fri 16:40 Dublin. 30 min counted, weekend skipped. Due Mon 09:40, 30 min left.',
    '• Fri 16:40 to 17:00: 20 min counted',
    '• Fri 17:00 to Mon 09:00: weekend',
    '• Mon 09:00 to 09:10: 10 min counted',
  ]);
});

/** Each with the acts of a life that began on Monday at 09:00 in Dublin, unless it says otherwise. */
const sentences: Record<string, [ClockName, Life, now: number, sentences: string]> = {
  'a question that was answered': [
    'resolve',
    lives({}, friday(16, 40), [
      [friday(16, 50), ask()],
      [monday(11, 10), answer()],
    ]),
    monday(12),
    'Started Fri 16:40 Dublin. 1 h counted, paused 2 d 18 h waiting for the agent. Due Tue 11:00, 7 h left.',
  ],
  'a question that waits for its answer': [
    'resolve',
    lives({}, monday(9), [[monday(10), ask()]]),
    monday(12, 30),
    'Started Mon 09:00 Dublin. 1 h counted, paused 2 h 30 min waiting for the agent. 7 h left when the answer comes.',
  ],
  'a question that came too late': [
    'resolve',
    lives({ priority: 'high' }, monday(9), [[monday(14), ask()]]),
    monday(15),
    'Started Mon 09:00 Dublin. 5 h counted, paused 1 h waiting for the agent. Late by 1 h already.',
  ],
  'a night in which it began': [
    'resolve',
    lives({}, monday(18), []),
    tuesday(8),
    'Started Mon 18:00 Dublin. Night skipped. Due Tue 17:00, 8 h left.',
  ],
  'a holiday': [
    'resolve',
    lives({}, Date.UTC(2026, 9, 23, 15), []),
    Date.UTC(2026, 9, 27, 10),
    'Started Fri 16:00 Dublin. 2 h counted, weekend skipped, closed on 26 Oct. Due Tue 16:00, 6 h left.',
  ],
  'two weeks': [
    'resolve',
    lives({ priority: 'low' }, monday(9), []),
    monday(9) + 14 * 24 * 60 * minutes(1),
    'Started Mon 23 Nov 09:00 Dublin. 80 h counted, 8 nights skipped, 2 weekends skipped. Was due Wed 25 Nov 17:00, late by 56 h now.',
  ],
  'a new priority, which counts at any time': [
    'resolve',
    lives({}, monday(10), [[monday(10, 30), changePriority()]]),
    monday(11),
    'Started Mon 10:00 Dublin. 1 h counted. Priority urgent since Mon 10:30: 2 h instead of 8 h. Due 12:00 your time, 1 h left.',
  ],
  'a team in another place': [
    'resolve',
    lives({}, monday(9), [[monday(10), move()]]),
    tuesday(8),
    'Started Mon 09:00 Dublin. 7 h counted, break skipped, night skipped. With Risk since Mon 10:00: still 8 h, on other opening hours. Due Tue 10:00 Berlin, 1 h left.',
  ],
  'the end of a call': [
    'acknowledge',
    lives({ onPhone: true }, monday(9), [[monday(9, 2), endCall()]]),
    monday(9, 10),
    'Started Mon 09:00 Dublin. 10 min counted. Call over since Mon 09:02: 1 h instead of 5 min. Due Mon 10:00, 50 min left.',
  ],
  'a reopening': [
    'resolve',
    lives({}, monday(9), [
      [monday(10), resolve()],
      [monday(12), reopen()],
    ]),
    monday(13),
    'Started Mon 09:00 Dublin. 2 h counted, resolved for 2 h. Due Tue 11:00, 6 h left.',
  ],
  'a promise of its owner': [
    'update',
    lives({}, monday(9), [
      [monday(10), acknowledge()],
      [monday(11), promiseNews({ newsBy: monday(20) })],
    ]),
    monday(12),
    'Started 11:00. 1 h counted. Due 20:00, 8 h left. Before this it ran once, for 1 h in all.',
  ],
  'a call for which another time was promised': [
    'callback',
    lives({ callbackAt: monday(15) }, monday(9), [[monday(12), promiseCallback({ callbackAt: monday(18) })]]),
    monday(13),
    'Started 12:00. 1 h counted. Due 18:00, 5 h left. Before this it ran once, for 3 h in all.',
  ],
  'several owners': [
    'acknowledge',
    lives({}, monday(9), [
      [monday(9, 30), acknowledge()],
      [monday(10), handBack()],
      [monday(10, 10), acknowledge()],
      [monday(11), handBack()],
    ]),
    monday(11, 5),
    'Started Mon 11:00 Dublin. 5 min counted. Due Mon 12:00, 55 min left. Before this it ran twice, for 40 min in all.',
  ],
  'the instant at which it is due': [
    'acknowledge',
    lives({}, monday(9), []),
    monday(10),
    'Started Mon 09:00 Dublin. 1 h counted. Due Mon 10:00, now.',
  ],
  'the instant at which it started': [
    'acknowledge',
    lives({}, monday(9), []),
    monday(9),
    'Started Mon 09:00 Dublin. Due Mon 10:00, 1 h left.',
  ],
  'an end in time': [
    'acknowledge',
    lives({}, monday(9), [[monday(9, 10), acknowledge()]]),
    monday(9, 30),
    'Started Mon 09:00 Dublin. 10 min counted. Done in time, Mon 09:10.',
  ],
  'an end that was late': [
    'acknowledge',
    lives({}, friday(16), [[monday(10, 30), acknowledge()]]),
    monday(11),
    'Started Fri 16:00 Dublin. 2 h 30 min counted, weekend skipped. Done late, Mon 10:30, by 1 h 30 min.',
  ],
  'an end in time for a later target, of what was late before': [
    'acknowledge',
    lives({}, monday(9), [
      [monday(11), changePriority({ to: 'low' })],
      [monday(11, 30), acknowledge()],
    ]),
    monday(12),
    'Started Mon 09:00 Dublin. 2 h 30 min counted. Priority low since Mon 11:00: 4 h instead of 1 h. Done late, Mon 11:30: it was late from Mon 10:00 on.',
  ],
  'a promise that fell away': [
    'resolve',
    lives({}, monday(9), [[monday(10), cancel()]]),
    monday(13),
    'Started Mon 09:00 Dublin. 1 h counted. No longer needed since Mon 10:00.',
  ],
};

test.each(Object.entries(sentences))('in plain words: %s', (_, [clock, life, now, words]) => {
  expect(said(clock, life, now)[1]).toBe(words);
});

test('below, a line says what it did when, and whose time that is where it changes', () => {
  const life = lives({}, monday(9), [
    [monday(10), move()],
    [monday(16), changePriority({ to: 'urgent' })],
    [monday(16, 20), resolve()],
    [monday(16, 40), reopen()],
    [monday(16, 50), ask()],
  ]);
  expect(said('resolve', life, monday(18)).slice(2)).toEqual([
    '• Mon 09:00 to 10:00: 1 h counted',
    '• Mon 10:00: with Risk, still 8 h, on other opening hours',
    '• Mon 11:00 to 17:00 Berlin: 5 h counted, break skipped',
    '• Mon 17:00: priority urgent, 2 h instead of 8 h',
    '• 16:00 to 16:20 your time: 20 min counted',
    '• 16:20 to 16:40: resolved',
    '• 16:40 to 16:50: 10 min counted',
    '• 16:50 to 18:00: waiting for the agent',
  ]);
});

const aLongLife = (): Life => {
  const acts = Array.from({ length: 100 }, (_, n): Act => {
    const at = monday(9) + (n + 1) * minutes(7);
    return n % 2 === 0 ? [at, ask({ text: 'Which? '.repeat(400) })] : [at, answer()];
  });
  return lives({ callbackAt: monday(20), onPhone: true }, monday(9), acts);
};

test('of a long history the newest lines are shown, and the others counted', () => {
  const lines = said('resolve', aLongLife(), tuesday(12)).slice(2);
  expect([lines.length, lines[0], lines.at(-1)]).toEqual([
    16,
    '• 88 earlier',
    '• Tue 09:00 to 12:00: 3 h counted',
  ]);
});

const about = { id: `LONGPREFIX-${'9'.repeat(12)}`, via: 'button' } as const;
const loud = { words: en, teamName: () => '<!channel> <@UKENJI> '.repeat(3).slice(0, 75) };

test('Slack takes it whatever happened and however long it lasted, and it notifies nobody', () => {
  const check = (life: Life, now: number) => {
    const all = explained(life, now);
    expect(checkView(explainModal(about, all, { now, wording: loud }))).toEqual([]);
    expect(pings({ text: '', blocks: explanations(all, { now, wording: loud }) })).toEqual([]);
  };
  check(aLongLife(), tuesday(12));
  fc.assert(
    fc.property(anyLife(40), fc.integer({ min: 0, max: 1e10 }), (life, laterMs) =>
      check(life, life.now + laterMs),
    ),
    { numRuns: 60 },
  );
});
