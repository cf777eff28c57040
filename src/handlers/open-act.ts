/** Opens the modal of an act, unless it would be refused anyway: nobody fills in a form in vain. */
import type { ModalView } from '@slack/types';
import type { ActKind } from '../domain/acts/index.ts';
import { refusedNow } from '../domain/decide.ts';
import type { Escalation } from '../domain/escalation.ts';
import type { Actor } from '../domain/permission.ts';
import type { FormOffers } from '../views/acts/view.ts';
import type { ActMetadata } from '../views/forms/act-form.ts';
import { words } from '../views/words/default.ts';
import { sayRefusal, sayUnknown } from './act.ts';
import { actorFor } from './actor.ts';
import type { Deps } from './deps.ts';
import { type Press, showModal, tell } from './gesture.ts';
import { publishHome } from './home.ts';

export async function openAct(
  deps: Deps,
  press: Press,
  act: ActKind,
  form: (about: ActMetadata, escalation: Escalation, offers: FormOffers) => ModalView | Promise<ModalView>,
): Promise<void> {
  const found = await findFor(deps, press);
  if (!found) return;
  const { escalation, actor } = found;
  const refused = refusedNow(act, escalation, actor);
  if (refused) {
    await tell(press, await sayRefusal(deps, refused, escalation.id));
    // What Home showed was no longer true.
    if (press.via === 'home') await publishHome(deps, press.client, press.user);
    return;
  }
  const { causes, missingInfo, priorities, categories, countries } = deps.config;
  const asksForDocuments = act === 'resolve' || act === 'look back';
  const reader = { id: press.user, teams: new Set([escalation.team]) };
  const documents = asksForDocuments ? await deps.documents.namesFor(escalation.team, reader) : [];
  const offers = { causes, missingInfo, priorities, categories, countries, words, actor, documents };
  await showModal(press, await form({ id: escalation.id, via: press.via }, escalation, offers));
}

/** The escalation a button is about, and what the person is to it; otherwise they are told why not. */
export async function findFor(
  deps: Deps,
  press: Press,
): Promise<{ escalation: Escalation; actor: Actor } | undefined> {
  const escalation = await deps.engine.find(press.value);
  if (!escalation) {
    await tell(press, await sayRefusal(deps, { refused: 'not found', id: press.value }));
    return undefined;
  }
  const actor = await actorFor(deps, press.user, escalation);
  if (typeof actor === 'object') return { escalation, actor };
  await tell(press, await sayUnknown(deps, actor, escalation));
  return undefined;
}
