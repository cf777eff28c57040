/** The clock of a question: who hears when that it is not answered, and what ends it. */
import { describe, expect, test } from 'vitest';
import { needsOf } from '../../../src/domain/digest.ts';
import { type Escalation, type Notice, priorities } from '../../../src/domain/escalation.ts';
import { firstDueOf } from '../../../src/domain/overdue-first.ts';
import {
  answer,
  ask,
  askUser,
  cancel,
  changePriority,
  handBack,
  move,
  resolve,
  snooze,
} from '../../support/commands.ts';
import {
  after,
  anEscalation,
  aPolicy,
  aTarget,
  aWorld,
  calendars,
  carriedOut,
  hours,
  lived,
  timePassed,
} from '../../support/factories.ts';

const answerMs = { urgent: hours(1), high: hours(4), normal: hours(8), low: hours(16) };
const policy = aPolicy({ ladder: { answerMs } });
const world = aWorld({ policy });
const asked = (more: Partial<Escalation> = {}) => lived(anEscalation(more, world), [[0, ask()]], world);

const heardBy = (notice: Notice): string[] =>
  notice.kind === 'personal reminder' && notice.reminder.clock === 'answer' ? [notice.person] : [];
/** In minutes after the question, who hears that it waits. */
const heard = (escalation: Escalation, days = 7, within = world) =>
  timePassed(escalation, after(days * 24 * 60), within).changes.flatMap(({ entry, notices }) => {
    const people = notices.flatMap(heardBy);
    return people.length > 0 ? [[(entry.at - after(0)) / 60_000, ...people]] : [];
  });

test.each([
  ['urgent', 30, 60],
  ['high', 120, 240],
  ['normal', 240, 480],
  ['low', 480, 960],
] as const)('%s: the agent hears after %i minutes, and after %i with the leads', (priority, first, then) => {
  expect(heard(asked({ priority }))).toEqual([
    [first, 'UAOIFE'],
    [then, 'UAOIFE', 'UMARCUS', 'UNORA'],
  ]);
});

test('who has to ask the user gets four times as long, from when they say so', () => {
  const said = lived(asked(), [[60, askUser()]], world);
  expect(heard(said).map(([minute]) => minute)).toEqual([60 + 16 * 60, 60 + 32 * 60]);
});

test('it counts while the place is open that the promises are counted for', () => {
  const sla = { normal: aTarget({ calendar: 'dublin' }) };
  const inDublin = aWorld({ policy: aPolicy({ sla, ladder: { answerMs } }) });
  const friday = lived(anEscalation({}, inDublin), [[4 * 24 * 60 + 7 * 60, ask()]], inDublin);
  // One and a half hours are left of Friday; the other two and a half begin on Monday, 09:00.
  expect(heard(friday, 10, inDublin)[0]).toEqual([7 * 24 * 60 + 150, 'UAOIFE']);
});

test.each([
  ['an answer', answer()],
  ['a solution', resolve()],
  ['a cancellation', cancel()],
  ['handing back', handBack()],
  ['a move', move()],
] as const)('%s ends it', (_, act) => {
  const { escalation } = carriedOut(asked(), act, { ...world, now: after(60) });
  expect([escalation.clocks.answer, heard(escalation)]).toEqual([undefined, []]);
});

test('the answer keeps what was awaited, and all else lets it fall away', () => {
  const outcome = (act: Parameters<typeof carriedOut>[1], minute: number) =>
    carriedOut(asked(), act, { ...world, now: after(minute) })
      .entry.ended.filter(({ clock }) => clock === 'answer')
      .map((end) => end.outcome);
  expect([outcome(answer(), 60), outcome(answer(), 600), outcome(cancel(), 60)]).toEqual([
    ['met'],
    ['missed'],
    ['dropped'],
  ]);
});

describe('what does not end it', () => {
  test('a new question begins anew', () => {
    const again = lived(asked(), [[180, ask({ text: 'And which bank?' })]], world);
    expect(heard(again).map(([minute]) => minute)).toEqual([420, 660]);
  });

  test('another priority begins anew', () => {
    const graver = lived(asked(), [[180, changePriority()]], world);
    expect(heard(graver).map(([minute]) => minute)).toEqual([210, 240]);
  });

  test('a snooze is the team’s own', () => {
    const snoozed = lived(asked(), [[5, snooze({ until: after(24 * 60) })]], world);
    expect(heard(snoozed).map(([minute]) => minute)).toEqual([240, 480]);
  });
});

test('under a policy from before, nobody is reminded', () => {
  const before = aWorld();
  expect(heard(lived(anEscalation(), [[0, ask()]], before), 7, before)).toEqual([]);
});

test.each(priorities)('%s: the team owes nothing meanwhile, and its order in lists stays', (priority) => {
  expect(firstDueOf(asked({ priority }))).toBe(null);
});

test('it is in the digest from the first reminder on, and after a night whatever was promised', () => {
  const needs = (escalation: Escalation, minute: number) =>
    needsOf(escalation, { now: after(minute), calendars }).includes('no answer');
  const before = lived(anEscalation(), [[0, ask()]]);
  expect([240, 241].map((minute) => needs(asked(), minute))).toEqual([false, true]);
  expect([719, 720].map((minute) => needs(before, minute))).toEqual([false, true]);
  expect(needs(carriedOut(before, answer(), aWorld({ now: after(60) })).escalation, 720)).toBe(false);
});
