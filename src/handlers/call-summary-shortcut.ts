/** The message shortcut `Escalate call summary`: the message is read, and the form opens with what was found in it. */

import { createMask } from '../domain/masking/mask.ts';
import { type CallSummary, readCallSummary } from '../domain/reading/call-summary.ts';
import { ownInWords } from '../domain/reading/emoji.ts';
import type { RequestOf } from '../receivers/request.ts';
import { readMessage } from '../slack/text/message.ts';
import { notReadSentence } from '../views/forms/not-read.ts';
import type { Prefill, Start } from '../views/forms/raise-fields.ts';
import { shortcuts } from '../views/ids.ts';
import { maskedSentence } from '../views/masked.ts';
import { words } from '../views/words/default.ts';
import type { Deps } from './deps.ts';
import { openRaiseForm } from './new-escalation.ts';
import { withNames } from './plain-text.ts';
import type { Routes } from './routes.ts';

export function registerCallSummaryShortcut(routes: Routes, deps: Deps): void {
  routes.on('message_action', shortcuts.callSummary, async ({ request, client, respond }) => {
    const { user, triggerId } = request;
    const gesture = { user, triggerId, client, respond, modal: undefined, via: 'button' } as const;
    await openRaiseForm(deps, gesture, await startFrom(deps, request));
  });
}

async function startFrom(deps: Deps, { message, user }: RequestOf<'message_action'>): Promise<Start> {
  const mask = createMask(deps.config.masking);
  const { text: written, files } = readMessage(message);
  const named = files.map(words.acts.say.file);
  const text = mask.text(ownInWords(await withNames(deps, [written, ...named].filter(Boolean).join('\n'))));
  const notes = [
    ...(mask.masked.length > 0 ? [maskedSentence(mask.masked, words)] : []),
    ...(files.length > 0 ? [notReadSentence(files, words)] : []),
  ];
  const found = readCallSummary(text, {
    identifiers: deps.config.identifiers,
    now: deps.now(),
    timeZone: await zoneOf(deps, user),
  });
  return {
    prefill: prefillFrom(found),
    // The link is asked for when the card is written: Slack gives the form three seconds to open.
    source: { channel: message.channel, ts: message.ts, permalink: null },
    masked: notes.join(' ') || null,
  };
}

/** Only what was found; the rest of the form stays as it opens. */
export function prefillFrom(found: CallSummary): Prefill {
  const { summary, details, need, account, country, priority, callbackAt, contact, onPhone } = found;
  return {
    details,
    ...(summary && { summary }),
    ...(need && { need }),
    ...(account && { account }),
    ...(country && { country }),
    ...(priority && { priority }),
    ...(callbackAt && { callbackAt }),
    ...(contact && { contact }),
    ...(onPhone && { onPhone }),
  };
}

/** A callback time is read in the zone of whoever reads the message; UTC when Slack does not say. */
async function zoneOf({ people, log }: Deps, user: string): Promise<string> {
  try {
    return (await people.person(user))?.timeZone ?? 'UTC';
  } catch (error) {
    log.warn({ err: error }, 'a call summary is read in UTC: Slack did not say the person’s time zone');
    return 'UTC';
  }
}
