/** From an open team to a restricted one: what the bot quoted where everybody reads is taken back, and what waits is not said in full. */
import { expect, test } from 'vitest';
import { removeMessage } from '../../sandbox/slack/messages.ts';
import type { Deed } from '../../src/domain/escalation.ts';
import { movedIn } from '../../src/views/forms/sentences.ts';
import { partsOf } from '../../src/views/in-parts.ts';
import { en } from '../../src/views/words/en/index.ts';
import { type Bot, hour, minute } from '../support/bot.ts';
import {
  acknowledge,
  answer,
  ask,
  fillIn,
  hear,
  move,
  resolution,
  resolve,
  startAcknowledged,
  startRaised,
  theCard,
  write,
} from '../support/gestures.ts';
import { agentMessage, modalLines } from '../support/lines.ts';
import { followTheSun } from '../support/rosters.ts';
import { at } from '../support/words/about.ts';
import { acts, choices, fields } from '../support/words/labels.ts';

const inThread = '#esc-engineering › thread';
const asked = { what: 'asked', missing: [], text: 'Whose secret passport?' } satisfies Deed;
const answered = { what: 'answered', text: 'Her secret own.' } satisfies Deed;
const said = { what: 'said', side: 'agent', text: 'She calls from a secret place.' } satisfies Deed;
const resolved = { what: 'resolved', ...resolution, fixed: 'The secret was let go.' } satisfies Deed;
const reopened = { what: 'reopened', reason: 'A secret came out.', owner: 'UKENJI' } satisfies Deed;

/** All that the bot says in a channel and its threads, as Slack has it now. */
const standing = ({ slack }: Bot, channel: string): string[] =>
  slack
    .allMessages(channel)
    .filter(({ user }) => user === 'UBOT')
    .map(({ text, blocks }) => JSON.stringify([text, blocks]));
/** The same, of threads, as it is read. */
const thread = ({ slack }: Bot, channel: string): string[] =>
  slack
    .allMessages(channel)
    .filter(({ user, threadTs }) => user === 'UBOT' && threadTs)
    .map((message) => slack.seenBy(message, 'UKENJI'));
const secretsIn = (bot: Bot, channel: string) =>
  standing(bot, channel).filter((text) => text.includes('secret'));
const spared = ({ words }: Bot, deed: Deed, by: string) => words.inThread(deed, { by }, { only: 'risk' });

/** Everything that a thread quotes has been said in Engineering's. */
async function startTalkedAbout(options: Parameters<typeof startRaised>[1] = {}): Promise<Bot> {
  const bot = await startRaised({}, options);
  await acknowledge(bot);
  const { text: question } = asked;
  await ask(bot, question);
  await answer(bot, answered.text);
  await write(bot, 'UAOIFE', 'dm', said.text, agentMessage(bot, 'ESC-1', 'UAOIFE'));
  await resolve(bot, 'UKENJI', theCard(bot), { [fields.fixed]: resolved.fixed });
  const reopen = { [fields.reopenReason]: reopened.reason };
  await fillIn(bot, 'UAOIFE', acts.reopen, reopen, agentMessage(bot, 'ESC-1', 'UAOIFE'));
  await bot.pass(5 * minute);
  hear(bot);
  return bot;
}

const takenBack = (bot: Bot): string[] => [
  bot.words.hasIt('UKENJI'),
  spared(bot, asked, 'UKENJI'),
  spared(bot, answered, 'UAOIFE'),
  spared(bot, said, 'UAOIFE'),
  spared(bot, resolved, 'UKENJI'),
  spared(bot, reopened, 'UAOIFE'),
];
const theMove = {
  what: 'moved',
  from: 'engineering',
  to: 'risk',
  reason: 'A secret fraud.',
  heldMs: 0,
  owner: null,
  policyId: '',
} satisfies Deed;
const toRisk = (bot: Bot) => move(bot, 'Risk', 'UKENJI', theCard(bot), theMove.reason);

test('of a line that took several messages each part is taken back', async () => {
  const bot = await startAcknowledged();
  const text = 'She calls from a secret place. '.repeat(700).trim();
  await write(bot, 'UAOIFE', 'dm', text, agentMessage(bot, 'ESC-1', 'UAOIFE'));
  expect(secretsIn(bot, 'C0ENG')).toHaveLength(partsOf(text));
  await toRisk(bot);
  await bot.pass(minute);
  expect([secretsIn(bot, 'C0ENG'), partsOf(text)]).toEqual([[], 3]);
  hear(bot);
});

test('what was quoted in the old thread is taken back, and whoever moved it is told what stays', async () => {
  const bot = await startTalkedAbout();
  expect(secretsIn(bot, 'C0ENG')).toHaveLength(5);
  await toRisk(bot);
  const told = bot.words.say(movedIn('ESC-1', 'Risk', ['https://sandbox.slack.com/archives/C0ENG/p1'], en));
  expect(modalLines(bot, 'UKENJI')).toContain(told);
  await bot.pass(minute);
  hear(bot);
  expect(secretsIn(bot, 'C0ENG')).toEqual([]);
  expect(thread(bot, 'C0ENG')).toEqual([...takenBack(bot), spared(bot, theMove, 'UKENJI')]);
});

test('it is taken back after a restart too, however often Slack says no, and what somebody deleted is left alone', async () => {
  const bot = await startTalkedAbout();
  const lines = bot.slack.allMessages('C0ENG').filter(({ user, threadTs }) => user === 'UBOT' && threadTs);
  const updates = { method: 'chat.update', channel: 'C0ENG' };
  const deleted = lines[1]?.ts ?? '';
  for (const line of lines.filter(({ ts }) => ts === deleted)) removeMessage(bot.slack.state, line);
  const others = lines.slice(2).map(({ ts }) => ts);
  bot.slack.faults.add({
    ...updates,
    kind: 'rate_limited',
    retryAfterS: 60,
    when: ({ args }) => others.includes(String(args.ts)),
  });
  await toRisk(bot);
  expect(secretsIn(bot, 'C0ENG')).not.toEqual([]);
  await bot.restart();
  await bot.pass(2 * minute);
  hear(bot);
  expect(secretsIn(bot, 'C0ENG')).toEqual([]);
  const edits = bot.slack.calls.filter(({ method, args }) => method === 'chat.update' && args.ts === deleted);
  expect(edits).toHaveLength(1);
});

test('what still waits for the old thread is not said in full', async () => {
  const bot = await startAcknowledged();
  bot.slack.faults.add({
    method: 'chat.postMessage',
    channel: 'C0ENG',
    kind: 'rate_limited',
    retryAfterS: 120,
  });
  await write(bot, 'UAOIFE', 'dm', said.text, agentMessage(bot, 'ESC-1', 'UAOIFE'));
  await toRisk(bot);
  hear(bot);
  await bot.pass(3 * minute);
  const late = bot.said().filter(([where]) => where === inThread);
  expect(late.map(([, text]) => text)).toEqual([spared(bot, said, 'UAOIFE'), spared(bot, theMove, 'UKENJI')]);
  expect(secretsIn(bot, 'C0ENG')).toEqual([]);
});

test('what may have reached Slack in full before the move is found and taken back', async () => {
  const bot = await startAcknowledged();
  bot.slack.faults.add({ method: 'chat.postMessage', channel: 'C0ENG', kind: 'drop_after' });
  bot.slack.faults.add({ method: 'conversations.replies', kind: 'rate_limited', retryAfterS: 60 });
  await write(bot, 'UAOIFE', 'dm', said.text, agentMessage(bot, 'ESC-1', 'UAOIFE'));
  await toRisk(bot);
  await bot.pass(3 * minute);
  hear(bot);
  expect(thread(bot, 'C0ENG').slice(1).toSorted()).toEqual(
    [spared(bot, said, 'UAOIFE'), spared(bot, theMove, 'UKENJI')].toSorted(),
  );
});

test('what is on its way to Slack as it moves is taken back once it is there', async () => {
  const bot = await startAcknowledged();
  const stop = bot.slack.on('call', ({ method, args }) => {
    if (method !== 'chat.postMessage' || args.channel !== 'C0ENG') return;
    stop();
    const by = { id: 'UKENJI', team: 'engineering', responder: true, lead: false };
    const { to, reason } = theMove;
    void bot.engine.act('ESC-1', { kind: 'move', by, via: 'button', to, reason }, 'the move');
  });
  await write(bot, 'UAOIFE', 'dm', said.text, agentMessage(bot, 'ESC-1', 'UAOIFE'));
  await bot.pass(minute);
  hear(bot);
  expect((await bot.engine.find('ESC-1'))?.team).toBe('risk');
  expect(thread(bot, 'C0ENG')).toEqual([
    bot.words.hasIt('UKENJI'),
    spared(bot, said, 'UAOIFE'),
    spared(bot, theMove, 'UKENJI'),
  ]);
});

test('the last word that a hand-over quoted is taken back', async () => {
  const bot = await startRaised(
    { [fields.priority]: choices.high },
    { at: at('16:30', 1), config: followTheSun },
  );
  await acknowledge(bot, 'UPRIYA');
  await write(bot, 'UAOIFE', 'dm', said.text, agentMessage(bot, 'ESC-1', 'UAOIFE'));
  await bot.pass(hour);
  expect(secretsIn(bot, 'C0ENG')).toHaveLength(2);
  await move(bot, 'Risk', 'UPRIYA', theCard(bot), theMove.reason);
  await bot.pass(minute);
  hear(bot);
  expect(secretsIn(bot, 'C0ENG')).toEqual([]);
});

test('each time it comes back to a restricted team, what was quoted meanwhile is taken back', async () => {
  const bot = await startAcknowledged();
  await write(bot, 'UAOIFE', 'dm', said.text, agentMessage(bot, 'ESC-1', 'UAOIFE'));
  await toRisk(bot);
  await move(bot, 'Design', 'UTOMAS', theCard(bot, 'C0RISK'), 'No secret after all.');
  await write(bot, 'UAOIFE', 'dm', 'Another secret.', agentMessage(bot, 'ESC-1', 'UAOIFE'));
  expect(secretsIn(bot, 'C0DESIGN')).toHaveLength(2);
  await move(bot, 'Risk', 'ULENA', theCard(bot, 'C0DESIGN'), theMove.reason);
  await bot.pass(minute);
  hear(bot);
  expect([secretsIn(bot, 'C0ENG'), secretsIn(bot, 'C0DESIGN')]).toEqual([[], []]);
  // The team itself keeps what it read.
  expect(secretsIn(bot, 'C0RISK').length).toBeGreaterThan(0);
});

test('where the configuration does not know its team any more, its thread keeps nothing once its card is drawn anew', async () => {
  const bot = await startRaised({ [fields.team]: 'Design' });
  await write(bot, 'UAOIFE', 'dm', said.text, agentMessage(bot, 'ESC-1', 'UAOIFE'));
  await bot.restart((yaml) =>
    yaml.replace(/^ {2}design:\n(?: {4}.*\n)+/m, '').replace(/^.*team: design \}\n/m, ''),
  );
  expect(secretsIn(bot, 'C0DESIGN')).toHaveLength(1);
  await fillIn(bot, 'UAOIFE', acts.cancel, {}, agentMessage(bot, 'ESC-1', 'UAOIFE'));
  await bot.pass(minute);
  hear(bot);
  expect(thread(bot, 'C0DESIGN')).toEqual([bot.words.inThread(said, { by: 'UAOIFE' }, { only: 'design' })]);
});
