/** History: who did what, when and from where. Read only. */
import type { ModalView } from '@slack/types';
import type { Entry, Reading } from '../../domain/escalation.ts';
import { history } from '../history.ts';
import { modals } from '../ids.ts';
import type { Wording } from '../parts.ts';
import { readBy } from '../read-by.ts';
import { type ActMetadata, actForm } from './act-form.ts';

export const historyModal = (
  about: ActMetadata,
  entries: readonly Entry[],
  { wording, readings = [] }: { wording: Wording; readings?: readonly Reading[] },
): ModalView =>
  actForm(about, {
    words: wording.words,
    callback: modals.history,
    title: wording.words.history.title(about.id),
    blocks: [...history(entries, wording), ...readBy(readings, wording)],
  });
