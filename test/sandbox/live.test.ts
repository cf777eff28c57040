/** What pages are told and what they can do, over the WebSocket they use, with the real bot in its process. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Change, DidDetail, SeenMessage, Spot, World } from '../../sandbox/live/protocol.ts';
import { asObject, asText, textOf } from '../../sandbox/slack/json.ts';
import { slackId } from '../../sandbox/slack/slacks-ids.ts';
import { elementsIn } from '../../sandbox/slack/view-state.ts';
import { en } from '../../src/views/words/en/index.ts';
import { openPageSocket, type PageSocket } from '../support/page-socket.ts';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { withoutHolidays } from '../support/without-holidays.ts';
import { wordsInSandbox } from '../support/words/in-sandbox.ts';
import { acts, fields, forms, shortcuts } from '../support/words/labels.ts';

const words = wordsInSandbox(withoutHolidays);
/** What comes late because of that says so in its notification, too. */
const { botWasDownThen: whileItWasDown } = en.reminders;
let sandbox: Sandbox;
let page: PageSocket;

beforeAll(async () => {
  sandbox = await startSandbox(withoutHolidays);
  page = await openPageSocket(sandbox.address);
});

afterAll(async () => {
  page.close();
  expect(await sandbox.end()).toEqual({ code: 0, complaints: [] });
});

/** The element of the topmost form with that label. */
function field({ modals }: World, label: string): Spot {
  const view = modals.at(-1);
  const found = elementsIn(view?.blocks ?? []).find(({ labels }) => labels.includes(label));
  if (!view || !found) throw new Error(`There is no ${label} in the form.`);
  return { in: { view: view.id }, ...spotOf(found) };
}

function button(message: SeenMessage | undefined, label: string): Spot {
  const found = elementsIn(message?.blocks ?? []).find(({ labels }) => labels.includes(label));
  if (!message || !found) throw new Error(`There is no button ${label}.`);
  return { in: { channel: message.channel, ts: message.ts }, ...spotOf(found) };
}

const spotOf = ({ block, element }: ReturnType<typeof elementsIn>[number]) => ({
  blockId: asText(block.block_id),
  actionId: asText(element.action_id),
});

/** Resolves with its id. */
async function raise(): Promise<string> {
  await page.be('Aoife');
  await page.do({
    kind: 'command',
    typed: '/escalate engineering urgent Payouts frozen',
    place: slackId('C0OPS'),
  });
  const spot = field(await page.be('Aoife'), fields.details);
  await page.do({ kind: 'choose', spot, value: 'Nothing arrives.' });
  await page.do({ kind: 'submit' });
  await page.do({ kind: 'close' });
  const ids = inEngineering(await page.be('Kenji')).map(({ text }) => /^ESC-\d+/.exec(text)?.[0]);
  const id = ids.findLast((found) => found !== undefined);
  if (!id) throw new Error('There is no card.');
  return id;
}

const inEngineering = ({ messages }: World) => messages.filter(({ channel }) => channel === slackId('C0ENG'));
const cardIn = (world: World, id: string) =>
  inEngineering(world).find(({ text }) => text.startsWith(`${id} `));
const namesOf = ({ places }: World) => places.map(({ name }) => name);
const isTrouble = (change: Change) => change.kind === 'trouble';

test('everybody sees the channels they would see in Slack, each in their own words for closed ones', async () => {
  const aoife = await page.be('Aoife');
  const mina = await page.be(slackId('UMINA'));
  expect(namesOf(aoife)).not.toContain('esc-risk');
  expect(namesOf(mina)).toContain('esc-risk');
  expect(aoife.places.find(({ name }) => name === 'esc-engineering')).toMatchObject({
    kind: 'public',
    member: false,
    closed: 'You are not in #esc-engineering.',
  });
  expect(aoife.places.at(-1)).toMatchObject({ kind: 'app', name: 'Switchboard', closed: null });
  expect(aoife.workspace.commands).toMatchObject([{ command: '/escalate' }]);
  expect(aoife.workspace.shortcuts).toContainEqual({ name: shortcuts.callSummary, kind: 'message' });
});

test('a refusal names people as people are called', async () => {
  await page.be('Aoife');
  await expect(page.do({ kind: 'post', place: slackId('C0ENG'), text: 'Hello' })).rejects.toThrow(
    'Aoife is not in #esc-engineering.',
  );
  await expect(page.do({ kind: 'be', who: 'Zed' })).rejects.toThrow('There is nobody called Zed.');
});

test('a page of somewhere else is not let in', async () => {
  await expect(openPageSocket(sandbox.address, 'http://elsewhere.example')).rejects.toThrow();
  await expect(openPageSocket(sandbox.address, 'nonsense')).rejects.toThrow();
});

test('a program that asks for / is told what it can do', async () => {
  const answer = await fetch(`${sandbox.address}/`);
  expect(await answer.text()).toContain('as Priya');
});

describe('in one workspace', () => {
  beforeAll(async () => {
    await page.do({ kind: 'reset' });
  });

  beforeEach(() => void page.changes());

  test('a form opens, says what is missing, is sent, and becomes a card that others see at once', async () => {
    await page.be('Aoife');
    await page.do({
      kind: 'command',
      typed: '/escalate engineering urgent Payouts frozen',
      place: slackId('C0OPS'),
    });
    await page.do({ kind: 'submit' });
    const world = await page.be('Aoife');
    expect(Object.values(world.modals.at(-1)?.errors ?? {})).toEqual([
      'Please complete this required field.',
    ]);

    const kenji = await openPageSocket(sandbox.address);
    await kenji.be('Kenji');
    await page.do({ kind: 'choose', spot: field(world, fields.details), value: 'Nothing arrives.' });
    await page.do({ kind: 'submit' });
    const told = await kenji.until((change) => change.kind === 'message');
    expect(told).toMatchObject({ edited: false, message: { channel: slackId('C0ENG'), byBot: true } });
    // The form has become the confirmation.
    expect((await page.be('Aoife')).modals.map(({ submit }) => submit)).toEqual([undefined]);
    await page.do({ kind: 'close' });
    expect((await page.be('Aoife')).modals).toEqual([]);
    kenji.close();
  });

  test('only whoever is spoken to sees an ephemeral message', async () => {
    await page.be('Aoife');
    await page.do({ kind: 'command', typed: '/escalate help', place: slackId('C0OPS') });
    const told = page.changes().filter((change) => change.kind === 'message');
    expect(told).toMatchObject([
      { message: { ephemeral: true, to: slackId('UAOIFE'), channel: slackId('C0OPS') } },
    ]);
    const ephemerals = ({ messages }: World) => messages.filter(({ ephemeral }) => ephemeral);
    expect(ephemerals(await page.be('Jonas'))).toEqual([]);
    expect(ephemerals(await page.be('Aoife'))).toHaveLength(1);
  });

  test('of two people who take it at once the first has it, and the second is told who does', async () => {
    const id = await raise();
    const [kenji, priya] = [await openPageSocket(sandbox.address), await openPageSocket(sandbox.address)];
    await kenji.be('Kenji');
    const spot = button(cardIn(await priya.be('Priya'), id), acts.acknowledge);
    kenji.changes();
    priya.changes();
    await Promise.all([kenji, priya].map((window) => window.do({ kind: 'click', spot })));
    const told = [kenji, priya].map((window) =>
      window
        .changes()
        .flatMap((change) =>
          change.kind === 'message' && change.message.ephemeral ? [words.read(change.message.text)] : [],
        ),
    );
    expect(told).toEqual([
      [words.say(words.newsQuestion(id))],
      [words.refused({ refused: 'already owned', owner: 'UKENJI' }, { id })],
    ]);
    kenji.close();
    priya.close();
  });

  test('whoever presses what is no longer there is told to look again', async () => {
    const id = await raise();
    const take = async (who: string) =>
      page.do({ kind: 'click', spot: button(cardIn(await page.be(who), id), acts.acknowledge) });
    const card = cardIn(await page.be('Priya'), id);
    await take('Kenji');
    await page.be('Priya');
    await expect(page.do({ kind: 'click', spot: button(card, acts.acknowledge) })).rejects.toThrow(
      'That has changed meanwhile: have another look.',
    );
    const [heading] = words.seen({ blocks: cardIn(await page.be('Aoife'), id)?.blocks ?? [] });
    expect(heading).toBe(words.card({ id, status: 'acknowledged' })[0]);
  });

  test('what the bot did is kept with request, reply and blocks', async () => {
    await page.be('Aoife');
    await page.do({
      kind: 'command',
      typed: '/escalate engineering urgent Payouts frozen',
      place: slackId('C0OPS'),
    });
    const { did } = await page.be('Aoife');
    const command = did.findLast(({ title }) => title === 'the command /escalate');
    const form = did.findLast(({ title }) => title === 'views.open');
    expect(command).toMatchObject({ direction: 'to the bot', where: 'Aoife', state: 'done' });
    expect(command?.note).toMatch(/^acknowledged in \d+ ms$/);
    expect(form).toMatchObject({ direction: 'from the bot', where: 'Aoife', state: 'done', hasBlocks: true });
    const detail = (await page.do({ kind: 'detail', id: form?.id ?? 0 })) as DidDetail;
    expect(textOf(asObject(detail.request.view).title)).toBe(forms.raise.title);
    expect(asObject(detail.reply).ok).toBe(true);
    expect(detail.blocks).toEqual(asObject(detail.request.view).blocks);
    await expect(page.do({ kind: 'detail', id: 0 })).rejects.toThrow('it is no longer kept');
  });

  test('a bot that is started while Slack is down waits for it, and nobody waits for the bot', async () => {
    await raise();
    await page.do({ kind: 'bot', to: 'killed' });
    await page.do({ kind: 'trouble', what: 'outage', on: true });
    const started = page.do({ kind: 'bot', to: 'running' });
    await page.do({ kind: 'command', typed: '/escalate mine', place: slackId('C0OPS') });
    expect(page.changes()).toContainEqual({
      kind: 'toast',
      sentence: 'Slack could not reach the bot for the command /escalate.',
    });
    await page.do({ kind: 'trouble', what: 'outage', on: false });
    await started;
    expect((await page.be('Aoife')).trouble.bot).toBe('running');
  });

  test.each([
    ['rateLimit', null],
    ['dropAnswers', null],
    // The last of all: it takes the bot a moment to be back.
    ['outage', 'Slack could not reach the bot for the command /escalate.'],
  ] as const)('trouble “%s” ends without a message lost or doubled', async (what, toast) => {
    if (what !== 'outage') await page.do({ kind: 'trouble', what, on: true });
    const id = await raise();
    if (what === 'outage') {
      await page.do({ kind: 'trouble', what, on: true });
      await page.do({ kind: 'command', typed: '/escalate mine', place: slackId('C0OPS') });
      expect(page.changes()).toContainEqual({ kind: 'toast', sentence: toast });
    }
    await page.do({ kind: 'trouble', what, on: false });
    await page.do({ kind: 'clock', move: '+1 min' });
    const cards = inEngineering(await page.be('Kenji')).filter(({ text }) => text.startsWith(`${id} `));
    expect(cards).toHaveLength(1);
  });
});

describe('from the beginning', () => {
  beforeEach(async () => {
    await page.do({ kind: 'reset' });
    page.changes();
  });

  test('what calls somebody counts for them until they have read it, and shows in everybody’s switch', async () => {
    await raise();
    await page.do({ kind: 'clock', move: '+15 min' });
    const before = await page.be('Kenji');
    const place = before.places.find(({ name }) => name === 'esc-engineering');
    expect(place?.unread).toBe(1);
    expect(place?.calls).toBeGreaterThan(0);
    expect(before.attention[slackId('UKENJI')]).toBe(place?.calls);
    expect((await page.be('Aoife')).attention[slackId('UPRIYA')]).toBe(place?.calls);

    await page.be('Kenji');
    await page.do({ kind: 'read', place: slackId('C0ENG') });
    for (const ts of Object.keys(place?.unreadThreads ?? {})) {
      await page.do({ kind: 'read', place: slackId('C0ENG'), thread: ts });
    }
    const after = await page.be('Kenji');
    expect(after.places.find(({ name }) => name === 'esc-engineering')).toMatchObject({
      unread: 0,
      calls: 0,
      unreadThreads: {},
    });
    expect(after.attention[slackId('UKENJI')]).toBeUndefined();
    expect(after.attention[slackId('UPRIYA')]).toBe(place?.calls);
  });

  test('a moved clock tells where it goes, and what happens on the way comes in order', async () => {
    await raise();
    page.changes();
    await page.do({ kind: 'clock', move: '+15 min' });
    const clocks = page.changes().flatMap((change) => (change.kind === 'clock' ? [change.clock] : []));
    expect(clocks.at(0)?.movingTo).toBeGreaterThan(clocks.at(0)?.now ?? 0);
    expect(clocks.at(-1)).toMatchObject({ movingTo: null, walks: true });
    expect(clocks.map(({ now }) => now)).toEqual(clocks.map(({ now }) => now).sort());
    const times = inEngineering(await page.be('Kenji')).map(({ ts }) => ts);
    expect(times.length).toBeGreaterThan(1);
    expect(times).toEqual([...times].sort());
  });

  test('a killed bot hears nothing, Slack says so, and once started again it has lost nothing', async () => {
    await raise();
    await page.do({ kind: 'bot', to: 'killed' });
    expect(page.changes().findLast(isTrouble)).toMatchObject({ trouble: { bot: 'killed' } });
    await page.do({ kind: 'command', typed: '/escalate mine', place: slackId('C0OPS') });
    expect(page.changes()).toContainEqual({
      kind: 'toast',
      sentence: 'Slack could not reach the bot for the command /escalate.',
    });
    await page.do({ kind: 'clock', move: '+15 min' });
    expect(inEngineering(await page.be('Kenji'))).toHaveLength(1);

    await page.do({ kind: 'bot', to: 'running' });
    await expect(page.do({ kind: 'bot', to: 'running' })).rejects.toThrow('The bot runs already.');
    await page.do({ kind: 'clock', move: '+1 min' });
    expect(
      inEngineering(await page.be('Kenji'))
        .map(({ text }) => text)
        .join(' '),
    ).toContain(whileItWasDown);
  });

  test('a bot can be killed while the clock is moved: the clock arrives, and the bot starts again', async () => {
    await raise();
    const before = (await page.be('Aoife')).clock.now;
    for (const _ of [1, 2, 3]) {
      const moved = page.do({ kind: 'clock', move: '+1 h' });
      await page.until(
        (change): change is Change => change.kind === 'clock' && change.clock.movingTo !== null,
      );
      await Promise.all([moved, page.do({ kind: 'bot', to: 'killed' })]);
      await page.do({ kind: 'bot', to: 'running' });
      page.changes();
    }
    const { clock, trouble } = await page.be('Aoife');
    expect({ bot: trouble.bot, hours: Math.floor((clock.now - before) / 3_600_000) }).toEqual({
      bot: 'running',
      hours: 3,
    });
  });

  test('starting over forgets everything, and the clock begins again', async () => {
    await raise();
    await page.do({ kind: 'clock', move: '+1 h' });
    const later = await page.be('Aoife');
    await page.do({ kind: 'reset' });
    const fresh = await page.be('Aoife');
    expect(later.messages.length).toBeGreaterThan(0);
    expect(fresh).toMatchObject({ messages: [], attention: {}, modals: [], home: null });
    expect(fresh.clock.now).toBeLessThan(later.clock.now);
    expect(await raise()).toBe('ESC-1');
  });
});
