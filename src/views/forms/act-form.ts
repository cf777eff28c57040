/** What the modals of acts share: their frame, and the escalation they carry in `private_metadata`. */
import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { cut, plainText, type Wording } from '../parts.ts';

const maxTitle = 24;

const metadata = z.object({
  id: z.string(),
  /** Where the modal was opened from; History shows it, and Home is refreshed afterwards. */
  via: z.enum(['button', 'home']),
  /** What they were asked once more, and do when they send it again. */
  sure: z.string().optional(),
});

export type ActMetadata = z.infer<typeof metadata>;
export type FormVia = ActMetadata['via'];

/** Throws when the metadata is not ours. */
export const readActMetadata = (privateMetadata: string): ActMetadata =>
  metadata.parse(JSON.parse(privateMetadata));

const onlyVia = z.object({ via: z.enum(['button', 'home']).catch('button') });

/** Where any modal of ours was opened from; the ones that do not say were not opened from Home. */
export const readVia = (privateMetadata: string): FormVia =>
  privateMetadata === '' ? 'button' : onlyVia.parse(JSON.parse(privateMetadata)).via;

export const actForm = (
  about: ActMetadata,
  form: Pick<Wording, 'words'> & {
    callback: string;
    title: string;
    submit?: string;
    close?: string;
    blocks: KnownBlock[];
  },
): ModalView => ({
  type: 'modal',
  callback_id: form.callback,
  private_metadata: JSON.stringify({ id: about.id, via: about.via, ...(about.sure && { sure: about.sure }) }),
  title: plainText(cut(form.title, maxTitle)),
  ...(form.submit && { submit: plainText(form.submit) }),
  close: plainText(form.close ?? form.words.answers.close),
  blocks: form.blocks,
});
