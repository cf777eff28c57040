/** What could not be done now is done later: a form stays open with its text, and Slack brings an event again. */
import type { Context, ViewSubmitAction } from '@slack/bolt';

/** The first field says what to do; everything typed is still there. */
export const again = (view: ViewSubmitAction['view'], sentence: string) => ({
  response_action: 'errors' as const,
  errors: { [view.blocks.find(({ type }) => type === 'input')?.block_id ?? '']: sentence },
});

/** At once, after one minute and after five; then it gives up. */
const lastTry = 3;

/** The event is not acknowledged, so that Slack brings it again; false when this was the last time. */
export function bringAgain({ bringAgain, retryNum = 0 }: Context): boolean {
  if (typeof bringAgain !== 'function' || retryNum >= lastTry) return false;
  bringAgain();
  return true;
}
