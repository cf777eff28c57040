/** Every Web API method there is here, and the gate each call goes through before it runs. */

import type { Rates } from '../rates.ts';
import type { State } from '../state.ts';
import { app } from './app.ts';
import { chat } from './chat.ts';
import { conversations } from './conversations.ts';
import { files } from './files.ts';
import { history } from './history.ts';
import {
  type Answer,
  type Args,
  type Backstage,
  type Method,
  type Methods,
  missingScope,
  type Refusal,
  refuse,
  word,
} from './method.ts';
import { reactions } from './reactions.ts';
import { users } from './users.ts';
import { views } from './views.ts';

export const methods: Methods = {
  ...app,
  ...chat,
  ...views,
  ...users,
  ...conversations,
  ...history,
  ...reactions,
  ...files,
};

/** Of any of these one is enough; none for a method that is not known. */
export const scopesOf = (name: string): readonly string[] =>
  (Object.hasOwn(methods, name) ? methods[name]?.scopes : undefined) ?? [];

export type Outcome = { answer: Answer; retryAfterS?: number };

/** Unknown method, token, scope, rate, then the method itself. */
export function callMethod(
  name: string,
  token: string,
  args: Args,
  backstage: Backstage,
  rates: Rates | undefined,
): Outcome {
  const { state } = backstage;
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (!method) {
    state.object('unknown_method', `${name} is not known here.`);
    return { answer: refuse('unknown_method', { req_method: name }) };
  }
  const refusal = tokenRefusal(state, method, token) ?? scopeRefusal(state, method);
  if (refusal) return { answer: refusal };
  const retryAfterS = rates?.wait(name, method.tier, word(args.channel)) ?? 0;
  if (retryAfterS > 0) return { answer: refuse('ratelimited'), retryAfterS };
  return { answer: method.run(args, backstage) };
}

function tokenRefusal(state: State, method: Method, token: string): Refusal | undefined {
  if (!token) return refuse('not_authed');
  if (token !== state.botToken && token !== state.appToken) return refuse('invalid_auth');
  const right = method.token === 'app' ? state.appToken : state.botToken;
  return token === right ? undefined : refuse('not_allowed_token_type');
}

function scopeRefusal(state: State, method: Method): Refusal | undefined {
  if (method.scopes.length === 0 || method.scopes.some((scope) => state.manifest.scopes.has(scope)))
    return undefined;
  return missingScope(state, method.scopes.join(','));
}
