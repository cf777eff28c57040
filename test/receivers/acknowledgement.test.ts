/** When Slack is told that a request came, by its kind. */
import { describe, expect, test } from 'vitest';
import { acknowledging } from '../../src/receivers/acknowledgement.ts';
import { type Request, readRequest } from '../../src/receivers/request.ts';

const person = { user: { id: 'UAOIFE' }, team: { id: 'T1' }, trigger_id: '1.2.x' };
const view = { id: 'V1', type: 'modal', callback_id: 'raise', private_metadata: '', blocks: [] };
const event = (event: object) => ({ type: 'event_callback', team_id: 'T1', event });
const bodies = {
  command: { command: '/escalate', text: '', user_id: 'UAOIFE', team_id: 'T1', trigger_id: '1.2.x' },
  block_actions: {
    ...person,
    type: 'block_actions',
    container: {},
    actions: [{ type: 'button', action_id: 'undo' }],
  },
  view_submission: { ...person, type: 'view_submission', view: { ...view, state: { values: {} } } },
  view_closed: { ...person, type: 'view_closed', view },
  shortcut: { ...person, type: 'shortcut', callback_id: 'new' },
  message: event({ type: 'message', channel: 'C0ENG', ts: '1.2' }),
  app_home_opened: event({ type: 'app_home_opened', user: 'UAOIFE' }),
  event_callback: event({ type: 'emoji_changed' }),
};

function requestOf(kind: keyof typeof bodies): Request {
  const read = readRequest(bodies[kind]);
  if (!('request' in read)) throw new Error(JSON.stringify(read));
  return read.request;
}

/** What happened, in its order, and what came of it. */
async function story(
  kind: keyof typeof bodies,
  handle: Parameters<typeof acknowledging>[3] = async () => undefined,
  { retryNum = 0, ack = async (_answer?: unknown): Promise<void> => undefined } = {},
): Promise<unknown[]> {
  const happened: unknown[] = [];
  const heard = async (answer?: unknown) => {
    happened.push(answer ?? 'told');
    await ack(answer);
  };
  const log = { info: () => happened.push('logged') };
  const taken = await acknowledging(requestOf(kind), { ack: heard, retryNum }, log, async (given) => {
    await handle(given);
    happened.push('handled');
  });
  return [...happened, taken];
}

test.each([
  ['shortcut', ['told', 'handled', 'taken']],
  ['block_actions', ['handled', 'told', 'taken']],
  ['message', ['handled', 'told', 'taken']],
  ['app_home_opened', ['handled', 'told', 'taken']],
  ['event_callback', ['handled', 'told', 'taken']],
  // Only what came of them acknowledges these.
  ['command', ['handled', 'not taken']],
  ['view_submission', ['handled', 'not taken']],
  ['view_closed', ['handled', 'not taken']],
] as const)('a request of kind %s that its handler says nothing to: %j', async (kind, happens) => {
  expect(await story(kind)).toEqual(happens);
});

describe('whoever handles it', () => {
  test('tells Slack what came of it, and the first answer counts', async () => {
    const twice = await story('command', async ({ give }) => {
      await give({ text: 'first' });
      await give({ text: 'second' });
    });
    expect(twice).toEqual([{ text: 'first' }, 'handled', 'taken']);
  });

  test('goes on when the connection is gone: Slack delivers it again', async () => {
    const ack = async () => Promise.reject(new Error('closed'));
    expect(await story('block_actions', ({ give }) => give(), { ack })).toEqual([
      'told',
      'logged',
      'handled',
      'taken',
    ]);
  });

  test('leaves an event for Slack to bring again, until that was the last time', async () => {
    const left = (retryNum: number) =>
      story('message', async ({ bringAgain }) => void bringAgain(), { retryNum });
    expect([await left(0), await left(3)]).toEqual([
      ['handled', 'again'],
      ['handled', 'told', 'taken'],
    ]);
  });
});
