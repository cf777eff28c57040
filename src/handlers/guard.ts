/** Turns away people from other companies, guests and bots, politely, unless the configuration lets them in; and whoever nobody knows yet. */
import type { App, SlackCommandMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { notice, type Said } from '../views/forms/notice.ts';
import { refusedAnswer } from '../views/refusals.ts';
import { words } from '../views/words/default.ts';
import { again } from './again.ts';
import type { Deps } from './deps.ts';
import { onlyYou, openModal } from './gesture.ts';
import { interaction } from './interaction.ts';

type GuardDeps = Pick<Deps, 'people' | 'log'>;

type Refused = {
  said: Said;
  /** A minute later it may be another answer. */
  forNow: boolean;
};

/** Why somebody is not let in; undefined when they are. Whom neither Slack nor what was known lately can tell of is not let in. */
export async function refusedFor(
  { people, log }: GuardDeps,
  user: string,
  from: readonly string[],
): Promise<Refused | undefined> {
  try {
    const standing = await people.standing(user, { from });
    if (standing === 'in') return undefined;
    return { said: refusedAnswer(standing === 'guest' ? 'guest' : 'stranger', words), forNow: false };
  } catch (error) {
    log.warn({ err: error }, 'nobody knows who somebody is');
    return { said: refusedAnswer('notKnownYet', words), forNow: true };
  }
}

/** Whether something can be given to somebody: they are here, and are let in. Throws when Slack does not say. */
export const canBeGiven = async ({ people }: GuardDeps, user: string): Promise<boolean> =>
  (await people.standing(user, { justNow: true })) === 'in';

const answeredAtOnce = new Set(['shortcut', 'message_action']);

/**
 * Shortcuts are acknowledged here, before anything else: what they open is seen, or seen to be missing. A command and a submission are
 * acknowledged by their listeners, with what came of it; buttons and events when they have been handled (receivers/late-ack.ts).
 * What comes as an event is judged when it is carried out.
 */
export function guardInteractions(app: App, deps: GuardDeps): void {
  app.use(async (args) => {
    const { kind, user, workspaces, triggerId, respond } = interaction(args);
    if (answeredAtOnce.has(kind) && 'ack' in args) await args.ack?.();
    const refused = user === undefined ? undefined : await refusedFor(deps, user, workspaces);
    if (!refused) return args.next();
    const { said, forNow } = refused;
    if (kind === 'view_submission') {
      const { ack, view } = args as SlackViewMiddlewareArgs<ViewSubmitAction>;
      if (forNow) return ack(again(view, words.answers.notKnownYet(view.submit?.text ?? '')));
      return ack({ response_action: 'update', view: notice(said, words) });
    }
    if (kind === 'command') return (args as SlackCommandMiddlewareArgs).ack(onlyYou(said));
    if (respond) await respond(onlyYou(said));
    else if (triggerId) await openModal(args.client, { trigger_id: triggerId, view: notice(said, words) });
  });
}
