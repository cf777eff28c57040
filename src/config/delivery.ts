/** How fast Slack is talked to, and what becomes of a message of unknown fate. */
import { z } from 'zod';
import { expects, section } from './problems.ts';
import { wholeNumber } from './texts.ts';

const aNumber = (least: number, most: number) =>
  wholeNumber(least, most, expects('a whole number', `Write one from ${least} to ${most}.`));

const choices = ['send again', 'keep'] as const;

export const deliverySection = section({
  channel_burst: aNumber(1, 10)
    .default(4)
    .describe('How many messages a conversation gets at once, before one a second.'),
  messages_per_minute: aNumber(60, 1200)
    .default(300)
    .describe('How many messages the bot posts in a minute, in all of Slack.'),
  when_unsure: z
    .enum(choices, { error: expects('a choice', `Write ${choices.join(' or ')}.`) })
    .default('send again')
    .describe(
      'What becomes of a message that Slack may have taken, where the bot may not read whether it did: send again, marked as perhaps said twice, or keep it for a person to decide.',
    ),
})
  .transform(({ channel_burst, messages_per_minute, when_unsure }) => ({
    channelBurst: channel_burst,
    messagesPerMinute: messages_per_minute,
    whenUnsure: when_unsure,
  }))
  .prefault({})
  .describe('How fast Slack is talked to, and what happens when it does not say whether it took a message.');
