/** Turns away people from other workspaces, guests and bots, politely, unless the configuration lets them in. */
import type { App, SlackCommandMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import type { Person } from '../people/people.ts';
import { notice, type Said } from '../views/forms/notice.ts';
import { guestRefused, strangerRefused } from '../views/refusals.ts';
import type { Deps } from './deps.ts';
import { onlyYou, openModal } from './gesture.ts';
import { interaction } from './interaction.ts';

type GuardDeps = Pick<Deps, 'people' | 'config' | 'workspace' | 'log'>;

/** The sentence for somebody who is not let in. Who cannot be looked up now is let in: their team's acts ask Slack again. */
export async function refusedFor(
  { people, config, workspace, log }: GuardDeps,
  user: string,
  workspaces: readonly string[],
): Promise<Said | undefined> {
  if (!config.access.external && workspaces.some((id) => id !== workspace)) return strangerRefused();
  try {
    return turnedAway(await people.person(user), { config, workspace });
  } catch (error) {
    log.warn({ err: error }, 'Slack did not say who somebody is');
    return undefined;
  }
}

function turnedAway(
  person: Person | undefined,
  { config: { access }, workspace }: Pick<GuardDeps, 'config' | 'workspace'>,
): Said | undefined {
  if (!person) return access.external ? undefined : strangerRefused();
  const elsewhere = person.workspace !== null && person.workspace !== workspace;
  if (person.bot || (elsewhere && !access.external)) return strangerRefused();
  return person.guest && !access.guests ? guestRefused() : undefined;
}

/** Old enough that a second assignment need not ask again, and no older. */
const justNowMs = 60_000;

/** Whether something can be given to somebody: they are here, and are let in. Throws when Slack does not say. */
export async function canBeGiven(deps: GuardDeps, user: string): Promise<boolean> {
  const person = await deps.people.person(user, { freshMs: justNowMs });
  return person !== undefined && !person.deleted && turnedAway(person, deps) === undefined;
}

const answeredAtOnce = new Set(['shortcut', 'message_action']);

/**
 * Shortcuts are acknowledged here, before anything else: what they open is seen, or seen to be missing. A command and a submission are
 * acknowledged by their listeners, with what came of it; buttons and events when they have been handled (receivers/late-ack.ts).
 * Events are judged by their listeners, once they concern an escalation.
 */
export function guardInteractions(app: App, deps: GuardDeps): void {
  app.use(async (args) => {
    const { kind, user, workspaces, triggerId, respond } = interaction(args);
    if (answeredAtOnce.has(kind) && 'ack' in args) await args.ack?.();
    const refused = user === undefined ? undefined : await refusedFor(deps, user, workspaces);
    if (!refused) return args.next();
    if (kind === 'view_submission') {
      const { ack } = args as SlackViewMiddlewareArgs<ViewSubmitAction>;
      return ack({ response_action: 'update', view: notice(refused) });
    }
    if (kind === 'command') return (args as SlackCommandMiddlewareArgs).ack(onlyYou(refused));
    if (respond) await respond(onlyYou(refused));
    else if (triggerId) await openModal(args.client, { trigger_id: triggerId, view: notice(refused) });
  });
}
