/** One escalation shown whole: what was asked, and how it ended. */
import { expect, test } from 'vitest';
import type { Escalation } from '../../src/domain/escalation.ts';
import { showAnswer } from '../../src/views/show-answer.ts';
import { anEscalation, lived, morning, responder } from '../support/factories.ts';
import { resolution } from './entries.ts';
import { seen, wording } from './seeing.ts';

const shown = (escalation: Escalation) =>
  seen(
    showAnswer({
      escalation,
      viewer: 'UKENJI',
      links: new Map(),
      wording,
      now: morning,
      mayRead: () => true,
      actsFor: () => true,
    }),
  );
const bare = { details: '', need: null, account: null, country: null, category: null, contact: null };

test('what the team needs to know is shown', () => {
  const asked = lived(anEscalation(bare), [
    [5, { kind: 'ask', by: responder(), via: 'button', missing: ['Their account'], text: 'Which?' }],
  ]);
  expect(shown(asked).slice(3, -1)).toEqual([
    'Payouts frozen',
    'Kenji needs to know:',
    '• Their account',
    '> Which?',
    'Raised by Aoife',
  ]);
});

test('what fixed it is shown, and what the user is told', () => {
  const resolved = lived(anEscalation(bare), [
    [5, { kind: 'resolve', by: responder(), via: 'button', resolution: { ...resolution, cause: 'Keys' } }],
  ]);
  expect(shown(resolved)).toEqual([
    'ESC-12 · 🔵 normal · resolved · Engineering',
    'Kenji had it.',
    'Acknowledged in time · Resolved in time',
    'Payouts frozen',
    'What fixed it:',
    '> Rotated the key.',
    'Tell the user:',
    '> Your payouts run again.',
    '• Cause: Keys',
    'Raised by Aoife',
    '[Reopen] [More]',
  ]);
});
