/** Waiting for something to come true in the workspace without sleeping: it is looked at whenever something happens. The limit is for what hangs. */

import type { Notes, State } from './state.ts';

const kinds: (keyof Notes)[] = [
  'message',
  'edit',
  'removal',
  'ephemeral',
  'modal',
  'home',
  'call',
  'problem',
  'error',
  'reaction',
  'delivery',
  'connection',
];

export function waitUntil(
  state: State,
  isTrue: () => boolean,
  about: string,
  withinMs = 60_000,
): Promise<void> {
  if (isTrue()) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const stops = kinds.map((kind) => state.on(kind, look));
    const tooLate = setTimeout(() => {
      for (const stop of stops) stop();
      reject(new Error(`It did not come true within ${withinMs} ms: ${about}.`));
    }, withinMs);
    function look(): void {
      if (!isTrue()) return;
      clearTimeout(tooLate);
      for (const stop of stops) stop();
      resolve();
    }
  });
}
