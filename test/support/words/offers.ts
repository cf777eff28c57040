/** What More offers, by the names that stories have for it. */
import { actViews } from '../../../src/views/acts/index.ts';
import type { Offer } from '../../../src/views/acts/view.ts';
import { explainOffer, historyOffer } from '../../../src/views/forms/more-menu.ts';
import { en } from '../../../src/views/words/en/index.ts';

const names = {
  assign: actViews.assign.more[0],
  move: actViews.move.more[0],
  priority: actViews['change priority'].more[0],
  handBack: actViews['hand back'].more[0],
  snooze: actViews.snooze.more[0],
  startCall: actViews['start call'].more[0],
  explain: explainOffer,
  callback: actViews['promise callback'].more[0],
  moveCallback: actViews['promise callback'].more[1],
  history: historyOffer,
  giveAgentSide: actViews['give agent side'].more[0],
  lookBack: actViews['look back'].more[0],
  news: actViews['promise news'].more[0],
  moveNews: actViews['promise news'].more[1],
  cancel: actViews.cancel.more[0],
};

export type OfferName = keyof typeof names;

export function offer(name: OfferName): Offer {
  const found = names[name];
  if (!found) throw new Error(`More has no ${name}`);
  return found;
}

export const nameOf = ({ label }: Offer): string =>
  Object.entries(names).find(([, one]) => one?.label(en) === label(en))?.[0] ?? label(en);
