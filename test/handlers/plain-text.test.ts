import { expect, test } from 'vitest';
import { asPlainText } from '../../src/handlers/plain-text.ts';
import { readVia } from '../../src/views/forms/act-form.ts';

const people = {
  names: async (ids: Iterable<string>) => new Map([...ids].map((id) => [id, `Name <${id}>`])),
};

test('a message is read aloud with names where it mentions people, and without markup', async () => {
  expect(await asPlainText({ people }, '<@UKENJI> is not in R&amp;D. See &lt;here&gt;.')).toBe(
    'Name <UKENJI> is not in R&D. See <here>.',
  );
});

test('a modal that does not say where it was opened from was not opened from Home', () => {
  expect([readVia(''), readVia('{"source":null}'), readVia('{"id":"ESC-1","via":"home"}')]).toEqual([
    'button',
    'button',
    'home',
  ]);
});
