/** What becomes of what stories tell: when each is said, in which message, and whether it pings, as delivery would have it. */
import {
  type Attention,
  calledAt,
  type HearingHours,
  isPressing,
  leadHearsAt,
  type StillDue,
  stillDue,
} from '../../domain/attention.ts';
import type { Told } from '../../domain/audience.ts';
import type { Calendar, Instant } from '../../domain/calendars/calendar.ts';
import { closed } from '../../domain/escalation.ts';
import {
  foldMs,
  type Heed,
  heed,
  heedInRoundUp,
  hourMs,
  isCrowded,
  lineOf,
  type Matter,
  matterOf,
  type Ping,
  rankOf,
  rememberedMs,
  worryOf,
} from '../../domain/pings.ts';
import type { Simulated, Stood } from '../../domain/simulate.ts';
import { isUrgent } from '../../domain/urgency.ts';

/** `isNew`: in a message of its own. */
export type Delivered = { escalation: string; told: Told; isPing: boolean; isNew: boolean };

/** What is told, and of what. */
type Word = { id: string; told: Told; stood: readonly Stood[]; calls: boolean };
type Standing = { matter?: Matter; isPressing: boolean };
type Heard = Heed<Ping & { matters: Matter[] }> | { do: 'line' };
type Telling = (
  word: Word,
  is: Standing,
  pings: readonly (Ping & { matters: Matter[] })[],
  at: Instant,
) => Heard;

export type DeliveryRules = {
  attention: Attention;
  calendarOf: HearingHours['calendarOf'];
  /** As delivery knows them. */
  hoursOf(lead: string): Calendar | undefined;
};

/** Each story by the id of its escalation. */
export function delivered(
  stories: readonly (readonly [id: string, story: Simulated])[],
  rules: DeliveryRules,
): Delivered[] {
  const byPerson = new Map<string, Word[]>();
  const byTeam = new Map<string, Word[]>();
  for (const [id, { told: all, stood }] of stories) {
    for (const told of all) {
      const [by, name] = 'person' in told.to ? [byPerson, told.to.person] : [byTeam, told.team];
      const words = by.get(name) ?? [];
      by.set(name, words);
      words.push({ id, told, stood, calls: !isFolded(told, { all, stood }, rules) });
    }
  }
  return [
    ...[...byTeam.values()].flatMap((words) => inTurn(words, rules, inChannel(rules))),
    ...[...byPerson.values()].flatMap((words) => inTurn(words, rules, toPerson(rules))),
  ].sort((one, other) => one.told.at - other.told.at);
}

/** Whoever is on call has just been called to this thread. */
function isFolded(
  { at, to, reminder }: Told,
  { all, stood }: { all: readonly Told[]; stood: readonly Stood[] },
  { attention }: DeliveryRules,
): boolean {
  const standing = stood.findLast((one) => one.at <= at)?.escalation;
  if (to.who !== 'on-call' || !reminder || !standing || attention === 'everything') return false;
  if (isPressing(standing, reminder, at)) return false;
  return all.some(
    (one) =>
      one.to.who === 'on-call' &&
      one.at < at &&
      at - one.at < foldMs &&
      (one.what === 'reminded' || one.what === 'hand-over offered'),
  );
}

const callsPeople = ({ told, calls }: Word): boolean => calls && told.to.who === 'on-call';

const toPerson =
  ({ attention }: DeliveryRules): Telling =>
  (_, { matter, isPressing }, pings, at) =>
    matter ? heed(matter, { isPressing, pings, attention }, at) : { do: 'ping' };

/** In the thread of its card; once the channel has had many lines, what can wait goes into the round-up. */
function inChannel({ attention }: DeliveryRules): Telling {
  let lines: Instant[] = [];
  return (word, { matter, isPressing }, pings, at) => {
    lines = lines.filter((one) => at - one < hourMs);
    if (matter && !isPressing && isCrowded(lines, attention, at)) {
      return heedInRoundUp(matter, { calls: callsPeople(word), pings, attention }, at);
    }
    if (matter || word.told.what === 'hand-over offered') lines.push(at);
    return { do: 'line' };
  };
}

/** One after the other, as each may be said; what is held or sleeps goes with the next message, or when its time has come. */
function inTurn(words: readonly Word[], rules: DeliveryRules, hear: Telling): Delivered[] {
  const said: Delivered[] = [];
  let pings: (Ping & { matters: Matter[] })[] = [];
  const held = new Set<Word>();
  const waiting = words.map((word) => ({ word, at: word.told.at })).sort((one, other) => one.at - other.at);
  const later = (word: Word, at: Instant): void => {
    const next = waiting.findIndex((one) => one.at > at);
    waiting.splice(next < 0 ? waiting.length : next, 0, { word, at });
  };
  const say = ({ id, told, calls }: Word, at: Instant, how: { isPing: boolean; isNew: boolean }) =>
    said.push({ escalation: id, told: { ...told, at }, ...how, isPing: how.isPing && calls });
  const ping = (word: Word, at: Instant, matters: Matter[]): void => {
    say(word, at, { isPing: true, isNew: true });
    pings.push({ at, matters });
    for (const along of held) {
      const { matter, due } = asOf(along, at, rules);
      if (due?.is === 'asleep') continue;
      held.delete(along);
      if (!matter) continue;
      matters.push(matter);
      say(along, at, { isPing: false, isNew: false });
    }
  };
  const wasHeld = new Set<Word>();
  const hold = (word: Word, until: Instant): void => {
    held.add(word);
    wasHeld.add(word);
    later(word, until);
  };
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { word, at } = next;
    // It went with another.
    if (wasHeld.delete(word) && !held.has(word)) continue;
    held.delete(word);
    pings = pings.filter((one) => at - one.at < rememberedMs);
    const is = asOf(word, at, rules);
    if (is.due?.is === 'asleep') hold(word, is.due.until);
    if (is.due && is.due.is !== 'said') continue;
    const heard = hear(word, is, pings, at);
    if (heard.do === 'line') say(word, at, { isPing: true, isNew: true });
    else if (heard.do === 'ping') ping(word, at, is.matter ? [is.matter] : []);
    else if (heard.do === 'edit') {
      if (is.matter) heard.ping.matters.push(is.matter);
      say(word, at, { isPing: false, isNew: false });
    } else hold(word, heard.until);
  }
  return said;
}

type Due = StillDue | { is: 'said' };

/** Whether it is to be said now, and what of: a reminder, or that something goes in circles; nothing else stops being true. */
function asOf(word: Word, at: Instant, rules: DeliveryRules): Standing & { due?: Due } {
  const { id, told, stood } = word;
  const standing = stood.findLast((one) => one.at <= at)?.escalation;
  if (!standing) return { isPressing: false };
  if (told.to.who === 'lead' && told.what === 'moved') {
    const until = leadHearsAt(standing, rules.hoursOf(told.to.person), at);
    if (closed(standing) || until === null) return { due: untrue, isPressing: false };
    if (until > at) return { due: { is: 'asleep', until }, isPressing: false };
    const presses = standing.owner === null && isUrgent(standing, at);
    return { due: { is: 'said' }, matter: worryOf(id, rankOf(standing), told.at), isPressing: presses };
  }
  if (!told.reminder) return { isPressing: false };
  const due = dueAt(word, standing, at, rules);
  if (due.is !== 'said') return { due, isPressing: false };
  const rank = rankOf(standing);
  return {
    due,
    matter:
      'person' in told.to
        ? matterOf(id, due.reminder, rank)
        : lineOf(id, due.reminder, { rank, calls: callsPeople(word) }),
    isPressing: isPressing(standing, due.reminder, at),
  };
}

const untrue = { is: 'untrue', reason: 'no longer true' } as const;

function dueAt(
  { told, stood }: Word,
  standing: Stood['escalation'],
  at: Instant,
  rules: DeliveryRules,
): StillDue {
  const { to, reminder } = told;
  if (to.who === 'channel' || to.who === 'agents' || to.who === 'agent' || !reminder)
    throw new Error('only reminders fall due');
  // What the thread of a card has not said by then is another team's.
  const movedOn = stood.some((one) => one.at > told.at && one.at <= at && one.deed.what === 'moved');
  if (movedOn && !('person' in to)) return untrue;
  const hours =
    'person' in to && (to.who === 'lead' || reminder.clock === 'answer')
      ? rules.hoursOf(to.person)
      : undefined;
  const own = hours && { hours, calledAt: calledAt(stood.filter((one) => one.at <= at)) };
  return stillDue(standing, reminder, to.who, { calendarOf: rules.calendarOf, own }, at);
}
