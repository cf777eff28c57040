/** Every request and its handler, behind the one listener that Bolt has. */
import type { App } from '@slack/bolt';
import { admittedIn } from '../receivers/request-app.ts';
import { actions } from '../views/ids.ts';
import { registerAccounts } from './accounts.ts';
import { registerActs } from './acts/index.ts';
import { pressedActs } from './acts/pressed.ts';
import { registerBoard } from './board.ts';
import { registerCallSummaryShortcut } from './call-summary-shortcut.ts';
import { carryOut } from './carry-out.ts';
import { registerChanges } from './changes.ts';
import { registerChannelOpenAgain } from './channel-open-again.ts';
import type { Deps } from './deps.ts';
import { registerDocuments } from './documents.ts';
import { registerEscalateCommand } from './escalate-command.ts';
import { registerExplainClock } from './explain-clock.ts';
import { registerExports } from './exports.ts';
import { logErrors, orReference } from './failures.ts';
import { onButton } from './gesture.ts';
import { isLetIn } from './guard.ts';
import { registerHistory } from './history.ts';
import { registerHome } from './home.ts';
import { registerLists } from './lists.ts';
import { registerMore } from './more.ts';
import { registerNewEscalation } from './new-escalation.ts';
import { registerNotNow } from './not-now.ts';
import { registerRaiseFormChanges } from './raise-form-changes.ts';
import { registerRaiseSubmission } from './raise-submission.ts';
import { registerReaction } from './reaction.ts';
import { answeringTo, clientFor } from './readers-client.ts';
import { createRoutes } from './routes.ts';
import { registerShow } from './show.ts';
import { registerSwaps } from './swaps.ts';
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
    registerExports,
    registerMore,
    registerNotNow,
    registerChanges,
    registerDocuments,
    registerHistory,
    registerShow,
    registerThreadReply,
    registerReaction,
    registerHome,
    registerBoard,
    registerLists,
    registerChannelOpenAgain,
    registerAccounts,
    registerSwaps,
  ];
  for (const register of gestures) register(routes, deps);
  // A button that is a link still tells us that it was pressed; there is nothing to do.
  onButton(routes, actions.link, async () => {});
  deps.inbox.carryOutWith((heard, hearing) =>
    carryOut(deps, clientFor(deps, app.client, heard.user), heard, hearing),
  );
  app.use(async ({ context, client: slack, ...args }) => {
    const { request, acknowledgement: given } = admittedIn(context);
    const respond = 'respond' in args ? args.respond : undefined;
    // Of events only those about Home show somebody something, and name them when they do.
    const user = 'user' in request ? request.user : '';
    const client = clientFor(deps, slack, user);
    const acknowledgement = answeringTo(deps, given, user);
    const exchange = { request, acknowledgement, client, respond, botUserId: context.botUserId };
    await orReference(deps, exchange, async () => {
      const isJudgedLater = request.kind === 'block_actions' && pressedActs.has(request.name);
      if (isJudgedLater || (await isLetIn(deps, exchange))) await routes.handle(exchange);
    });
  });
  logErrors(app, deps.log);
}
