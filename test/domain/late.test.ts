import { expect, test } from 'vitest';
import { isLate } from '../../src/domain/late.ts';
import { acknowledge, ask, cancel, changePriority, resolve } from '../support/commands.ts';
import { after, anEscalation, lived } from '../support/factories.ts';

const raised = anEscalation();
const taken = lived(raised, [[5, acknowledge()]]);
const brokenThenAsked = lived(taken, [[481, ask()]]);

test.each([
  ['before the first due time', raised, 59, false],
  ['at it', raised, 60, true],
  ['once somebody has it in time', taken, 61, false],
  ['once news is overdue', taken, 126, true],
  ['while an answer is awaited in time', lived(taken, [[10, ask()]]), 9999, false],
  ['while an answer is awaited too late', brokenThenAsked, 482, true],
  ['with a later target', lived(raised, [[61, changePriority({ to: 'low' })]]), 62, false],
  ['resolved too late', lived(taken, [[500, resolve()]]), 501, false],
  ['cancelled too late', lived(raised, [[500, cancel()]]), 501, false],
] as const)('%s', (_, escalation, minute, late) => {
  expect(isLate(escalation, after(minute))).toBe(late);
});
