/** The form in which somebody says that a document is written, and its reader. */
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { fields, modals } from '../ids.ts';
import { cut, plainText } from '../parts.ts';
import type { Words } from '../words/words.ts';
import { linkInput, textInput } from './inputs.ts';
import { collectErrors, type Read, readState } from './state.ts';

const maxTitle = 100;
const maxLink = 1000;
/** No document is called more. */
const maxDocument = 150;

const metadata = z.object({ document: z.string() });

/** What it was called until now. Throws when the metadata is not ours. */
export const readDocumentMetadata = (privateMetadata: string): string =>
  metadata.parse(JSON.parse(privateMetadata)).document;

export function documentForm(called: string, { documents: { form }, answers }: Words): ModalView {
  const document = cut(called, maxDocument);
  const isLink = linkIn(document) !== null;
  return {
    type: 'modal',
    callback_id: modals.document,
    private_metadata: JSON.stringify({ document }),
    title: plainText(form.title),
    submit: plainText(form.submit),
    close: plainText(answers.close),
    blocks: [
      linkInput({ block: fields.link, label: form.link, initial: isLink ? document : null }),
      textInput({
        block: fields.title,
        label: form.name,
        max: maxTitle,
        initial: isLink ? null : document,
        hint: form.nameHint,
      }),
    ],
  };
}

/** `mask` takes out of a text what nobody is to keep. */
export function readDocumentForm(
  state: unknown,
  mask: (text: string) => string,
  words: Words,
): Read<{ title: string; link: string }> {
  const filled = readState(state);
  const { form } = words.documents;
  const { need, say, done } = collectErrors(words);
  const typed = need(fields.link, filled.text(fields.link), form.needLink, maxLink);
  const link = linkIn(typed);
  if (link === null) say(fields.link, form.needLink);
  else if (mask(link) !== link) say(fields.link, form.secretInLink);
  const title = need(fields.title, filled.text(fields.title), form.needName, maxTitle);
  return done({ title: mask(title), link: link ?? '' });
}

function linkIn(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, href } = new URL(text);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}
