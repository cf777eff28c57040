/** History: who did what, when and from where. Read only. */
import type { ModalView } from '@slack/types';
import type { Entry } from '../../domain/escalation.ts';
import { type HistoryContext, history } from '../history.ts';
import { modals } from '../ids.ts';
import { type ActMetadata, actForm } from './act-form.ts';

export const historyModal = (
  about: ActMetadata,
  entries: readonly Entry[],
  context: HistoryContext,
): ModalView =>
  actForm(about, {
    callback: modals.history,
    title: `History of ${about.id}`,
    blocks: history(entries, context),
  });
