/** How the sandbox puts on a terminal what people see. */
import { expect, test } from 'vitest';
import { readOptions, usage } from '../../sandbox/options.ts';
import type { Sighting } from '../../sandbox/sightings.ts';
import { createTeller, wrapped } from '../../sandbox/teller.ts';

const tenInDublin = Date.UTC(2026, 10, 23, 10);

function told(colours: boolean, tell: (teller: ReturnType<typeof createTeller>) => void): string {
  let text = '';
  tell(
    createTeller({
      write: (piece) => {
        text += piece;
      },
      colours,
      rest: async () => undefined,
      person: (id) =>
        id === 'UKENJI'
          ? { realName: 'Kenji', tz: 'Asia/Tokyo' }
          : { realName: 'Aoife', tz: 'Europe/Dublin' },
    }),
  );
  return text;
}

const sighting = (more: Partial<Sighting>): Sighting => ({
  kind: 'posted',
  at: tenInDublin,
  viewer: 'UKENJI',
  place: '#esc-engineering',
  author: null,
  lines: ['ESC-1 · open'],
  notifies: [],
  ...more,
});

test('a heading has the day, the time and the place; a thing seen says who sees it where, and who was notified', () => {
  const text = told(false, ({ heading, sight }) => {
    heading(tenInDublin, 'Europe/Dublin', 'Aoife escalates');
    sight(sighting({ notifies: ['@eng-oncall (Kenji)', 'Priya'] }), tenInDublin);
  });
  expect(text).toBe(
    [
      'Mon 10:00 Dublin  Aoife escalates',
      '',
      '  #esc-engineering, as Kenji sees it in Tokyo',
      '  │ ESC-1 · open',
      '  ▲ notifies @eng-oncall (Kenji), Priya',
      '',
      '',
    ].join('\n'),
  );
});

test('what happened at another time says when, as its reader reads the clock', () => {
  const text = told(false, ({ sight }) => sight(sighting({ at: tenInDublin + 8 * 60_000 }), tenInDublin));
  expect(text.split('\n')[0]).toBe('  19:08 · #esc-engineering, as Kenji sees it in Tokyo');
});

test.each<[Partial<Sighting>, string]>([
  [{ kind: 'form' }, 'The form on Kenji’s screen'],
  [{ kind: 'form changed' }, 'The form on Kenji’s screen; what is new:'],
  [{ kind: 'home' }, 'Kenji’s Home'],
  [{ kind: 'only you' }, 'Only Kenji sees this, in #esc-engineering'],
  [{ kind: 'error' }, 'Slack tells Kenji'],
  [{ kind: 'edited' }, '#esc-engineering, as Kenji sees it in Tokyo; what is new:'],
  [{ place: 'direct messages', viewer: 'UAOIFE' }, 'Aoife’s direct messages, in Dublin'],
])('%o is titled “%s”', (more, title) => {
  expect(told(false, ({ sight }) => sight(sighting(more), tenInDublin)).split('\n')[0]).toBe(`  ${title}`);
});

test('there are colours only where they are wanted', () => {
  const tell = ({ sight }: ReturnType<typeof createTeller>) =>
    sight(sighting({ author: 'UAOIFE' }), tenInDublin);
  expect(told(true, tell)).toContain('\u001b[');
  expect(told(false, tell)).not.toContain('\u001b');
});

test.each([
  ['one two three', ['one two', 'three']],
  ['> one two three', ['> one', '> two', '> three']],
  ['• one two three', ['• one', '  two', '  three']],
  ['  one two', ['  one', '  two']],
  ['a-word-that-is-too-long', ['a-word-that-is-too-long']],
  ['', ['']],
])('“%s” is wrapped at spaces', (text, lines) => {
  expect(wrapped(text, 8)).toEqual(lines);
});

test.each([
  [[], {}, { port: 3210, story: false, once: false, fast: false, withHistory: false, help: false }],
  [
    ['--once', '--fast'],
    { SANDBOX_PORT: '0' },
    { port: 0, story: true, once: true, fast: true, withHistory: false, help: false },
  ],
  [
    ['-h'],
    { SANDBOX_PORT: ' ' },
    { port: 3210, story: false, once: false, fast: false, withHistory: false, help: true },
  ],
  [
    ['--with-history'],
    {},
    { port: 3210, story: false, once: false, fast: false, withHistory: true, help: false },
  ],
  [['--story'], {}, { port: 3210, story: true, once: false, fast: false, withHistory: false, help: false }],
  [
    [],
    { SANDBOX_PORT: 'often' },
    { problem: 'SANDBOX_PORT is often, which is not a port. Write a number from 0 to 65535.' },
  ],
  [['--onec'], {}, { problem: `The sandbox does not know --onec.\n\n${usage}` }],
  [['story'], {}, { problem: `The sandbox does not know story.\n\n${usage}` }],
])('the arguments %j with %j are read as they are meant', (args, env, options) => {
  expect(readOptions(args, env)).toEqual(options);
});
