/** Tells a lead, once, that a channel or a person cannot be written to, or that nobody can act for their team, and what to do. */
import { line, linked, type Message, message, type Piece, person, sentences } from './lines.ts';
import { typed, type Wording } from './parts.ts';
import type { Words } from './words/words.ts';

export type UndeliverableFacts = {
  channel: string;
  reason: string;
  /** Null for the fallback channel, which is nobody's own. */
  teamName: string | null;
  /** Where its cards go meanwhile; null when they go nowhere else. */
  elsewhere: string | null;
};

/** Why a message is kept that may have been posted. */
const perhapsPosted = 'perhaps posted';

export function undeliverable(
  { channel, reason, teamName, elsewhere }: UndeliverableFacts,
  { sending }: Words,
): Message {
  const place =
    teamName === null ? { channel: linkTo(channel) } : { team: teamName, channel: linkTo(channel) };
  if (reason === perhapsPosted) return perhapsThere(place, sending);
  const why = channelReasons[reason];
  return message([
    line(...(why ? sending.cannotWrite[why](place) : sending.slackSays(place, asSlackSays(reason)))),
    elsewhere === null ? line(sending.keptMeanwhile) : line(...sending.goElsewhere(linkTo(elsewhere))),
  ]);
}

/** The same for somebody's direct messages. */
export function unreachable(facts: { user: string; reason: string; wording: Wording }): Message {
  const { user, reason, wording } = facts;
  const { sending } = wording.words;
  const place = { person: person(wording, user) };
  if (reason === perhapsPosted) return perhapsThere(place, sending);
  const why = personReasons[reason];
  return message([
    line(...(why ? sending.cannotWrite[why](place) : sending.slackSays(place, asSlackSays(reason)))),
    line(sending.keptForNobody),
  ]);
}

export type NotTakenFacts = Pick<UndeliverableFacts, 'channel' | 'teamName' | 'reason'> & {
  id: string;
  /** Whose direct messages it was for; null for a channel. */
  person: string | null;
  /** The card, where this reader can see it. */
  link: string | null;
  wording: Wording;
};

/** Tells whoever has it that Slack did not take one message about it. */
export function notTaken({
  id,
  person: to,
  channel,
  teamName,
  reason,
  link,
  wording,
}: NotTakenFacts): Message {
  const { sending, status } = wording.words;
  const inChannel = { channel: linkTo(channel) };
  const somewhere = teamName === null ? inChannel : { ...inChannel, team: teamName };
  const place = to === null ? somewhere : { person: person(wording, to) };
  return message([
    line(...sending.notTaken(id, place, asSlackSays(reason))),
    line(...sentences(sending.historyHasIt(id), link === null ? [] : linked(link, status.openTheCard))),
  ]);
}

/** The same for a team of which Slack no longer says who is in it. */
export const nobodyResponds = (team: string, { sending }: Words): Message =>
  message([line(...sending.nobodyResponds(typed(team))), line(sending.nameResponders)]);

type Sending = Words['sending'];

const perhapsThere = (place: Parameters<Sending['mayBeMissing']>[0], sending: Sending): Message =>
  message([line(...sending.mayBeMissing(place)), line(sending.sendAgain)]);

const linkTo = (channel: string): Piece => ({ type: 'channel', channel_id: channel });
const asSlackSays = (reason: string): Piece => typed(reason, { italic: true });

type Reasons = Readonly<Record<string, keyof Sending['cannotWrite'] | undefined>>;

const channelReasons: Reasons = {
  is_archived: 'archived',
  not_in_channel: 'notThere',
  channel_not_found: 'notThere',
  restricted_action: 'mayNotPost',
  restricted_action_read_only_channel: 'mayNotPost',
  restricted_action_thread_only_channel: 'mayNotPost',
  restricted_action_non_threadable_channel: 'mayNotPost',
};

const personReasons: Reasons = {
  user_not_found: 'gone',
  user_disabled: 'gone',
  channel_not_found: 'gone',
  messages_tab_disabled: 'takesNone',
};
