/** When the bot dies: at any instant, and at those at which it is in the middle of something. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Call } from '../../sandbox/slack/state.ts';
import type { Workspace } from '../../sandbox/slack/workspace.ts';
import type { Chance } from './chance.ts';
import type { Fleet, Whom } from './fleet.ts';
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
/** On a machine with much else to do. */
const longestStartMs = 15_000;
/** Of the last one, which is to end in the middle of an edit: where there are several, who sends may have died before it begins. */
const lastLifeMs = 35_000;

export function createKills(bot: Fleet, slack: Workspace, chance: Chance, lifeMs: number) {
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
  function onNote(
    listen: (strike: () => void) => () => void,
    withinMs = longestMs,
    whom: Whom = 'sender',
  ): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        stop();
        clearTimeout(late);
        bot.kill(whom);
        resolve();
      };
      const late = setTimeout(done, withinMs);
      const stop = listen(done);
    });
  }

  const onMessage = (kind: 'message' | 'edit') =>
    onNote((strike) =>
      slack.on(kind, ({ byBot }) => {
        if (byBot) strike();
      }),
    );

  const onFault = (wanted: Pick<Call, 'method' | 'fault'>, withinMs?: number, whom?: Whom) =>
    onNote(
      (strike) =>
        slack.on('fault', ({ method, kind }) => {
          if (method === wanted.method && kind === wanted.fault) strike();
        }),
      withinMs,
      whom,
    );

  /** The bot is gone, and what it asked for is still to be done. */
  const onSlowness = () => onFault({ method: 'chat.postMessage', fault: 'slow' });

  function onHappening(happening: Happening, delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      const strike = () => {
        waitsFor = undefined;
        clearTimeout(late);
        if (delayMs === 0) {
          bot.kill('any');
          resolve();
        } else {
          setTimeout(() => {
            bot.kill('any');
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
    /** A life that ends with an edit under way that Slack never carries out, and with messages that are posted and not known to be. */
    async lastLife(): Promise<void> {
      await bot.start();
      slack.faults.add({ kind: 'late', method: 'chat.postMessage', delayMs: 13_000, times: 3 });
      slack.faults.add({ kind: 'hang', method: 'chat.update', times: 3 });
      await onFault({ method: 'chat.update', fault: 'hang' }, lastLifeMs, 'all');
      await bot.gone();
    },
    /** One life: whoever is down is started, and one is ended. */
    async live(): Promise<void> {
      const kind = nextKind();
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      const running = bot.start();
      if (kind === 'while it starts') {
        await pause(chance.between(30, 750));
        bot.kill('started last');
      } else {
        // Whoever hangs in a start dies in it.
        await Promise.race([running, pause(longestStartMs)]);
        await pause(chance.between(0, lifeMs));
        if (kind === 'at any instant') {
          await pause(chance.between(0, lifeMs));
          bot.kill('any');
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
