/** `/escalate changed` and `/escalate changes`: leads write down what they changed, and read what came of it. */
import { dateIn } from '../domain/digest.ts';
import { createMask } from '../domain/masking/mask.ts';
import { peopleInChanges } from '../domain/process-change.ts';
import { changesAnswer, writtenAnswer } from '../views/changes.ts';
import { changeForm, readChangeForm } from '../views/forms/change-form.ts';
import type { Said } from '../views/forms/notice.ts';
import { actions, fields, modals } from '../views/ids.ts';
import { maskedSentence } from '../views/masked.ts';
import { words } from '../views/words/default.ts';
import { orNotSaved } from './act.ts';
import type { Deps } from './deps.ts';
import { type Gesture, onButton, showModal, tell } from './gesture.ts';
import type { Routes } from './routes.ts';
import { type FormReply, onSubmit, type Submission } from './submission.ts';
import { wordingWith } from './wording.ts';
import { zoneOf } from './zone.ts';

export function registerChanges(routes: Routes, deps: Deps): void {
  onSubmit(routes, deps, modals.change, (submission) => write(deps, submission));
  onButton(routes, actions.withdrawChange, async (press) => {
    const { user, value } = press;
    const done = await orNotSaved(deps, async () => ({ is: await deps.changes.withdraw(value, user) }));
    if ('refusal' in done) await tell(press, done.refusal);
    else if (done.is === 'withdrawn') await tell(press, await changesTo(deps, user), press.ephemeral);
    else await tell(press, { text: words.changes.notYourTeam });
  });
}

export const leadsAnything = ({ changes }: Pick<Deps, 'changes'>, user: string): boolean =>
  changes.teamsOf(user).length > 0;

export const changesAreForLeads: Said = { text: words.changes.notForYou };

export async function openChangeForm(deps: Deps, gesture: Gesture, title: string): Promise<void> {
  const { user } = gesture;
  const teams = deps.changes.teamsOf(user).map((id) => ({ id, name: deps.directory.teamName(id) }));
  const today = dateIn(await zoneOf(deps, user), deps.now());
  const measured = await deps.changes.measured();
  const { categories } = deps.config;
  await showModal(gesture, changeForm(title, { teams, categories, today, measured }, words));
}

export async function changesTo(deps: Deps, user: string): Promise<Said> {
  if (!leadsAnything(deps, user)) return changesAreForLeads;
  const read = await deps.changes.read(user);
  return changesAnswer({ ...read, wording: await wordingWith(deps, peopleInChanges(read)), now: deps.now() });
}

async function write(deps: Deps, { state, user, key }: Submission): Promise<FormReply> {
  const { changes, config, now } = deps;
  const today = dateIn(await zoneOf(deps, user), now());
  const answer = readChangeForm(state, today, words);
  if ('errors' in answer) return answer;
  const mask = createMask(config.masking);
  const category = config.categories.find(({ id }) => id === answer.read.category)?.id ?? null;
  const change = { ...answer.read, title: mask.text(answer.read.title), category, by: user };
  const written = await changes.write(change, key);
  if ('refused' in written) return { errors: { [fields.team]: words.changes.notYourTeam } };
  const masked = maskedSentence(mask.masked, words);
  const wording = await wordingWith(deps, peopleInChanges({ answers: [written] }));
  return { say: writtenAnswer(written, { masked, wording, now: now() }) };
}
