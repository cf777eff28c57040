/** Locates the escalation whose message somebody wrote under or reacted to, also when the bot has not yet heard that the message is its own. */
import type { Engine } from '../engine/engine-types.ts';
import type { Deps } from './deps.ts';

export type At = NonNullable<Awaited<ReturnType<Engine['at']>>>;

/** Undefined when it is none of ours; `not now` while Slack does not say. */
export async function locate(
  { engine, recognise }: Pick<Deps, 'engine' | 'recognise'>,
  channel: string,
  ts: string,
): Promise<At | undefined | 'not now'> {
  const known = await engine.at(channel, ts);
  if (known) return known;
  const recognised = await recognise(channel, ts);
  if (recognised === 'not now') return recognised;
  return recognised === 'ours' ? engine.at(channel, ts) : undefined;
}
