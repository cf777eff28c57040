import { expect, test } from 'vitest';
import { isLeftOpen } from '../../../src/domain/acts/look-back.ts';
import { decide } from '../../../src/domain/decide.ts';
import { statuses } from '../../../src/domain/escalation.ts';
import { acknowledge, aResolution, cancel, lookBack, reopen, resolve } from '../../support/commands.ts';
import { after, anEscalation, aWorld, carriedOut, lived } from '../../support/factories.ts';

const leftOpen = aResolution({ cause: null, document: null });
const resolved = lived(anEscalation(), [[30, resolve({ resolution: leftOpen })]]);

test('what was left open is said later: an act of its own that edits the card, and tells nobody', () => {
  const said = { cause: 'bug', document: { answer: 'wrong', which: 'Payout delays' } } as const;
  expect(carriedOut(resolved, lookBack(said), aWorld({ now: after(900) }))).toEqual({
    escalation: { ...resolved, version: 3, updatedAt: after(900), resolution: { ...leftOpen, ...said } },
    entry: {
      version: 3,
      at: after(900),
      by: 'UKENJI',
      via: 'button',
      deed: { what: 'looked back', ...said },
      ended: [],
    },
    notices: [{ kind: 'card', card: 0 }],
  });
});

test('only what is resolved is looked back on', () => {
  const cases = [
    anEscalation(),
    lived(anEscalation(), [[5, acknowledge()]]),
    lived(anEscalation(), [[5, cancel()]]),
    lived(resolved, [[40, reopen()]]),
  ];
  expect(cases.map((one) => decide(one, lookBack(), aWorld({ now: after(60) })))).toEqual(
    ['open', 'acknowledged', 'cancelled', 'open'].map((status) => ({ refused: 'not resolved', status })),
  );
});

test('a question is open while it has no answer, and one about causes only where there are some', () => {
  const document = { answer: 'no', which: null } as const;
  const open = (cause: string | null, answered: boolean, asksCause: boolean) =>
    isLeftOpen(
      { status: 'resolved', resolution: aResolution({ cause, document: answered ? document : null }) },
      asksCause,
    );
  expect([
    open(null, false, true),
    open('bug', false, true),
    open(null, true, true),
    open(null, true, false),
    open('bug', true, true),
  ]).toEqual([true, true, true, false, false]);
});

test('nothing is asked of what is not resolved', () => {
  const open = statuses.filter((status) => isLeftOpen({ status, resolution: leftOpen }, true));
  expect(open).toEqual(['resolved']);
});
