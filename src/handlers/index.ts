/** Every request and its handler, behind the one listener that Bolt has. */
import type { App } from '@slack/bolt';
import { admittedIn } from '../receivers/request-app.ts';
import { actions } from '../views/ids.ts';
import { registerAccounts } from './accounts.ts';
import { registerActs } from './acts/index.ts';
import { pressedActs } from './acts/pressed.ts';
import { registerCallSummaryShortcut } from './call-summary-shortcut.ts';
import { carryOut } from './carry-out.ts';
import { registerChannelOpenAgain } from './channel-open-again.ts';
import type { Deps } from './deps.ts';
import { registerEscalateCommand } from './escalate-command.ts';
import { registerExplainClock } from './explain-clock.ts';
import { logErrors, orReference } from './failures.ts';
import { onButton } from './gesture.ts';
import { isLetIn } from './guard.ts';
import { registerHistory } from './history.ts';
import { registerHome } from './home.ts';
import { registerMore } from './more.ts';
import { registerNewEscalation } from './new-escalation.ts';
import { registerNotNow } from './not-now.ts';
import { registerRaiseFormChanges } from './raise-form-changes.ts';
import { registerRaiseSubmission } from './raise-submission.ts';
import { registerReaction } from './reaction.ts';
import { createRoutes } from './routes.ts';
import { registerShow } from './show.ts';
import { registerThreadReply } from './thread-reply.ts';

export function registerHandlers(app: App, deps: Deps): void {
  const routes = createRoutes();
  const gestures = [
    registerEscalateCommand,
    registerNewEscalation,
    registerCallSummaryShortcut,
    registerRaiseFormChanges,
    registerRaiseSubmission,
    registerActs,
    registerExplainClock,
    registerMore,
    registerNotNow,
    registerHistory,
    registerShow,
    registerThreadReply,
    registerReaction,
    registerHome,
    registerChannelOpenAgain,
    registerAccounts,
  ];
  for (const register of gestures) register(routes, deps);
  // A button that is a link still tells us that it was pressed; there is nothing to do.
  onButton(routes, actions.link, async () => {});
  deps.inbox.carryOutWith((heard, hearing) => carryOut(deps, app.client, heard, hearing));
  app.use(async ({ context, client, ...args }) => {
    const { request, acknowledgement } = admittedIn(context);
    const respond = 'respond' in args ? args.respond : undefined;
    const exchange = { request, acknowledgement, client, respond, botUserId: context.botUserId };
    await orReference(deps, exchange, async () => {
      const isJudgedLater = request.kind === 'block_actions' && pressedActs.has(request.name);
      if (isJudgedLater || (await isLetIn(deps, exchange))) await routes.handle(exchange);
    });
  });
  logErrors(app, deps.log);
}
