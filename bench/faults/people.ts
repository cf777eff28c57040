/** People at work: each does one thing after another, on what they see, until they are told to stop. */
import { setTimeout as pause } from 'node:timers/promises';
import { actions } from '../actions.ts';
import type { Member } from './crowd.ts';
import { createDoings } from './doings.ts';
import { createGestures, type Scene } from './gestures.ts';
import { homeAsks, privateAsks, sightsIn } from './sights.ts';

export type Pace = {
  /** Nothing more is begun while the bot has too much to send. */
  mayBegin(): boolean;
  /** Whether there may be one escalation more. */
  mayRaise(): boolean;
  /** Everything is to be brought to an end. */
  closing(): boolean;
  over(): boolean;
  /** Whether they have an account. */
  isHere(user: string): boolean;
};

/** What is closed is looked at again so rarely. */
const lookedAtAgain = 0.1;
/** How often somebody looks at what they are asked, and opens Home. */
const lookedAfter = 0.2;
const homeOpened = 0.03;

export function createPeople(scene: Scene, pace: Pace) {
  const { slack, chance } = scene;
  const gestures = createGestures(scene);
  const doings = createDoings(scene, gestures);
  /** One at a time acts on an escalation, so that what becomes of it can be told from its history alone. */
  const busy = new Set<string>();
  /** What people could not do because it was gone from their screen, in words. */
  const lost = new Map<string, number>();

  /** What this person could do now, on one thing they see that nobody else is busy with. */
  async function doOne({ id, side, channels }: Member): Promise<void> {
    const isAgent = side === 'agent';
    if (!pace.closing() && chance.random() < homeOpened) await gestures.lookHome(id);
    if (!pace.closing() && chance.random() < lookedAfter) return followUp(id);
    if (isAgent && pace.mayRaise() && chance.random() < 0.6) return doings.raise(id);
    const places = isAgent ? [slack.directChannel(id)] : channels;
    const free = places
      .flatMap((place) => sightsIn(slack, place))
      .filter(({ escalation }) => !busy.has(escalation))
      .filter(({ buttons }) => !buttons.includes(actions.openReopen) || chance.random() < lookedAtAgain);
    const sight = chance.one(free);
    if (!sight) return;
    const possible = (isAgent ? doings.onOwnMessages : doings.onCards).filter(
      ({ button }) => button === null || sight.buttons.includes(button),
    );
    const doing = chance.weighed(
      possible.map((one) => [pace.closing() ? (one.atTheEnd ?? 0) : one.weight, one] as const),
    );
    if (doing) await alone(sight.escalation, () => doing.does(id, sight));
  }

  /** What they are asked where only they look. */
  async function followUp(user: string): Promise<void> {
    const asks = (chance.random() < 0.7 ? privateAsks : homeAsks)(slack, user);
    const ask = chance.one(asks.filter((one) => doings.isOpen(one) && !busy.has(one.escalation)));
    if (ask) await alone(ask.escalation, () => doings.followUp(user, ask));
  }

  async function alone(escalation: string, does: () => Promise<unknown>): Promise<void> {
    busy.add(escalation);
    try {
      await does();
    } finally {
      busy.delete(escalation);
    }
  }

  async function work(member: Member): Promise<void> {
    while (!pace.over() && pace.isHere(member.id)) {
      await pause(pace.closing() ? chance.between(50, 150) : chance.between(50, 400));
      if (!pace.mayBegin() && !pace.closing()) continue;
      try {
        await doOne(member);
      } catch (error) {
        // What somebody wanted to press has changed under their hand; that is no fault of anybody, and it is counted.
        const [sentence = ''] = String(error instanceof Error ? error.message : error).split('.');
        const kind = sentence.replaceAll(/"[^"]*"|\([^)]*\)|\bU[A-Z0-9]+\b|ESC-\d+|[\d.]+/g, '…');
        lost.set(kind, (lost.get(kind) ?? 0) + 1);
      }
      await gestures.closeAll(member.id);
    }
  }

  return { lost, work };
}
