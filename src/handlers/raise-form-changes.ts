/** What changes in the open form: the promise follows all that it depends on, and `More details` adds its fields. */

import { createMask, maskFacts } from '../domain/masking/mask.ts';
import { readRaiseMetadata, readSoFar } from '../views/forms/raise-fields.ts';
import { offeredIn } from '../views/forms/raise-form.ts';
import { actions } from '../views/ids.ts';
import type { Deps } from './deps.ts';
import { isSlackError, placeOfModal, updateNow } from './gesture.ts';
import { documentsNow, goesTo, raiseFormNow } from './raise-form-now.ts';
import type { ExchangeOf, Routes } from './routes.ts';

export function registerRaiseFormChanges(routes: Routes, deps: Deps): void {
  const { formTeam, formPriority, formOnPhone, formRouted, formMoreDetails } = actions;
  for (const action of [formTeam, formPriority, formOnPhone, formRouted, formMoreDetails]) {
    routes.on('block_actions', action, (exchange) =>
      deps.putOff.soon(placeOfModal(exchange.request.view?.id ?? ''), () => redraw(deps, exchange, action)),
    );
  }
}

/**
 * `hash` keeps a slow change from undoing a quicker one, above all from folding `More details` away again with what was
 * typed there. When Slack says that it would, the form is drawn with all its fields, which loses nothing.
 */
async function redraw(
  deps: Deps,
  { request: { view, user }, client }: ExchangeOf<'block_actions'>,
  action: string,
): Promise<void> {
  if (!view) return;
  const { expanded, goesTo: before, offered = '', ...start } = readRaiseMetadata(view.metadata);
  // Slack keeps what is typed; what we send back to it is masked all the same.
  const filled = { ...start, prefill: maskFacts(readSoFar(view.state), createMask(deps.config.masking)) };
  // Nearly all that is typed leaves it where it goes, and what may answer it: then nothing moves under the hands of who types.
  if (action === actions.formRouted && goesTo(deps, filled.prefill).id === before) {
    if (offeredIn(await documentsNow(deps, filled.prefill)) === offered) return;
  }
  const update = async (all: boolean) => ({
    view_id: view.id,
    view: await raiseFormNow(deps, user, filled, all),
  });
  if (action === actions.formMoreDetails) {
    await updateNow(client, await update(true));
    return;
  }
  try {
    await updateNow(client, {
      ...(await update(expanded)),
      ...(view.hash !== undefined && { hash: view.hash }),
    });
  } catch (error) {
    if (!isSlackError(error, 'hash_conflict')) throw error;
    await updateNow(client, await update(true));
  }
}
