/** Peace: the bot sends what is left, and is stopped gently when nothing is. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Fleet } from './fleet.ts';
import type { Peek } from './stored.ts';

/** Until nothing waits and the bot has stopped as it should; what fell due in between is sent in another life. */
export async function drain(
  bot: Fleet,
  peek: Peek,
  oddities: string[],
  seconds: number,
  say: (line: string) => void,
): Promise<boolean> {
  const until = Date.now() + seconds * 1_000;
  while (Date.now() < until) {
    await bot.start();
    await peek.look();
    if (!(await untilTrue(() => peek.pending() === 0, until - Date.now()))) break;
    for (const code of await bot.stop()) oddities.push(`a gentle stop ended with ${code}`);
    await peek.look();
    if (peek.pending() === 0) return true;
    say(`started again for: ${peek.waiting()}`);
  }
  say(`still waiting: ${peek.waiting()}`);
  await bot.stop();
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
