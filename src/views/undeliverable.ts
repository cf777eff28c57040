/** Tells a lead, once, that a channel or a person cannot be written to, and what to do. */
import { line, type Message, message, type Piece, person } from './lines.ts';
import { typed, type Wording } from './parts.ts';

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

export function undeliverable({ channel, reason, teamName, elsewhere }: UndeliverableFacts): Message {
  const whose = teamName === null ? 'the fallback channel' : `the channel of ${teamName}`;
  if (reason === perhapsPosted) return message(perhapsThere([`${whose}, `, linkTo(channel)]));
  return message([
    line(`Switchboard cannot write to ${whose}, `, linkTo(channel), ': ', ...why(reason)),
    elsewhere === null
      ? line('Until then its cards are kept, and shown nowhere else.')
      : line('Until then its cards go to ', linkTo(elsewhere), '.'),
  ]);
}

/** The same for somebody's direct messages. */
export function unreachable(facts: { user: string; reason: string; wording: Wording }): Message {
  const { user, reason, wording } = facts;
  const who = person(wording, user);
  if (reason === perhapsPosted) return message(perhapsThere(['the direct messages of ', who]));
  return message([
    line('Switchboard cannot write to ', who, ': ', ...whyNobody(reason)),
    line('What it had to say is kept. Please see that what they raised or own is looked after.'),
  ]);
}

const perhapsThere = (where: Piece[]) => [
  line(
    'A message may be missing in ',
    ...where,
    ': Slack did not say whether it took it, and does not let Switchboard look.',
  ),
  line('If it is not there, your operator can send it again: switchboard doctor --resend'),
];

const linkTo = (channel: string): Piece => ({ type: 'channel', channel_id: channel });

function why(reason: string): Piece[] {
  switch (reason) {
    case 'is_archived':
      return ['it is archived. Please unarchive it, or name another channel in the configuration.'];
    case 'not_in_channel':
    case 'channel_not_found':
      return ['it is not a member there. Please invite it: /invite @Switchboard'];
    case 'restricted_action':
    case 'restricted_action_read_only_channel':
    case 'restricted_action_thread_only_channel':
    case 'restricted_action_non_threadable_channel':
      return ['its settings do not let it post. Please allow it in the channel settings.'];
    default:
      return slackSays(reason);
  }
}

function whyNobody(reason: string): Piece[] {
  switch (reason) {
    case 'user_not_found':
    case 'user_disabled':
    case 'channel_not_found':
      return ['they are no longer in this workspace.'];
    case 'messages_tab_disabled':
      return ['the app takes no messages. Its Messages tab is turned on under App Home, in its settings.'];
    default:
      return slackSays(reason);
  }
}

const slackSays = (reason: string): Piece[] => ['Slack says ', typed(reason, { italic: true }), '.'];
