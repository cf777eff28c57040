/** Turns away people from other companies, guests and bots, politely, unless the configuration lets them in; and whoever nobody knows yet. */
import type { Instant } from '../domain/calendars/calendar.ts';
import { TooSoonError } from '../slack/too-soon.ts';
import { notice, type Said } from '../views/forms/notice.ts';
import { actions } from '../views/ids.ts';
import { knownLater, refusedAnswer } from '../views/refusals.ts';
import { words } from '../views/words/default.ts';
import { again } from './again.ts';
import type { Deps } from './deps.ts';
import { answerPrivately, openNotice } from './gesture.ts';
import type { Exchange } from './routes.ts';

type GuardDeps = Pick<Deps, 'people' | 'log' | 'now'>;

type Refused = {
  said: Said;
  /** A minute later it may be another answer. */
  forNow: boolean;
  /** When Slack will have said who they are. */
  knownAt?: Instant;
};

/** Why somebody is not let in; undefined when they are. Whom neither Slack nor what was known lately can tell of is not let in. */
export async function refusedFor(
  { people, log, now }: GuardDeps,
  user: string,
  from: readonly string[],
): Promise<Refused | undefined> {
  try {
    const standing = await people.standing(user, { from });
    if (standing === 'in') return undefined;
    return { said: refusedAnswer(standing === 'guest' ? 'guest' : 'stranger', words), forNow: false };
  } catch (error) {
    if (error instanceof TooSoonError) {
      return { said: knownLater(error.at - now(), words), forNow: true, knownAt: error.at };
    }
    log.warn({ err: error }, 'nobody knows who somebody is');
    return { said: refusedAnswer('notKnownYet', words), forNow: true };
  }
}

/** Whether something can be given to somebody: they are here, and are let in. Throws when Slack does not say. */
export const canBeGiven = async ({ people }: Pick<Deps, 'people'>, user: string): Promise<boolean> =>
  (await people.standing(user, { justNow: true })) === 'in';

/** False when somebody is not let in, and has been told so. Events, and presses that are acts, are judged when they are carried out. */
export async function isLetIn(deps: GuardDeps & Pick<Deps, 'turns'>, exchange: Exchange): Promise<boolean> {
  const { request, acknowledgement, client, respond } = exchange;
  if (!('user' in request)) return true;
  const refused = await refusedFor(deps, request.user, request.workspaces);
  if (!refused) return true;
  const { said, forNow } = withPlace(deps, exchange, refused);
  if (request.kind === 'view_submission') {
    const { view } = request;
    const update = { response_action: 'update', view: notice(said, words) };
    await acknowledgement.give(forNow ? again(view, words.answers.notKnownYet(view.submit)) : update);
  } else if (request.kind === 'command' || respond) await answerPrivately(exchange, said);
  else if ('triggerId' in request) {
    await openNotice(client, request, said);
  }
  return false;
}

/** Whoever wanted the form comes back once: when they are known there is a place for it. */
function withPlace(
  { turns, now }: Pick<Deps, 'turns' | 'now'>,
  { request }: Exchange,
  refused: Refused,
): Refused {
  const { knownAt } = refused;
  if (knownAt === undefined || !('user' in request) || !asksForForm(request)) return refused;
  const at = turns.keep(request.user, knownAt, now());
  return { ...refused, said: knownLater(at - now(), words) };
}

const asksForForm = (request: Exchange['request']): boolean =>
  ['command', 'shortcut', 'message_action'].includes(request.kind) ||
  (request.kind === 'block_actions' && request.name === actions.newEscalation);
