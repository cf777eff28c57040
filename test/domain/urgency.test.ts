import { expect, test } from 'vitest';
import { priorities } from '../../src/domain/escalation.ts';
import { isUrgent } from '../../src/domain/urgency.ts';
import { after } from '../support/factories.ts';

const pressing = (liveUntil: number | null, minute = 0) =>
  priorities.filter((priority) => isUrgent({ priority, liveUntil }, after(minute)));

test('what is urgent cannot wait, and nothing can while the user is on the phone', () => {
  expect([pressing(null), pressing(after(30)), pressing(after(30), 29)]).toEqual([
    ['urgent'],
    [...priorities],
    [...priorities],
  ]);
});

test('a call that is over presses no more', () => {
  expect([pressing(after(30), 30), pressing(after(30), 31)]).toEqual([['urgent'], ['urgent']]);
});
