/**
 * Every gesture and its handler.
 * Order matters for the first two: they run around all listeners, and the guard acknowledges shortcuts.
 */
import type { App } from '@slack/bolt';
import { actions } from '../views/ids.ts';
import { registerAccounts } from './accounts.ts';
import { registerActs } from './acts/index.ts';
import { registerCallSummaryShortcut } from './call-summary-shortcut.ts';
import { carryOut } from './carry-out.ts';
import { registerChannelOpenAgain } from './channel-open-again.ts';
import type { Deps } from './deps.ts';
import { registerEscalateCommand } from './escalate-command.ts';
import { registerExplainClock } from './explain-clock.ts';
import { answerFailures, logErrors } from './failures.ts';
import { onButton } from './gesture.ts';
import { guardInteractions } from './guard.ts';
import { registerHistory } from './history.ts';
import { registerHome } from './home.ts';
import { registerMore } from './more.ts';
import { registerNewEscalation } from './new-escalation.ts';
import { registerRaiseFormChanges } from './raise-form-changes.ts';
import { registerRaiseSubmission } from './raise-submission.ts';
import { registerReaction } from './reaction.ts';
import { registerShow } from './show.ts';
import { registerThreadReply } from './thread-reply.ts';

export function registerHandlers(app: App, deps: Deps): void {
  answerFailures(app, deps);
  guardInteractions(app, deps);
  logErrors(app, deps.log);
  const gestures = [
    registerEscalateCommand,
    registerNewEscalation,
    registerCallSummaryShortcut,
    registerRaiseFormChanges,
    registerRaiseSubmission,
    registerActs,
    registerExplainClock,
    registerMore,
    registerHistory,
    registerShow,
    registerThreadReply,
    registerReaction,
    registerHome,
    registerChannelOpenAgain,
    registerAccounts,
  ];
  for (const register of gestures) register(app, deps);
  deps.inbox.carryOutWith((heard, hearing) => carryOut(deps, app.client, heard, hearing));
  // A button that is a link still tells us that it was pressed; there is nothing to do.
  onButton(app, actions.link, async () => {});
}
