/** What becomes of places and people while they work: messages are deleted, channels archived and opened, groups emptied, accounts deactivated. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Delivery } from '../../sandbox/slack/delivery.ts';
import { asObject } from '../../sandbox/slack/json.ts';
import type { Workspace } from '../../sandbox/slack/workspace.ts';
import type { Chance } from './chance.ts';
import { agents, teamChannels } from './crowd.ts';
import type { Act } from './ledger.ts';
import { type Sight, sightsIn } from './sights.ts';

/** Of one message: what deletes more than that has to wait for an hour. */
const mostDeleted = 2;
const archivedEveryMs = 240_000;
/** Its members are responders and on call at once. */
export const emptiedGroup = 'S0RISK';
const itsMembers: ReadonlySet<string> = new Set(['UMINA', 'UTOMAS']);
/** What somebody does so shortly before they leave may come too late. */
const onTheWayMs = 30_000;
/** They go for good, one after the other; of each side somebody stays. */
const leavers = ['UAGENT7', 'URAVI', 'UAGENT8', 'USAM'];

type Deletion = { escalation: string; channel: string; ts: string; delivery: Delivery | undefined };

export type Places = ReturnType<typeof createPlaces>;

export function createPlaces(slack: Workspace, chance: Chance) {
  const deletions: Deletion[] = [];
  const leftAt = new Map<string, number>();
  const archivedAt = new Map<string, number>();
  const counts = new Map<string, number>();
  let emptied = false;
  let over = false;
  let going: Promise<void> = Promise.resolve();

  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
  const deletedIn = (place: string, escalation: string): Deletion[] =>
    deletions.filter((one) => one.escalation === escalation && one.channel[0] === place[0]);

  async function remove(place: string): Promise<void> {
    const sight = chance.one(sightsIn(slack, place).filter(mayBeDeleted));
    if (!sight) return;
    const { escalation, channel, ts } = sight;
    const deletion: Deletion = { escalation, channel, ts, delivery: undefined };
    deletions.push(deletion);
    count(place.startsWith('D') ? "an agent's message deleted" : 'a card deleted');
    await slack.clearAway(sight);
    deletion.delivery = slack.deliveries.findLast(({ payload }) => {
      const event = asObject(payload.event);
      return event.subtype === 'message_deleted' && event.deleted_ts === ts && event.channel === channel;
    });
  }

  const mayBeDeleted = ({ channel, escalation }: Sight): boolean =>
    deletedIn(channel, escalation).length < mostDeleted;

  async function archive(): Promise<void> {
    const now = slack.clock.now();
    const free = teamChannels.filter((channel) => now - (archivedAt.get(channel) ?? 0) >= archivedEveryMs);
    const channel = chance.one(free);
    if (!channel) return;
    archivedAt.set(channel, now);
    count('a channel archived and opened');
    await slack.archive(channel);
    await pause(chance.between(500, 4_000));
    await slack.unarchive(channel);
  }

  async function empty(): Promise<void> {
    const group = slack.state.userGroups.get(emptiedGroup);
    if (!group) throw new Error(`there is no group ${emptiedGroup}`);
    emptied = true;
    const { users } = group;
    const disables = chance.random() < 0.5;
    count(disables ? 'a group disabled and enabled' : 'a group emptied and filled');
    if (disables) slack.disableGroup(emptiedGroup);
    else group.users = [];
    await pause(chance.between(500, 4_000));
    group.users = users;
    slack.disableGroup(emptiedGroup, false);
  }

  async function leave(): Promise<void> {
    const user = leavers.find((one) => !leftAt.has(one));
    if (!user) return;
    leftAt.set(user, slack.clock.now());
    count('an account deactivated');
    await slack.deactivate(user);
  }

  async function disturb(): Promise<void> {
    const what = chance.weighed<() => Promise<void>>([
      [6, () => remove(chance.one(teamChannels) ?? '')],
      [6, () => remove(slack.directChannel(chance.one(agents) ?? ''))],
      [3, archive],
      [2, empty],
      [1, leave],
    ]);
    await what?.();
  }

  return {
    counts,
    start(): void {
      going = (async () => {
        while (!over) {
          await pause(chance.between(300, 1_500));
          if (!over) await disturb();
        }
      })();
    },
    /** Everything is open again, and nothing more becomes of it. */
    async stop(): Promise<void> {
      over = true;
      await going;
    },
    /** `place`: a person, or their conversation with the bot. */
    hasLeft: (place: string): boolean => [...leftAt.keys()].some((user) => place.slice(1) === user.slice(1)),
    isHere: (user: string): boolean => !leftAt.has(user),
    wasDeleted: (channel: string, ts: string): boolean =>
      deletions.some((one) => one.channel === channel && one.ts === ts),
    /** Whether a card, or the agent's message where `place` is a direct one, may be missing: the bot has not heard of its deletion. */
    mayBeMissing: (escalation: string, place: string): boolean =>
      deletedIn(place, escalation).some(({ delivery }) => delivery?.acknowledgedAt === undefined),
    everDeleted: (escalation: string, place: string): boolean => deletedIn(place, escalation).length > 0,
    /** Whether the bot may rightly have refused it, or could not say who did it. */
    mayBeRefused({ user, answeredAt, sentAt, acknowledgedAt }: Act): boolean {
      const gone = leftAt.get(user);
      const at = (acknowledgedAt() ?? answeredAt ?? sentAt) + onTheWayMs;
      return (gone !== undefined && gone <= at) || (emptied && itsMembers.has(user));
    },
  };
}
