/** A list of messages in stretches that begin at fixed numbers, each the very same list while its messages are. */

import { useRef } from 'react';
import type { SeenMessage } from '../../live/protocol.ts';
import { isSameList } from './stretch.tsx';

export const stretchLength = 30;

export type StretchOfMessages = { start: number; messages: readonly SeenMessage[] };

/** `from` is the beginning of a stretch. */
export function useStretches(messages: readonly SeenMessage[], from: number): StretchOfMessages[] {
  const kept = useRef(new Map<number, readonly SeenMessage[]>());
  const stretches: StretchOfMessages[] = [];
  for (let start = from; start < messages.length; start += stretchLength) {
    const now = messages.slice(start, start + stretchLength);
    const before = kept.current.get(start);
    const same = before && isSameList(before, now) ? before : now;
    kept.current.set(start, same);
    stretches.push({ start, messages: same });
  }
  return stretches;
}

/** The beginning of the stretch it lies in. */
export const stretchAt = (at: number): number => Math.max(0, at - (at % stretchLength));
