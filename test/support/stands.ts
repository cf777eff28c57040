/** What the simulator's people cannot write themselves stands in a conversation, and the bot hears of it: forwarded, or written by an app. */
import { inSlacksForm } from '../../sandbox/slack/message-object.ts';
import { addMessage, type Draft } from '../../sandbox/slack/messages.ts';
import type { Message } from '../../sandbox/slack/things.ts';
import type { Bot } from './bot.ts';

type Wrote = Partial<Pick<Draft, 'text' | 'blocks' | 'attachments' | 'threadTs'>>;

/** Slack tells the bot of it in an event like the last one about a message. */
export async function stands(
  bot: Bot,
  channel: string,
  user: string,
  wrote: Wrote,
  hears = true,
): Promise<Message> {
  const { state } = bot.slack;
  const message = addMessage(state, { text: '', ...wrote, channel, user, clientMsgId: state.ids.uuid() });
  const like = bot.slack.deliveries.findLast(
    ({ kind, payload }) => kind === 'events_api' && (payload.event as { type?: string }).type === 'message',
  );
  if (hears && like) {
    const event = {
      ...inSlacksForm(state, message),
      channel,
      channel_type: channel.startsWith('D') ? 'im' : 'channel',
      event_ts: message.ts,
    };
    const payload = { ...like.payload, event, event_id: state.ids.named('Ev') };
    await bot.slack.redeliver({ ...like, payload });
  }
  await bot.settle();
  return message;
}

export const forwarded = (text: string, author = 'Claire') => [
  {
    is_share: true,
    is_msg_unfurl: true,
    author_name: author,
    text,
    fallback: `[today] ${author.toLowerCase()}: ${text}`,
  },
];
