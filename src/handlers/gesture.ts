/** One gesture of a person, and the ways to answer it: where they stand, or in a small modal where there is no message. */
import { type RespondFn, webApi } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Instant } from '../domain/calendars/calendar.ts';
import { TooSoonError } from '../slack/too-soon.ts';
import { readVia } from '../views/forms/act-form.ts';
import { notice, type Said } from '../views/forms/notice.ts';
import { fitted } from '../views/message-size.ts';
import { formWaits } from '../views/refusals.ts';
import { words } from '../views/words/default.ts';
import type { Again, Client } from './deps.ts';
import { tellDirectly } from './ephemeral.ts';
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
  /** Undefined where it can only be done by hand. */
  again: Again | undefined;
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
  again: { action: request.name, value: request.value },
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
  const { user, respond, client, modal, triggerId, via } = gesture;
  if (respond) {
    await respond(onlyYou(said, replace));
    return true;
  }
  if (modal) return updateModal(client, { view_id: modal.id, view: notice(said, words, { via }) });
  await openNotice(client, { user, triggerId }, said, via);
  return true;
}

/** A small modal, or a quiet message to them when Slack takes no more modals just now. */
export async function openNotice(
  client: Client,
  { user, triggerId }: Pick<Gesture, 'user' | 'triggerId'>,
  said: Said,
  via: Gesture['via'] = 'button',
): Promise<void> {
  try {
    await openModal(client, { trigger_id: triggerId, view: notice(said, words, { via }) });
  } catch (error) {
    if (!(error instanceof TooSoonError)) throw error;
    await tellDirectly(client, user, said);
  }
}

/** Slack opens a modal only within three seconds. */
export const isTooLate = (error: unknown): boolean =>
  isSlackError(error, 'expired_trigger_id', 'trigger_expired');

/**
 * Opens a modal, or shows it in place of the one the gesture came from. `expired` is said when Slack no longer lets us. When Slack takes no
 * more forms just now, the person is told when, with a button that opens it.
 */
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
    if (error instanceof TooSoonError) return tellWhen(gesture, error.at);
    if (!gesture.respond || !isTooLate(error)) throw error;
    await tell(gesture, expired());
  }
}

async function tellWhen({ user, respond, client, again }: Gesture, at: Instant): Promise<void> {
  if (respond) await respond(onlyYou(formWaits(at - client.now(), again ?? null, words)));
  else await client.tellWaiting(user, at, again);
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

export type Update = { view_id: string; view: ModalView; hash?: string };

/** Shows another view in an open modal, as soon as it may be; false where its person has closed it meanwhile: it is nobody's any more. */
export async function updateModal(client: Client, update: Update): Promise<boolean> {
  let isOpen = true;
  await client.soon(placeOfModal(update.view_id), async () => {
    isOpen = await updateNow(client, update);
  });
  return isOpen;
}

/** By this it is put off. */
export const placeOfModal = (id: string): string => `modal ${id}`;

/** The same, or never. Throws TooSoonError. */
export async function updateNow(client: Client, update: Update): Promise<boolean> {
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
