/** When the bot dies: at any instant, and at those at which it is in the middle of something. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Workspace } from '../../sandbox/slack/workspace.ts';
import type { BotLife } from './bot-life.ts';
import type { Chance } from './chance.ts';
import type { Happening } from './gestures.ts';

export const killKinds = [
  'while it starts',
  'at any instant',
  'as a message reaches Slack',
  'as an edit reaches Slack',
  'while Slack is slow with a message',
  'as something is handed over',
  'after an acknowledgement',
] as const;
export type KillKind = (typeof killKinds)[number];

/** Of a life that the wanted instant does not come in. */
const longestMs = 3_000;

export function createKills(bot: BotLife, slack: Workspace, chance: Chance, lifeMs: number) {
  const counts = new Map<KillKind, number>();
  let waitsFor: { happening: Happening; strike(): void } | undefined;

  function nextKind(): KillKind {
    return (
      chance.weighed<KillKind>([
        [3, 'while it starts'],
        [6, 'at any instant'],
        [5, 'as a message reaches Slack'],
        [3, 'as an edit reaches Slack'],
        [4, 'while Slack is slow with a message'],
        [3, 'as something is handed over'],
        [4, 'after an acknowledgement'],
      ]) ?? 'at any instant'
    );
  }

  /** Ends the bot in the same instant in which something of its reaches Slack, before Slack has answered. */
  function onNote(listen: (strike: () => void) => () => void): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        stop();
        clearTimeout(late);
        bot.kill();
        resolve();
      };
      const late = setTimeout(done, longestMs);
      const stop = listen(done);
    });
  }

  const onMessage = (kind: 'message' | 'edit') =>
    onNote((strike) =>
      slack.on(kind, ({ byBot }) => {
        if (byBot) strike();
      }),
    );

  /** The bot is gone, and what it asked for is still to be done. */
  const onSlowness = () =>
    onNote((strike) =>
      slack.on('fault', ({ method, kind }) => {
        if (method === 'chat.postMessage' && kind === 'slow') strike();
      }),
    );

  function onHappening(happening: Happening, delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      const strike = () => {
        waitsFor = undefined;
        clearTimeout(late);
        if (delayMs === 0) {
          bot.kill();
          resolve();
        } else {
          setTimeout(() => {
            bot.kill();
            resolve();
          }, delayMs);
        }
      };
      const late = setTimeout(strike, longestMs);
      waitsFor = { happening, strike };
    });
  }

  return {
    counts,
    happened(what: Happening): void {
      if (waitsFor?.happening === what) waitsFor.strike();
    },
    /** One life: started, and ended. */
    async live(): Promise<void> {
      const kind = nextKind();
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      const running = bot.start();
      if (kind === 'while it starts') {
        await pause(chance.between(30, 750));
        bot.kill();
      } else {
        // Whoever waits longer for a start dies in it.
        await Promise.race([running, pause(longestMs)]);
        await pause(chance.between(0, lifeMs));
        if (kind === 'at any instant') {
          await pause(chance.between(0, lifeMs));
          bot.kill();
        } else if (kind === 'as a message reaches Slack') await onMessage('message');
        else if (kind === 'as an edit reaches Slack') await onMessage('edit');
        else if (kind === 'while Slack is slow with a message') await onSlowness();
        else if (kind === 'as something is handed over')
          await onHappening('handed over', chance.between(1, 15));
        else await onHappening('acknowledged', 0);
      }
      await bot.gone();
    },
  };
}
