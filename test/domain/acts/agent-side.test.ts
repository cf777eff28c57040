/** The agent's side goes to another agent: whoever has it is one field, and who had it before, and until when, is kept. */
import { expect, test } from 'vitest';
import { decide } from '../../../src/domain/decide.ts';
import { raisedBy, reporterAt } from '../../../src/domain/escalation.ts';
import { acknowledge, answer, ask, giveAgentSide, takeAgentSide } from '../../support/commands.ts';
import {
  after,
  anEscalation,
  aPolicy,
  aWorld,
  carriedOut,
  hours,
  lived,
  reporter,
  stranger,
} from '../../support/factories.ts';

const agent = (id: string, support: 'agent' | 'lead' = 'agent') => ({ ...stranger(id), support });

test('from then on the other speaks for the user, and the one who had it does not', () => {
  const handed = lived(anEscalation(), [
    [5, acknowledge()],
    [10, ask()],
    [20, takeAgentSide()],
  ]);
  const may = (by: ReturnType<typeof stranger>) => decide(handed, answer({ by }), aWorld({ now: after(30) }));
  expect(handed).toMatchObject({
    reporter: 'UJONAS',
    formerReporters: [{ id: 'UAOIFE', until: after(20), version: 4 }],
  });
  expect(may(reporter())).toEqual({ refused: 'not allowed', act: 'answer', team: 'engineering' });
  expect(may(stranger())).toMatchObject({ entry: { deed: { what: 'answered' } } });
});

test('who had it when anything was written is known', () => {
  const handed = lived(anEscalation(), [
    [20, takeAgentSide()],
    [20, acknowledge()],
    [40, giveAgentSide({ by: stranger(), to: { id: 'UCLAIRE', agent: true } })],
  ]);
  const written = [1, 2, 3, 4];
  expect(written.map((version) => reporterAt(handed, version))).toEqual([
    'UAOIFE',
    'UJONAS',
    'UJONAS',
    'UCLAIRE',
  ]);
  expect(raisedBy(handed)).toBe('UAOIFE');
});

test('of two who press in a moment the first has it, and the second has not seen that', () => {
  const taken = lived(anEscalation(), [[20, takeAgentSide()]]);
  const also = takeAgentSide({ by: agent('UCLAIRE') });
  expect([20.5, 21].map((minute) => decide(taken, also, aWorld({ now: after(minute) })))).toEqual([
    { refused: 'just taken', person: 'UJONAS' },
    expect.objectContaining({ escalation: expect.objectContaining({ reporter: 'UCLAIRE' }) }),
  ]);
  expect(decide(taken, takeAgentSide(), aWorld({ now: after(30) }))).toEqual({
    refused: 'already your side',
  });
});

test('a lead of support gives it to an agent, and an agent gives only their own', () => {
  const given = (by: ReturnType<typeof agent>) =>
    decide(anEscalation(), giveAgentSide({ by }), aWorld({ now: after(5) }));
  expect(given(agent('UHANA', 'lead'))).toMatchObject({ entry: { deed: { from: 'UAOIFE', to: 'UJONAS' } } });
  expect(given(agent('UCLAIRE'))).toEqual({
    refused: 'not allowed',
    act: 'give agent side',
    team: 'engineering',
  });
});

test('who takes over a question has as long for it as whoever was asked', () => {
  const answerMs = { urgent: hours(1), high: hours(1), normal: hours(1), low: hours(1) };
  const policy = aPolicy({ ladder: { answerMs } });
  const world = aWorld({ policy });
  const asked = lived(
    anEscalation({}, world),
    [
      [5, acknowledge()],
      [10, ask()],
    ],
    world,
  );
  const { escalation, entry } = carriedOut(asked, takeAgentSide(), { ...world, now: after(50) });
  expect([asked.clocks.answer?.dueAt, escalation.clocks.answer?.dueAt]).toEqual([after(70), after(110)]);
  expect(entry.ended).toMatchObject([{ clock: 'answer', outcome: 'dropped' }]);
});
