/**
 * Whatever is deleted, archived and opened again, whoever leaves, and whatever becomes of the group on call: at the end everything open has exactly one
 * card, true and in its team's channel, nobody has it who left, somebody in reach has been told, and every word is on the other side. `PLACES_SEED=… npx vitest run test/scenarios/generated-places.test.ts` repeats one that failed, `PLACES_RUNS=300` makes it more.
 */
import { expect, test } from 'vitest';
import { createRandom } from '../../sandbox/slack/faults.ts';
import type { Message, UserGroup } from '../../sandbox/slack/state.ts';
import { type Bot, hour, minute, startBot } from '../support/bot.ts';
import { hear, move, press, resolve, write } from '../support/gestures.ts';
import { acts, choices, fields } from '../support/words/labels.ts';

const runs = Number(process.env.PLACES_RUNS ?? 4);
const steps = 30;
const channels = ['C0ENG', 'C0DESIGN', 'C0OPS'];
const ids = ['ESC-1', 'ESC-2'];
const firstSeed = Number(process.env.PLACES_SEED ?? Math.floor(Math.random() * 1_000_000));

const roots = ({ slack }: Bot, channel: string, begins: RegExp): Message[] =>
  slack
    .allMessages(channel)
    .filter(({ user, threadTs, text }) => user === 'UBOT' && threadTs === undefined && begins.test(text));
const cardsOf = (bot: Bot, id: string) =>
  channels.flatMap((channel) => roots(bot, channel, new RegExp(`^${id} \\(`)));
const agentsOf = (bot: Bot, id: string) =>
  roots(bot, bot.slack.directChannel('UAOIFE'), new RegExp(`^${id} is `));

const onCall = (bot: Bot): UserGroup => {
  const group = bot.slack.state.userGroups.get('S0ENG');
  if (!group) throw new Error('there is no group on call');
  return group;
};

/** The escalations of which somebody was told who could be reached then. */
function listen(bot: Bot): ReadonlySet<string> {
  const told = new Set<string>();
  const { state } = bot.slack;
  const isHere = (user: string) => state.people.has(user) && !state.people.get(user)?.deleted;
  const reaches = (ping: string) =>
    ping.startsWith('S')
      ? !onCall(bot).disabled && onCall(bot).users.some(isHere)
      : isHere(ping) && ping !== 'UAOIFE';
  bot.slack.on('message', ({ byBot, channel, text, pings }) => {
    const direct = [...state.people.keys()].find((user) => bot.slack.directChannel(user) === channel);
    const [id] = /ESC-\d+/.exec(text) ?? [];
    if (byBot && id && [...pings, ...(direct ? [direct] : [])].some(reaches)) told.add(id);
  });
  return told;
}

/** What happens, at random, and what has to be true of it at the end. */
async function live(bot: Bot, seed: number) {
  const random = createRandom(seed);
  const chance = (below: number) => Math.floor(random() * below);
  const { slack } = bot;
  const members = onCall(bot).users;
  const said: { word: string; by: 'UAOIFE' | 'UKENJI' }[] = [];
  const deleted: { at: Message; afterTs: string }[] = [];
  const isArchived = () => slack.state.channels.get('C0ENG')?.archived === true;

  async function remove(message: Message | undefined): Promise<void> {
    if (!message) return;
    // In direct messages it is found when something is to be said or shown there, and that may be never.
    const quietly = chance(4) === 0 && !message.channel.startsWith('D');
    await slack.clearAway(message, { quietly });
    await bot.settle();
    if (!quietly) deleted.push({ at: message, afterTs: slack.state.ids.ts() });
  }

  async function say(by: 'UAOIFE' | 'UKENJI', root: Message | undefined): Promise<void> {
    if (!root || slack.state.channels.get(root.channel)?.archived === true) return;
    if (!slack.state.channels.get(root.channel)?.members.has(by)) return;
    const word = `word${said.length}x`;
    await write(bot, by, by === 'UAOIFE' ? 'dm' : root.channel, word, root);
    said.push({ word, by });
  }

  const doings: ((id: string) => Promise<void>)[] = [
    async (id) => remove(cardsOf(bot, id).at(-1)),
    async (id) => remove(agentsOf(bot, id).at(-1)),
    async (id) => say('UAOIFE', agentsOf(bot, id).at(-1)),
    async (id) => say('UKENJI', cardsOf(bot, id).at(-1)),
    async () => {
      const left = deleted.map(({ at }) => at).filter(({ subtype }) => subtype === 'tombstone');
      const at = left[chance(left.length)];
      await say(at?.channel.startsWith('D') ? 'UAOIFE' : 'UKENJI', at);
    },
    async (id) => {
      const card = cardsOf(bot, id).at(-1);
      const { owner } = (await bot.engine.find(id)) ?? {};
      if (card?.channel === 'C0ENG' && !isArchived() && owner === null)
        await press(bot, 'UKENJI', acts.acknowledge, card);
    },
    async (id) => {
      const card = cardsOf(bot, id).at(-1);
      const { owner } = (await bot.engine.find(id)) ?? {};
      const isHere = !slack.state.people.get('UPRIYA')?.deleted;
      if (card?.channel === 'C0ENG' && !isArchived() && owner === null && isHere)
        await press(bot, 'UPRIYA', acts.acknowledge, card);
    },
    async () => {
      if (chance(3) === 0) await slack.deactivate('UPRIYA');
    },
    async () => {
      if (chance(2) === 0) slack.disableGroup('S0ENG', !onCall(bot).disabled);
      else onCall(bot).users = onCall(bot).users.length > 0 ? [] : members;
    },
    async () => (isArchived() ? slack.unarchive('C0ENG') : slack.archive('C0ENG')),
    async () => {
      slack.state.goneThreads = chance(2) === 0 ? 'refused' : 'into the channel';
    },
    async () => bot.pass((1 + chance(20)) * minute),
  ];

  for (let step = 0; step < steps; step++) {
    const id = ids[chance(ids.length)] ?? 'ESC-1';
    await doings[chance(doings.length)]?.(id);
    await bot.settle();
    hear(bot);
  }
  if (isArchived()) await slack.unarchive('C0ENG');
  onCall(bot).users = members;
  slack.disableGroup('S0ENG', false);
  await bot.pass(minute);
  const last = chance(3);
  const card = cardsOf(bot, 'ESC-2').at(-1);
  await bot.settle();
  if (card && last === 0 && cardsOf(bot, 'ESC-2').at(-1)?.channel === 'C0ENG')
    await move(bot, 'Design', 'UKENJI', cardsOf(bot, 'ESC-2').at(-1));
  if (card && last === 1) await resolve(bot, 'UKENJI', cardsOf(bot, 'ESC-2').at(-1));
  // Slack's own deletions are found within the hour.
  await bot.pass(2 * hour + minute);
  hear(bot);
  return { said, deleted };
}

test.each(Array.from({ length: runs }, (_, run) => firstSeed + run))('seed %i', async (seed) => {
  const bot = await startBot();
  const told = listen(bot);
  for (const summary of ['Payouts frozen', 'Cards declined']) {
    await bot.raise({
      [fields.team]: 'Engineering',
      [fields.priority]: choices.high,
      [fields.summary]: summary,
    });
  }
  hear(bot);
  const { said, deleted } = await live(bot, seed);

  for (const { id, status, team, priority, owner } of await bot.engine.list({
    limit: 10,
    statuses: ['open', 'acknowledged'],
  })) {
    const home = team === 'engineering' ? 'C0ENG' : 'C0DESIGN';
    const live = cardsOf(bot, id);
    expect(
      live.map(({ channel }) => channel),
      `${id} has one card`,
    ).toEqual([home]);
    expect(live[0]?.text).toContain(`(${priority}, ${status}`);
    if (owner === null) expect(told.has(id), `somebody in reach is told of ${id}`).toBe(true);
    else
      expect(bot.slack.state.people.get(owner)?.deleted ?? false, `${owner} has left and has ${id}`).toBe(
        false,
      );
    expect(agentsOf(bot, id).length, `${id} has one message for its agent`).toBe(1);
  }
  for (const { word, by } of said) {
    const place = by === 'UKENJI' ? [bot.slack.directChannel('UAOIFE')] : channels;
    const there = place
      .flatMap((channel) => bot.slack.allMessages(channel))
      .filter(({ user, text }) => user === 'UBOT' && text.includes(word));
    expect(there.length, `${word} of ${by} is on the other side`).toBe(1);
    expect(there[0]?.threadTs, `${word} stands in a thread`).toBeDefined();
  }
  for (const { at, afterTs } of deleted) {
    const under = bot.slack
      .allMessages(at.channel)
      .filter(({ user, threadTs, ts }) => user === 'UBOT' && threadTs === at.ts && ts > afterTs);
    expect(
      under.map(({ text }) => text),
      'nothing is said under what was deleted',
    ).toEqual([]);
  }
  expect(bot.faults()).toEqual([]);
});
