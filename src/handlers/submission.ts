/** Submitted modals: saved before they are acknowledged, and nothing typed is lost when they cannot be. */
import type { ModalView } from '@slack/types';
import { notSavedIn } from '../engine/engine-types.ts';
import { notice, type Said } from '../views/forms/notice.ts';
import type { FieldErrors } from '../views/forms/state.ts';
import { words } from '../views/words/default.ts';
import { again } from './again.ts';
import type { Client, Deps } from './deps.ts';
import { failureReference } from './failures.ts';
import type { ExchangeOf, Routes } from './routes.ts';

export type Submission = {
  user: string;
  /** The same for a submission that Slack delivers twice. */
  key: string;
  metadata: string;
  state: unknown;
  client: Client;
};

/**
 * `again` is an error on the first field, so the form stays as it is; `ask` shows it anew, to be sent once more; `say` shows a sentence in place of the form, with what
 * was typed when that would otherwise be lost.
 */
export type FormReply =
  | { close: true }
  | { errors: FieldErrors }
  | { again: string }
  | { ask: ModalView }
  | { say: Said; typed?: string };

type Submitted = ExchangeOf<'view_submission'>;

export function onSubmit(
  routes: Routes,
  deps: Deps,
  callback: string,
  handle: (submission: Submission) => Promise<FormReply>,
  after: (submission: Submission) => Promise<void> = async () => {},
): void {
  routes.on('view_submission', callback, async (exchange) => {
    const submission = submissionOf(exchange);
    const reply = await orAgain(deps, exchange, () => handle(submission));
    await exchange.acknowledgement.give(answerOf(reply, exchange));
    if ('close' in reply || 'say' in reply) await after(submission);
  });
}

function answerOf(reply: FormReply, { request: { view } }: Submitted): object | undefined {
  if ('close' in reply) return undefined;
  if ('ask' in reply) return { response_action: 'update', view: reply.ask };
  if ('say' in reply) {
    return { response_action: 'update', view: notice(reply.say, words, { typed: reply.typed }) };
  }
  return 'errors' in reply ? { response_action: 'errors', ...reply } : again(view, reply.again);
}

/** Whatever fails, the form stays open with its text, and its first field says so. */
async function orAgain(
  deps: Deps,
  { request: { name, view } }: Submitted,
  handle: () => Promise<FormReply>,
): Promise<FormReply> {
  try {
    return await handle();
  } catch (error) {
    const notSaved = notSavedIn(error);
    if (notSaved) {
      deps.log.error({ err: error, view: name }, 'a submission was not saved');
      return { again: words.answers[notSaved.unsure ? 'maybeSaved' : 'notSaved'](view.submit) };
    }
    const reference = failureReference(deps.now());
    deps.log.error({ err: error, reference, view: name }, 'a submission failed');
    return { again: words.answers.failed(view.submit, reference) };
  }
}

const submissionOf = ({ request: { user, view }, client }: Submitted): Submission => ({
  user,
  key: `view:${view.id}`,
  metadata: view.metadata,
  state: view.state,
  client,
});
