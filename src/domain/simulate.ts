/**
 * Who would be told what, when: an escalation is raised, acted on as given, and ticked whenever its clock has something to do. It asks
 * the same questions as the engine does, so the two cannot disagree.
 */
import { nextOffDutyAt, offDuty } from './acts/offer-agent-side.ts';
import { raise } from './acts/raise.ts';
import { tick } from './acts/tick.ts';
import type { stillDue } from './attention.ts';
import { type Promises, type Told, toldBy } from './audience.ts';
import type { Instant } from './calendars/calendar.ts';
import { type Change, type Draft, type Given, isRefusal, type Refusal, type World } from './command.ts';
import { actOn } from './decide.ts';
import { type Deed, type Escalation, hasAgentsWork } from './escalation.ts';

/** What people do, whoever they are: they are taken to be allowed to. */
export type Story = {
  id: string;
  draft: Draft;
  raisedAt: Instant;
  /** In order. */
  deeds: readonly { at: Instant; given: Given }[];
  /** What would be told later is not looked for. */
  until: Instant;
};

/** How it stood from `at` on, as far as it decides whether a reminder is still to be said. */
export type Stood = { at: Instant; escalation: Parameters<typeof stillDue>[0]; deed: Deed };

export type Simulated = {
  told: Told[];
  /** In order. */
  stood: Stood[];
  /** What could not be done, as it would not have come to it. */
  refused: { at: Instant; given: Given['kind']; why: Refusal['refused'] }[];
};

/** Throws RangeError when there is no team of that name. What people do at an instant comes before what the clock does then. */
export function simulateStory({ id, draft, raisedAt, deeds, until }: Story, promises: Promises): Simulated {
  const offered = promises.policyOf(draft.team);
  if (!offered) throw new RangeError(`there is no team ${draft.team}`);
  const { calendars } = promises;
  const identity = { id, number: 0, policyId: offered.id };
  const raised = raise(draft, identity, { now: raisedAt, calendars, policy: offered.policy });
  const told: Told[] = [];
  const stood: Stood[] = [];
  const note = (change: Change) => {
    const { clocks, status, owner, priority, liveUntil, snooze } = change.escalation;
    const { at, deed } = change.entry;
    stood.push({ at, deed, escalation: { clocks, status, owner, priority, liveUntil, snooze } });
    told.push(...toldBy(change, promises));
  };
  note(raised);
  const refused: Simulated['refused'] = [];
  let now = raised.escalation;
  const agents = agentsLooked(promises, raisedAt);
  const tickUntil = (end: Instant) => {
    now = pass(now, { since: raisedAt, end, agents }, promises, note);
  };
  for (const { at, given } of deeds) {
    if (at > until) break;
    tickUntil(at - 1);
    const answer = actOn(now, given, worldAt(now, at, promises));
    if (isRefusal(answer)) refused.push({ at, given: given.kind, why: answer.refused });
    else {
      note(answer);
      now = answer.escalation;
    }
  }
  tickUntil(until);
  return { told, stood, refused };
}

/** More looks than this at one instant, and it would never rest. */
const mostLooks = 100;

/** From one instant with something to do to the next, the last one included. */
function pass(
  before: Escalation,
  { since, end, agents }: { since: Instant; end: Instant; agents: ReturnType<typeof agentsLooked> },
  promises: Promises,
  note: (change: Change) => void,
): Escalation {
  let escalation = before;
  let at = since;
  let looks = 0;
  const nextAt = () => earlier(nextLook(escalation, at), agents.next(escalation, at));
  for (let next = nextAt(); next !== null && next <= end; next = nextAt()) {
    looks = next > at ? 0 : looks + 1;
    if (looks > mostLooks) throw new Error(`${escalation.id} would never rest`);
    at = next;
    const world = worldAt(escalation, at, promises);
    const offered = agents.look(escalation, world);
    const answer = offered ?? (nextLook(escalation, at) === at ? tick(escalation, world) : undefined);
    if (answer === undefined) {
      if (nextLook(escalation, at) === at) break;
    } else if ('postponed' in answer) escalation = { ...escalation, ...answer.postponed };
    else {
      escalation = answer.escalation;
      note(answer);
    }
  }
  return escalation;
}

/** As the bot looks at what agents who have gone leave open. */
function agentsLooked({ support = null, calendars }: Promises, since: Instant) {
  let lookAt: Instant | null = support && support.onCall.length > 0 ? since : null;
  return {
    next: (escalation: Escalation, at: Instant): Instant | null =>
      lookAt === null || escalation.sideOffer !== null || !hasAgentsWork(escalation)
        ? null
        : Math.max(lookAt, at),
    look(escalation: Escalation, world: World): Change | undefined {
      if (lookAt === null || world.now < lookAt) return undefined;
      lookAt = nextOffDutyAt(support, calendars, world.now);
      return offDuty(escalation, world);
    },
  };
}

const earlier = (one: Instant | null, other: Instant | null): Instant | null =>
  one === null || other === null ? (one ?? other) : Math.min(one, other);

/** What is overdue when somebody does something is seen right after it. */
const nextLook = ({ wakeAt, updatedAt }: Escalation, at: Instant): Instant | null =>
  wakeAt === null ? null : Math.max(wakeAt, updatedAt, at);

function worldAt({ team }: Escalation, now: Instant, promises: Promises): World {
  const offered = promises.policyOf(team);
  if (!offered) throw new RangeError(`there is no team ${team}`);
  const leadsOf = (id: string) => [
    ...(promises.teams[id]?.leads ?? []),
    ...(promises.teams[id]?.leadGroups ?? []),
  ];
  return {
    now,
    policy: offered.policy,
    policyOf: promises.policyOf,
    calendars: promises.calendars,
    restricted: () => false,
    leadsOf,
    leadsForAgents: promises.leadsForAgents ?? leadsOf,
    support: promises.support ?? null,
    membersOf: promises.membersOf ?? (() => []),
    shiftsOf: (id) => promises.teams[id]?.onCall ?? [],
    down: [],
  };
}
