/** Submitted modals: saved before they are acknowledged, and nothing typed is lost when they cannot be. */
import type { AllMiddlewareArgs, App, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { NotSavedError } from '../engine/engine-types.ts';
import { notice, type Said } from '../views/forms/notice.ts';
import type { FieldErrors } from '../views/forms/state.ts';
import { words } from '../views/words/default.ts';
import { again } from './again.ts';
import type { Client, Deps } from './deps.ts';
import { failureReference } from './failures.ts';
import { anyName, byName } from './registry.ts';

export type Submission = {
  user: string;
  /** The same for a submission that Slack delivers twice. */
  key: string;
  metadata: string;
  state: unknown;
  client: Client;
};

/**
 * `again` is an error on the first field, so the form stays as it is; `say` shows a sentence in place of the form, with what
 * was typed when that would otherwise be lost.
 */
export type FormReply =
  | { close: true }
  | { errors: FieldErrors }
  | { again: string }
  | { say: Said; typed?: string };

type SubmitArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

const submissions = byName<(args: SubmitArgs) => Promise<void>>();

export function onSubmit(
  app: App,
  deps: Deps,
  callback: string,
  handle: (submission: Submission) => Promise<FormReply>,
  after: (submission: Submission) => Promise<void> = async () => {},
): void {
  submissions.add(
    app,
    callback,
    (args) => answerSubmission(deps, args, handle, after),
    (find) => {
      app.view<ViewSubmitAction>(anyName, async (args) => {
        await find(args.view.callback_id)?.(args);
      });
    },
  );
}

async function answerSubmission(
  deps: Deps,
  args: SubmitArgs,
  handle: (submission: Submission) => Promise<FormReply>,
  after: (submission: Submission) => Promise<void>,
): Promise<void> {
  const submission = submissionOf(args);
  const reply = await orAgain(deps, args, () => handle(submission));
  if ('close' in reply) await args.ack();
  else if ('say' in reply) {
    await args.ack({ response_action: 'update', view: notice(reply.say, words, { typed: reply.typed }) });
  } else {
    await args.ack(
      'errors' in reply ? { response_action: 'errors', ...reply } : again(args.view, reply.again),
    );
    return;
  }
  await after(submission);
}

/** Whatever fails, the form stays open with its text, and its first field says so. */
async function orAgain(
  deps: Deps,
  { view }: SubmitArgs,
  handle: () => Promise<FormReply>,
): Promise<FormReply> {
  const submit = view.submit?.text ?? '';
  try {
    return await handle();
  } catch (error) {
    if (error instanceof NotSavedError) {
      deps.log.error({ err: error, view: view.callback_id }, 'a submission was not saved');
      return { again: words.answers.notSaved(submit) };
    }
    const reference = failureReference(deps.now());
    deps.log.error({ err: error, reference, view: view.callback_id }, 'a submission failed');
    return { again: words.answers.failed(submit, reference) };
  }
}

const submissionOf = ({ body, view, client }: SubmitArgs): Submission => ({
  user: body.user.id,
  key: `view:${view.id}`,
  metadata: view.private_metadata,
  state: view.state,
  client,
});
