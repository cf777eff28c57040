/** Escalate: the form is read, masked, routed and stored; only then is it acknowledged. */
import type { Draft } from '../domain/command.ts';
import { route } from '../domain/routing.ts';
import { type RaiseFields, readRaiseForm, readRaiseMetadata } from '../views/forms/raise-fields.ts';
import { raisedAndMasked } from '../views/forms/sentences.ts';
import { fields, modals } from '../views/ids.ts';
import { maskedSentence } from '../views/masked.ts';
import { words } from '../views/words/default.ts';
import type { Deps } from './deps.ts';
import { publishHome } from './home.ts';
import { createMask, maskFields } from './masking.ts';
import { routingFacts } from './raise-form-now.ts';
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
  const mask = createMask();
  const { team, ...filled } = maskFields(answer.read, mask);
  // Somebody may have taken the category out of the configuration while the form was open.
  const category = deps.config.categories.find(({ id }) => id === filled.category)?.id ?? null;
  const facts = { ...filled, category };
  // `constructor` is on every object and no team.
  if (team !== null && !Object.hasOwn(deps.directory.teams, team))
    return { errors: { [fields.team]: words.raise.teamIsGone } };
  const { source } = readRaiseMetadata(metadata);
  const draft: Draft = { ...facts, ...chooseTeam(deps, team, facts), reporter: user, source };
  const { escalation } = await deps.engine.open(draft, key);
  if (mask.masked.length === 0) return { close: true };
  const teamName = deps.directory.teamName(escalation.team);
  const masked = maskedSentence(mask.masked, words);
  return { say: raisedAndMasked(escalation.id, teamName, masked, words) };
}

function chooseTeam(
  deps: Deps,
  chosen: string | null,
  facts: Omit<RaiseFields, 'team'>,
): Pick<Draft, 'team' | 'routed' | 'rule'> {
  if (chosen !== null) return { team: chosen, routed: 'chosen', rule: null };
  const { team, rule } = route(deps.config.routing, routingFacts(deps, facts));
  return { team, routed: rule === null ? 'fallback' : 'rule', rule };
}
