/** Escalate: the form is read and raised; only then is it acknowledged. */
import type { NotRaised } from '../engine/intake.ts';
import { readRaiseForm, readRaiseMetadata } from '../views/forms/raise-fields.ts';
import type { FieldErrors } from '../views/forms/state.ts';
import { fields, modals } from '../views/ids.ts';
import { maskedSentence } from '../views/masked.ts';
import { raisedAnswer } from '../views/raised.ts';
import { words } from '../views/words/default.ts';
import { closedUntil } from './closed-until.ts';
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
  const { team, priority } = escalation;
  const about = {
    closedUntil: closedUntil(deps, team, priority),
    masked: maskedSentence(masked, words),
    now: deps.now(),
    teamName: deps.directory.teamName,
    words,
  };
  return { say: raisedAnswer(escalation, about) };
}

/** What was right when the form was read may not be any more. */
const errorsOf = ({ refused }: NotRaised): FieldErrors => ({
  ...(refused.team && { [fields.team]: words.raise.teamIsGone }),
  ...(refused.summary && { [fields.summary]: words.raise.needSummary }),
  ...(refused.details && { [fields.details]: words.raise.needDetails }),
  ...(refused.callbackAt && { [fields.callback]: words.raise.passed }),
});
