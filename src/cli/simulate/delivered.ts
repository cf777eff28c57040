/** What becomes of what stories tell: when each is said, and whether it pings, as delivery would have it. */
import { type Attention, calledAt, type HearingHours, isPressing, stillDue } from '../../domain/attention.ts';
import type { Told } from '../../domain/audience.ts';
import type { Calendar, Instant } from '../../domain/calendars/calendar.ts';
import { foldMs, heed, type Matter, matterOf, rankOf, rememberedMs } from '../../domain/pings.ts';
import type { Simulated, Stood } from '../../domain/simulate.ts';

export type Delivered = { escalation: string; told: Told; isPing: boolean };

/** What is told to one person, and of what. */
type Word = { id: string; told: Told; stood: readonly Stood[] };

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
  const said: Delivered[] = [];
  const byPerson = new Map<string, Word[]>();
  for (const [id, { told: all, stood }] of stories) {
    for (const told of all) {
      if (!('person' in told.to)) {
        said.push({ escalation: id, told, isPing: !isFolded(told, { all, stood }, rules) });
        continue;
      }
      const words = byPerson.get(told.to.person) ?? [];
      byPerson.set(told.to.person, words);
      words.push({ id, told, stood });
    }
  }
  for (const words of byPerson.values()) said.push(...toPerson(words, rules));
  return said.sort((one, other) => one.told.at - other.told.at);
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

/** One after the other, as each may be said; what is held goes with the next message, or when its time has come. */
function toPerson(words: readonly Word[], rules: DeliveryRules): Delivered[] {
  const said: Delivered[] = [];
  let pings: { at: Instant; matters: Matter[] }[] = [];
  const held = new Set<Word>();
  const waiting = words.map((word) => ({ word, at: word.told.at })).sort((one, other) => one.at - other.at);
  const later = (word: Word, at: Instant): void => {
    const next = waiting.findIndex((one) => one.at > at);
    waiting.splice(next < 0 ? waiting.length : next, 0, { word, at });
  };
  const say = ({ id, told }: Word, at: Instant, isPing: boolean) =>
    said.push({ escalation: id, told: { ...told, at }, isPing });
  const ping = (word: Word, at: Instant, matters: Matter[]): void => {
    say(word, at, true);
    pings.push({ at, matters });
    for (const along of held) {
      const { matter } = along === word ? {} : asOf(along, at, rules);
      if (matter) {
        matters.push(matter);
        say(along, at, false);
      }
    }
    held.clear();
  };
  const wasHeld = new Set<Word>();
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { word, at } = next;
    // It went with another.
    if (wasHeld.delete(word) && !held.has(word)) continue;
    held.delete(word);
    pings = pings.filter((one) => at - one.at < rememberedMs);
    const { due, matter, isPressing: pressing = false } = asOf(word, at, rules);
    if (due === undefined) ping(word, at, []);
    else if (due.is === 'asleep') later(word, due.until);
    if (!matter) continue;
    const heard = heed(matter, { isPressing: pressing, pings, attention: rules.attention }, at);
    if (heard.do === 'hold' || heard.do === 'breathe') {
      held.add(word);
      wasHeld.add(word);
      later(word, heard.until);
    } else if (heard.do === 'edit') {
      pings.find((one) => one === heard.ping)?.matters.push(matter);
      say(word, at, false);
    } else ping(word, at, [matter]);
  }
  return said;
}

/** Whether it is to be said now, and what of; nothing but a reminder stops being true. */
function asOf(word: Word, at: Instant, rules: DeliveryRules) {
  const { id, told, stood } = word;
  const standing = stood.findLast((one) => one.at <= at)?.escalation;
  if (!told.reminder || !standing) return {};
  const due = dueAt(word, standing, at, rules);
  if (due.is !== 'said') return { due };
  return {
    due,
    matter: matterOf(id, due.reminder, rankOf(standing)),
    isPressing: isPressing(standing, due.reminder, at),
  };
}

function dueAt({ told, stood }: Word, standing: Stood['escalation'], at: Instant, rules: DeliveryRules) {
  const { to, reminder } = told;
  if (!('person' in to) || !reminder) throw new Error('only reminders of people fall due');
  const hours = to.who === 'lead' ? rules.hoursOf(to.person) : undefined;
  const own = hours && { hours, calledAt: calledAt(stood.filter((one) => one.at <= at)) };
  return stillDue(standing, reminder, to.who, { calendarOf: rules.calendarOf, own }, at);
}
