/** `/escalate`: opens the form, or answers ephemerally, in the acknowledgement itself where there is time. */
import type { AllMiddlewareArgs, App, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { againAt, onCallAt } from '../domain/on-call.ts';
import { parseCallSummary } from '../domain/reading/call-summary.ts';
import { parseCommand, type TypedCommand } from '../domain/reading/command-text.ts';
import type { Said } from '../views/forms/notice.ts';
import type { Prefill } from '../views/forms/raise-fields.ts';
import {
  helpAnswer,
  noDigestAnswer,
  unknownReferenceAnswer,
  unknownStatusAnswer,
  unknownTeamAnswer,
} from '../views/help.ts';
import { commandName } from '../views/ids.ts';
import { maskedSentence } from '../views/masked.ts';
import { type OnCallTeam, onCallAnswer } from '../views/on-call-answer.ts';
import { plain } from '../views/parts.ts';
import { words } from '../views/words/default.ts';
import { orNotSaved } from './act.ts';
import { answerInTime } from './answer-in-time.ts';
import type { Deps } from './deps.ts';
import type { Gesture } from './gesture.ts';
import { healthTo } from './health.ts';
import { listTo, mineTo, searchTo } from './lists.ts';
import { createMask } from './masking.ts';
import { openRaiseForm } from './new-escalation.ts';
import { showTo } from './show.ts';

type CommandArgs = SlackCommandMiddlewareArgs & AllMiddlewareArgs;

export function registerEscalateCommand(app: App, deps: Deps): void {
  const prefix = deps.config.reference.prefix;
  app.command(commandName, async ({ ack, command, client, respond }: CommandArgs) => {
    const gesture = {
      user: command.user_id,
      triggerId: command.trigger_id,
      client,
      respond,
      modal: undefined,
      via: 'button' as const,
    };
    const mask = createMask();
    const typed = parseCommand(mask.text(command.text), { teams: teamsIn(deps), prefix });
    if (typed.kind === 'form') {
      await ack();
      const masked = mask.masked.length > 0 ? maskedSentence(mask.masked, words) : null;
      return openRaiseForm(deps, gesture, {
        prefill: withAccount(deps, typed.prefill),
        source: null,
        masked,
      });
    }
    await answerInTime({ ack, respond }, answer(deps, typed, gesture));
  });
}

const teamsIn = ({ directory }: Pick<Deps, 'directory'>) =>
  Object.entries(directory.teams).map(([id, { name }]) => ({ id, name }));

/** The account is looked for in what was typed, as in a call summary. */
function withAccount({ config, now }: Deps, prefill: Prefill): Prefill {
  const typed = [prefill.summary, prefill.details].filter(Boolean).join('\n');
  const { account } = parseCallSummary(plain(typed), {
    identifiers: config.identifiers,
    now: now(),
    timeZone: 'UTC',
  });
  return account === undefined ? prefill : { ...prefill, account };
}

async function answer(
  deps: Deps,
  typed: Exclude<TypedCommand, { kind: 'form' }>,
  { user, triggerId }: Gesture,
): Promise<Said> {
  switch (typed.kind) {
    case 'list':
      return listTo(deps, user, typed);
    case 'mine':
      return mineTo(deps, user);
    case 'show':
      return showTo(deps, user, typed.reference);
    case 'search':
      return searchTo(deps, user, typed.words);
    case 'on_call':
      return onCallTo(deps, typed.team);
    case 'digest':
      return digestTo(deps, user, triggerId);
    case 'health':
      return healthTo(deps, user);
    case 'help':
      return helpAnswer({ teams: teamsIn(deps), command: commandName }, words);
    case 'unknown_team':
      return unknownTeamAnswer(typed.said, teamsIn(deps), words);
    case 'unknown_status':
      return unknownStatusAnswer(typed.said, words);
    case 'unknown_reference':
      return unknownReferenceAnswer(typed.said, words);
  }
}

function onCallTo({ directory, now }: Deps, only: string | undefined): Said {
  const at = now();
  const { calendars } = directory;
  const teams = Object.entries(directory.teams)
    .filter(([id]) => only === undefined || id === only)
    .map(([, { name, onCall: shifts, fallback }]): OnCallTeam => {
      const onCall = onCallAt(shifts, calendars, at);
      return { name, onCall, againAt: againAt(onCall, shifts, calendars), fallback };
    });
  return onCallAnswer({ teams, now: at }, words);
}

async function digestTo(deps: Deps, user: string, requestKey: string): Promise<Said> {
  const asked = await orNotSaved(deps, async () => ({ digest: await deps.sendDigest(user, requestKey) }));
  if ('refusal' in asked) return asked.refusal;
  return asked.digest === 'sent' ? { text: words.help.digestComes } : noDigestAnswer(words);
}
