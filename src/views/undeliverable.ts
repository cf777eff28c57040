/** Tells a lead, once, that a channel of their team cannot be written to, and what to do. */
import { line, type Message, message, type Piece } from './lines.ts';
import { typed } from './parts.ts';

export type UndeliverableFacts = {
  channel: string;
  reason: string;
  /** Null for the fallback channel, which is nobody's own. */
  teamName: string | null;
  /** Where its cards go meanwhile; null when they go nowhere else. */
  elsewhere: string | null;
};

export function undeliverable({ channel, reason, teamName, elsewhere }: UndeliverableFacts): Message {
  const whose = teamName === null ? 'the fallback channel' : `the channel of ${teamName}`;
  return message([
    line(`Switchboard cannot write to ${whose}, `, linkTo(channel), ': ', ...why(reason)),
    elsewhere === null
      ? line('Until then its cards are kept, and shown nowhere else.')
      : line('Until then its cards go to ', linkTo(elsewhere), '.'),
  ]);
}

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
      return ['Slack says ', typed(reason, { italic: true }), '.'];
  }
}
