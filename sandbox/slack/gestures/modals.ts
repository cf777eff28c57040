/** Filling in, submitting and closing modals. */

import { viewRefusal } from '../api/views.ts';
import type { Delivery } from '../delivery.ts';
import { asObject, asText, isObject, type JsonObject, textOf } from '../json.ts';
import { everyBlock } from '../limits/surfaces.ts';
import { bearResponseUrl } from '../response-urls.ts';
import type { State, View } from '../state.ts';
import { fieldOf } from '../view-state.ts';
import {
  closeAll,
  closeTop,
  maxStack,
  modalsOf,
  pushModal,
  topModal,
  updateView,
  viewInSlacksForm,
} from '../views.ts';
import { choose } from './act.ts';
import type { Choice } from './choices.ts';
import { locate } from './find.ts';
import { bearTrigger, interaction, type Stage } from './stage.ts';
import { complaintsAbout } from './validity.ts';

/** Label or action of a field to what is filled in. */
export type Answers = { [label: string]: Choice };

export function createModalGestures(stage: Stage) {
  const { state, deliveries } = stage;

  async function fill(user: string, answers: Answers): Promise<void> {
    for (const [label, choice] of Object.entries(answers)) {
      openModalOf(state, user);
      const located = locate(state, user, label, undefined, ({ element }) => fieldOf(element) !== undefined);
      await choose(stage, user, located, choice);
    }
  }

  return {
    fill,

    /** Undefined where Slack itself refused to send the form; `errorsOn` says why. */
    async submit(user: string, answers: Answers = {}): Promise<Delivery | undefined> {
      await fill(user, answers);
      const view = openModalOf(state, user);
      if (!view.given.submit)
        throw new Error(`The modal "${textOf(view.given.title)}" has no submit button.`);
      view.errors = complaintsAbout(view);
      if (Object.keys(view.errors).length > 0) return undefined;
      const payload = {
        ...interaction(state, 'view_submission', user),
        trigger_id: bearTrigger(state, user, view.openedFrom),
        view: viewInSlacksForm(state, view),
        response_urls: responseUrls(stage, user, view),
      };
      const delivery = await deliveries.deliver(
        'interactive',
        payload,
        `the modal "${textOf(view.given.title)}"`,
        user,
      );
      if (delivery.reply?.ok) follow(state, user, view, delivery.reply.body);
      return delivery;
    },

    async closeModal(user: string): Promise<Delivery | undefined> {
      const view = openModalOf(state, user);
      const shown = viewInSlacksForm(state, view);
      const isCleared = view.given.clear_on_close === true;
      if (isCleared) closeAll(state, user);
      else closeTop(state, user);
      if (view.given.notify_on_close !== true) return undefined;
      const payload = { ...interaction(state, 'view_closed', user), view: shown, is_cleared: isCleared };
      return deliveries.deliver('interactive', payload, `closing "${textOf(view.given.title)}"`, user);
    },
  };
}

function openModalOf(state: State, user: string): View {
  const view = topModal(state, user);
  if (!view) throw new Error(`No modal is open for ${user}.`);
  return view;
}

/** What the bot's answer to a submission does to the open modals. */
function follow(state: State, user: string, view: View, body: unknown): void {
  const said = asObject(body);
  if (!modalsOf(state, user).includes(view)) return;
  switch (said.response_action) {
    case undefined:
      if (Object.keys(said).length > 0) {
        state.object('bad_response', `A submission was answered with ${JSON.stringify(said)}.`);
      }
      closeTop(state, user);
      break;
    case 'clear':
      closeAll(state, user);
      break;
    case 'errors':
      showErrors(state, view, said.errors);
      break;
    case 'update':
      if (isAccepted(state, said.view, view)) updateView(state, view, said.view as JsonObject);
      break;
    case 'push':
      push(state, user, said.view);
      break;
    default:
      state.object('unknown_response_action', `${String(said.response_action)} is no response_action.`);
  }
}

function push(state: State, user: string, given: unknown): void {
  if (modalsOf(state, user).length >= maxStack) {
    state.object('limit', 'push_limit_reached: three modals are the most.');
  } else if (isAccepted(state, given)) {
    pushModal(state, user, given as JsonObject);
  }
}

function isAccepted(state: State, given: unknown, replaces?: View): boolean {
  return isObject(given) && viewRefusal(state, 'response_action', given, 'modal', replaces) === undefined;
}

function showErrors(state: State, view: View, given: unknown): void {
  const inputs = new Set(
    everyBlock(view.blocks)
      .filter((block) => block.type === 'input')
      .map((block) => block.block_id),
  );
  const errors = Object.entries(asObject(given));
  if (errors.length === 0) state.object('bad_errors', 'response_action errors without any error.');
  for (const [blockId, sentence] of errors) {
    if (!inputs.has(blockId))
      state.object('bad_errors', `There is no input block ${blockId} to show "${String(sentence)}" on.`);
    else view.errors[blockId] = asText(sentence);
  }
  state.tell('modal', { user: view.user, view });
}

/** For conversation menus that ask for one with response_url_enabled. */
function responseUrls(stage: Stage, user: string, view: View) {
  return everyBlock(view.blocks).flatMap((block) => {
    const element = asObject(block.element);
    if (element.response_url_enabled !== true) return [];
    const [blockId, actionId] = [asText(block.block_id), asText(element.action_id)];
    const value = view.values[blockId]?.[actionId];
    const channel = asText(value?.selected_conversation ?? value?.selected_channel);
    if (!channel) return [];
    return [
      {
        block_id: blockId,
        action_id: actionId,
        channel_id: channel,
        response_url: bearResponseUrl(stage, { user, channel }),
      },
    ];
  });
}
