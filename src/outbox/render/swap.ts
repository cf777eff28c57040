/** What one of the two is told of a swap, as it stands when it is sent. */

import { isAhead } from '../../domain/swaps.ts';
import { swapMessage } from '../../views/swap.ts';
import { type PayloadOf, type RenderContext, wordsFor } from './context.ts';
import { type Rendering, sayTo } from './rendering.ts';

export async function renderSwap(
  context: RenderContext,
  { swap: id, says, to }: PayloadOf<'swap'>,
): Promise<Rendering> {
  const swap = await context.queries.swaps.find(id);
  // What is told of the next step says more.
  if (swap?.state !== says) return { do: 'drop', reason: 'no longer true' };
  const wording = await wordsFor(context, [swap.giver, swap.taker]);
  const mayTakeBack = isAhead(swap, context.now());
  return sayTo(
    { user: to },
    swapMessage(swap, { reader: to, state: swap.state, takenBackBy: swap.takenBackBy, mayTakeBack, wording }),
  );
}
