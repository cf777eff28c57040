/** One gesture of a person, and the ways to answer it: where they stand, or in a small modal where there is no message. */
import { type RespondFn, webApi } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { readVia } from '../views/forms/act-form.ts';
import { notice, type Said } from '../views/forms/notice.ts';
import { fitted } from '../views/message-size.ts';
import { words } from '../views/words/default.ts';
import type { Client } from './deps.ts';
import type { Exchange, ExchangeOf, Routes } from './routes.ts';

export type Gesture = {
  user: string;
  triggerId: string;
  client: Client;
  /** Undefined where Slack gives none: in modals, in Home and for global shortcuts. */
  respond: RespondFn | undefined;
  /** The modal in which it happened. */
  modal: { id: string } | undefined;
  via: 'button' | 'home';
};

export type Press = Gesture & {
  value: string;
  /** The button stood in an answer that only this person sees, which nobody else will update. */
  ephemeral: boolean;
  /** What was asked for is stored, or refused: Slack need not show any longer that it waits. */
  acknowledge(): Promise<void>;
};

export function onButton(routes: Routes, actionId: string, handle: (press: Press) => Promise<void>): void {
  routes.on('block_actions', actionId, (exchange) => handle(pressOf(exchange)));
}

export const pressOf = ({
  request,
  acknowledgement,
  client,
  respond,
}: ExchangeOf<'block_actions'>): Press => ({
  user: request.user,
  triggerId: request.triggerId,
  client,
  respond,
  modal: request.view?.type === 'modal' ? { id: request.view.id } : undefined,
  value: request.value,
  // A modal remembers where it was opened from.
  via: request.view?.type === 'home' ? 'home' : readVia(request.view?.metadata ?? ''),
  ephemeral: request.ephemeral,
  acknowledge: acknowledgement.give,
});

/** An answer that one person sees. */
export function onlyYou(said: Said, replace = false) {
  const { text, blocks } = fitted(said);
  return {
    response_type: 'ephemeral' as const,
    replace_original: replace,
    text,
    ...(blocks && { blocks: [...blocks] }),
  };
}

/** Help and the like are one object for everybody: such an answer is made, and written as JSON, once. */
const made = new WeakMap<Said, ReturnType<typeof onlyYou>>();

function answerOf(said: Said) {
  const answer = made.get(said) ?? onlyYou(said);
  made.set(said, answer);
  return answer;
}

/** Answers a command in its acknowledgement while there is time, and everything else where Slack lets us. */
export async function answerPrivately(
  { request, acknowledgement, respond }: Exchange,
  said: Said,
): Promise<void> {
  const inTime = request.kind === 'command' && !acknowledgement.given();
  if (inTime) await acknowledgement.give(answerOf(said));
  else await respond?.(answerOf(said));
}

/** Tells the person, and only them; false when they have closed the modal meanwhile. */
export async function tell(gesture: Gesture, said: Said, replace = false): Promise<boolean> {
  const { respond, client, modal, triggerId, via } = gesture;
  if (respond) {
    await respond(onlyYou(said, replace));
    return true;
  }
  const view = notice(said, words, { via });
  if (modal) return updateModal(client, { view_id: modal.id, view });
  await openModal(client, { trigger_id: triggerId, view });
  return true;
}

/** Slack opens a modal only within three seconds. */
export const isTooLate = (error: unknown): boolean =>
  isSlackError(error, 'expired_trigger_id', 'trigger_expired');

/** Opens a modal, or shows it in place of the one the gesture came from. `expired` is said when Slack no longer lets us. */
export async function showModal(
  gesture: Gesture,
  view: ModalView,
  expired: () => Said = () => ({ text: words.answers.tooSlow }),
): Promise<void> {
  const { client, modal, triggerId } = gesture;
  if (modal) {
    await updateModal(client, { view_id: modal.id, view });
    return;
  }
  try {
    await openModal(client, { trigger_id: triggerId, view });
  } catch (error) {
    if (!gesture.respond || !isTooLate(error)) throw error;
    await tell(gesture, expired());
  }
}

/** A trigger opens one view: when the same gesture is delivered twice, the first has opened it. */
export async function openModal(
  client: Client,
  open: { trigger_id: string; view: ModalView },
): Promise<void> {
  try {
    await client.views.open(open);
  } catch (error) {
    if (!isSlackError(error, 'exchanged_trigger_id')) throw error;
  }
}

/** Shows another view in an open modal; false where its person has closed it meanwhile: it is nobody's any more. */
export async function updateModal(
  client: Client,
  update: { view_id: string; view: ModalView; hash?: string },
): Promise<boolean> {
  try {
    await client.views.update(update);
    return true;
  } catch (error) {
    if (!isSlackError(error, 'not_found')) throw error;
    return false;
  }
}

/** Whether Slack itself refused, with one of these codes. */
export const isSlackError = (error: unknown, ...codes: string[]): boolean =>
  error instanceof webApi.WebAPIPlatformError && codes.includes(error.data.error);
