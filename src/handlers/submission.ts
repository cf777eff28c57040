/** Submitted modals: saved before they are acknowledged, and nothing typed is lost when they cannot be. */
import type { AllMiddlewareArgs, App, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import type { Refusal } from '../domain/command.ts';
import type { Escalation } from '../domain/escalation.ts';
import type { Actor } from '../domain/permission.ts';
import { NotSavedError } from '../engine/engine-types.ts';
import { readActMetadata } from '../views/forms/act-form.ts';
import { notice, type Said } from '../views/forms/notice.ts';
import { failedKeepsText, notSavedKeepsText } from '../views/forms/sentences.ts';
import type { FieldErrors, Read } from '../views/forms/state.ts';
import { maskedSentence } from '../views/masked.ts';
import { type ActCommand, perform } from './act.ts';
import { again } from './again.ts';
import type { Client, Deps } from './deps.ts';
import { failureReference } from './failures.ts';
import { publishHome } from './home.ts';
import { createMask, type Mask } from './masking.ts';
import { asPlainText } from './plain-text.ts';
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
    await args.ack({ response_action: 'update', view: notice(reply.say, { typed: reply.typed }) });
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
      return { again: notSavedKeepsText(submit) };
    }
    const reference = failureReference(deps.now());
    deps.log.error({ err: error, reference, view: view.callback_id }, 'a submission failed');
    return { again: failedKeepsText(submit, reference) };
  }
}

const submissionOf = ({ body, view, client }: SubmitArgs): Submission => ({
  user: body.user.id,
  key: `view:${view.id}`,
  metadata: view.private_metadata,
  state: view.state,
  client,
});

/** Another choice in the same form would do. */
const correctable: ReadonlySet<Refusal['refused']> = new Set<Refusal['refused']>([
  'not a responder',
  'only raise',
  'same priority',
  'same team',
  'time has passed',
  'unknown team',
]);

/** The modals of acts on one escalation. */
export function onActSubmitted<T>(
  app: App,
  deps: Deps,
  form: {
    callback: string;
    read(state: unknown): Read<T>;
    /** What the form asks for, with every free text passed through `mask`. */
    act(
      read: T,
      by: Actor,
      mask: Mask,
      via: 'button' | 'home',
      escalation: Escalation,
    ): ActCommand | Promise<ActCommand>;
    /** The long text in the form, which a refusal must not swallow. */
    typed?(read: T): string;
    /** What only the person is told once it is done; also when the same is delivered twice. */
    told?(escalation: Escalation, read: T): Promise<{ text: string } | undefined>;
  },
): void {
  onSubmit(
    app,
    deps,
    form.callback,
    async ({ user, key, metadata, state }) => {
      const { id, via } = readActMetadata(metadata);
      const answer = form.read(state);
      if ('errors' in answer) return answer;
      const mask = createMask();
      const outcome = await perform(deps, { id, user, key }, (actor, escalation) =>
        form.act(answer.read, actor, mask, via, escalation),
      );
      if ('refusal' in outcome) {
        const { refusal, why } = outcome;
        if (why === undefined || correctable.has(why))
          return { again: await asPlainText(deps, refusal.text) };
        return { say: refusal, typed: createMask().text(form.typed?.(answer.read) ?? '') };
      }
      const told = await form.told?.(outcome.escalation, answer.read);
      const sayings = [
        ...(told ? [told.text] : []),
        ...(mask.masked.length > 0 ? [maskedSentence(mask.masked)] : []),
      ];
      return sayings.length > 0 ? { say: { text: sayings.join('\n\n') } } : { close: true };
    },
    async ({ metadata, client, user }) => {
      if (readActMetadata(metadata).via === 'home') await publishHome(deps, client, user);
    },
  );
}
