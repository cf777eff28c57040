/** The form of a new escalation as it stands now: how the teams are doing and what the chosen one would promise. */
import type { ModalView } from '@slack/types';
import { targetOf } from '../domain/acts/clocks.ts';
import { promise } from '../domain/acts/raise.ts';
import { fittingDocuments } from '../domain/documents.ts';
import { noFacts, type Priority } from '../domain/escalation.ts';
import { inFields } from '../views/forms/fact-inputs.ts';
import type { Promised } from '../views/forms/promise.ts';
import type { Prefill, Start } from '../views/forms/raise-fields.ts';
import {
  type Choices,
  type OfferedDocuments,
  raiseForm,
  type TeamChoice,
} from '../views/forms/raise-form.ts';
import { words } from '../views/words/default.ts';
import { closedUntil } from './closed-until.ts';
import type { Deps } from './deps.ts';
import { readsIn } from './zone.ts';

export async function raiseFormNow(
  deps: Deps,
  reader: string,
  start: Start,
  expanded = false,
): Promise<ModalView> {
  const documents = await documentsNow(deps, start.prefill);
  const priority = start.prefill.priority ?? 'normal';
  return raiseForm({
    ...start,
    choices: { ...(await choicesNow(deps, priority)), ...(await readsIn(deps, reader)) },
    promised: promisedNow(deps, start.prefill),
    documents,
    expanded,
    now: deps.now(),
    words,
  });
}

async function choicesNow(
  deps: Deps,
  priority: Priority,
): Promise<Omit<Choices, 'timeZone' | 'zoneGuessed'>> {
  const { config, engine, log } = deps;
  const teams = await Promise.all(
    Object.entries(deps.directory.teams).map(async ([id, { name }]): Promise<TeamChoice> => {
      try {
        return {
          id,
          name,
          standing: { ...(await engine.standing(id)), closedUntil: closedUntil(deps, id, priority) },
        };
      } catch (error) {
        log.warn({ err: error, team: id }, 'the form opens without how a team stands');
        return { id, name, standing: null };
      }
    }),
  );
  const { priorities, categories, countries } = config;
  return { teams, priorities, categories, countries };
}

/** Nobody waits for a form because of what it offers besides. */
export async function documentsNow(
  { documents, log }: Pick<Deps, 'documents' | 'log'>,
  { summary = '', details = '' }: Prefill,
): Promise<OfferedDocuments> {
  try {
    const all = await documents.forEverybody();
    return { any: all.length > 0, fit: fittingDocuments(`${summary}\n${details}`, all) };
  } catch (error) {
    log.warn({ err: error }, 'the form opens without the documents that may answer');
    return { any: false, fit: [] };
  }
}

/** The chosen team, or the one that routing would choose for what stands in the form. */
export function goesTo({ directory, intake }: Deps, prefill: Prefill): { id: string; chosen: boolean } {
  const { team } = prefill;
  if (team && Object.hasOwn(directory.teams, team)) return { id: team, chosen: true };
  const texts = inFields({ ...noFacts, ...prefill });
  return { id: intake.teamFor({ ...prefill, ...texts }).team, chosen: false };
}

function promisedNow(deps: Deps, prefill: Prefill): Promised {
  const { directory, now } = deps;
  const priority = prefill.priority ?? 'normal';
  const { id, chosen } = goesTo(deps, prefill);
  const team = directory.teams[id];
  const promised = directory.policyOf(id);
  if (!team || !promised) throw new Error(`routing names the team ${id}, which does not exist`);
  const liveUntil = prefill.onPhone ? now() : null;
  const target = targetOf(promised.policy, { priority, liveUntil }, { ...directory, now: now() });
  return {
    team: id,
    teamName: team.name,
    ...promise(target, now(), directory.calendars),
    closedUntil: closedUntil(deps, id, priority),
    chosen,
  };
}
