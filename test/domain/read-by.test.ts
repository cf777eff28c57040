import { describe, expect, test } from 'vitest';
import type { Deed, Recorded } from '../../src/domain/escalation.ts';
import { accountAsRaised, asReadBy, textsIn } from '../../src/domain/read-by.ts';
import { after } from '../support/factories.ts';
import { resolution } from '../views/entries.ts';

const secret = 'Secret.';
const policy = { heldMs: 1, owner: null, policyId: 'p' };
const texts: Deed[] = [
  { what: 'said', side: 'team', text: secret },
  { what: 'asked', missing: [secret], text: secret },
  { what: 'answered', text: secret },
  { what: 'moved', from: 'engineering', to: 'risk', reason: secret, ...policy },
  { what: 'reopened', reason: secret, owner: null },
  { what: 'cancelled', reason: secret },
  { what: 'resolved', ...resolution, fixed: secret, document: { answer: 'yes', which: secret } },
];
const written = (deed: Deed, under: string | null = 'risk'): Recorded => ({
  version: 2,
  at: after(5),
  by: 'UMINA',
  via: 'button',
  deed,
  ended: [],
  under,
  restricted: null,
});
const now = {
  team: 'engineering',
  reporter: 'UAOIFE',
  formerReporters: [],
  restricted: (team: string) => team !== 'engineering',
};
const reader = (id: string, ...teams: string[]) => ({ id, teams: new Set(teams) });
const read = (deeds: readonly Deed[], who: ReturnType<typeof reader>, under: string | null = 'risk') =>
  deeds.map((deed) => textsIn(asReadBy(who, written(deed, under), now).deed));

describe('what was written under a restricted team', () => {
  test('is read whole by its author and by that team', () => {
    const whole = texts.map(textsIn);
    expect([read(texts, reader('UMINA')), read(texts, reader('UTOMAS', 'risk'))]).toEqual([whole, whole]);
  });

  test('is blank to everybody else, and so is what nobody knows the team of', () => {
    const blank = texts.map(() => []);
    expect([read(texts, reader('UKENJI', 'engineering')), read(texts, reader('UKENJI'), null)]).toEqual([
      blank,
      blank,
    ]);
  });

  test('is read by the reporter where it was written to them', () => {
    expect(read(texts, reader('UAOIFE'))).toEqual([
      [],
      [secret, secret],
      [],
      [],
      [],
      [],
      [resolution.tellUser],
    ]);
  });
});

test('who took the agent’s side over reads what was written from there, and of the team only what was written to there', () => {
  const handedOn = {
    ...now,
    reporter: 'UJONAS',
    formerReporters: [{ id: 'UMINA', until: after(3), version: 3 }],
  };
  const readBy = (id: string, deed: Deed) =>
    textsIn(asReadBy(reader(id), written(deed), handedOn).deed).length > 0;
  const wrote: Deed[] = [
    { what: 'answered', text: secret },
    { what: 'said', side: 'agent', text: secret },
    { what: 'said', side: 'team', text: secret },
    { what: 'looked back', cause: null, document: { answer: 'wrong', which: secret } },
    { what: 'asked', missing: [], text: secret },
  ];
  const asTold = (id: string) => wrote.map((deed) => readBy(id, deed));
  expect({ now: asTold('UJONAS'), anybody: asTold('UAOIFE') }).toEqual({
    now: [true, true, false, false, true],
    anybody: [false, false, false, false, false],
  });
});

test('what nobody typed is for everybody', () => {
  const entry = written({ what: 'acknowledged' });
  expect(asReadBy(reader('UKENJI'), entry, now)).toEqual(entry);
});

test('what was written anew for an open team is for everybody; what it was before stays with who wrote it and the team it left', () => {
  const edited = { summary: { was: 'Before.', is: 'After.' } };
  const move: Deed = { what: 'moved', from: 'risk', to: 'engineering', reason: 'A bug.', ...policy, edited };
  const all = ['A bug.', 'Before.', 'After.'];
  expect({
    reporter: read([move], reader('UAOIFE'), 'engineering'),
    analyst: read([move], reader('UTOMAS', 'risk'), 'engineering'),
    engineer: read([move], reader('UKENJI', 'engineering'), 'engineering'),
    // Between two restricted teams everybody else reads neither.
    'reporter, of restricted ones': read([{ ...move, to: 'legal' }], reader('UAOIFE'), 'legal'),
    'engineer, of restricted ones': read(
      [{ ...move, to: 'legal' }],
      reader('UKENJI', 'engineering'),
      'legal',
    ),
  }).toEqual({
    reporter: [all],
    analyst: [all],
    engineer: [['A bug.', 'After.']],
    'reporter, of restricted ones': [['Before.', 'After.']],
    'engineer, of restricted ones': [[]],
  });
});

test('whom to call stays as the reporter wrote it down, however often it was written anew', () => {
  const move = (was: string | null, is: string | null): Deed => ({
    what: 'moved',
    from: 'risk',
    to: 'engineering',
    reason: '',
    ...policy,
    edited: { account: { was, is } },
  });
  const raised = (...deeds: Deed[]) =>
    accountAsRaised(
      { account: 'now' },
      deeds.map((deed) => written(deed)),
    );
  expect([
    raised(),
    raised({ what: 'acknowledged' }, move('acct_9', null), move(null, 'now')),
    raised(move(null, 'now')),
  ]).toEqual(['now', 'acct_9', null]);
});
