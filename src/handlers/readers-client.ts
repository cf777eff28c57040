/** What one person is shown by a handler, a modal or Home, has its times on their clock. */
import type { App } from '@slack/bolt';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Acknowledgement } from '../receivers/acknowledgement.ts';
import { failureOf } from '../slack/error-codes.ts';
import { clockOf } from '../slack/people/readers-clock.ts';
import { TooSoonError } from '../slack/too-soon.ts';
import { withJson } from '../slack/written-client.ts';
import { modals } from '../views/ids.ts';
import { inReadersTime, mayTellTime } from '../views/readers-time.ts';
import { words } from '../views/words/default.ts';
import type { Client, Deps, ViewArguments } from './deps.ts';

type ClockDeps = Pick<Deps, 'people' | 'now'>;
type ClientDeps = ClockDeps & Pick<Deps, 'pace' | 'turns' | 'putOff' | 'waitingForms' | 'directChannel'>;
type Method = 'views.open' | 'views.update' | 'views.publish';

/** Limited wherever they are called. */
const anywhere = '';
/** What people wait for goes before what changes in a form that is open. */
const [urgent, normal] = [0, 1];

async function shownTo<View>({ people, now }: ClockDeps, user: string, view: View): Promise<View> {
  const clock = await clockOf(people, user);
  return clock ? inReadersTime(view, { clock, now: now(), words }) : view;
}

/** Counts a call that may be made now; otherwise when it may be. A new escalation leaves some to the forms of whoever works on one. */
function readyAt(
  { pace, turns, now }: ClientDeps,
  method: Method,
  { user, isNew }: { user: string; isNew: boolean },
): Instant | null {
  if (method === 'views.open') return turns.take(isNew ? user : `${user} at work`, now(), !isNew);
  const at = pace.readyAt(method, anywhere, isNew ? normal : urgent, now());
  if (at > now()) return at;
  pace.took(method, anywhere, now());
  return null;
}

/** Throws TooSoonError, also when it is Slack that says so. */
async function inTurn<T>(
  deps: ClientDeps,
  method: Method,
  whose: { user: string; isNew: boolean },
  call: () => Promise<T>,
): Promise<T> {
  const at = readyAt(deps, method, whose);
  if (at !== null) throw new TooSoonError(method, at);
  try {
    return await call();
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind !== 'wait') throw error;
    const until = deps.now() + failure.ms;
    if (method === 'views.open') deps.turns.park(until);
    else deps.pace.park(method, anywhere, until);
    throw new TooSoonError(method, readyAt(deps, method, whose) ?? until, { cause: error });
  }
}

/** Every modal that is opened with it is `user`'s. */
export function clientFor(deps: ClientDeps, slack: App['client'], user: string): Client {
  async function show(method: Method, { view, ...args }: ViewArguments, reader = user): Promise<unknown> {
    const isNew = 'callback_id' in view && view.callback_id === modals.raise;
    const json = JSON.stringify(view);
    const shown = withJson({ view: mayTellTime(json) ? await shownTo(deps, reader, view) : json, ...args });
    return inTurn(deps, method, { user, isNew }, () => slack.apiCall(method, shown));
  }
  return {
    chat: slack.chat,
    soon: deps.putOff.soon,
    direct: deps.directChannel,
    tellWaiting: deps.waitingForms.tell,
    now: deps.now,
    views: {
      open: (args) => show('views.open', args),
      update: (args) => show('views.update', args),
      publish: (args) => show('views.publish', args, args.user_id),
    },
  };
}

/** A modal that takes the place of the one that was sent is shown likewise. */
export const answeringTo = (
  deps: ClockDeps,
  acknowledgement: Acknowledgement,
  user: string,
): Acknowledgement => ({
  ...acknowledgement,
  give: async (answer) =>
    acknowledgement.give(answer && 'view' in answer ? await shownTo(deps, user, answer) : answer),
});
