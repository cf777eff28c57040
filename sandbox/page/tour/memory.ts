/** What the browser remembers of the tour; where it remembers nothing, the tour begins anew each time. */

import { isObject, parseJson } from '../../slack/json.ts';
import type { Progress } from './progress.ts';

export type Remembered = { progress?: Progress; dismissed: boolean };

const key = 'switchboard.tour';

/** A browser may keep pages from storing anything; it says so by throwing. */
function storageOf(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}

export function recall(storage: Pick<Storage, 'getItem'> | undefined = storageOf()): Remembered {
  const said = parseJson(storage?.getItem(key) ?? '');
  if (!isObject(said)) return { dismissed: false };
  const { progress, dismissed } = said;
  return {
    dismissed: dismissed === true,
    ...(isProgress(progress) ? { progress } : {}),
  };
}

export function remember(
  remembered: Remembered,
  storage: Pick<Storage, 'setItem'> | undefined = storageOf(),
): void {
  try {
    storage?.setItem(key, JSON.stringify(remembered));
  } catch (error) {
    // Full, or not allowed: then it is not remembered.
    if (!(error instanceof DOMException)) throw error;
  }
}

/** Whether somebody has closed the tour here; it is not opened by itself then. */
export const isTourDismissed = (): boolean => recall().dismissed;

/** What an older page stored may look otherwise. */
function isProgress(value: unknown): value is Progress {
  if (!isObject(value)) return false;
  const { step, since, clockAt, followed, cancelled } = value;
  return (
    [step, since, clockAt].every((number) => typeof number === 'number') &&
    (followed === null || (isObject(followed) && typeof followed.id === 'string')) &&
    (cancelled === null || typeof cancelled === 'string')
  );
}
