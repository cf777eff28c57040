/** What an element holds, and choosing something else: seen at once, and true once the sandbox says so. */

import { useState } from 'react';
import type { Chosen } from '../../live/protocol.ts';
import { type ElementProps, useHeld, useSpot } from '../blocks/standing.tsx';
import { useEyes } from '../eyes.tsx';

/** A refusal brings no news; the hope for it ends after so long. */
const hopeMs = 1_000;

export function useChosen({ block, element }: ElementProps) {
  const { act } = useEyes();
  const spot = useSpot(block, element);
  const held = useHeld(block, element) ?? null;
  const now = JSON.stringify(held);
  const [hope, setHope] = useState<{ value: unknown; over: string } | null>(null);
  return {
    chosen: hope?.over === now ? hope.value : held,
    /** `value` is sent; `shown` is what the element will then hold. */
    async choose(value: Chosen, shown: unknown): Promise<void> {
      const mine = { value: shown, over: now };
      setHope(mine);
      await act({ kind: 'choose', spot, value });
      setTimeout(() => setHope((hoped) => (hoped === mine ? null : hoped)), hopeMs);
    },
  };
}
