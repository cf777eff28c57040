/** The real process, killed while Slack keeps it waiting: what it had heard is carried out by the next one, once. */
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { aMachine, type Running } from '../support/process.ts';
import { choices, fields } from '../support/words/labels.ts';

async function raise({ slack }: Running): Promise<void> {
  await slack.command('UAOIFE', '/escalate', { channel: 'C0OPS' });
  await slack.until(() => slack.modal('UAOIFE') !== undefined, 'the form opens');
  await slack.submit('UAOIFE', {
    [fields.team]: 'Engineering',
    [fields.priority]: choices.low,
    [fields.summary]: 'Payouts frozen',
    [fields.details]: 'It does not work.',
  });
  await slack.until(() => slack.messages('C0ENG').length === 1, 'the card is there');
}

/** What happened, and how much waits in the inbox. */
function stored({ database }: Running): { deeds: unknown[]; heard: unknown } {
  const db = new Database(database, { readonly: true });
  const deeds = db.prepare('select what from history order by version').pluck().all();
  const heard = db.prepare('select count(*) from inbox').pluck().get();
  db.close();
  return { deeds, heard };
}

type Card = { channel: string; ts: string };

test.each([
  [
    'a reply',
    'socket',
    ({ slack }: Running, { ts }: Card) => slack.post('UKENJI', 'C0ENG', 'On it.', { thread: ts }),
    ['raised', 'acknowledged', 'said'],
  ],
  [
    '👀',
    'http',
    ({ slack }: Running, card: Card) => slack.react('UKENJI', 'eyes', card),
    ['raised', 'acknowledged'],
  ],
] as const)('%s, acknowledged before Slack has said who responds (%s mode)', async (_, mode, act, deeds) => {
  const machine = await aMachine(mode);
  const { slack } = machine;
  const first = await machine.running();
  await raise(machine);
  first.kill('SIGKILL');
  await first.exit;
  slack.faults.add({ kind: 'slow', method: 'usergroups.users.list', delayMs: 5_000, times: 1e6 });
  const second = await machine.running();
  const [card] = slack.messages('C0ENG');
  const pending = slack.pendingEvents().length;
  await act(machine, card ?? { channel: '', ts: '' });
  second.kill('SIGKILL');
  await second.exit;
  expect(stored(machine)).toEqual({ deeds: ['raised'], heard: 1 });
  expect(slack.pendingEvents()).toHaveLength(pending);
  slack.faults.clear();
  const third = await machine.running();
  await slack.until(() => stored(machine).heard === 0, 'it is carried out');
  expect(stored(machine).deeds).toEqual(deeds);
  await slack.until(
    () => slack.allMessages('C0ENG').some(({ threadTs }) => threadTs === card?.ts),
    'the thread says so',
  );
  third.kill('SIGTERM');
  await third.exit;
  expect(slack.problems).toEqual([]);
});
