/** What each line of the prompt does in the workspace, as the person at the prompt. */

import { referenceIn } from '../places.ts';
import type { Workspace } from '../slack/workspace.ts';
import type { Walk } from '../walk.ts';
import { choiceFor, heldIn } from './fields.ts';
import { cardOf, messageWithButton, newestByPerson, threadFor } from './find.ts';
import type { Line } from './parse.ts';

type Of<K extends Line['kind']> = Extract<Line, { kind: K }>;

export type Gesture = Exclude<
  Line,
  {
    kind:
      | 'nothing'
      | 'as'
      | 'look'
      | 'card'
      | 'people'
      | 'help'
      | 'quit'
      | 'not understood'
      | 'pass'
      | 'next morning';
  }
>;

const reconnectMs = 60_000;

/** Throws with a sentence where the person cannot do it. */
export async function perform(slack: Workspace, walk: Walk, user: string, line: Gesture): Promise<void> {
  switch (line.kind) {
    case 'escalate':
      return escalate(slack, walk, user, line);
    case 'command':
      await slack.command(user, line.typed);
      return;
    case 'click':
      return click(slack, walk, user, line);
    case 'fill':
      return slack.fill(user, { [line.label]: choiceFor(slack, user, line.label, line.value) });
    case 'submit':
      await slack.submit(user);
      return;
    case 'close':
      await slack.closeModal(user);
      return;
    case 'say': {
      const { channel, ts } = threadFor(slack, user, line.on);
      await slack.post(user, channel, line.text, { thread: ts });
      return;
    }
    case 'post':
      await slack.post(user, line.channel, line.text);
      return;
    case 'react':
      return slack.react(
        user,
        line.emoji,
        line.on === null || referenceIn(line.on) === undefined
          ? threadFor(slack, user, null)
          : cardOf(slack, user, line.on),
      );
    case 'shortcut': {
      const isGlobal = slack.state.manifest.shortcuts.some(
        ({ name, kind }) => name === line.name && kind === 'global',
      );
      if (isGlobal) await slack.globalShortcut(user, line.name);
      else await slack.messageShortcut(user, line.name, newestByPerson(slack, user));
      return;
    }
    case 'archive':
      return slack.archive(line.channel, user);
    case 'unarchive':
      return slack.unarchive(line.channel, user);
    case 'outage':
      return outage(slack, line);
  }
}

/** Whatever the form still needs is filled in with the summary, or else with the words that were given. */
async function escalate(slack: Workspace, walk: Walk, user: string, { text }: Of<'escalate'>): Promise<void> {
  await slack.command(user, `/escalate ${text}`);
  await walk.settle();
  if (!slack.modal(user)) return;
  await slack.submit(user);
  const words = heldIn(slack, user, 'summary') || text;
  const missing = Object.keys(slack.errorsOn(user)).map((label) => [label, words]);
  if (missing.length > 0) await slack.submit(user, Object.fromEntries(missing));
  // The form has become the confirmation, which has been read.
  if (slack.modal(user)?.given.submit === undefined) await slack.closeModal(user);
}

async function click(slack: Workspace, walk: Walk, user: string, { label, on }: Of<'click'>): Promise<void> {
  if (on === 'home') {
    await slack.openHome(user);
    await walk.settle();
    await slack.click(user, label, 'home');
  } else {
    await slack.click(user, label, on === null ? undefined : messageWithButton(slack, user, label, on));
  }
}

/** After an outage the bot connects again by itself, and Slack delivers once more what it could not. */
async function outage(slack: Workspace, { on }: Of<'outage'>): Promise<void> {
  slack.outage(on);
  if (on) return;
  await slack.until(() => slack.connections() > 0, 'the bot connects again', reconnectMs);
  await slack.retryPending();
}
