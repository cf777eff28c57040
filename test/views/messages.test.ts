/** Everything that people can be shown is known, is told in docs/messages.md, and says what they need to know. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { asObjects } from '../../sandbox/slack/json.ts';
import { everyMessage } from '../support/messages/every-message.ts';
import { messagesFile } from '../support/messages/file.ts';
import { english, linesOf, messagesTold } from '../support/messages/told.ts';

test('docs/messages.md is as the views have it: npm run messages writes it', () => {
  expect(readFileSync(messagesFile, 'utf8')).toBe(messagesTold());
});

const kinds = everyMessage(english).flatMap((chapter) =>
  chapter.kinds.map((kind) => ({ ...kind, name: `${chapter.title}: ${kind.title}` })),
);
const pinging = kinds.filter(({ pings }) => pings !== undefined);

test.each(pinging)('$name says what it is about, how it stands, and what to press', ({ pings, shown }) => {
  const said = linesOf(shown);
  const about = {
    summary: said.some((line) => line.includes(english.typed.summary)),
    standing: said.some((line) => /urgent|high/.test(line)),
    button: said.some((line) => line.startsWith('[')),
  };
  if (typeof pings === 'object')
    expect(about, pings.although).not.toEqual({ summary: true, standing: true, button: true });
  else expect(about).toEqual({ summary: true, standing: true, button: true });
});

test.each(kinds)('$name recommends one button of a row at most', ({ shown }) => {
  const rows = asObjects([...(shown.blocks ?? [])]).filter(({ type }) => type === 'actions');
  const recommended = rows.map(
    ({ elements }) => asObjects(elements).filter(({ style }) => style === 'primary').length,
  );
  expect(Math.max(0, ...recommended)).toBeLessThanOrEqual(1);
});

/** What is said nowhere here, and why. */
const elsewhere: Record<string, string> = {
  'checkUp.findings': 'what a check-up can find: the tests of its answer have each',
  'checkUp.more': 'where a check-up finds very much',
  'history.earlier': 'where a history is very long',
  'lists.earlier': 'where very many have read it',
  'onCall.andMore': 'where very many are on call',
  'sending.part': 'where a text is very long',
  'explain.': 'the tests of an explained clock have each',
  'acts.say.': 'stands in the place of a name in what somebody wrote',
  'documents.form.need': 'an error of a form that is half filled in',
  'documents.form.secretInLink': 'an error of a form whose link cannot be kept',
  'documents.form.gone': 'an error of a form where somebody else was quicker',
  'acts.look back.noDocument': 'an error of a form that is half filled in',
  'report.': 'a page of its own: the tests of the report and of the accessible page read it',
  'time.': 'dates, which are parts of sentences',
};

/** The language with every sentence watched: `said` holds the names of those that were used. */
function watched<T>(of: T, said: Set<string>, path?: string): T;
function watched(of: unknown, said: Set<string>, path = ''): unknown {
  if (typeof of === 'function')
    return (...named: unknown[]) => {
      said.add(path);
      return of(...named);
    };
  if (typeof of !== 'object' || of === null || Array.isArray(of)) return of;
  const all = {};
  for (const [name, one] of Object.entries(of)) {
    const at = path === '' ? name : `${path}.${name}`;
    const value = watched(one, said, at);
    Object.defineProperty(all, name, {
      enumerable: true,
      get() {
        if (typeof one === 'string') said.add(at);
        return value;
      },
    });
  }
  return all;
}

const namesIn = (of: unknown, path = ''): string[] => {
  if (typeof of === 'function' || typeof of === 'string') return [path];
  if (typeof of !== 'object' || of === null || Array.isArray(of)) return [];
  return Object.entries(of).flatMap(([name, one]) => namesIn(one, path === '' ? name : `${path}.${name}`));
};

test('every sentence of the language is said in one of them, but for what is said elsewhere', () => {
  const said = new Set<string>();
  const { words } = english.wording;
  everyMessage({ ...english, wording: { ...english.wording, words: watched(words, said) } });
  const unsaid = namesIn(words).filter(
    (name) => !said.has(name) && !Object.keys(elsewhere).some((room) => name.startsWith(room)),
  );
  expect(unsaid).toEqual([]);
});
