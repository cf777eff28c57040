/** People who look: every way in which somebody can ask the bot what it knows. */
import { elementsIn } from '../../../sandbox/slack/view-state.ts';
import { actions } from '../../../src/views/ids.ts';
import type { Bot } from '../bot.ts';
import { command, press } from '../gestures.ts';
import { acts } from '../words/labels.ts';

export const looks = {
  home: async (bot: Bot, user: string) => {
    await bot.slack.openHome(user);
    await bot.settle();
  },
  /** Who has the button on Home. */
  table: async (bot: Bot, user: string) => {
    await bot.slack.openHome(user);
    await bot.settle();
    const home = bot.slack.state.homes.get(user);
    const has = elementsIn(home?.blocks ?? []).some(({ element }) => element.action_id === actions.exportCsv);
    if (has) await press(bot, user, acts.exportCsv, 'home');
  },
  show: (bot: Bot, user: string, { id }: Sought) => command(bot, user, `show ${id}`),
  reference: (bot: Bot, user: string, { id }: Sought) => command(bot, user, id),
  list: (bot: Bot, user: string) => command(bot, user, 'list'),
  'list of a team': (bot: Bot, user: string, { team }: Sought) => command(bot, user, `list ${team}`),
  mine: (bot: Bot, user: string) => command(bot, user, 'mine'),
  search: (bot: Bot, user: string, { word }: Sought) => command(bot, user, `search ${word}`),
  'on-call': (bot: Bot, user: string) => command(bot, user, 'on-call'),
  health: (bot: Bot, user: string) => command(bot, user, 'health'),
  digest: (bot: Bot, user: string) => command(bot, user, 'digest'),
  changes: (bot: Bot, user: string) => command(bot, user, 'changes'),
  documents: (bot: Bot, user: string) => command(bot, user, 'documents'),
  history: (bot: Bot, user: string, { id }: Sought) => underMore(bot, user, id, acts.history),
  explain: (bot: Bot, user: string, { id }: Sought) => underMore(bot, user, id, acts.explain),
} as const;

export type Look = keyof typeof looks;
export type Sought = { id: string; word: string; team: string };

/** Each of them looks everywhere. */
export async function lookEverywhere(bot: Bot, users: readonly string[], sought: Sought): Promise<void> {
  for (const user of users) for (const look of Object.values(looks)) await look(bot, user, sought);
}

/** Where this person finds More for an escalation, newest last: on its card, in their own messages, in an answer. */
export function moreOf(
  { slack }: Bot,
  user: string,
  id: string,
): { channel: string; ts: string } | undefined {
  const places = [...slack.state.channels.values()].filter((channel) => slack.canSee(user, channel.id));
  return [...places.flatMap((channel) => slack.allMessages(channel.id)), ...slack.ephemerals(user)].findLast(
    ({ blocks }) =>
      elementsIn(blocks).some(
        // What had to wait for its turn is opened by a button with another label.
        ({ element, labels }) =>
          element.action_id === actions.openMore && element.value === id && labels.includes(acts.more),
      ),
  );
}

/** Whoever finds no More, or not this in it, has looked all the same. */
export async function underMore(bot: Bot, user: string, id: string, label: string): Promise<void> {
  const where = moreOf(bot, user, id);
  if (!where) return;
  await press(bot, user, acts.more, where);
  const menu = bot.slack.modal(user);
  if (menu && elementsIn(menu.blocks).some(({ labels }) => labels.includes(label)))
    await press(bot, user, label);
  while (bot.slack.modal(user)) await bot.slack.closeModal(user);
}
