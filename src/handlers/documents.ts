/** `/escalate documents`: what people needed and did not have, and that one of it is written. */
import { boardPage } from '../domain/board.ts';
import { documentDays } from '../domain/documents.ts';
import { createMask } from '../domain/masking/mask.ts';
import { documentsAnswer, documentWrittenAnswer } from '../views/documents.ts';
import { documentForm, readDocumentForm, readDocumentMetadata } from '../views/forms/document-form.ts';
import type { Said } from '../views/forms/notice.ts';
import { actions, fields, modals } from '../views/ids.ts';
import { maskedSentence } from '../views/masked.ts';
import { pageOf } from '../views/paging.ts';
import { words } from '../views/words/default.ts';
import { readerOf, teamsOf } from './actor.ts';
import type { Deps } from './deps.ts';
import { onButton, showModal, tell } from './gesture.ts';
import { linksTo } from './links.ts';
import type { Routes } from './routes.ts';
import { type FormReply, onSubmit, type Submission } from './submission.ts';
import { wordingWith } from './wording.ts';

const mostExamples = 2;

export function registerDocuments(routes: Routes, deps: Deps): void {
  for (const action of [actions.documentsPrevious, actions.documentsNext]) {
    onButton(routes, action, async (press) => {
      await tell(press, await documentsTo(deps, press.user, pageOf(press.value)), true);
    });
  }
  onButton(routes, actions.documentWritten, (press) => showModal(press, documentForm(press.value, words)));
  onSubmit(routes, deps, modals.document, (submission) => write(deps, submission));
}

export async function documentsTo(deps: Deps, user: string, page = 0): Promise<Said> {
  const teams = await teamsOf(deps, user);
  const { gaps, unnamed } = await deps.documents.read({ id: user, teams });
  const mayRead = readerOf(deps, teams);
  const shown = await Promise.all(
    gaps.slice(page * boardPage, (page + 1) * boardPage).map(async (gap) => {
      const found = await Promise.all(gap.examples.slice(0, mostExamples).map(deps.engine.find));
      return { gap, examples: found.flatMap((one) => (one && mayRead(one) ? one : [])) };
    }),
  );
  const links = await linksTo(
    deps,
    shown.flatMap(({ examples }) => examples),
  );
  const wording = await wordingWith(deps, []);
  return documentsAnswer({ gaps: shown, unnamed, page, matching: gaps.length, links, wording });
}

async function write(deps: Deps, { state, metadata, user, key }: Submission): Promise<FormReply> {
  const mask = createMask(deps.config.masking);
  const answer = readDocumentForm(state, mask.text, words);
  if ('errors' in answer) return answer;
  const reader = { id: user, teams: await teamsOf(deps, user) };
  const document = readDocumentMetadata(metadata);
  const written = await deps.documents.write({ ...answer.read, document }, reader, key);
  if ('refused' in written) return { errors: { [fields.link]: words.documents.form.gone(documentDays) } };
  const masked = maskedSentence(mask.masked, words);
  return { say: documentWrittenAnswer(written, { masked, wording: await wordingWith(deps, []) }) };
}
