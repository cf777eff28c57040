import { expect, test } from 'vitest';
import { line, message } from '../../src/views/lines.ts';
import { onCallPieces } from '../../src/views/on-call.ts';
import { en } from '../../src/views/words/en/index.ts';
import { pings, seen } from './seeing.ts';

const shown = (...crews: Parameters<typeof onCallPieces>[0]) =>
  message([line('On call: ', ...onCallPieces(crews, en))]);

test('crews are mentioned, groups before people, each once', () => {
  const crews = [{ users: ['UKENJI'] }, { group: 'S0ENG', users: ['UKENJI', 'ULENA'] }, { group: 'S0ENG' }];
  expect(seen(shown(...crews))).toEqual(['On call: @eng-oncall, @Kenji and @Lena']);
});

test('a mention notifies where it is posted', () => {
  expect(pings(shown({ users: ['ULENA', 'UOLGA'] }))).toEqual(['ULENA', 'UOLGA']);
});

test('where nobody is named there is nothing to say', () => {
  expect([onCallPieces([], en), onCallPieces([{}, { users: [] }], en)]).toEqual([[], []]);
});

test('of a crowd twenty are mentioned', () => {
  const users = Array.from({ length: 200 }, (_, n) => `U${n}`);
  expect(pings(shown({ users }))).toEqual(users.slice(0, 20));
});
