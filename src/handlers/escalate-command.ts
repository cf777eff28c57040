/** `/escalate`: opens the form, or answers ephemerally, in the acknowledgement itself where there is time. */

import { createMask, type Mask } from '../domain/masking/mask.ts';
import { readCallSummary } from '../domain/reading/call-summary.ts';
import { parseCommand, type TypedCommand } from '../domain/reading/command-text.ts';
import { fromMrkdwn } from '../slack/text/mrkdwn.ts';
import type { Said } from '../views/forms/notice.ts';
import type { Prefill } from '../views/forms/raise-fields.ts';
import {
  helpAnswer,
  noDigestAnswer,
  unknownReferenceAnswer,
  unknownStatusAnswer,
  unknownTeamAnswer,
} from '../views/help.ts';
import { actions, commandName } from '../views/ids.ts';
import { maskedSentence } from '../views/masked.ts';
import { words } from '../views/words/default.ts';
import { orNotSaved } from './act.ts';
import { changesAreForLeads, changesTo, leadsAnything, openChangeForm } from './changes.ts';
import type { Deps } from './deps.ts';
import { documentsTo } from './documents.ts';
import { answerPrivately, type Gesture } from './gesture.ts';
import { healthTo } from './health.ts';
import { listTo, searchTo } from './lists.ts';
import { openRaiseForm } from './new-escalation.ts';
import { onCallTo } from './on-call.ts';
import { withNames } from './plain-text.ts';
import type { ExchangeOf, Routes } from './routes.ts';
import { showTo } from './show.ts';
import { openSwapForm } from './swaps.ts';

export function registerEscalateCommand(routes: Routes, deps: Deps): void {
  const teams = teamsIn(deps);
  const help = helpAnswer({ teams, command: commandName }, words);
  routes.on('command', commandName, async (exchange) => {
    const { text, user, triggerId } = exchange.request;
    const mask = createMask(deps.config.masking);
    const { prefix } = deps.config.reference;
    const context = { teams, prefix, leads: leadsAnything(deps, user) };
    const typed = parseCommand(mask.text(await withNames(deps, fromMrkdwn(text))), context);
    if (typed.kind === 'help') return answerPrivately(exchange, help);
    if (typed.kind === 'form') return openForm(deps, exchange, typed.prefill, mask);
    if (typed.kind === 'swap') return openSwap(deps, exchange);
    if (typed.kind === 'changed') return openChange(deps, exchange, typed.title);
    await answerPrivately(exchange, await answer(deps, typed, { user, triggerId }));
  });
}

/** Slack shows the command's own wheel no longer than it must: the form is seen, or seen to be missing. */
async function openForm(
  deps: Deps,
  { request: { user, triggerId }, acknowledgement, client, respond }: ExchangeOf<'command'>,
  prefill: Prefill,
  { masked }: Mask,
): Promise<void> {
  await acknowledgement.give();
  const gesture = { user, triggerId, client, respond, modal: undefined, via: 'button' } as const;
  await openRaiseForm(deps, gesture, {
    prefill: withFound(deps, prefill),
    source: null,
    masked: masked.length > 0 ? maskedSentence(masked, words) : null,
  });
}

async function openSwap(deps: Deps, { request, acknowledgement, client, respond }: ExchangeOf<'command'>) {
  await acknowledgement.give();
  const { user, triggerId } = request;
  const gesture = { user, triggerId, client, respond, modal: undefined, via: 'button' } as const;
  await openSwapForm(deps, { ...gesture, again: { action: actions.openSwap, value: 'again' } });
}

async function openChange(deps: Deps, exchange: ExchangeOf<'command'>, title: string): Promise<void> {
  const { request, acknowledgement, client, respond } = exchange;
  const { user, triggerId } = request;
  if (!leadsAnything(deps, user)) return answerPrivately(exchange, changesAreForLeads);
  await acknowledgement.give();
  const gesture = { user, triggerId, client, respond, modal: undefined, via: 'button' } as const;
  await openChangeForm(deps, { ...gesture, again: undefined }, title);
}

export const teamsIn = ({ directory }: Pick<Deps, 'directory'>) =>
  Object.entries(directory.teams).map(([id, { name }]) => ({ id, name }));

/** The account, and that the user is on the phone, are looked for in what was typed, as in a call summary. */
function withFound({ config, now }: Deps, prefill: Prefill): Prefill {
  const typed = [prefill.summary, prefill.details].filter(Boolean).join('\n');
  const { account, onPhone } = readCallSummary(typed, {
    identifiers: config.identifiers,
    now: now(),
    timeZone: 'UTC',
  });
  return { ...prefill, ...(account && { account }), ...(onPhone && { onPhone }) };
}

async function answer(
  deps: Deps,
  typed: Exclude<TypedCommand, { kind: 'form' | 'help' | 'swap' | 'changed' }>,
  { user, triggerId }: Pick<Gesture, 'user' | 'triggerId'>,
): Promise<Said> {
  switch (typed.kind) {
    case 'list':
      return listTo(deps, user, { team: typed.team, status: typed.status });
    case 'mine':
      return listTo(deps, user, { mine: true });
    case 'show':
      return showTo(deps, user, typed.reference);
    case 'search':
      return searchTo(deps, user, typed.words);
    case 'on_call':
      return onCallTo(deps, user, typed.team);
    case 'digest':
      return digestTo(deps, user, triggerId);
    case 'changes':
      return changesTo(deps, user);
    case 'documents':
      return documentsTo(deps, user);
    case 'health':
      return healthTo(deps, user);
    case 'unknown_team':
      return unknownTeamAnswer(typed.said, teamsIn(deps), words);
    case 'unknown_status':
      return unknownStatusAnswer(typed.said, words);
    case 'unknown_reference':
      return unknownReferenceAnswer(typed.said, words);
  }
}

async function digestTo(deps: Deps, user: string, requestKey: string): Promise<Said> {
  const asked = await orNotSaved(deps, async () => ({ digest: await deps.sendDigest(user, requestKey) }));
  if ('refusal' in asked) return asked.refusal;
  return asked.digest === 'sent' ? { text: words.help.digestComes } : noDigestAnswer(words);
}
