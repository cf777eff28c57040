/** Tells a lead, once, that a channel of their team cannot be written to, and what to do. */
import { line, type Message, message, type Piece } from './lines.ts';
import { typed } from './parts.ts';

export type UndeliverableFacts = { channel: string; reason: string; teamName: string };

export function undeliverable({ channel, reason, teamName }: UndeliverableFacts): Message {
  return message([
    line(
      `Switchboard cannot write to the channel of ${teamName}, `,
      { type: 'channel', channel_id: channel },
      ': ',
      ...why(reason),
    ),
    line(
      'What belongs there is stored. Where the team allows it, new cards go to the fallback channel until then.',
    ),
  ]);
}

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
