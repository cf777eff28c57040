/** What was foretold, a row for each message: when, at what hour for those who read it, who, and what about. */
import type { Config } from '../../config/config.ts';
import type { Told } from '../../domain/audience.ts';
import type { Instant } from '../../domain/calendars/calendar.ts';
import { wallTimeAt } from '../../domain/calendars/wall-time.ts';
import type { Reminder } from '../../domain/escalation.ts';
import { zoneOfTeam } from '../lint/surveyed.ts';
import { wallAt } from '../lint/wall-words.ts';
import type { Delivered } from './delivered.ts';

export type Row = {
  escalation: string;
  at: Instant;
  /** On the wall clock of the team: `Thu 24 Dec 2026 16:40`. */
  local: string;
  zone: string;
  /** The same instant for those notified who are known to be elsewhere. */
  elsewhere: { local: string; zone: string }[];
  who: string;
  /** A direct message. */
  direct: boolean;
  /** Who is notified: people and user groups. */
  pinged: string[];
  /** Those for whom it is between 22:00 and 07:00. */
  atNight: string[];
  what: string;
  /** The channel in which it is a new message, beside the cards: a line in a thread, or the round-up. */
  channel: string | null;
};

export type OutlookPlaces = {
  teams: Config['teams'];
  calendars: Config['calendars'];
  /** Where a team works on no calendar with a zone. */
  zone: string;
  /** By person, where it is known. */
  zones: ReadonlyMap<string, string>;
};

const nightBegins = 22;
const nightEnds = 7;

export function outlookRow({ escalation, told, isPing, isNew }: Delivered, places: OutlookPlaces): Row {
  const team = places.teams[told.team];
  const zone = (team && zoneOfTeam(team, places.calendars)) ?? places.zone;
  const pinged = isPing ? pingedBy(told) : [];
  const isNight = (one: string): boolean => {
    const { hour } = wallTimeAt(told.at, places.zones.get(one) ?? zone);
    return hour >= nightBegins || hour < nightEnds;
  };
  const zones = new Set(pinged.map((one) => places.zones.get(one) ?? zone));
  zones.delete(zone);
  return {
    escalation,
    at: told.at,
    local: momentIn(told.at, zone),
    zone,
    elsewhere: [...zones].map((other) => ({ local: momentIn(told.at, other), zone: other })),
    who: whoWords(told, team?.channel),
    direct: 'person' in told.to,
    pinged,
    atNight: pinged.filter(isNight),
    what: whatWords(told, zone),
    channel: !isNew || 'person' in told.to || isCard(told) ? null : channelOf(told, team),
  };
}

const channelOf = ({ to }: Told, team: { channel: string } | undefined): string | null =>
  to.who === 'agents' ? to.channel : (team?.channel ?? null);

const isCard = ({ what }: Told): boolean => what === 'raised' || what === 'moved';

export function momentIn(at: Instant, zone: string): string {
  const { date, time } = wallAt(at, zone);
  return `${date} ${time}`;
}

function pingedBy({ to }: Told): string[] {
  if ('person' in to) return [to.person];
  if (to.who !== 'on-call' && to.who !== 'agents') return [];
  const all = to.crews.flatMap(({ group, users = [] }) => [
    ...(group === undefined ? [] : [group]),
    ...users,
  ]);
  return [...new Set(all)];
}

function whoWords(told: Told, channel = 'its team'): string {
  const { to } = told;
  if ('person' in to) return to.person === to.who ? to.who : `${to.who} ${to.person}`;
  const names = pingedBy(told).map((name) => `@${name}`);
  if (to.who === 'agents') return ['agents', to.channel, ...names].join(' ');
  if (to.who !== 'on-call') return to.who === 'thread' ? 'thread' : `channel ${channel}`;
  return `${to.fallback ? 'fallback' : 'on call'} ${names.length > 0 ? names.join(' ') : 'nobody'}`;
}

function whatWords({ what, reminder }: Told, zone: string): string {
  switch (what) {
    case 'raised':
      return 'the new card';
    case 'moved':
      return 'moved';
    case 'call started':
      return 'the user is on the phone again';
    case 'call ended':
      return 'the call is taken to be over';
    case 'went quiet':
      return 'handed back: the promised news did not come';
    case 'owner left':
      return 'handed back: the owner has left';
    case 'hand-over offered':
      return 'hand-over offered: the shift has ended';
    case 'hand-over not taken':
      return 'nobody has taken the hand-over';
    case 'agent side offered':
      return 'the agent’s side offered: the shift has ended';
    case 'agent side not taken':
      return 'nobody has taken the agent’s side';
    default:
      return reminder ? reminderWords(reminder, zone) : what;
  }
}

const promised: Record<Reminder['clock'], string> = {
  acknowledge: 'acknowledge',
  update: 'news',
  resolve: 'resolve',
  callback: 'call back',
  answer: 'answer',
};

function reminderWords({ clock, kind, dueAt }: Reminder, zone: string): string {
  const due = momentIn(dueAt, zone);
  if (kind === 'warning') return `${promised[clock]} by ${due}`;
  return kind === 'breach'
    ? `${promised[clock]} was due ${due}`
    : `${promised[clock]} still due since ${due}`;
}
