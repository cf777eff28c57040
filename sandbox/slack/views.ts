/** Modals and Home views: opened, stacked, updated, closed, and shown in Slack's own form. */

import { beginningWith } from './conversation-menus.ts';
import { asObjects, asText, copyOf, type JsonObject } from './json.ts';
import { withIds } from './kept-blocks.ts';
import type { State, View } from './state.ts';
import { valuesFor } from './view-state.ts';

export const maxStack = 3;

export function modalsOf(state: State, user: string): View[] {
  return state.modals.get(user) ?? [];
}

export function topModal(state: State, user: string): View | undefined {
  return modalsOf(state, user).at(-1);
}

export function findView(state: State, id: string, externalId = ''): View | undefined {
  const all = [...[...state.modals.values()].flat(), ...state.homes.values()];
  return all.find((view) =>
    id ? view.id === id : externalId !== '' && view.given.external_id === externalId,
  );
}

type Opened = { previous?: View | undefined; from?: string | undefined };

function newView(state: State, user: string, given: JsonObject, { previous, from }: Opened = {}): View {
  const id = state.ids.named('V');
  const blocks = withIds(state, asObjects(given.blocks));
  return {
    id,
    type: given.type === 'home' ? 'home' : 'modal',
    user,
    hash: state.ids.hash(),
    rootId: previous?.rootId ?? id,
    previousId: previous?.id ?? null,
    given: copyOf(given),
    openedFrom: from,
    blocks,
    values: valuesFor(beginningWith(state, user, blocks, from)),
    errors: {},
  };
}

/** Opening closes whatever modal was open. */
export function openModal(state: State, user: string, given: JsonObject, from?: string): View {
  const view = newView(state, user, given, { from });
  setStack(state, user, [view]);
  return view;
}

export function pushModal(state: State, user: string, given: JsonObject): View {
  const stack = modalsOf(state, user);
  const previous = stack.at(-1);
  const view = newView(state, user, given, { previous, from: previous?.openedFrom });
  setStack(state, user, [...stack, view]);
  return view;
}

export function updateView(state: State, view: View, given: JsonObject): View {
  view.given = copyOf(given);
  view.blocks = withIds(state, asObjects(given.blocks));
  view.values = valuesFor(beginningWith(state, view.user, view.blocks, view.openedFrom), view.values);
  view.hash = state.ids.hash();
  view.errors = {};
  if (view.type === 'home') state.tell('home', view);
  else state.tell('modal', { user: view.user, view: topModal(state, view.user) });
  return view;
}

export function closeTop(state: State, user: string): void {
  setStack(state, user, modalsOf(state, user).slice(0, -1));
}

export function closeAll(state: State, user: string): void {
  setStack(state, user, []);
}

export function publishHome(state: State, user: string, given: JsonObject): View {
  const open = state.homes.get(user);
  if (open) return updateView(state, open, given);
  const view = newView(state, user, given);
  state.homes.set(user, view);
  state.tell('home', view);
  return view;
}

function setStack(state: State, user: string, stack: View[]): void {
  if (stack.length > 0) state.modals.set(user, stack);
  else state.modals.delete(user);
  state.tell('modal', { user, view: stack.at(-1) });
}

/** The view object of replies and payloads. */
export function viewInSlacksForm(state: State, view: View): JsonObject {
  const { given } = view;
  return {
    id: view.id,
    team_id: state.teamId,
    type: view.type,
    blocks: copyOf(view.blocks),
    private_metadata: asText(given.private_metadata),
    callback_id: asText(given.callback_id),
    state: { values: copyOf(view.values) },
    hash: view.hash,
    title: given.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: given.clear_on_close === true,
    notify_on_close: given.notify_on_close === true,
    close: given.close ?? null,
    submit: given.submit ?? null,
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
    app_id: state.appId,
    external_id: asText(given.external_id),
    app_installed_team_id: state.teamId,
    bot_id: state.botId,
  };
}
