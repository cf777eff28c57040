/** Explain the clock: why each promise is due when it is due. Read only. */
import type { ModalView } from '@slack/types';
import type { Explanation } from '../../domain/explain.ts';
import { explanations } from '../explain.ts';
import type { Explained } from '../explain-clauses.ts';
import { modals } from '../ids.ts';
import { type ActMetadata, actForm } from './act-form.ts';

export const explainModal = (
  about: ActMetadata,
  all: readonly Explanation[],
  context: Explained,
): ModalView =>
  actForm(about, {
    words: context.wording.words,
    callback: modals.explain,
    title: context.wording.words.explain.title,
    blocks: explanations(all, context),
  });
