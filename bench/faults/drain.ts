/** Peace: the bot sends what is left, and is stopped gently when nothing is. */
import { setTimeout as pause } from 'node:timers/promises';
import type { BotLife } from './bot-life.ts';
import type { Peek } from './stored.ts';

/** Until nothing waits and the bot has stopped as it should; what fell due in between is sent in another life. */
export async function drain(
  bot: BotLife,
  peek: Peek,
  seconds: number,
  say: (line: string) => void,
): Promise<boolean> {
  const until = Date.now() + seconds * 1_000;
  while (Date.now() < until) {
    if (!bot.alive()) await bot.start();
    if (!(await untilTrue(() => peek.pending() === 0, until - Date.now()))) break;
    const code = await bot.stop();
    if (code !== 0) bot.oddities.push(`a gentle stop ended with ${code}`);
    if (peek.pending() === 0) return true;
    say(`started again for: ${peek.waiting()}`);
  }
  say(`still waiting: ${peek.waiting()}`);
  if (bot.alive()) await bot.stop();
  return false;
}

export async function untilTrue(isTrue: () => boolean, withinMs: number): Promise<boolean> {
  const until = Date.now() + withinMs;
  while (!isTrue()) {
    if (Date.now() >= until) return false;
    await pause(100);
  }
  return true;
}
