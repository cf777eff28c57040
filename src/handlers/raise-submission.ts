/** Escalate: the form is read and raised; only then is it acknowledged. */
import type { NotRaised } from '../engine/intake.ts';
import { readRaiseForm, readRaiseMetadata } from '../views/forms/raise-fields.ts';
import { raisedAndMasked } from '../views/forms/sentences.ts';
import type { FieldErrors } from '../views/forms/state.ts';
import { fields, modals } from '../views/ids.ts';
import { maskedSentence } from '../views/masked.ts';
import { words } from '../views/words/default.ts';
import type { Deps } from './deps.ts';
import { publishHome } from './home.ts';
import type { Routes } from './routes.ts';
import { type FormReply, onSubmit, type Submission } from './submission.ts';

export function registerRaiseSubmission(routes: Routes, deps: Deps): void {
  onSubmit(
    routes,
    deps,
    modals.raise,
    (submission) => raise(deps, submission),
    async ({ metadata, client, user }) => {
      if (readRaiseMetadata(metadata).via === 'home') await publishHome(deps, client, user);
    },
  );
}

async function raise(deps: Deps, { state, metadata, user, key }: Submission): Promise<FormReply> {
  const answer = readRaiseForm(state, deps.now(), words);
  if ('errors' in answer) return answer;
  const { source } = readRaiseMetadata(metadata);
  const raised = await deps.intake.raise({ ...answer.read, reporter: user, source }, key);
  if ('refused' in raised) return { errors: errorsOf(raised) };
  const { escalation, masked } = raised;
  if (masked.length === 0) return { close: true };
  const teamName = deps.directory.teamName(escalation.team);
  return { say: raisedAndMasked(escalation.id, teamName, maskedSentence(masked, words), words) };
}

/** What was right when the form was read may not be any more. */
const errorsOf = ({ refused }: NotRaised): FieldErrors => ({
  ...(refused.team && { [fields.team]: words.raise.teamIsGone }),
  ...(refused.summary && { [fields.summary]: words.raise.needSummary }),
  ...(refused.details && { [fields.details]: words.raise.needDetails }),
  ...(refused.callbackAt && { [fields.callback]: words.raise.passed }),
});
