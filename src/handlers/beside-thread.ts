/** What somebody writes into their messages with the bot, beside any thread: the answer to the one question that waits for them, or told where it belongs. */
import type { HeardReply, HeardUnder } from '../domain/heard.ts';
import { createMask } from '../domain/masking/mask.ts';
import { besideHelp, whichQuestion } from '../views/beside-thread.ts';
import type { Said } from '../views/forms/notice.ts';
import { helpAnswer } from '../views/help.ts';
import { commandName } from '../views/ids.ts';
import { words } from '../views/words/default.ts';
import type { Deps } from './deps.ts';
import { sendEphemeral } from './ephemeral.ts';
import { teamsIn } from './escalate-command.ts';
import { refusedFor } from './guard.ts';
import { hear } from './hear.ts';
import type { WrittenMessage } from './reply-text.ts';
import type { Exchange } from './routes.ts';

const dayMs = 24 * 3_600_000;
/** More than that nobody looks through. */
const mostQuestions = 10;

/** As it is kept, under the message that it stands under or is meant for. */
export function heardReply(
  { config }: Pick<Deps, 'config'>,
  { channel: wroteIn, ts, user, workspaces, internal, noted, text }: WrittenMessage,
  root: { channel: string; ts: string },
): HeardUnder & HeardReply {
  const mask = createMask(config.masking);
  const said = { workspaces, text: mask.text(text), internal, noted, masked: mask.masked };
  return {
    kind: 'reply',
    key: `message:${wroteIn}:${ts}`,
    user,
    channel: root.channel,
    root: root.ts,
    ...said,
  };
}

export async function hearBeside(deps: Deps, written: WrittenMessage, exchange: Exchange): Promise<void> {
  const { engine } = deps;
  const { user, channel, workspaces } = written;
  const waiting = await engine.list({ reporter: user, statuses: ['waiting'], limit: mostQuestions });
  const messages = await engine.agentMessages(waiting);
  const [root, ...others] = waiting.flatMap(({ id }) => messages.get(id) ?? []);
  if (root && others.length === 0) {
    const heard = { ...heardReply(deps, written, root), beside: true } as const;
    return hear(deps, heard, { ...exchange, author: exchange.botUserId });
  }
  const refused = await refusedFor(deps, user, workspaces);
  const say = (said: Said) => sendEphemeral(exchange.client, { channel, user }, said);
  if (root && !refused) return say(whichQuestion(waiting, messages, words));
  // Whoever writes ten lines is told once.
  const day = Math.floor(deps.now() / dayMs);
  if (!(await engine.isFirst(user, `beside:${user}:${day}`))) return;
  await say(
    refused?.said ?? besideHelp(helpAnswer({ teams: teamsIn(deps), command: commandName }, words), words),
  );
}
