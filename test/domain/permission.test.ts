import { expect, test } from 'vitest';
import type { ActKind } from '../../src/domain/acts/index.ts';
import { decide, mayDo } from '../../src/domain/decide.ts';
import { priorities } from '../../src/domain/escalation.ts';
import {
  type Actor,
  actsForTeam,
  isRestricted,
  mayChangePriority,
  mayReadFacts,
  mayReadText,
} from '../../src/domain/permission.ts';
import * as commands from '../support/commands.ts';
import { anEscalation, aWorld, lead, reporter, responder, stranger } from '../support/factories.ts';

const escalation = { reporter: 'UAOIFE', priority: 'high' } as const;
const people: [string, Actor][] = [
  ['responder', responder()],
  ['lead', lead()],
  ['reporter', reporter()],
  ['stranger', stranger()],
  ['reporter who is a responder too', responder('UAOIFE')],
];
const all: ActKind[] = [
  'acknowledge',
  'undo',
  'hand back',
  'take over',
  'keep',
  'promise news',
  'hold on',
  'end call',
  'promise callback',
  'call back',
  'snooze',
  'assign',
  'ask',
  'answer',
  'change priority',
  'move',
  'resolve',
  'reopen',
  'cancel',
];
/** The words of the one who speaks for the user. */
const ofTheReporter: ActKind[] = ['ask user', 'correct'];
const allowed: Record<string, ActKind[]> = {
  responder: all,
  lead: all,
  reporter: [
    'end call',
    'promise callback',
    'call back',
    'answer',
    'change priority',
    'reopen',
    'cancel',
    ...ofTheReporter,
  ],
  stranger: [],
  'reporter who is a responder too': [...all, ...ofTheReporter],
};

test.each(people)('a %s may do what is theirs and nothing else', (name, actor) => {
  expect([...all, ...ofTheReporter].filter((act) => mayDo(act, actor, escalation))).toEqual(allowed[name]);
});

test('responders and leads act for the team', () => {
  expect(people.map(([name, actor]) => [name, actsForTeam(actor)])).toEqual([
    ['responder', true],
    ['lead', true],
    ['reporter', false],
    ['stranger', false],
    ['reporter who is a responder too', true],
  ]);
});

test('the team sets any priority, the reporter only a graver one, others none', () => {
  const may = ([name, actor]: [string, Actor]) => [
    name,
    priorities.filter((to) => mayChangePriority(actor, escalation, to)),
  ];
  expect(people.map(may)).toEqual([
    ['responder', ['urgent', 'high', 'normal', 'low']],
    ['lead', ['urgent', 'high', 'normal', 'low']],
    ['reporter', ['urgent']],
    ['stranger', []],
    ['reporter who is a responder too', ['urgent', 'high', 'normal', 'low']],
  ]);
});

test('the facts of a restricted team are for its responders and leads; those of other teams for everybody', () => {
  const readers = (restricted: boolean) =>
    people.filter(([, actor]) => mayReadFacts({ restricted }, actor)).map(([name]) => name);
  expect(readers(true)).toEqual(['responder', 'lead', 'reporter who is a responder too']);
  expect(readers(false)).toEqual(people.map(([name]) => name));
});

test('what somebody was to the team that had it is no permission from the team that has it now', () => {
  const ofRisk = anEscalation({ team: 'risk' });
  const moved = { refused: 'moved', team: 'risk' };
  expect(
    [commands.acknowledge(), commands.resolve(), commands.say(), commands.cancel()].map((command) =>
      decide(ofRisk, command, aWorld()),
    ),
  ).toEqual([moved, moved, moved, moved]);
});

test('a text is for its author, for those it was written under, and for everybody only where nobody restricts it', () => {
  const restricted = (team: string) =>
    isRestricted({ engineering: { restricted: false }, risk: { restricted: true } }, team);
  const readers = { author: [], engineer: ['engineering'], analyst: ['risk'], anybody: [] };
  const read = (under: string, team: string, kept: boolean | null = null) =>
    Object.entries(readers)
      .filter(([id, teams]) =>
        mayReadText(
          { by: 'author', under, restricted: kept },
          { id, teams: new Set<string>(teams) },
          { team, restricted },
        ),
      )
      .map(([id]) => id);
  expect({
    'open, and still open': read('engineering', 'engineering'),
    'open, and restricted now': read('engineering', 'risk'),
    'restricted, and still': read('risk', 'risk'),
    'restricted, and open now': read('risk', 'engineering'),
    'under a team that is unknown': read('gone', 'engineering'),
    'restricted then, and not any more': read('engineering', 'engineering', true),
    'open then, and restricted since': read('risk', 'engineering', false),
  }).toEqual({
    'open, and still open': ['author', 'engineer', 'analyst', 'anybody'],
    'open, and restricted now': ['author', 'engineer', 'analyst'],
    'restricted, and still': ['author', 'analyst'],
    'restricted, and open now': ['author', 'analyst'],
    'under a team that is unknown': ['author'],
    'restricted then, and not any more': ['author', 'engineer'],
    'open then, and restricted since': ['author', 'engineer', 'analyst', 'anybody'],
  });
});
