/** Sentences for the person that go away by themselves: what did not work, and why. */

import { useCallback, useEffect, useRef, useState } from 'react';
import { CrossMark } from '../marks.tsx';

export type Toast = { id: number; sentence: string };

const shownMs = 9000;
const shownAtOnce = 3;

export function useToasts() {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const count = useRef(0);
  const dismiss = useCallback((id: number) => setToasts((all) => all.filter((one) => one.id !== id)), []);
  const say = useCallback((sentence: string) => {
    count.current += 1;
    const toast = { id: count.current, sentence };
    // The same sentence again takes the place of the one before.
    setToasts((all) => [...all.filter((one) => one.sentence !== sentence), toast].slice(-shownAtOnce));
  }, []);
  return { toasts, say, dismiss };
}

export function Toasts({ toasts, onDismiss }: { toasts: readonly Toast[]; onDismiss(id: number): void }) {
  return (
    <div className="toasts" role="status" aria-label="Notices" data-stays>
      {toasts.map(({ id, sentence }) => (
        <OneToast key={id} sentence={sentence} onDismiss={() => onDismiss(id)} />
      ))}
    </div>
  );
}

function OneToast({ sentence, onDismiss }: { sentence: string; onDismiss(): void }) {
  const [held, setHeld] = useState(false);
  const dismiss = useRef(onDismiss);
  dismiss.current = onDismiss;

  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(() => dismiss.current(), shownMs);
    return () => clearTimeout(timer);
  }, [held]);

  return (
    <div className="toast" onPointerEnter={() => setHeld(true)} onPointerLeave={() => setHeld(false)}>
      <p className="toast-words">{sentence}</p>
      <button type="button" className="tool toast-close" aria-label="Dismiss" onClick={onDismiss}>
        <CrossMark />
      </button>
    </div>
  );
}
