/** One story of the bot: on the page everybody reads the words that the simulator says they read. */
import { expect, test } from 'vitest';
import { Blocks } from '../../sandbox/page/blocks/blocks.tsx';
import type { Message, View } from '../../sandbox/slack/state.ts';
import { valuesFor } from '../../sandbox/slack/view-state.ts';
import { hour, startBot } from '../support/bot.ts';
import { acknowledge, press } from '../support/gestures.ts';
import { acts, choices, fields } from '../support/words/labels.ts';
import { markup, wordsIn, wordsOf } from './reading.tsx';

/** Sunday 22 November 2026, 12:00 in Dublin. */
const sundayNoon = Date.UTC(2026, 10, 22, 12);

test('the form, the card, the agent’s thread, Home and the digest say the same on the page', async () => {
  const bot = await startBot({ at: sundayNoon });
  const { slack } = bot;
  const alike = (thing: Message | View, viewer: string) => {
    const isView = 'values' in thing;
    const { blocks } = thing;
    const html = markup(
      <Blocks
        blocks={blocks}
        surface={isView ? thing.type : 'message'}
        spotIn={isView ? { view: thing.id } : { channel: thing.channel, ts: thing.ts }}
        values={isView ? thing.values : valuesFor(blocks)}
      />,
      { viewer, slack },
    );
    const lines = slack.seenBy(thing, viewer).split('\n');
    // The frame of a modal is not made of blocks.
    const body = isView && thing.type === 'modal' ? lines.slice(1, -1) : lines;
    expect(wordsOf(html)).toEqual(wordsIn(body.join('\n')));
    return body.length;
  };

  await bot.raise({
    [fields.team]: 'Engineering',
    [fields.priority]: choices.urgent,
    [fields.summary]: 'Payouts frozen <!channel> <b>now</b>',
    [fields.details]: 'The user sees *nothing* since 9:00.',
    [fields.account]: 'acct_1Kx9',
    [fields.country]: 'Germany',
  });
  await slack.command('UAOIFE', '/escalate risk urgent Payouts', { channel: 'C0OPS' });
  await slack.until(() => slack.modal('UAOIFE') !== undefined, 'the form opens');
  await press(bot, 'UAOIFE', acts.moreDetails);
  const form = slack.modal('UAOIFE');
  await bot.pass(20 * hour);
  await acknowledge(bot);
  await slack.openHome('UKENJI');
  await bot.settle();
  bot.said();

  const seen: [Message | View | undefined, string][] = [
    [form, 'UAOIFE'],
    [slack.home('UKENJI'), 'UKENJI'],
    ...slack.messages('C0ENG').map((message): [Message, string] => [message, 'USAM']),
    ...slack.directMessages('UAOIFE').map((message): [Message, string] => [message, 'UAOIFE']),
    ...slack.directMessages('UNORA').map((message): [Message, string] => [message, 'UNORA']),
  ];
  const counts = seen.map(([thing, viewer]) => (thing && thing.blocks.length > 0 ? alike(thing, viewer) : 0));
  expect(counts.filter((lines) => lines > 5).length).toBeGreaterThan(3);
});
