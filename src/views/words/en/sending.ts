/** What leads are told when something cannot be sent or goes in circles, in English. */
import { bold, type Piece } from '../../lines.ts';
import { type Fill, pieces } from '../pieces.ts';
import { count } from './grammar.ts';

/** A person's direct messages, a team's channel, or the fallback channel, which is nobody's own. */
type Place = { person: Fill } | { team: string; channel: Fill } | { channel: Fill };

const placeOf = (place: Place): Fill => {
  if ('person' in place) return place.person;
  return 'team' in place
    ? pieces`the channel of ${place.team}, ${place.channel}`
    : pieces`the fallback channel, ${place.channel}`;
};
const missingIn = (place: Place): Fill =>
  'person' in place ? pieces`the direct messages of ${place.person}` : placeOf(place);

type CannotWrite = (place: Place) => Piece[];
const cannotWrite: Record<'archived' | 'notThere' | 'mayNotPost' | 'gone' | 'takesNone', CannotWrite> = {
  archived: (place) =>
    pieces`Switchboard cannot write to ${placeOf(place)}: it is archived. Please unarchive it, or name another channel in the configuration.`,
  notThere: (place) =>
    pieces`Switchboard cannot write to ${placeOf(place)}: it is not a member there. Please invite it: /invite @Switchboard`,
  mayNotPost: (place) =>
    pieces`Switchboard cannot write to ${placeOf(place)}: its settings do not let it post. Please allow it in the channel settings.`,
  gone: (place) =>
    pieces`Switchboard cannot write to ${placeOf(place)}: they are no longer in this workspace.`,
  takesNone: (place) =>
    pieces`Switchboard cannot write to ${placeOf(place)}: the app takes no messages. Its Messages tab is turned on under App Home, in its settings.`,
};

export const sendingWords = {
  cannotWrite,
  slackSays: (place: Place, reason: Fill) =>
    pieces`Switchboard cannot write to ${placeOf(place)}: Slack says ${reason}.`,
  keptMeanwhile: 'Until then its cards are kept, and shown nowhere else.',
  goElsewhere: (channel: Fill) => pieces`Until then its cards go to ${channel}.`,
  keptForNobody: 'What it had to say is kept. Please see that what they raised or own is looked after.',
  notTaken: (id: string, place: Place, reason: Fill) =>
    pieces`A message about ${id} may be missing in ${missingIn(place)}, or show what is no longer true: Slack did not take it and says ${reason}.`,
  historyHasIt: (id: string) => `The History of ${id} has all that was said. Please pass on what is missing.`,
  nobodyResponds: (team: Fill) =>
    pieces`Nobody but its leads can act for ${team} now: the user group or channel of its responders is gone from Slack, or nobody is in it.`,
  nameResponders:
    'Please put that right in Slack, or ask your operator to name other responders in the configuration.',
  mayBeMissing: (place: Place) =>
    pieces`A message may be missing in ${missingIn(place)}: Slack did not say whether it took it, and does not let Switchboard look.`,
  sendAgain: 'If it is not there, your operator can send it again: switchboard doctor --resend',
  /** Before a piece of a quote that takes several messages. */
  part: (n: number, all: number) => `Part ${n} of ${all}:`,
  perhapsTwice: 'Perhaps said twice: Slack did not say whether the first one arrived.',

  /** The third move, to the leads on both sides; a reason follows where `quoted`. */
  circles: (moves: number, teams: { from: string | null; to: string }, quoted: boolean) => {
    const from = teams.from === null ? '' : pieces`from ${bold(teams.from)} `;
    return pieces`It has moved ${count(moves)} times, the last time ${from}to ${bold(teams.to)}${quoted ? ':' : '.'}`;
  },
  decideTogether: 'Please decide together who keeps it.',
};
