/** What a person does on the page, done in the workspace; throws with a sentence where they cannot. */

import { asObjects, type JsonObject } from '../slack/json.ts';
import type { Workspace } from '../slack/workspace.ts';
import type { Spot, Suggestions, Wish } from './protocol.ts';

export type Gesture = Extract<
  Wish,
  {
    kind:
      | 'command'
      | 'post'
      | 'edit'
      | 'remove'
      | 'react'
      | 'unreact'
      | 'shortcut'
      | 'click'
      | 'choose'
      | 'suggest'
      | 'submit'
      | 'close'
      | 'open home';
  }
>;

/** Resolves when the bot has acknowledged, or Slack gave up; with what the page is to be answered. */
export async function perform(slack: Workspace, user: string, gesture: Gesture): Promise<unknown> {
  switch (gesture.kind) {
    case 'command':
      await slack.command(user, gesture.typed, { channel: gesture.place });
      return undefined;
    case 'post': {
      const { kind: _, place, text, ...options } = gesture;
      await slack.post(user, place, text, options);
      return undefined;
    }
    case 'edit':
      return slack.edit(user, gesture.on, gesture.text);
    case 'remove':
      return slack.remove(user, gesture.on);
    case 'react':
      return slack.react(user, gesture.emoji, gesture.on);
    case 'unreact':
      return slack.unreact(user, gesture.emoji, gesture.on);
    case 'shortcut':
      if (gesture.on) await slack.messageShortcut(user, gesture.name, gesture.on);
      else await slack.globalShortcut(user, gesture.name);
      return undefined;
    case 'click':
      await slack.click(user, exactly(gesture.spot), gesture.spot.in);
      return undefined;
    case 'choose': {
      const { spot, value, enter = false } = gesture;
      await slack.choose(user, exactly(spot), value, spot.in, { enter });
      return undefined;
    }
    case 'suggest': {
      const { spot, typed } = gesture;
      return suggestionsOf(await slack.suggest(user, exactly(spot), typed, spot.in));
    }
    case 'submit':
      await slack.submit(user);
      return undefined;
    case 'close':
      await slack.closeModal(user);
      return undefined;
    case 'open home':
      return slack.openHome(user);
  }
}

/** None where too little was typed, or nothing came. */
function suggestionsOf(suggested: JsonObject = {}): Suggestions {
  const groups = asObjects(suggested.option_groups);
  if (groups.length === 0) return { options: asObjects(suggested.options) };
  return { groups: groups.map(({ label, options }) => ({ label, options: asObjects(options) })) };
}

const exactly = ({ blockId, actionId }: Spot) => ({ blockId, actionId });
