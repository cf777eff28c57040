/** How each act is shown. Their buttons stand in this order, wherever that is. */
import { type ActKind, kindOf } from '../../domain/acts/index.ts';
import type { Deed, DeedOfTime } from '../../domain/escalation.ts';
import { acknowledgeView } from './acknowledge.ts';
import { answerView } from './answer.ts';
import { askView } from './ask.ts';
import { askUserView } from './ask-user.ts';
import { assignView } from './assign.ts';
import { callBackView } from './call-back.ts';
import { cancelView } from './cancel.ts';
import { changePriorityView } from './change-priority.ts';
import { correctView } from './correct.ts';
import { endCallView } from './end-call.ts';
import { giveAgentSideView } from './give-agent-side.ts';
import { handBackView } from './hand-back.ts';
import { holdOnView } from './hold-on.ts';
import { keepView } from './keep.ts';
import { lookBackView } from './look-back.ts';
import { moveView } from './move.ts';
import { timeViews } from './of-time.ts';
import { promiseCallbackView } from './promise-callback.ts';
import { promiseNewsView } from './promise-news.ts';
import { reopenView } from './reopen.ts';
import { resolveView } from './resolve.ts';
import { sayView } from './say.ts';
import { snoozeView } from './snooze.ts';
import { startCallView } from './start-call.ts';
import { takeAgentSideView } from './take-agent-side.ts';
import { takeOverView } from './take-over.ts';
import { undoView } from './undo.ts';
import type { ActView, Sayings } from './view.ts';

export const actViews = {
  answer: answerView,
  'ask user': askUserView,
  'end call': endCallView,
  acknowledge: acknowledgeView,
  undo: undoView,
  'take over': takeOverView,
  keep: keepView,
  'promise news': promiseNewsView,
  'hold on': holdOnView,
  'call back': callBackView,
  say: sayView,
  assign: assignView,
  move: moveView,
  'change priority': changePriorityView,
  'hand back': handBackView,
  snooze: snoozeView,
  'start call': startCallView,
  'promise callback': promiseCallbackView,
  resolve: resolveView,
  ask: askView,
  'look back': lookBackView,
  'take agent side': takeAgentSideView,
  correct: correctView,
  'give agent side': giveAgentSideView,
  cancel: cancelView,
  reopen: reopenView,
} satisfies { [K in ActKind]: ActView<K> };

export const viewKinds = Object.keys(actViews) as ActKind[];

/** Any of them. */
export const viewOf = (kind: ActKind): ActView => actViews[kind];

/** What a deed says is called with that deed. */
export function sayingsOf({ what }: Deed): Sayings<Deed> {
  const kind = kindOf(what);
  return kind === undefined ? timeViews[what as DeedOfTime['what']] : actViews[kind];
}
