/** The form of a new escalation as it stands now: how the teams are doing and what the chosen one would promise. */
import type { ModalView } from '@slack/types';
import { promise } from '../domain/acts/raise.ts';
import { parseCallSummary } from '../domain/call-summary.ts';
import { type RoutingFacts, route } from '../domain/routing.ts';
import type { Promised } from '../views/forms/promise.ts';
import type { Prefill, Start } from '../views/forms/raise-fields.ts';
import { type Choices, raiseForm, type TeamChoice } from '../views/forms/raise-form.ts';
import { plain } from '../views/parts.ts';
import type { Deps } from './deps.ts';

export async function raiseFormNow(deps: Deps, start: Start, expanded = false): Promise<ModalView> {
  return raiseForm({
    ...start,
    choices: await choicesNow(deps),
    promised: promisedNow(deps, start.prefill),
    expanded,
    now: deps.now(),
  });
}

async function choicesNow({ config, engine, log }: Deps): Promise<Choices> {
  const teams = await Promise.all(
    Object.entries(config.teams).map(async ([id, { name }]): Promise<TeamChoice> => {
      try {
        return { id, name, standing: await engine.standing(id) };
      } catch (error) {
        log.warn({ err: error, team: id }, 'the form opens without how a team stands');
        return { id, name, standing: null };
      }
    }),
  );
  const { priorities, categories, countries } = config;
  return { teams, priorities, categories, countries };
}

/** What the team promises, or the one that routing would choose for what is filled in so far. */
function promisedNow(deps: Deps, prefill: Prefill): Promised {
  const { config, calendars, now } = deps;
  const priority = prefill.priority ?? 'normal';
  const chosen = prefill.team && config.teams[prefill.team] ? prefill.team : null;
  const id = chosen ?? route(config.routing, routingFacts(deps, prefill)).team;
  const team = config.teams[id];
  if (!team) throw new Error(`routing names the team ${id}, which does not exist`);
  return {
    teamName: team.name,
    ...promise(team.sla[priority], now(), calendars),
    chosen: chosen !== null,
  };
}

/** What routing looks at: the fields, and the currency and language the text shows. */
export function routingFacts({ config, now }: Pick<Deps, 'config' | 'now'>, facts: Prefill): RoutingFacts {
  const text = [facts.summary, facts.details, facts.need, facts.account].filter(Boolean).join('\n');
  const { currency, language } = parseCallSummary(plain(text), {
    identifiers: config.identifiers,
    now: now(),
    // Only times need a zone, and none is read here.
    timeZone: 'UTC',
  });
  return {
    category: facts.category ?? null,
    country: facts.country ?? null,
    currency: currency ?? null,
    language: language ?? null,
    priority: facts.priority ?? 'normal',
    text,
  };
}
