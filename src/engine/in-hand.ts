/** What whoever heard it is carrying out themselves: it is in the inbox in case they die, and its worker waits for them. */
import type { Carried } from './inbox-worker.ts';

export type InHand = ReturnType<typeof createInHand>;

export function createInHand() {
  const hands = new Map<string, Promise<Carried>>();
  return {
    of: (key: string): Promise<Carried> | undefined => hands.get(key),
    take(key: string): (came: Carried) => void {
      let settle: (came: Carried) => void = () => undefined;
      const over = new Promise<Carried>((resolve) => {
        settle = resolve;
      });
      hands.set(key, over);
      return settle;
    },
    /** From now on it is the worker's. */
    leave: (key: string): void => void hands.delete(key),
  };
}
