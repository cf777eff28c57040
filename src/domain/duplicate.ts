/** Duplicates: one escalation is cancelled because another is about the same, and whoever raised it follows the one that goes on. */
import { change } from './change.ts';
import type { Change, Refusal, World } from './command.ts';
import type { Deed, DeedOf, Entry, Escalation } from './escalation.ts';

/** The other one, as far as whoever names it may know of it. */
export type Named = { id: string; is: 'there' | 'unknown' | 'theirs alone' };

export function unfit({ id }: Pick<Escalation, 'id'>, named: Named | undefined): Refusal | undefined {
  if (!named || (named.is === 'there' && named.id !== id)) return undefined;
  if (named.id === id) return { refused: 'its own duplicate' };
  return { refused: named.is === 'unknown' ? 'unknown duplicate' : 'hidden duplicate', of: named.id };
}

/** What it comes to for the one that goes on: its own history says it, and nothing else is different. */
export function withDuplicate(
  goesOn: Escalation,
  { reporter }: Pick<Escalation, 'reporter'>,
  { by, via, duplicate }: Pick<Entry, 'by' | 'via'> & { duplicate: string },
  world: World,
): Change | Refusal {
  if (goesOn.status === 'cancelled') return { refused: 'cancelled duplicate', of: goesOn.id };
  return noted(goesOn, { by, via, deed: { what: 'duplicate found', duplicate, reporter } }, world);
}

export const noted = (
  before: Escalation,
  { by, via, deed }: Pick<Entry, 'by' | 'via'> & { deed: DeedOf<'duplicate found'> },
  world: World,
): Change =>
  change(
    before,
    { by, via },
    { next: {}, deed, notices: [{ kind: 'card entry', card: before.moves }] },
    world,
  );

/** What those who follow are told; all else is between the team and whoever raised it. */
const news: ReadonlySet<Deed['what']> = new Set([
  'acknowledged',
  'acknowledgement undone',
  'handed back',
  'went quiet',
  'owner left',
  'assigned',
  'taken over',
  'promised news',
  'said',
  'priority changed',
  'moved',
  'resolved',
  'reopened',
  'cancelled',
]);
export const isForFollowers = ({ what }: Pick<Deed, 'what'>): boolean => news.has(what);

/** As those see it who follow: whom the other user is, and when they are called, is not theirs. */
export function asFollowed(escalation: Escalation): Escalation {
  const { callback: _, ...clocks } = escalation.clocks;
  return { ...escalation, account: null, callbackAt: null, liveUntil: null, clocks };
}
