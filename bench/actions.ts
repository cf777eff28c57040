/** The ids of what harnesses press: the views' own, whatever stands on the button. */
import type { ActKind } from '../src/domain/acts/index.ts';
import { actViews, viewOf } from '../src/views/acts/index.ts';
import { newsChoices } from '../src/views/acts/promise-news.ts';
import { actions as others } from '../src/views/ids.ts';
import { words } from '../src/views/words/default.ts';

const newsIn = (choice: string): string =>
  newsChoices.find((each) => each.choice === choice)?.action ?? `no ${choice}`;
const underMore = (kind: ActKind): string => viewOf(kind).more?.[0]?.action ?? `no ${kind}`;

export const actions = {
  ...others,
  acknowledge: actViews.acknowledge.button.action,
  news30m: newsIn('30 min'),
  news2h: newsIn('2 hours'),
  newsToday: newsIn('today'),
  newsTomorrow: newsIn('tomorrow'),
  undo: actViews.undo.button.action,
  keep: actViews.keep.button.action,
  takeOver: actViews['take over'].button.action,
  openCallback: actViews['promise callback'].button.action,
  openNoAnswer: actViews['call back'].button.action,
  holdOn: actViews['hold on'].button.action,
  endCall: actViews['end call'].button.action,
  giveNews: actViews.say.button.action,
  openResolve: actViews.resolve.button.action,
  openAsk: actViews.ask.button.action,
  openAnswer: actViews.answer.button.action,
  openReopen: actViews.reopen.button.action,
  openCancel: actViews.cancel.button.action,
  moreAssign: underMore('assign'),
  moreNews: underMore('promise news'),
  moreLookBack: underMore('look back'),
  moreGiveAgentSide: underMore('give agent side'),
  moreMove: underMore('move'),
  morePriority: underMore('change priority'),
  moreHandBack: underMore('hand back'),
  moreStartCall: underMore('start call'),
  moreSnooze: underMore('snooze'),
  moreCallback: underMore('promise callback'),
  moreCancel: underMore('cancel'),
};

/** Inputs of the form of a new escalation, by their labels: while we choose the team, what is typed in any of them is one action. */
export const raising = {
  onPhone: words.raise.onPhone,
  summary: words.raise.summary,
  details: words.raise.whatHappened,
};
