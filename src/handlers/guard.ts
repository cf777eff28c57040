/** Turns away people from other companies, guests and bots, politely, unless the configuration lets them in; and whoever nobody knows yet. */
import { notice, type Said } from '../views/forms/notice.ts';
import { refusedAnswer } from '../views/refusals.ts';
import { words } from '../views/words/default.ts';
import { again } from './again.ts';
import type { Deps } from './deps.ts';
import { answerPrivately, openModal } from './gesture.ts';
import type { Exchange } from './routes.ts';

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

/** False when somebody is not let in, and has been told so. Events, and presses that are acts, are judged when they are carried out. */
export async function isLetIn(deps: GuardDeps, exchange: Exchange): Promise<boolean> {
  const { request, acknowledgement, client, respond } = exchange;
  if (!('user' in request)) return true;
  const refused = await refusedFor(deps, request.user, request.workspaces);
  if (!refused) return true;
  const { said, forNow } = refused;
  if (request.kind === 'view_submission') {
    const { view } = request;
    const update = { response_action: 'update', view: notice(said, words) };
    await acknowledgement.give(forNow ? again(view, words.answers.notKnownYet(view.submit)) : update);
  } else if (request.kind === 'command' || respond) await answerPrivately(exchange, said);
  else if ('triggerId' in request) {
    await openModal(client, { trigger_id: request.triggerId, view: notice(said, words) });
  }
  return false;
}
