/** A press of a button that is an act done at once: what takes long is stored before Slack is told that it arrived. */
import type { Instant } from '../domain/calendars/calendar.ts';
import type { HeardPress } from '../domain/heard.ts';
import type { KeptPress } from '../engine/in-hand.ts';
import { carryPress } from './carry-press.ts';
import type { Deps } from './deps.ts';
import { tellAuthor } from './ephemeral.ts';
import { isTooLate, type Press, pressOf, tell } from './gesture.ts';
import type { Answered } from './hear.ts';
import { publishHome } from './home.ts';
import type { ExchangeOf } from './routes.ts';

/** What could be said neither in time nor now is left to the inbox; everybody else is answered here, and once. */
export async function hearPress(deps: Deps, exchange: ExchangeOf<'block_actions'>): Promise<void> {
  const press = pressOf(exchange);
  const heard = heardOf(exchange, press);
  const heardAt = deps.now();
  const answering = carryPress(deps, heard, { heardAt });
  const kept = (await deps.inbox.isSoon(answering)) ? undefined : await keep(deps, heard, heardAt);
  if (kept) await press.acknowledge();
  const answered = await orLeft(deps, answering, kept);
  if (!answered) return;
  await press.acknowledge();
  try {
    await answer(deps, press, heard, answered);
  } finally {
    await kept?.done();
  }
}

const heardOf = ({ request }: ExchangeOf<'block_actions'>, press: Press): HeardPress => ({
  kind: 'press',
  key: press.triggerId,
  user: press.user,
  workspaces: request.workspaces,
  action: request.name,
  escalation: press.value.toUpperCase(),
  via: press.via,
  place: request.channel
    ? { channel: request.channel, ...(request.thread && { thread: request.thread }) }
    : null,
  ephemeral: press.ephemeral,
  inModal: press.modal !== undefined,
});

/** What cannot be stored goes on, and whoever pressed is told if it fails. */
async function keep(
  { inbox, log }: Deps,
  heard: HeardPress,
  heardAt: Instant,
): Promise<KeptPress | undefined> {
  try {
    return await inbox.keep(heard, heardAt);
  } catch (error) {
    log.warn({ err: error }, 'a press was not stored before it was done');
    return undefined;
  }
}

/** Undefined when it is left to the inbox. */
async function orLeft(
  { log }: Pick<Deps, 'log'>,
  answering: Promise<Answered>,
  kept: KeptPress | undefined,
): Promise<Answered | undefined> {
  try {
    const answered = await answering;
    if (!kept || !answered.forNow) return answered;
  } catch (error) {
    if (!kept) throw error;
    log.warn({ err: error }, 'a press that took long has failed, and is tried again');
  }
  kept.leave();
  return undefined;
}

async function answer(
  deps: Deps,
  press: Press,
  heard: HeardPress,
  { tell: said, changesHome, replaces }: Answered,
): Promise<void> {
  for (const one of said) {
    if (!(await isShown(tell(press, one, replaces)))) await tellAuthor(press.client, heard, one);
  }
  if (changesHome) await publishHome(deps, press.client, press.user);
}

/** False where the modal was closed meanwhile, or Slack no longer opens one. */
const isShown = (told: Promise<boolean>): Promise<boolean> =>
  told.catch((error: unknown) => {
    if (isTooLate(error)) return false;
    throw error;
  });
