/** The question about what was left open, as it is sent. */
import { expect, test } from 'vitest';
import { leftOpenQuestion } from '../../../src/views/left-open.ts';
import { en } from '../../../src/views/words/en/index.ts';
import { anEscalation, hours, morning } from '../../support/factories.ts';
import { startShow } from './a-show.ts';

const asked = { kind: 'look back', person: 'UKENJI', dueAt: morning } as const;
const one = anEscalation({ id: 'ESC-1', number: 1 });
const restricted = anEscalation({ id: 'ESC-2', number: 2, team: 'risk' });

test('it links the cards, and leaves out what its reader may not read', async () => {
  const { shown } = await startShow({ leftOpen: [one, restricted], posts: { 'card:0': 'C0ENG' } });
  const items = [{ escalation: one, link: 'link to card:0', readable: true }];
  expect(await shown(asked)).toEqual({
    do: 'say',
    to: { user: 'UKENJI' },
    message: leftOpenQuestion(items, { asksCause: false, words: en }),
  });
});

test('it is not asked where nothing is left, or later than eight hours: the next morning has it', async () => {
  const late = await startShow({ leftOpen: [one] });
  late.clock.advance(hours(8) + 1);
  const nothing = await startShow();
  expect([await nothing.shown(asked), await late.shown(asked)]).toEqual([
    { do: 'drop', reason: 'nothing is left open' },
    { do: 'drop', reason: 'too late' },
  ]);
});
