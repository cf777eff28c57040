import type { App, ViewResponseAction } from '@slack/bolt';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Workspace } from '../../sandbox/slack/workspace.ts';
import { openWorkspace, type Probe, startSocketApp } from './probe.ts';

let workspace: Workspace;
let probe: Probe;
let answer: unknown;

const plain = (text: string) => ({ type: 'plain_text' as const, text });

const form = (title: string, more: object = {}) => ({
  type: 'modal' as const,
  callback_id: 'form',
  title: plain(title),
  submit: plain('Send'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'note',
      label: plain('Note'),
      element: { type: 'plain_text_input' as const, action_id: 'note' },
    },
  ],
  ...more,
});

beforeEach(async () => {
  workspace = await openWorkspace();
  probe = await startSocketApp(workspace, (app: App) => {
    app.shortcut('new_probe', async ({ ack, shortcut, client }) => {
      await ack();
      await client.views.open({ trigger_id: shortcut.trigger_id, view: form('First') });
    });
    app.view('form', async ({ ack }) => {
      await ack(answer as ViewResponseAction);
    });
  });
  await workspace.globalShortcut('UANN', 'New probe');
  await workspace.until(() => workspace.modal('UANN') !== undefined, 'a form');
});

afterEach(async () => {
  await probe.stop();
  await workspace.close();
});

/** What Ann sees after the bot gave this answer to her submission. */
async function shownAfter(given: object): Promise<string> {
  answer = given;
  await workspace.submit('UANN', { Note: 'Hello' });
  const view = workspace.modal('UANN');
  return view ? workspace.seenBy(view, 'UANN') : 'nothing';
}

const problems = () => workspace.problems.map(({ kind }) => kind);

test('an update changes the form and keeps what was filled in', async () => {
  const before = workspace.modal('UANN')?.hash;
  expect(await shownAfter({ response_action: 'update', view: form('Second') })).toBe(
    'Second\nNote: [Hello]\n[Send]',
  );
  expect(workspace.modal('UANN')?.hash).not.toBe(before);
});

test('a push lays an empty form on top, and submitting that comes back to the first', async () => {
  expect(await shownAfter({ response_action: 'push', view: form('On top') })).toBe(
    'On top\nNote: []\n[Send]',
  );
  answer = undefined;
  await workspace.submit('UANN', { Note: 'Again' });
  expect(workspace.modal('UANN')?.given.title).toEqual(plain('First'));
});

test('a fourth form is not pushed', async () => {
  const push = { response_action: 'push', view: form('On top') };
  await shownAfter(push);
  await shownAfter(push);
  await shownAfter(push);
  expect(problems()).toEqual(['limit']);
});

test('clear closes everything', async () => {
  await shownAfter({ response_action: 'push', view: form('On top') });
  expect(await shownAfter({ response_action: 'clear' })).toBe('nothing');
});

test('errors are shown on their fields until the field changes', async () => {
  expect(await shownAfter({ response_action: 'errors', errors: { note: 'Say more.' } })).toBe(
    'First\nNote: [Hello]\n  ! Say more.\n[Send]',
  );
  await workspace.fill('UANN', { Note: 'More' });
  expect(workspace.errorsOn('UANN')).toEqual({});
});

test('an error for a field that is not there is objected to', async () => {
  await shownAfter({ response_action: 'errors', errors: { elsewhere: 'Lost' } });
  expect(problems()).toEqual(['bad_errors']);
});

test('an unknown answer and a view over a limit are objected to', async () => {
  await shownAfter({ response_action: 'dance' });
  await shownAfter({ response_action: 'update', view: form('A title that is far too long') });
  expect(problems()).toEqual(['unknown_response_action', 'limit']);
  expect(workspace.modal('UANN')?.given.title).toEqual(plain('First'));
});

test('a redelivered submission is not acted on a second time', async () => {
  answer = undefined;
  const delivery = await workspace.submit('UANN', { Note: 'Once' });
  if (!delivery) throw new Error('Nothing was submitted.');
  answer = { response_action: 'errors', errors: { note: 'Twice' } };
  expect((await workspace.redeliver(delivery)).ok).toBe(true);
  expect([workspace.modal('UANN'), problems()]).toEqual([undefined, []]);
});
