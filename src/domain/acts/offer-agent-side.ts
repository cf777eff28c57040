/** The agent's side is offered to other agents: the agent's shift is over and something cannot wait, or they have left. */
import type { Calendars, Instant } from '../calendars/calendar.ts';
import { type Consequence, change, seenBefore } from '../change.ts';
import type { Change, World } from '../command.ts';
import { type DeedOf, type Escalation, hasAgentsWork, type Notice } from '../escalation.ts';
import { nextShiftEndFor, onCallAt } from '../on-call.ts';
import type { ClockName, Support } from '../team.ts';
import { afterShift } from './hand-over.ts';

/** For these somebody has to be there: to answer, to call the user, and to tell them what solved it. */
const agentsClocks: readonly ClockName[] = ['resolve', 'callback', 'answer'];

type Offered = DeedOf<'agent side offered'>;

/** What comes in for an agent who has gone is seen within this. */
const lookEveryMs = 15 * 60_000;

/** When to look again at what agents who have gone leave open: when others come on duty, and now and then. Null where agents have no shifts. */
export function nextOffDutyAt(support: Support | null, calendars: Calendars, at: Instant): Instant | null {
  const shifts = support?.onCall ?? [];
  if (shifts.length === 0) return null;
  const { now: duties, next } = onCallAt(shifts, calendars, at);
  const changes = [...duties.map(({ until }) => until), next?.at ?? null].filter((one) => one !== null);
  return Math.min(...changes, at + lookEveryMs);
}

/** What is due before the agent is back is offered to the agents who are there; while nobody is, nobody is asked. */
export function offDuty(escalation: Escalation, world: World): Change | undefined {
  const { reporter, formerReporters, openedAt, sideOffer, clocks } = escalation;
  const shifts = world.support?.onCall ?? [];
  if (sideOffer !== null || !hasAgentsWork(escalation)) return undefined;
  const since = formerReporters.at(-1)?.until ?? openedAt;
  const endedAt = nextShiftEndFor(reporter, shifts, world.calendars, since);
  if (endedAt === null || endedAt > world.now) return undefined;
  const { duties, isBack, back } = afterShift(reporter, endedAt, shifts, world);
  const cannotWait = agentsClocks.some((name) => (clocks[name]?.dueAt ?? back) < back);
  if (isBack || !cannotWait || duties.length === 0) return undefined;
  const crews = duties.map(({ crew }) => crew);
  const there = world.membersOf(crews).filter((person) => person !== reporter);
  return offered(escalation, 'shift', toAgents(world, there), world);
}

/** Undefined where the configuration says nothing of support: then nobody hears more than before. */
export function agentLeft(escalation: Escalation, agent: string, world: World): Change | undefined {
  const { reporter, sideOffer, team } = escalation;
  const isTold = sideOffer?.why === 'left' || !world.support || !hasAgentsWork(escalation);
  if (reporter !== agent || isTold) return undefined;
  return offered(escalation, 'left', [...toLeads(world, team), ...toAgents(world, [])], world);
}

function offered(escalation: Escalation, why: Offered['why'], notices: Notice[], world: World): Change {
  const deed: Offered = { what: 'agent side offered', agent: escalation.reporter, why };
  return offeredAs(escalation, deed, notices, world);
}

/** As it was, when a history is done again: who is on duty is not in it. */
export const offeredAs = (escalation: Escalation, deed: Offered, notices: Notice[], world: World): Change =>
  change(
    seenBefore(escalation, world),
    { by: 'switchboard', via: 'clock' },
    {
      // That somebody has left the leads hear at once.
      next: { sideOffer: { at: world.now, why: deed.why, leadsTold: deed.why === 'left' } },
      deed,
      notices,
    },
    world,
  );

const toLeads = (world: World, team: string): Notice[] =>
  world.leadsForAgents(team).map((user) => ({ kind: 'side offer', to: { user }, as: 'lead' }));

/** In the agents' channel; without one, to each who is there. */
const toAgents = ({ support }: World, there: readonly string[]): Notice[] =>
  (support?.channel ? [{ channel: support.channel }] : there.map((user) => ({ user }))).map((to) => ({
    kind: 'side offer',
    to,
    as: 'agents',
  }));

/** Nobody has taken it: those who lead the agents see it. */
export const leaveSideUntaken = ({ reporter, team, sideOffer }: Escalation, world: World): Consequence => ({
  next: { sideOffer: sideOffer && { ...sideOffer, leadsTold: true } },
  deed: { what: 'agent side not taken', agent: reporter },
  notices: toLeads(world, team),
});
