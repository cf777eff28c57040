/** The tour against the sandbox itself: every step is done as it says, and is seen to be done. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SeenMessage, Spot, World } from '../../sandbox/live/protocol.ts';
import { adviceFor } from '../../sandbox/page/tour/advice.ts';
import { appPlace, escalationOf } from '../../sandbox/page/tour/cases.ts';
import { examples } from '../../sandbox/page/tour/examples.ts';
import { type Address, advance, begin, type Progress } from '../../sandbox/page/tour/progress.ts';
import { asText, type JsonObject } from '../../sandbox/slack/json.ts';
import { slackId } from '../../sandbox/slack/slacks-ids.ts';
import { elementsIn } from '../../sandbox/slack/view-state.ts';
import { openPageSocket, type PageSocket } from '../support/page-socket.ts';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { acts, fields } from '../support/words/labels.ts';

let sandbox: Sandbox;
let page: PageSocket;

beforeAll(async () => {
  sandbox = await startSandbox();
  page = await openPageSocket(sandbox.address);
});

afterAll(async () => {
  page.close();
  expect(await sandbox.end()).toEqual({ code: 0, complaints: [] });
});

function spotIn(blocks: JsonObject[], label: string): Omit<Spot, 'in'> {
  const found = elementsIn(blocks).find(({ labels }) => labels.includes(label));
  if (!found) throw new Error(`There is no ${label}.`);
  return { blockId: asText(found.block.block_id), actionId: asText(found.element.action_id) };
}

/** The card, or what the reporter is told where that is open. */
function messageIn(world: World, inApp: boolean): SeenMessage {
  const found = world.messages.find(
    (message) => (message.channel === appPlace(world)) === inApp && escalationOf(message) === 'ESC-1',
  );
  if (!found) throw new Error('There is no such message.');
  return found;
}

/** Somebody who does what the tour says, through one page. */
async function createNewcomer() {
  await page.do({ kind: 'reset' });
  let world = await page.be('Aoife');
  let progress: Progress = begin(world);
  let address: Address = { place: slackId('C0OPS') };

  async function look(): Promise<number> {
    world = await page.be(world.viewer);
    progress = advance(progress, world, address);
    return progress.step;
  }

  return {
    look,
    /** Presses the step’s own button. */
    async follow(): Promise<string> {
      const deed = adviceFor(progress, world, address)?.deed;
      if (!deed) throw new Error('The step has no button.');
      if (deed.as) world = await page.be(deed.as);
      if (deed.at) address = { place: deed.at === 'app' ? appPlace(world) : deed.at };
      if (deed.wish) await page.do(deed.wish);
      await look();
      return deed.label;
    },
    async click(label: string): Promise<void> {
      const { channel, ts, blocks } = messageIn(world, address.place === appPlace(world));
      await page.do({ kind: 'click', spot: { in: { channel, ts }, ...spotIn(blocks, label) } });
      await look();
    },
    async fill(label: string, value: string | number): Promise<void> {
      const view = world.modals.at(-1);
      if (!view) throw new Error('No form is open.');
      await page.do({
        kind: 'choose',
        spot: { in: { view: view.id }, ...spotIn(view.blocks, label) },
        value,
      });
    },
    async submit(): Promise<void> {
      await page.do({ kind: 'submit' });
      await look();
    },
    async close(): Promise<void> {
      await page.do({ kind: 'close' });
      await look();
    },
    world: () => world,
    progress: () => progress,
  };
}

test('the steps lead through the whole way of one escalation', async () => {
  const newcomer = await createNewcomer();
  expect(await newcomer.look()).toBe(0);
  expect(await newcomer.follow()).toBe('Raise an example');
  await newcomer.submit();
  expect(newcomer.world().modals).toHaveLength(1);
  await newcomer.close();
  expect(newcomer.world().modals).toEqual([]);

  expect(newcomer.progress()).toMatchObject({
    step: 1,
    followed: { id: 'ESC-1', reporter: slackId('UAOIFE') },
  });
  expect(await newcomer.follow()).toBe('Be Kenji in #esc-engineering');
  await newcomer.click(acts.acknowledge);

  expect(newcomer.progress()).toMatchObject({
    step: 2,
    followed: { status: 'acknowledged', owner: slackId('UKENJI'), onPhone: true },
  });
  await newcomer.click(acts.holdOn);

  expect(newcomer.progress().step).toBe(3);
  expect(await newcomer.follow()).toBe('Be Aoife in the app’s messages');
  await newcomer.click(acts.promiseCallback);
  await newcomer.fill(fields.callbackAt, newcomer.world().clock.now / 1000 + 7200);
  await newcomer.submit();
  expect(newcomer.progress().step).toBe(3);
  await newcomer.click(acts.endCall);

  expect(newcomer.progress().step).toBe(4);
  expect(await newcomer.follow()).toBe('Move the clock an hour on');
  expect(await newcomer.look()).toBe(4);
  expect(await newcomer.follow()).toBe('Read it as Kenji');

  expect(newcomer.progress().step).toBe(5);
  expect(await newcomer.follow()).toBe('Be Kenji in #esc-engineering');
  await newcomer.click(acts.resolve);
  await newcomer.fill(fields.fixed, 'Drained the queue.');
  await newcomer.fill(fields.tellUser, 'Your money comes today.');
  await newcomer.fill(fields.cause, 'bug');
  await newcomer.fill(fields.document, 'no');
  await newcomer.submit();
  expect(newcomer.progress()).toMatchObject({ step: 5, followed: { status: 'resolved' } });
  expect(await newcomer.follow()).toBe('Read it as Aoife');

  expect(newcomer.progress().step).toBe(6);
  expect(await newcomer.follow()).toBe('Be Marcus');
  expect(await newcomer.follow()).toBe('Move on to the next morning');
  expect(newcomer.progress().step).toBe(7);
});

test('a call summary that goes to a private channel leads to somebody who is in it', async () => {
  const newcomer = await createNewcomer();
  const german = examples.find(({ language }) => language === 'German');
  await page.be('Jonas');
  await page.do({ kind: 'post', place: slackId('C0OPS'), text: german?.text ?? '' });
  await newcomer.look();
  expect(await newcomer.follow()).toBe('Escalate call summary');
  await newcomer.submit();
  expect(newcomer.progress()).toMatchObject({
    step: 1,
    followed: { team: 'Risk', reporter: slackId('UJONAS') },
  });
  expect(await newcomer.follow()).toBe('Be Mina in #esc-risk');
  await newcomer.click(acts.acknowledge);
  expect(newcomer.progress()).toMatchObject({ step: 4, followed: { owner: slackId('UMINA') } });
});

test('with a past it ends in the digest that tells what helped from what did not', async () => {
  const withPast = await startSandbox(undefined, { withHistory: true });
  const reader = await openPageSocket(withPast.address);
  const world = await reader.be('Aoife');
  const advice = adviceFor({ ...begin(world), step: 6 }, world, { place: slackId('C0OPS') });
  await reader.do({ kind: 'clock', move: '+1 min' });
  const asNora = await reader.be(advice?.deed?.as ?? '');
  const place = appPlace(asNora);
  expect(advance({ ...begin(asNora), step: 6 }, asNora, { place }).step).toBe(7);
  const read = JSON.stringify(asNora.messages.filter(({ channel }) => channel === place));
  expect(read).toContain('Checklist for late payouts');
  expect(read).toContain('Stand-up at ten');
  reader.close();
  expect(await withPast.end()).toEqual({ code: 0, complaints: [] });
});
