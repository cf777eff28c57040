/** Opens the modal of an act, unless it would be refused anyway: nobody fills in a form in vain. */
import type { ModalView } from '@slack/types';
import type { Refusal } from '../domain/command.ts';
import { closed, type Escalation } from '../domain/escalation.ts';
import { type Act, type Actor, mayDo } from '../domain/permission.ts';
import type { ActMetadata } from '../views/forms/act-form.ts';
import { prioritiesFor } from '../views/forms/more-menu.ts';
import { tooSlow, whoAreYou } from '../views/forms/sentences.ts';
import { sayRefusal } from './act.ts';
import { actorFor } from './actor.ts';
import type { Deps } from './deps.ts';
import { type Press, showModal, tell } from './gesture.ts';
import { publishHome } from './home.ts';

/** What the domain would say before it is asked, as far as that can be known before the form is filled in. */
export function refusedAlready(
  act: Act,
  actor: Actor,
  escalation: Pick<Escalation, 'status' | 'reporter' | 'team' | 'priority' | 'clocks'>,
): Refusal | undefined {
  const allowed =
    act === 'change priority' ? prioritiesFor(escalation, actor).length > 0 : mayDo(act, actor, escalation);
  if (!allowed) return { refused: 'not allowed', act, team: escalation.team };
  if (act === 'reopen') {
    return closed(escalation) ? undefined : { refused: 'not closed', status: escalation.status };
  }
  const { callback } = escalation.clocks;
  if (act === 'call back' && !callback) return { refused: 'no callback' };
  // The user is still to be called when everything else is done.
  const concernsUser = act === 'call back' || (act === 'promise callback' && callback?.stoppedAt === null);
  if (concernsUser) return undefined;
  if (closed(escalation)) return { refused: 'closed', status: escalation.status };
  if (act === 'answer' && escalation.status !== 'waiting') return { refused: 'not waiting' };
  return undefined;
}

export async function openAct(
  deps: Deps,
  press: Press,
  act: Act,
  form: (about: ActMetadata, escalation: Escalation, actor: Actor) => ModalView | Promise<ModalView>,
): Promise<void> {
  const found = await findFor(deps, press);
  if (!found) return;
  const { escalation, actor } = found;
  const refused = refusedAlready(act, actor, escalation);
  if (refused) {
    await tell(press, await sayRefusal(deps, refused, escalation.id));
    // What Home showed was no longer true.
    if (press.via === 'home') await publishHome(deps, press.client, press.user);
    return;
  }
  await showModal(press, await form({ id: escalation.id, via: press.via }, escalation, actor), tooSlow);
}

/** The escalation a button is about, and what the person is to it; otherwise they are told why not. */
export async function findFor(
  deps: Deps,
  press: Press,
): Promise<{ escalation: Escalation; actor: Actor } | undefined> {
  const escalation = await deps.engine.find(press.value);
  const actor = escalation && (await actorFor(deps, press.user, escalation));
  if (escalation && actor) return { escalation, actor };
  await tell(
    press,
    escalation ? whoAreYou : await sayRefusal(deps, { refused: 'not found', id: press.value }),
  );
  return undefined;
}
