/** The documents say what is there: their links lead somewhere, and what they name exists. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { createProgram } from '../src/cli/program.ts';
import { loadConfig } from '../src/config/config.ts';
import { schemaText } from '../src/config/json-schema.ts';
import { createMetrics } from '../src/metrics/metrics.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const read = (path: string) => readFileSync(`${root}${path}`, 'utf8');

function filesUnder(folder: string, ending: string): string[] {
  return readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith(ending));
}

const documents = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...['docs', 'sandbox', 'bench']
    .filter((name) => existsSync(root + name))
    .flatMap((name) => filesUnder(name, '.md')),
];
const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name);
const unique = (names: string[]) => [...new Set(names)].sort();
const withoutCode = (text: string) => text.replaceAll(/^```[\s\S]*?^```/gm, '');

/** Where headings are, as GitHub names them. */
const anchors = (text: string) =>
  found(withoutCode(text), /^#+ (.*)$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );

describe.each(documents)('%s', (document) => {
  const text = read(document);
  const target = (link: string) => {
    const url = new URL(link, `file:///${document}`);
    return { path: decodeURIComponent(url.pathname.slice(1)), anchor: url.hash.slice(1) };
  };

  test('every link and picture is there', () => {
    const links = found(withoutCode(text), /\]\(([^)\s]+)\)/g).filter((link) => !/^[a-z]+:/.test(link));
    const broken = links.filter((link) => {
      const { path, anchor } = target(link);
      if (!existsSync(root + path)) return true;
      return anchor !== '' && !anchors(read(path)).includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  test('every npm script and every command it names exists', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [
      ...found(text, /\bnpm run (?:-s )?([a-z][\w:-]*)/g),
      ...found(text, /\bnpm (start|test)\b/g),
    ];
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
    const terminal = { env: {}, envFile: '.env', print: () => {}, complain: () => {}, fail: () => {} };
    const commands = createProgram(terminal).commands.map((command) => command.name());
    expect(
      found(text, /\bswitchboard -- ([a-z][a-z-]*)/g).filter((name) => !commands.includes(name)),
    ).toEqual([]);
  });
});

/** What was decided stays as it was written, whatever becomes of the files. */
const ofToday = documents.filter((document) => !document.startsWith('docs/decisions/'));

test.each(ofToday)('every file and folder that %s names is there', (document) => {
  const named = found(read(document), /`((?:src|test|docs|sandbox|bench|\.ci)\/[\w./-]+)`/g);
  expect(named.filter((path) => !existsSync(root + path))).toEqual([]);
});

test('the README names every environment variable that is read, and no other', () => {
  const ofTheBot = found(read('src/config/environment.ts'), /^ {2}([A-Z][A-Z0-9_]+): /gm);
  const sources = ['src', 'sandbox'].flatMap((folder) => filesUnder(folder, '.ts')).map(read);
  const readElsewhere = sources.flatMap((source) => found(source, /\benv\.([A-Z][A-Z0-9_]+)/g));
  const explained = found(read('README.md'), /^\| `([A-Z][A-Z0-9_]+)`/gm);
  expect(unique(explained)).toEqual(unique([...ofTheBot, ...readElsewhere]));
  expect(unique(found(read('.env.example'), /^(?:# )?([A-Z][A-Z0-9_]+)=/gm))).toEqual(unique(ofTheBot));
});

/** The names of all settings in a JSON Schema, however deep. */
function settings(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(settings);
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties = {}, enum: _, const: __, default: ___, ...rest } = schema as Record<string, object>;
  return [
    ...Object.keys(properties),
    ...Object.values(properties).flatMap(settings),
    ...Object.values(rest).flatMap(settings),
  ];
}

describe('the guide to switchboard.yml', () => {
  const guide = read('docs/guides/configure.md');
  const schema = JSON.parse(schemaText()) as { properties: object };

  test('explains every setting, the outermost ones under a heading of their own', () => {
    const explained = new Set(found(withoutCode(guide), /`([a-z_]+)`/g));
    expect(unique(settings(schema)).filter((name) => !explained.has(name))).toEqual([]);
    expect(unique(found(guide, /^## `([a-z_]+)`$/gm))).toEqual(Object.keys(schema.properties).sort());
  });

  test('has examples that are good when they are put together', () => {
    const examples = found(guide, /^```yaml\n([\s\S]*?)^```/gm);
    const loaded = loadConfig(examples.join('\n'));
    expect('problems' in loaded ? loaded.problems : []).toEqual([]);
  });
});

test('the configuration in the README is one that is good', () => {
  const loaded = loadConfig(found(read('README.md'), /^```yaml\n([\s\S]*?)^```/gm).join('\n'));
  expect('problems' in loaded ? loaded.problems : []).toEqual([]);
});

test('the lines of the log that the guide for operators explains are lines of the log', () => {
  const section = read('docs/guides/operate.md').split('\n## The log\n')[1]?.split('\n## ')[0] ?? '';
  const cells = found(section, /^\| (`.*?)\s+\| (?:info|warn|error|fatal) /gm);
  const explained = cells.flatMap((cell) => found(cell, /`([^`]+)`/g));
  const sources = filesUnder('src', '.ts').map(read).join('\n');
  expect(explained.length).toBeGreaterThan(0);
  expect(explained.filter((line) => !sources.includes(`'${line}'`))).toEqual([]);
});

test('the guide for operators explains every metric, with its labels, and no other; alerts ask for what there is', async () => {
  const metrics = createMetrics(Date.now);
  const { sockets, calls, requests, engine, inbox, store, loop, delivery } = metrics.watch;
  requests.ended('event', 'handled', 1);
  calls.called('auth.test', 'ok', 1);
  requests.acknowledged('event', 1);
  requests.turnedAway(401, 'not signed');
  sockets.ended('lost');
  sockets.failed('timeout');
  engine.happened('raised', 'form');
  inbox.givenUp('reply');
  engine.refused('closed');
  store.committed('ok', 1);
  loop.round(1);
  const row = { kind: 'card', createdAt: 0 } as Parameters<typeof delivery.settled>[0];
  delivery.settled(row, 'sent', null);
  delivery.settled(row, 'again', 'timeout');
  delivery.lookedUp(true);
  delivery.parked('chat.update', 'C1', 1);
  const text = await metrics.text(undefined);
  metrics.close();
  const labelsOf = (name: string) => [
    ...new Set(
      found(text, new RegExp(`^${name}(?:_bucket|_count)?\\{([^}]*)\\}`, 'gm')).flatMap((labels) =>
        found(labels, /(\w+)=/g).filter((label) => label !== 'le'),
      ),
    ),
  ];
  const guide = read('docs/guides/operate.md');
  const served = found(text, /^# HELP (switchboard_\w+)/gm).map((name) =>
    [name, ...labelsOf(name)].join(' '),
  );
  const explained = [...guide.matchAll(/^\| `(switchboard_\w+)` +\| ([^|]*)\|/gm)].map(
    ([, name, labels = '']) => [name, ...found(labels, /`(\w+)`/g)].join(' '),
  );
  expect(unique(explained)).toEqual(unique(served));
  const asked = found(guide, /\b((?:switchboard|nodejs)_[a-z0-9_]+)\b/g).filter(
    (name) => !name.endsWith('_'),
  );
  expect(asked.filter((name) => !text.includes(name))).toEqual([]);
});

test('what the example of a new act stands beside is still there', () => {
  const [, diff = ''] = /```diff\n([\s\S]*?)\n```/.exec(read('CONTRIBUTING.md')) ?? [];
  const files = diff.split(/^\+\+\+ /m).slice(1);
  expect(files.map((file) => file.slice(0, file.indexOf('\n')))).toEqual([
    'src/domain/acts/wave.ts',
    'src/domain/acts/index.ts',
    'src/views/acts/wave.ts',
    'src/views/acts/index.ts',
    'src/views/words/en/conversation.ts',
  ]);
  for (const file of files) {
    const [path = '', ...lines] = file.split('\n');
    const beside = lines.filter((line) => line.startsWith(' ')).map((line) => line.slice(1));
    const text = beside.length > 0 ? read(path) : '';
    expect(beside.filter((line) => !text.includes(`${line}\n`))).toEqual([]);
  }
});
