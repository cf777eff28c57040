import { expect, test } from 'vitest';
import { checkMessage } from '../../sandbox/slack/limits.ts';
import type { Crew } from '../../src/domain/team.ts';
import { type OnCallTeam, onCallAnswer } from '../../src/views/on-call-answer.ts';
import { en } from '../../src/views/words/en/index.ts';
import { after, morning } from '../support/factories.ts';
import { heard, seen } from './seeing.ts';

const eng: Crew = { group: 'S0ENG' };
const risk: Crew = { group: 'S0RISK' };
const kenji: Crew = { users: ['UKENJI'] };
const lena: Crew = { users: ['ULENA'] };
const evening = after(8.5 * 60);
const night = after(9 * 60);
const tomorrow = after(24 * 60);

const team = (changes: Partial<OnCallTeam> = {}): OnCallTeam => ({
  name: 'Engineering',
  onCall: { now: [{ crew: eng, until: null }], next: null },
  againAt: null,
  fallback: { users: ['UINGRID'] },
  ...changes,
});
const answer = (...teams: OnCallTeam[]) => onCallAnswer({ teams, now: morning }, en);
/** What is said of a team. */
const said = (changes: Partial<OnCallTeam>): string | undefined => seen(answer(team(changes)))[1];

test('each team has a line of its own', () => {
  expect(
    seen(
      answer(team(), team({ name: 'Design', onCall: { now: [{ crew: lena, until: null }], next: null } })),
    ),
  ).toEqual(['On call now:', 'Engineering: @eng-oncall, always.', 'Design: @Lena, always.']);
});

test.each<[string, OnCallTeam['onCall'], string]>([
  [
    'those who go together are named together, then who comes later',
    {
      now: [
        { crew: kenji, until: evening },
        { crew: eng, until: evening },
      ],
      next: { at: night, crews: [risk] },
    },
    '@eng-oncall and @Kenji until 17:30. Then @risk-oncall from 18:00.',
  ],
  [
    'whoever comes as the last goes needs no time of their own',
    { now: [{ crew: kenji, until: tomorrow }], next: { at: tomorrow, crews: [lena, eng] } },
    '@Kenji until 09:00 tomorrow, then @eng-oncall and @Lena.',
  ],
  [
    'who stays shorter is named first, and who comes meanwhile joins them',
    {
      now: [
        { crew: lena, until: null },
        { crew: kenji, until: night },
        { crew: risk, until: evening },
      ],
      next: { at: evening, crews: [eng] },
    },
    '@risk-oncall until 17:30; @Kenji until 18:00; @Lena, always. From 17:30 also @eng-oncall.',
  ],
  [
    'who comes before the last has gone joins them',
    { now: [{ crew: kenji, until: night }], next: { at: evening, crews: [eng] } },
    '@Kenji until 18:00. From 17:30 also @eng-oncall.',
  ],
  [
    'who is on two duties stays to the end of the second',
    {
      now: [
        { crew: { ...eng, ...kenji }, until: evening },
        { crew: { users: ['UKENJI', 'ULENA'] }, until: night },
        { crew: lena, until: evening },
      ],
      next: null,
    },
    '@eng-oncall until 17:30; @Kenji and @Lena until 18:00.',
  ],
  [
    'nobody is left to go first where all stay to the end of the second',
    {
      now: [
        { crew: { ...eng, ...kenji }, until: evening },
        { crew: { ...eng, ...kenji }, until: night },
      ],
      next: null,
    },
    '@eng-oncall and @Kenji until 18:00.',
  ],
  [
    'while nobody is there, who comes and whom the urgent reaches',
    { now: [], next: { at: tomorrow, crews: [risk] } },
    'nobody is on call until 09:00 tomorrow; then @risk-oncall. What is urgent goes to @Ingrid.',
  ],
  [
    'and where nobody ever comes, whom the urgent reaches',
    { now: [], next: null },
    'nobody is on call. What is urgent goes to @Ingrid.',
  ],
])('%s', (_, onCall, sentence) => {
  expect(said({ onCall })).toBe(`Engineering: ${sentence}`);
});

test.each<[string, OnCallTeam['onCall'], string]>([
  ['nobody', { now: [], next: null }, 'nobody is on call who can be reached. Instead: @Ingrid.'],
  [
    'nobody for now',
    { now: [], next: { at: tomorrow, crews: [risk] } },
    'nobody is on call who can be reached until 09:00 tomorrow; then @risk-oncall. Instead: @Ingrid.',
  ],
])('of those on duty %s can be reached, and who stands in', (_, onCall, sentence) => {
  expect(said({ onCall, outOfReach: true })).toBe(`Engineering: ${sentence}`);
});

test('who is in a group is named with it, the first ten', () => {
  const onCall = { now: [{ crew: eng, until: evening }], next: { at: night, crews: [risk] } };
  const told = (members: string[]) =>
    seen(
      onCallAnswer({ teams: [team({ onCall })], members: new Map([['S0ENG', members]]), now: morning }, en),
    )[1];
  expect(told(['UKENJI', 'ULENA'])).toBe(
    'Engineering: @eng-oncall (@Kenji and @Lena) until 17:30. Then @risk-oncall from 18:00.',
  );
  const dozen = Array.from({ length: 12 }, () => 'UKENJI');
  expect(told(dozen)).toBe(
    `Engineering: @eng-oncall (${'@Kenji, '.repeat(9)}@Kenji and 2 more) until 17:30. Then @risk-oncall from 18:00.`,
  );
});

test('those who come back are said to', () => {
  const onCall = { now: [{ crew: eng, until: evening }], next: null };
  expect([said({ onCall, againAt: tomorrow }), said({ onCall })]).toEqual([
    'Engineering: @eng-oncall until 17:30, and again from 09:00 tomorrow.',
    'Engineering: @eng-oncall until 17:30.',
  ]);
});

test('what nobody is named for is not said', () => {
  expect(said({ onCall: { now: [], next: null }, fallback: {} })).toBe('Engineering: nobody is on call.');
});

test('a screen reader hears the same', () => {
  const onCall = { now: [{ crew: eng, until: evening }], next: { at: night, crews: [lena] } };
  expect(heard(answer(team({ onCall }), team({ name: 'Risk' })))).toBe(
    'On call now: Engineering: @eng-oncall until 17:30. Then @Lena from 18:00. Risk: @eng-oncall, always.',
  );
});

const crowd = (n: number): Crew => ({
  group: `S${n}`,
  users: Array.from({ length: 200 }, (_, user) => `U${n}X${user}`),
});
const crowded = (onCall: OnCallTeam['onCall']) =>
  Array.from({ length: 90 }, () => team({ name: 'Team'.repeat(18), onCall, fallback: crowd(9) }));
test.each<[string, OnCallTeam['onCall']]>([
  [
    'somebody',
    {
      now: [
        { crew: eng, until: evening },
        { crew: lena, until: null },
      ],
      next: { at: night, crews: [kenji] },
    },
  ],
  ['nobody', { now: [], next: { at: tomorrow, crews: [eng] } }],
  ['a crowd', { now: [{ crew: crowd(1), until: evening }], next: { at: night, crews: [crowd(2)] } }],
])('ninety teams on which %s is on call make no message that Slack refuses', (_, onCall) => {
  const message = answer(...crowded(onCall));
  expect(checkMessage({ ...message })).toEqual([]);
  const [, ...lines] = seen(message);
  const more = lines.pop() ?? '';
  expect(more).toBe(`and ${90 - lines.length} more. /escalate on-call with a team’s name shows that one.`);
});

test('groups with many people make no message that Slack refuses', () => {
  const groups = Array.from({ length: 20 }, (_, n) => `S${n}`);
  const crew = groups.map((group) => ({ crew: { group }, until: null }));
  const members = new Map(groups.map((group) => [group, crowd(1).users ?? []]));
  const message = onCallAnswer({ teams: crowded({ now: crew, next: null }), members, now: morning }, en);
  expect(checkMessage({ ...message })).toEqual([]);
  expect(seen(message).length).toBeGreaterThan(2);
});

test('teams that fit are all named', () => {
  const teams = crowded({ now: [], next: null }).slice(0, 50);
  expect(seen(answer(...teams)).slice(51)).toEqual([]);
});
