/** Locates the escalation whose message somebody wrote under or reacted to, also when the bot has not yet heard that the message is its own. */
import type { Context } from '@slack/bolt';
import type { Engine } from '../engine/engine-types.ts';
import { bringAgain } from './again.ts';
import type { Deps } from './deps.ts';

type At = NonNullable<Awaited<ReturnType<Engine['at']>>>;

/** Undefined when it is none of ours, or when Slack is to bring it again: then it is not acknowledged. */
export async function locate(
  { engine, recognise }: Pick<Deps, 'engine' | 'recognise'>,
  { channel, ts, author }: { channel: string; ts: string; author: string | undefined },
  context: Context,
): Promise<At | undefined> {
  const known = await engine.at(channel, ts);
  if (known || author === undefined || author !== context.botUserId) return known;
  const recognised = await recognise(channel, ts);
  if (recognised === 'not now') bringAgain(context);
  return recognised === 'ours' ? engine.at(channel, ts) : undefined;
}
