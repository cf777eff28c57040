/** The database fails while the bot runs: people are told that it was not saved, nothing is lost, and afterwards it works. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { oneFile } from '../../../sandbox/bot/one-file.ts';
import { textOf } from '../../../sandbox/slack/json.ts';
import type { Workspace } from '../../../sandbox/slack/workspace.ts';
import { refusedAnswer } from '../../../src/views/refusals.ts';
import { en } from '../../../src/views/words/en/index.ts';
import { testConfig } from '../../support/bot.ts';
import {
  aFolder,
  aWorkspace,
  type BotProcess,
  saidAt,
  startProcess,
  withoutRootsRights,
} from '../../support/bot-process.ts';
import { damage } from '../../support/damage.ts';
import { aFreePort } from '../../support/free-port.ts';
import { acts, choices, fields } from '../../support/words/labels.ts';
import { wordsOf } from '../../support/words/words.ts';

const agent = 'UAOIFE';
const engineer = 'UKENJI';

/** The form stays open with a word on its first field. */
const notSaved = (slack: Workspace) => ({
  [fields.team]: en.answers.notSaved(textOf(slack.modal(agent)?.given.submit)),
});

async function aRunningBot(under: readonly string[] = [], env: Record<string, string> = {}) {
  const path = join(aFolder(), 'switchboard.db');
  const slack = await aWorkspace();
  const bot = startProcess(slack, path, under, env);
  await bot.running();
  return { path, slack, bot };
}

async function fillForm(slack: Workspace, summary: string): Promise<void> {
  await slack.command(agent, '/escalate', { channel: 'C0OPS' });
  await slack.until(() => slack.modal(agent) !== undefined, 'the form opens');
  await slack.fill(agent, {
    [fields.team]: 'Engineering',
    [fields.priority]: choices.urgent,
    [fields.summary]: summary,
    [fields.details]: 'It does not work.',
  });
}

const cardIsThere = (slack: Workspace, id: string) =>
  slack.until(() => slack.messages('C0ENG').some(({ text }) => text.includes(id)), `the card of ${id}`);

async function raise(slack: Workspace, id: string): Promise<void> {
  await fillForm(slack, 'Payouts frozen');
  await slack.submit(agent);
  await thenItIsConfirmed(slack);
  await cardIsThere(slack, id);
}

/** The form has become the confirmation, with nothing to send. */
async function thenItIsConfirmed(slack: Workspace): Promise<void> {
  expect(slack.errorsOn(agent)).toEqual({});
  expect(slack.modal(agent)?.given.submit).toBeUndefined();
  await slack.closeModal(agent);
}

/** The form is still open with what was typed, and says why; pressed again, it is raised. */
async function thenItIsSaved(slack: Workspace, id: string): Promise<void> {
  await slack.submit(agent);
  await thenItIsConfirmed(slack);
  await cardIsThere(slack, id);
}

const escalationsIn = (path: string): unknown[] => {
  const db = new Database(path, { readonly: true });
  const rows = db.prepare('select id, summary from escalations order by number').raw().all();
  db.close();
  return rows;
};

async function endsWell(bot: BotProcess, slack: Workspace): Promise<void> {
  expect(await bot.stop()).toBe(0);
  expect(slack.problems).toEqual([]);
  expect(saidAt(bot, 'fatal', 'none')).toEqual([]);
}

test('another process holds the database for ten seconds', async () => {
  const { path, slack, bot } = await aRunningBot();
  await raise(slack, 'ESC-1');
  await fillForm(slack, 'Refunds fail');
  const program = await oneFile(join(import.meta.dirname, '../../support/hold-database.ts'));
  const holder = spawn(process.execPath, [program, path, '10000']);
  await once(holder.stdout, 'data');
  const released = once(holder, 'exit');
  const card = slack.messages('C0ENG')[0];
  if (!card) throw new Error('there is no card');

  await slack.submit(agent);
  expect(slack.errorsOn(agent)).toEqual(notSaved(slack));
  await slack.click(engineer, acts.acknowledge, card);
  await slack.until(() => slack.ephemeralsTo(engineer).length > 0, 'Kenji is told');
  const words = wordsOf({ state: slack.state, config: testConfig });
  expect(slack.ephemeralsTo(engineer)).toEqual([words.say(refusedAnswer('notSaved', en))]);
  expect(await released).toEqual([0, null]);

  await thenItIsSaved(slack, 'ESC-2');
  await slack.click(engineer, acts.acknowledge, card);
  const taken = () =>
    slack.thread('C0ENG', card.ts).some(({ text }) => words.read(text) === words.hasIt(engineer));
  await slack.until(taken, 'the thread says who has it');
  await endsWell(bot, slack);
  expect(escalationsIn(path)).toEqual([
    ['ESC-1', 'Payouts frozen'],
    ['ESC-2', 'Refunds fail'],
  ]);
});

/** A limit on the size of files is met like the end of a disk, and needs no rights. */
test('the disk is full, and later there is room again', async () => {
  const HEALTH_PORT = String(await aFreePort());
  const limited = ['bash', '-c', 'ulimit -S -f 100000; exec "$@"', 'bash'];
  const { path, slack, bot } = await aRunningBot(limited, { HEALTH_PORT });
  const ready = async () => {
    const answer = await fetch(`http://127.0.0.1:${HEALTH_PORT}/readyz`);
    return [answer.status, await answer.text()];
  };
  await raise(slack, 'ESC-1');
  await fillForm(slack, 'Refunds fail');
  const mayWrite = (bytes: string) =>
    execFileSync('prlimit', ['--pid', String(bot.pid), `--fsize=${bytes}:`]);
  expect(await ready()).toEqual([200, 'ready\n']);
  mayWrite('4096');
  await slack.submit(agent);
  expect(slack.errorsOn(agent)).toEqual(notSaved(slack));
  expect(saidAt(bot, 'error')).toContain('a submission was not saved');
  expect(await ready()).toEqual([503, 'The database cannot be written.\n']);
  mayWrite('100000000');
  expect(await ready()).toEqual([200, 'ready\n']);
  await thenItIsSaved(slack, 'ESC-2');
  await endsWell(bot, slack);
  expect(escalationsIn(path)).toEqual([
    ['ESC-1', 'Payouts frozen'],
    ['ESC-2', 'Refunds fail'],
  ]);
});

test('the file may only be read from now on: what is open goes on, and the next start says so', async () => {
  const { path, slack, bot } = await aRunningBot(withoutRootsRights);
  await raise(slack, 'ESC-1');
  for (const file of [path, `${path}-wal`, `${path}-shm`]) chmodSync(file, 0o444);
  await raise(slack, 'ESC-2');
  await endsWell(bot, slack);
  const next = startProcess(slack, path, withoutRootsRights);
  expect(await next.ended).toBe(1);
  expect(saidAt(next, 'fatal')).toEqual([
    'Switchboard did not start. The database may not be written. Give the user who runs the bot the right to read and write it, its folder, and the files beside it.',
  ]);
});

test('damage in a large file does not hold the start: it is looked for beside the work, and ends the process', async () => {
  const { path, slack, bot } = await aRunningBot();
  await raise(slack, 'ESC-1');
  expect(await bot.stop()).toBe(0);
  const sqlite = new Database(path);
  sqlite.exec('create table ballast (page blob); insert into ballast values (zeroblob(70000000))');
  sqlite.close();
  damage(path, 'volumes');
  const again = startProcess(slack, path);
  await again.running();
  expect(await again.ended).toBe(1);
  expect(saidAt(again, 'fatal')).toEqual([
    'Switchboard ends: a failure was handled nowhere. The database is damaged. Put the newest backup in its place: docs/guides/operate.md says how.',
  ]);
});

test('a page is damaged while the bot runs: nothing is confirmed any more, people are told, and the process ends', async () => {
  const { path, slack, bot } = await aRunningBot();
  await raise(slack, 'ESC-1');
  expect(await bot.stop()).toBe(0);
  const again = startProcess(slack, path);
  await again.running();
  await fillForm(slack, 'Refunds fail');
  damage(path, 'history');
  await slack.submit(agent);
  expect(slack.errorsOn(agent)).toEqual(notSaved(slack));
  expect(await again.ended).toBe(1);
  const restore =
    'The database is damaged. Put the newest backup in its place: docs/guides/operate.md says how.';
  expect(saidAt(again, 'fatal')).toEqual([`Switchboard ends: a failure was handled nowhere. ${restore}`]);
  const next = startProcess(slack, path);
  expect(await next.ended).toBe(1);
  expect(saidAt(next, 'fatal')).toEqual([`Switchboard did not start. ${restore}`]);
});
