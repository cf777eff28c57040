/** How far somebody is on the tour, read from what they see and what is remembered. */

import type { Attention, SeenMessage, World } from '../../live/protocol.ts';
import { appPlace, type Case, casesIn, escalationOf, saidByBot, sentAt } from './cases.ts';
import { aboutOf, headerOf, isTime, linesOf, namedIn, wordsIn } from './read.ts';
import { leadOfChanges } from './teams.ts';

export const steps = ['raise', 'take', 'hold', 'call', 'wait', 'resolve', 'morning'] as const;
export type Step = (typeof steps)[number];

export type Progress = {
  /** The number of steps when all are done. */
  step: number;
  /** What was there before this step began does not count for it. */
  since: number;
  /** What had called each person and was not read when this step began. */
  called?: Attention;
  /** The workspace’s clock when it was last looked at: it only goes back when the workspace starts over. */
  clockAt: number;
  /** The escalation that is followed, and all that was ever known of it. */
  followed: Case | null;
  /** The one that was followed was cancelled, so that the tour began again. */
  cancelled: string | null;
};

export type Address = { place: string | undefined; thread?: string | undefined };

export function begin(world: World): Progress {
  const [since, called] = [latestIn(world), world.attention];
  return { step: 0, since, called, clockAt: world.clock.now, followed: null, cancelled: null };
}

/** A message can be younger than the clock that was last told. */
const latestIn = (world: World): number =>
  world.messages.reduce((latest, message) => Math.max(latest, sentAt(message)), world.clock.now);

/** Where somebody is now; the same object where nothing is different. */
export function advance(before: Progress, world: World, address: Address): Progress {
  if (startedOver(before, world)) return begin(world);
  let progress = before;
  const followed = followedNow(progress, world);
  if (!isSame(followed, progress.followed)) progress = { ...progress, followed };
  if (progress.step > 0 && progress.step < steps.length && followed?.status === 'cancelled') {
    return { ...begin(world), cancelled: followed.id };
  }
  while (isDone(progress, world, address)) progress = skip(progress, world);
  return progress.clockAt === world.clock.now ? progress : { ...progress, clockAt: world.clock.now };
}

/** The next step begins, whether or not this one is done. */
export const skip = (progress: Progress, world: World): Progress => ({
  ...progress,
  step: Math.min(progress.step + 1, steps.length),
  since: latestIn(world),
  called: world.attention,
  cancelled: null,
});

/** The clock went back, or the card that was followed is gone from where it could be seen. */
function startedOver({ clockAt, followed }: Progress, world: World): boolean {
  if (world.clock.now < clockAt) return true;
  const card = followed?.card;
  if (!card || !world.places.some(({ id, kind }) => id === card.place && kind === 'public')) return false;
  return !world.messages.some(({ channel, ts }) => channel === card.place && ts === card.ts);
}

function followedNow({ step, since, followed }: Progress, world: World): Case | null {
  const cases = casesIn(world);
  if (step === 0) return cases.findLast(({ raisedAt }) => raisedAt > since) ?? null;
  // Somebody who skipped the first step follows whatever is there.
  if (!followed) return cases.findLast(({ status }) => status !== 'cancelled') ?? null;
  const seen = cases.find(({ id }) => id === followed.id);
  if (!seen) return followed;
  return { ...seen, reporter: seen.reporter ?? followed.reporter, card: seen.card ?? followed.card };
}

const isSame = (a: Case | null, b: Case | null): boolean => JSON.stringify(a) === JSON.stringify(b);

function isDone(progress: Progress, world: World, address: Address): boolean {
  const { followed } = progress;
  const step = steps[progress.step];
  if (step === 'morning') return readsDigest(world, address);
  if (!step || !followed) return false;
  switch (step) {
    case 'raise':
      return true;
    case 'take':
      return followed.status !== 'open';
    case 'hold':
      return !followed.onPhone || saysTheReporter(progress, world);
    case 'call':
      return !followed.onPhone;
    case 'wait':
      return followed.status === 'resolved' || readsReminder(progress, world, address);
    case 'resolve':
      return followed.status === 'resolved' && readsWhatToTell(followed, world, address);
  }
}

/** Its reference stands in one line and when it is due in the next; a card has them further apart. */
function remindsOf(message: SeenMessage, id: string): boolean {
  if (escalationOf(message) !== undefined) return false;
  const reference = new RegExp(`\\b${id}\\b`);
  return linesOf(message).some(
    (line, index, lines) => reference.test(wordsIn(line)) && lines[index + 1]?.some(isTime),
  );
}

/** Those about the one that is followed, since this step began. */
export function reminders({ since, followed }: Progress, world: World): SeenMessage[] {
  if (!followed) return [];
  return saidByBot(world).filter((message) => sentAt(message) > since && remindsOf(message, followed.id));
}

/** Since this step began the thread of its card names the reporter; that somebody has it names only them. */
function saysTheReporter({ since, followed }: Progress, world: World): boolean {
  const { card, reporter } = followed ?? {};
  return saidByBot(world).some(
    (message) =>
      sentAt(message) > since &&
      message.threadTs === card?.ts &&
      message.ts !== card?.ts &&
      namedIn(message, world).some((user) => user === reporter),
  );
}

/** In their own conversation with the app, or in the thread of the card. */
function readsReminder(progress: Progress, world: World, { place, thread }: Address): boolean {
  return reminders(progress, world).some(
    ({ channel, threadTs }) =>
      channel === place && (place === appPlace(world) || (threadTs !== undefined && threadTs === thread)),
  );
}

/** In the reporter’s own conversation with the app, where it can be reopened once it is resolved. */
function readsWhatToTell({ id }: Case, world: World, { place }: Address): boolean {
  const app = appPlace(world);
  if (app === undefined || place !== app) return false;
  return saidByBot(world).some(
    (message) => message.channel === app && aboutOf(message, 'open_reopen') === id,
  );
}

/** The only message to one person that has a header. */
export function digestIn(world: World): boolean {
  const app = appPlace(world);
  return saidByBot(world).some((message) => message.channel === app && headerOf(message) !== undefined);
}

const readsDigest = (world: World, { place }: Address): boolean =>
  place !== undefined &&
  place === appPlace(world) &&
  digestIn(world) &&
  (!world.hasPast || world.viewer === leadOfChanges);
