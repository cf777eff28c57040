/** One table of handlers, and what the person is told when one fails. */
import { expect, test } from 'vitest';
import { orReference } from '../../src/handlers/failures.ts';
import { createRoutes, type ExchangeOf } from '../../src/handlers/routes.ts';

type Told = { ack: unknown[]; response: unknown[] };

function aCommand(name: string, told: Told): ExchangeOf<'command'> {
  return {
    request: {
      kind: 'command',
      name,
      text: '',
      user: 'UAOIFE',
      workspaces: ['T1'],
      triggerId: '1.2.x',
      responseUrl: 'https://slack.example/r',
    },
    acknowledgement: {
      give: async (answer) => void told.ack.push(answer),
      given: () => told.ack.length > 0,
      bringAgain: () => false,
    },
    // No handler here calls Slack.
    client: {} as ExchangeOf<'command'>['client'],
    respond: async (answer) => {
      told.response.push(answer);
      return new Response();
    },
    botUserId: 'UBOT',
  };
}

test('a request goes to the handler of its kind and name, and to no other', async () => {
  const routes = createRoutes();
  const handled: string[] = [];
  routes.on('command', '/escalate', async ({ request }) => void handled.push(`command ${request.name}`));
  routes.on('shortcut', '/escalate', async () => void handled.push('shortcut'));
  routes.onEvent('message', async () => void handled.push('message'));
  for (const name of ['/escalate', '/other', 'constructor'])
    await routes.handle(aCommand(name, { ack: [], response: [] }));
  expect(handled).toEqual(['command /escalate']);
  expect(() => routes.on('command', '/escalate', async () => undefined)).toThrow(
    'command /escalate has a handler already',
  );
});

test('whoever asked for what failed is given the reference that is in the log, in the acknowledgement or after it', async () => {
  const logged: unknown[] = [];
  const quiet = () => undefined;
  const log = { info: quiet, warn: quiet, error: (facts: object) => void logged.push(facts) };
  const failing = (acknowledged: boolean) => {
    const told: Told = { ack: acknowledged ? ['opened'] : [], response: [] };
    const work = () => Promise.reject(new Error('broken'));
    return orReference({ log, now: () => 35 }, aCommand('/escalate', told), work).then(() => told);
  };
  const early = await failing(false);
  const late = await failing(true);
  expect(logged).toMatchObject(Array(2).fill({ reference: 'Z', kind: 'command', name: '/escalate' }));
  expect([early.response, late.ack]).toEqual([[], ['opened']]);
  expect(early.ack).toEqual(late.response);
  expect(early.ack).toMatchObject([{ response_type: 'ephemeral', text: expect.stringContaining('Z') }]);
});
