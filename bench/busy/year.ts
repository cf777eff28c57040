/** What is raised in that company, and what becomes of it: a hundred a day, 0.8 moves each, most things soon over and a few very late. */
import { noFacts, type Priority } from '../../src/domain/escalation.ts';
import type { Story } from '../../src/domain/simulate.ts';
import { type Chance, createChance } from '../faults/chance.ts';
import { teamCount, teamId } from './company.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Monday, 4 January 2027, 00:00 UTC. */
const firstDay = Date.UTC(2027, 0, 4);
const perDay = 100;
/** A move that would come back to the same team is none. */
const movesTried = 0.87;

export type YearOptions = {
  days: number;
  seed: number;
  /** So many days lie between two outages, in which a team gets in an hour what it else gets in days. */
  outageEvery: number;
};

const wholeYear: YearOptions = { days: 365, seed: 1, outageEvery: 45 };

type Raised = { at: number; rank: number; priority: Priority; onPhone: boolean; isOutage: boolean };

export function busyYear(options: Partial<YearOptions> = {}): Story[] {
  const { days, seed, outageEvery } = { ...wholeYear, ...options };
  const chance = createChance(seed);
  const raised: Raised[] = [];
  for (let n = 0; n < days; n++) {
    const date = firstDay + n * day;
    const isWeekend = n % 7 >= 5;
    const amount = Math.round(perDay * (isWeekend ? 0.3 : 1.3) * Math.min(2.4, heavy(chance, 0.9, 0.4)));
    for (let one = 0; one < amount; one++) raised.push(raisedOn(date, chance));
    if (n % outageEvery === Math.min(8, outageEvery - 1)) raised.push(...outageOn(date, n, chance));
  }
  return raised.sort((one, other) => one.at - other.at).map((one, n) => storyOf(`ESC-${n + 1}`, one, chance));
}

/** Log-normal: half of them are below the median, some far above it. */
const heavy = ({ random }: Chance, median: number, spread: number): number =>
  median * Math.exp(spread * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()));

/** The team of rank n gets 1/(n+2) of what the first would. */
const rankBy = ({ weighed }: Chance): number => weighed(shares) ?? 0;
const shares = Array.from({ length: teamCount }, (_, rank) => [1 / (rank + 2), rank] as const);

const raisedOn = (date: number, chance: Chance): Raised => ({
  at: date + (chance.random() < 0.85 ? chance.between(8, 18) : chance.between(0, 24)) * hour,
  rank: rankBy(chance),
  priority: priorityBy(chance) ?? 'normal',
  onPhone: chance.random() < 0.04,
  isOutage: false,
});

const priorityBy = ({ weighed }: Chance) =>
  weighed<Priority>([
    [2, 'urgent'],
    [5, 'high'],
    [83, 'normal'],
    [10, 'low'],
  ]);

/** Something breaks for many at once: within the hour the busiest team has it all. */
function outageOn(date: number, n: number, chance: Chance): Raised[] {
  const beganAt = date + chance.between(9, 15) * hour;
  return Array.from({ length: 162 + (n % 12) }, () => ({
    at: beganAt + chance.between(0, 12) * minute,
    rank: 0,
    priority: chance.random() < 0.02 ? 'high' : 'normal',
    onPhone: chance.random() < 0.02,
    isOutage: true,
  }));
}

/** People are at work from 08:00 to 18:00 on weekdays; what is urgent does not wait for that. */
function atWork(at: number): number {
  const date = Math.floor((at - firstDay) / day);
  const since = at - firstDay - date * day;
  const from = firstDay + date * day + 8 * hour;
  if (date % 7 >= 5)
    return atWork(firstDay + (date + 7 - (date % 7)) * day + 8 * hour + (since % (2 * hour)));
  if (since < 8 * hour) return from + (since % (2 * hour));
  return since < 18 * hour ? at : atWork(from + day + (since % (2 * hour)));
}

function storyOf(
  id: string,
  { at: raisedAt, rank, priority, onPhone, isOutage }: Raised,
  chance: Chance,
): Story {
  const isPressing = priority === 'urgent' || onPhone;
  const done = (at: number) => Math.round(isPressing || isOutage ? at : atWork(at));
  const acknowledgeMs: Record<Priority, number> = { urgent: 5, high: 14, normal: 45, low: 120 };
  const takenMs = () => (isOutage ? outageMs() : heavy(chance, acknowledgeMs[priority], 1.4) * minute);
  const outageMs = () =>
    (chance.random() < 0.75 ? chance.between(62, 95) : chance.between(125, 480)) * minute;
  const deeds: Story['deeds'][number][] = [];
  let at = raisedAt;
  let held = rank;
  const acknowledge = () => {
    at = done(at + (onPhone ? heavy(chance, 1.5, 0.7) * minute : takenMs()));
    deeds.push({ at, given: { kind: 'acknowledge', by: ownerOf(held), via: 'button' } });
  };
  while (!isOutage && chance.random() < movesTried / (1 + movesTried)) {
    if (chance.random() < 0.5) acknowledge();
    at = done(at + heavy(chance, 60, 1.3) * minute);
    const to = rankBy(chance);
    if (to === held) continue;
    deeds.push({
      at,
      given: { kind: 'move', by: ownerOf(held), via: 'button', to: teamId(to), reason: 'theirs' },
    });
    held = to;
  }
  acknowledge();
  const resolvedAt = done(at + heavy(chance, isPressing ? 1.5 : 3, 1.4) * hour);
  for (;;) {
    at = done(at + heavy(chance, isPressing ? 0.4 : 1.5, 1.1) * hour);
    if (at >= resolvedAt) break;
    const by = ownerOf(held);
    deeds.push({ at, given: { kind: 'say', by, via: 'reply', side: 'team', text: 'news', kept: false } });
  }
  const resolution = { fixed: '', tellUser: '', cause: null, document: null };
  deeds.push({ at: resolvedAt, given: { kind: 'resolve', by: ownerOf(held), via: 'button', resolution } });
  return {
    id,
    raisedAt: Math.round(raisedAt),
    deeds,
    until: resolvedAt + day,
    draft: {
      ...noFacts,
      team: teamId(rank),
      priority,
      reporter: 'UAGENT',
      onPhone,
      routed: 'chosen',
      rule: null,
      source: null,
    },
  };
}

const ownerOf = (rank: number) => ({
  id: `UOWNER${rank}`,
  team: teamId(rank),
  responder: true,
  lead: false,
});
