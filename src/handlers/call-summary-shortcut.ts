/** The message shortcut `Escalate call summary`: the message is read, and the form opens with what was found in it. */
import type { AllMiddlewareArgs, App, MessageShortcut, SlackShortcutMiddlewareArgs } from '@slack/bolt';
import { fromMrkdwn, parseCallSummary } from '../domain/reading/call-summary.ts';
import type { Prefill, Start } from '../views/forms/raise-fields.ts';
import { shortcuts } from '../views/ids.ts';
import { maskedSentence } from '../views/masked.ts';
import { plain } from '../views/parts.ts';
import { words } from '../views/words/default.ts';
import type { Deps } from './deps.ts';
import { createMask } from './masking.ts';
import { openRaiseForm } from './new-escalation.ts';

type ShortcutArgs = SlackShortcutMiddlewareArgs<MessageShortcut> & AllMiddlewareArgs;

export function registerCallSummaryShortcut(app: App, deps: Deps): void {
  app.shortcut<MessageShortcut>(
    { callback_id: shortcuts.callSummary, type: 'message_action' },
    async ({ body, client, respond }: ShortcutArgs) => {
      const start = await startFrom(deps, body);
      await openRaiseForm(
        deps,
        { user: body.user.id, triggerId: body.trigger_id, client, respond, modal: undefined, via: 'button' },
        start,
      );
    },
  );
}

async function startFrom(deps: Deps, { message, channel, user }: MessageShortcut): Promise<Start> {
  const mask = createMask();
  const text = mask.text(fromMrkdwn(message.text ?? ''));
  // The parser reads mrkdwn: what people see is masked, then written as mrkdwn again.
  const found = parseCallSummary(plain(text), {
    identifiers: deps.config.identifiers,
    now: deps.now(),
    timeZone: await zoneOf(deps, user.id),
  });
  return {
    prefill: prefillFrom(found),
    // The link is asked for when the card is written: Slack gives the form three seconds to open.
    source: { channel: channel.id, ts: message.ts, permalink: null },
    masked: mask.masked.length > 0 ? maskedSentence(mask.masked, words) : null,
  };
}

/** Only what was found; the rest of the form stays as it opens. */
export function prefillFrom(found: ReturnType<typeof parseCallSummary>): Prefill {
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
