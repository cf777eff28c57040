/** views.*: modals by trigger, updates by id and hash, the Home tab. */

import { asText, isObject, type JsonObject } from '../json.ts';
import { checkView, inSlacksWords, isTooLarge } from '../limits.ts';
import type { State, Trigger, View } from '../state.ts';
import {
  findView,
  maxStack,
  modalsOf,
  openModal,
  publishHome,
  pushModal,
  updateView,
  viewInSlacksForm,
} from '../views.ts';
import {
  type Answer,
  type Args,
  type Backstage,
  fine,
  isRefusal,
  type Methods,
  type Refusal,
  refuse,
  word,
} from './method.ts';

const triggerLifeMs = 3_000;

export const views: Methods = {
  'views.open': { tier: 'tier4', token: 'bot', scopes: [], run: open },
  'views.push': { tier: 'tier4', token: 'bot', scopes: [], run: push },
  'views.update': { tier: 'tier4', token: 'bot', scopes: [], run: update },
  'views.publish': { tier: 'tier4', token: 'bot', scopes: [], run: publish },
};

function open(args: Args, { state }: Backstage): Answer {
  const refusal = viewRefusal(state, 'views.open', args.view, 'modal');
  if (refusal) return refusal;
  const trigger = exchanged(state, args);
  if (isRefusal(trigger)) return trigger;
  return answer(state, openModal(state, trigger.user, args.view as JsonObject, trigger.channel));
}

function push(args: Args, { state }: Backstage): Answer {
  const refusal = viewRefusal(state, 'views.push', args.view, 'modal');
  if (refusal) return refusal;
  const trigger = exchanged(state, args);
  if (isRefusal(trigger)) return trigger;
  const depth = modalsOf(state, trigger.user).length;
  if (depth === 0) return refuse('not_found');
  if (depth >= maxStack) return refuse('push_limit_reached');
  return answer(state, pushModal(state, trigger.user, args.view as JsonObject));
}

function update(args: Args, { state }: Backstage): Answer {
  const view = findView(state, word(args.view_id), word(args.external_id));
  if (!view) return refuse('not_found');
  const refusal = viewRefusal(state, 'views.update', args.view, view.type, view);
  if (refusal) return refusal;
  if (args.hash !== undefined && word(args.hash) !== view.hash) return refuse('hash_conflict');
  return answer(state, updateView(state, view, args.view as JsonObject));
}

function publish(args: Args, { state }: Backstage): Answer {
  if (!state.manifest.homeTab) return refuse('not_enabled');
  const user = word(args.user_id);
  const person = state.people.get(user);
  if (!person || person.deleted) return refuse('user_not_found');
  const refusal = viewRefusal(state, 'views.publish', args.view, 'home', state.homes.get(user));
  if (refusal) return refusal;
  const hash = state.homes.get(user)?.hash;
  if (args.hash !== undefined && hash !== undefined && word(args.hash) !== hash)
    return refuse('hash_conflict');
  return answer(state, publishHome(state, user, args.view as JsonObject));
}

function answer(state: State, view: View): Answer {
  return fine({ view: viewInSlacksForm(state, view) });
}

/** A trigger lives three seconds and opens one view. */
function exchanged(state: State, args: Args): Trigger | Refusal {
  const trigger = state.triggers.get(word(args.trigger_id));
  if (!trigger) return refuse('invalid_trigger_id');
  if (trigger.used) return refuse('exchanged_trigger_id');
  if (state.clock.now() - trigger.bornAt > triggerLifeMs) return refuse('expired_trigger_id');
  trigger.used = true;
  return trigger;
}

/** What is wrong with a view; also told to the strict observer. `replaces` may keep its own external_id. */
export function viewRefusal(
  state: State,
  method: string,
  view: unknown,
  type: string,
  replaces?: View,
): Refusal | undefined {
  if (isTooLarge(view ?? null)) {
    state.object('limit', `${method}: the view is larger than 250 KB.`);
    return refuse('view_too_large');
  }
  const problems = checkView(view);
  if (isObject(view) && view.type !== type)
    problems.push({ pointer: '/view/type', problem: `must be ${type} here` });
  if (problems.length > 0) {
    const messages = inSlacksWords(problems);
    state.object('limit', `${method}: ${messages.join('; ')}`);
    return refuse('invalid_arguments', { response_metadata: { messages } });
  }
  const externalId = isObject(view) ? asText(view.external_id) : '';
  const other = findView(state, '', externalId);
  return other && other !== replaces ? refuse('duplicate_external_id') : undefined;
}
