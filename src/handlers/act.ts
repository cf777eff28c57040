/** Carries out one act of one person, and puts what came of it into words where it was refused. */
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Given, Refusal } from '../domain/command.ts';
import { closed, type Escalation } from '../domain/escalation.ts';
import { peopleIn } from '../domain/people-in.ts';
import type { Actor } from '../domain/permission.ts';
import { type Done, notSavedIn } from '../engine/engine-types.ts';
import { NobodyRespondsError } from '../slack/people/people.ts';
import type { Said } from '../views/forms/notice.ts';
import { refusal as refusalAnswer, refusedAnswer } from '../views/refusals.ts';
import { words } from '../views/words/default.ts';
import { actorFor, type Unknown } from './actor.ts';
import type { Deps } from './deps.ts';
import { wordingWith } from './wording.ts';

/** `why` is missing where nothing was decided, so the same may be tried once more. */
export type ActOutcome = Done | { refusal: Said; why?: Refusal['refused'] };

/** How often it is found out anew what somebody is to the team, when it went to another one meanwhile. */
const rounds = 3;

/**
 * Throws NotSavedError. `build` gets the escalation as it is now; the engine decides on it as it is then. When another team has it by
 * then, what the person is to that team is asked, and `build` too.
 */
export async function actAs(
  deps: Deps,
  act: { id: string; user: string; key: string; heardAt?: Instant },
  build: (actor: Actor, escalation: Escalation) => Given | Promise<Given>,
): Promise<ActOutcome> {
  for (let round = 1; ; round++) {
    const escalation = await deps.engine.find(act.id);
    if (!escalation) return refused(deps, { refused: 'not found', id: act.id });
    const actor = await actorFor(deps, act.user, escalation);
    if (actor === 'not now') return { refusal: await sayUnknown(deps, actor, escalation) };
    const command =
      typeof actor === 'object' ? await orNobodyResponds(() => build(actor, escalation)) : actor;
    if (command === 'nobody responds') {
      return refused(deps, { refused: command, team: escalation.team }, escalation.id);
    }
    const answer = await deps.engine.act(escalation.id, command, act.key, act.heardAt);
    if (!('refused' in answer)) return answer;
    if (answer.refused !== 'moved' || round === rounds) return refused(deps, answer, escalation.id);
  }
}

/** What somebody is told of whom it is not known what they are to the team that has it. */
export const sayUnknown = (deps: Deps, unknown: Unknown, { id, team }: Escalation): Promise<Said> =>
  unknown === 'not now'
    ? Promise.resolve({ text: words.answers.whoAreYou })
    : sayRefusal(deps, { refused: 'nobody responds', team }, id);

/** What is asked may hang on who else responds: whom it is given to, say. */
async function orNobodyResponds(build: () => Given | Promise<Given>): Promise<Given | 'nobody responds'> {
  try {
    return await build();
  } catch (error) {
    if (error instanceof NobodyRespondsError) return 'nobody responds';
    throw error;
  }
}

const refused = async (deps: Deps, refusal: Refusal, id?: string): Promise<ActOutcome> => ({
  refusal: await sayRefusal(deps, refusal, id),
  why: refusal.refused,
});

/** The sentence for a refusal, with what the person needs to go on: who closed it and when, who has it. */
export async function sayRefusal(deps: Deps, refused: Refusal, id?: string): Promise<Said> {
  const escalation = id === undefined ? undefined : await deps.engine.find(id);
  const entries = escalation && closed(escalation) ? await deps.engine.history(escalation.id) : [];
  const end = entries.findLast(({ deed }) => deed.what === 'resolved' || deed.what === 'cancelled');
  const people = new Set(peopleIn(escalation ? [escalation] : [], end ? [end] : []));
  if ('person' in refused) people.add(refused.person);
  if ('owner' in refused && refused.owner !== null) people.add(refused.owner);
  return refusalAnswer(refused, {
    ...(escalation && { escalation }),
    ...(end && { closedBy: { by: end.by, at: end.at } }),
    wording: await wordingWith(deps, people),
  });
}

/** Turns "not saved" into the sentence that says so. */
export async function orNotSaved<T>(
  { log }: Pick<Deps, 'log'>,
  work: () => Promise<T>,
): Promise<T | { refusal: Said }> {
  try {
    return await work();
  } catch (error) {
    const notSaved = notSavedIn(error);
    if (!notSaved) throw error;
    log.error({ err: error }, 'a gesture was not saved');
    return { refusal: refusedAnswer(notSaved.unsure ? 'maybeSaved' : 'notSaved', words) };
  }
}
