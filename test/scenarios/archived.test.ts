/** A team's channel is closed to the bot: cards go where they can be seen, a lead is told once, and what is restricted goes nowhere else. */
import { expect, test } from 'vitest';
import { minute, startBot } from '../support/bot.ts';
import { command, hear, press, startRaised } from '../support/gestures.ts';
import { agentLines, askedForNews, cardLines } from '../support/lines.ts';

const frozen = { Team: 'Engineering', Priority: 'urgent', Summary: 'Payouts frozen' };

const closed = (why: string) =>
  ['Marcus', 'Nora'].map((lead) => [
    lead,
    `Switchboard cannot write to the channel of Engineering, #esc-engineering: ${why} Until then its cards go to #user-operations.`,
  ]);
const archived = 'it is archived. Please unarchive it, or name another channel in the configuration.';

test('archived before: the cards go to the fallback channel, and the leads are told once', async () => {
  const bot = await startBot();
  await bot.slack.archive('C0ENG');
  await bot.raise(frozen);
  await bot.pass(minute);
  const said = bot.said();
  expect(said.slice(0, 2).map(([where, text]) => [where, text.slice(0, 17)])).toEqual([
    ['#user-operations', 'ESC-1 (urgent, op'],
    ['Aoife', 'ESC-1 is with Eng'],
  ]);
  expect(said.slice(2)).toEqual(closed(archived));
  expect(bot.pings()).toEqual([['#user-operations', ['eng-oncall']]]);
  await bot.raise({ ...frozen, Summary: 'And again' });
  await bot.pass(minute);
  expect(bot.said().map(([where]) => where)).toEqual(['#user-operations', 'Aoife']);
  await press(bot, 'UMARCUS', 'Acknowledge', bot.cardMessage('ESC-1', 'C0OPS'));
  expect(bot.said()).toEqual([
    askedForNews(bot, 'UMARCUS'),
    ['#user-operations › thread', 'Marcus has it.'],
    ['Aoife › thread', 'Marcus in Engineering has it.'],
  ]);
});

test('archived after: the next line takes the card along to the fallback channel, and the agent’s link follows', async () => {
  const bot = await startRaised();
  const before = linksOf(bot);
  await bot.slack.archive('C0ENG');
  await bot.pass(8 * minute);
  const [card, ...rest] = bot.said();
  expect(card?.[0]).toBe('#user-operations');
  expect(rest).toEqual([
    ['#user-operations › thread', 'ESC-1 should be acknowledged by 10:15, 7 min left.'],
    ...closed(archived),
  ]);
  expect(bot.pings()).toEqual([['#user-operations', ['eng-oncall']]]);
  expect(cardLines(bot, 'ESC-1', 'C0OPS', 'UMARCUS')[0]).toBe('ESC-1 · 🔴 urgent · open');
  expect([before, linksOf(bot)]).toEqual([['C0ENG'], ['C0OPS']]);
  await press(bot, 'UMARCUS', 'Acknowledge', bot.cardMessage('ESC-1', 'C0OPS'));
  expect(bot.said().map(([where]) => where)).toEqual([
    'only Marcus',
    '#user-operations › thread',
    'Aoife › thread',
  ]);
});

test('archived when somebody has it: the card moves on without pinging them', async () => {
  const bot = await startRaised();
  await press(bot, 'UKENJI', 'Acknowledge', bot.cardMessage('ESC-1', 'C0ENG'));
  hear(bot);
  await bot.slack.archive('C0ENG');
  await bot.slack.post('UAOIFE', 'dm', 'Any news?', { thread: agentMessageTs(bot) });
  await bot.settle();
  expect(bot.said().map(([where]) => where)).toEqual([
    '#user-operations',
    '#user-operations › thread',
    'Marcus',
    'Nora',
  ]);
  // The agent's question is for its owner; the card itself is not.
  expect(bot.pings()).toEqual([['#user-operations › thread', ['Kenji']]]);
});

test('the bot was removed from the channel: the leads are told how to invite it, and later cards are there again', async () => {
  const bot = await startBot();
  await bot.slack.leave('UBOT', 'C0ENG');
  bot.said();
  await bot.raise(frozen);
  await bot.pass(minute);
  expect(bot.said().slice(2)).toEqual(
    closed('it is not a member there. Please invite it: /invite @Switchboard.'),
  );
  await bot.slack.invite('UBOT', 'C0ENG');
  hear(bot);
  await bot.raise({ ...frozen, Summary: 'And again' });
  expect(bot.said().map(([where]) => where)).toEqual(['#esc-engineering', 'Aoife']);
});

test('a restricted team: its card never leaves, its lead is told, and it is posted when the channel is open again', async () => {
  const bot = await startBot();
  await bot.slack.archive('C0RISK');
  await bot.raise({ ...frozen, Team: 'Risk' });
  await bot.pass(9 * minute);
  const said = bot.said();
  expect(said.map(([where]) => where)).toEqual(['Aoife', 'Ingrid']);
  expect(said[1]?.[1]).toBe(
    `Switchboard cannot write to the channel of Risk, #esc-risk: ${archived} Until then its cards are kept, and shown nowhere else.`,
  );
  expect(bot.faults()).toEqual([undelivered, undelivered, undelivered]);
  await command(bot, 'UMINA', 'ESC-1', 'C0GENERAL');
  hear(bot);
  await bot.slack.unarchive('C0RISK');
  await bot.pass(minute);
  expect(
    bot
      .said()
      .map(([where]) => where)
      .toSorted(),
  ).toEqual(['#esc-risk', '#esc-risk › thread', 'Ingrid']);
  expect(agentLines(bot, 'ESC-1', 'UAOIFE')[0]).toBe('ESC-1 is with Risk · 🔴 urgent · open');
});

const undelivered = 'this cannot be shown in Slack; it is kept';

type Bot = Awaited<ReturnType<typeof startBot>>;

/** The channels that the agent's own message links to. */
const linksOf = ({ slack }: Bot): string[] =>
  [...JSON.stringify(slack.directMessages('UAOIFE')[0]?.blocks).matchAll(/archives\/(\w+)/g)].map(
    ([, id = '']) => id,
  );

function agentMessageTs({ slack }: Bot): string {
  const [root] = slack.directMessages('UAOIFE');
  if (!root) throw new Error('Aoife has no message');
  return root.ts;
}
