/** Whether writing in the thread takes what nobody has: not for somebody who gave it up, who may well say why there. */
import type { Entry } from './escalation.ts';

const begunAnew = new Set(['moved', 'reopened']);
const givenUp = new Set(['acknowledgement undone', 'handed back']);

export function takesByReplying(user: string, entries: readonly Pick<Entry, 'by' | 'deed'>[]): boolean {
  const last = entries.findLast(
    ({ by, deed }) => begunAnew.has(deed.what) || (by === user && givenUp.has(deed.what)),
  );
  return last === undefined || begunAnew.has(last.deed.what);
}
