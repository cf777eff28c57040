/** Says that something has been read, once it is in view of somebody who is there. */

import { useEffect, useSyncExternalStore } from 'react';
import { useEyes } from '../eyes.tsx';

/** `unread` is how much is new there: each time there is more, it is read again. */
export function useReading(
  { place, thread }: { place: string; thread?: string | undefined },
  { unread, inView }: { unread: number; inView: boolean },
): void {
  const { act } = useEyes();
  const attentive = useSyncExternalStore(followAttention, isAttentive);
  useEffect(() => {
    if (unread > 0 && inView && attentive)
      void act({ kind: 'read', place, ...(thread === undefined ? {} : { thread }) });
  }, [act, place, thread, unread, inView, attentive]);
}

const isAttentive = (): boolean => document.visibilityState === 'visible' && document.hasFocus();

function followAttention(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  window.addEventListener('focus', listener);
  window.addEventListener('blur', listener);
  return () => {
    document.removeEventListener('visibilitychange', listener);
    window.removeEventListener('focus', listener);
    window.removeEventListener('blur', listener);
  };
}
