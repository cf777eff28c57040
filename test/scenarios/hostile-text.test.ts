/** What people type is shown as they typed it, everywhere, and never notifies anybody. */
import { expect, test } from 'vitest';
import type { Deed } from '../../src/domain/escalation.ts';
import { type Bot, minute, startBot } from '../support/bot.ts';
import { answer, ask, fillIn, hear, more, move, resolve, theCard, write } from '../support/gestures.ts';
import { agentMessage } from '../support/lines.ts';
import { type About, at } from '../support/words/about.ts';
import { acts, choices, fields } from '../support/words/labels.ts';

const whoMustAct = [
  ['Aoife › thread', ['Aoife']],
  ['#esc-engineering › thread', ['Kenji']],
  ['#esc-engineering › thread', ['Kenji']],
  ['Aoife › thread', ['Aoife']],
  ['#esc-engineering › thread', ['Kenji']],
];

/** Short enough for the smallest field, even twice. */
const nasty = [
  '<!channel> <!here> <!everyone> <@UKENJI> <@UNORA|nora> <!subteam^S0ENG>',
  '`code` ```block``` *bold* _it_ ~gone~ > quote <!date^1^{date}|never> :tada: @channel',
  'مرحبا بالعالم \u202eabc 👩🏽‍🚀🇮🇪 a\u200bb\u200dc\u2060d',
  '&amp; &lt;b&gt; & < > <tel:+353123|your bank> <#C0ENG> <#C0ENG|x>',
];

/** What everybody sees in the end: the first card and its thread, the second with its own, the agent's conversation. */
function asItWasTyped({ words }: Bot): string[] {
  const [once, twice] = ['TEXT', 'TEXT\n\nTEXT'];
  const there: About = {
    team: 'new-markets',
    priority: 'low',
    summary: once,
    details: twice,
    need: twice,
    account: once,
    moves: 1,
  };
  const due = { acknowledge: at('18:00'), resolve: at('19:00', 7) };
  const cancelled: About = { ...there, status: 'cancelled', closedAt: at('10:00') };
  const asked: Deed = { what: 'asked', missing: [], text: twice };
  const resolved: Deed = {
    what: 'resolved',
    fixed: twice,
    tellUser: twice,
    cause: 'bug',
    document: { answer: 'yes', which: once },
  };
  const moved: Deed = {
    what: 'moved',
    from: 'engineering',
    to: 'new-markets',
    reason: twice,
    heldMs: 0,
    owner: 'UKENJI',
    policyId: '',
  };
  const reasoned: Deed = { what: 'cancelled', reason: once };
  const team = (deed: Deed, by = 'UKENJI') => words.inThreadLines(deed, { owner: 'UKENJI', by }, 'UNORA');
  const agent = (deed: Deed, now: About = {}, by = 'UKENJI') =>
    words.toAgentLines(deed, { ...now, by }, 'UNORA');
  return [
    ...words.card(there, 'UNORA', { card: 0, movedTo: 'https://sandbox.slack.com/archives/C0MARKETS/p1' }),
    ...team(asked),
    ...team({ what: 'answered', text: twice }, 'UAOIFE'),
    'TEXT',
    ...team({ what: 'said', side: 'agent', text: once }, 'UAOIFE'),
    ...team(resolved),
    ...team({ what: 'reopened', owner: 'UKENJI', reason: twice }, 'UAOIFE'),
    ...team(moved),
    ...words.card(cancelled, 'UNORA'),
    ...team(moved),
    ...team(reasoned, 'UOLGA'),
    ...words.agentMessage(cancelled, 'UNORA'),
    // What can be pressed no longer was taken away.
    ...agent(asked),
    ...agent({ what: 'said', side: 'team', text: once }),
    'TEXT',
    ...agent(resolved),
    ...agent(moved, { ...there, due }),
    ...agent(reasoned, cancelled, 'UOLGA'),
  ];
}

test.each(nasty)('%s, in every field of every form and in both threads', async (text) => {
  const bot = await startBot({ typesMarkup: true });
  const many = `${text}\n\n${text}`;
  await bot.raise({
    [fields.team]: 'Engineering',
    [fields.priority]: choices.low,
    [fields.summary]: text,
    [fields.details]: many,
    [fields.need]: many,
    [fields.account]: text,
  });
  await ask(bot, many);
  await answer(bot, many);
  await write(bot, 'UKENJI', 'C0ENG', text, theCard(bot));
  await write(bot, 'UAOIFE', 'dm', text, agentMessage(bot, 'ESC-1', 'UAOIFE'));
  await resolve(bot, 'UKENJI', theCard(bot), {
    [fields.fixed]: many,
    [fields.tellUser]: many,
    [fields.document]: choices.documentYes,
    [fields.whichDocument]: text,
  });
  await fillIn(bot, 'UAOIFE', acts.reopen, { [fields.reopenReason]: many });
  await move(bot, 'New markets', 'UKENJI', theCard(bot), many);
  await more(bot, 'UOLGA', acts.moreCancel, theCard(bot, 'C0MARKETS'), { [fields.cancelReason]: text });
  expect(bot.pings()).toEqual(whoMustAct);
  hear(bot);
  // An emoji that is typed is one.
  const read = text.replace(':tada:', '🎉');
  const seen = everythingSaid(bot).map((line) => line.replace(read, 'TEXT'));
  expect(seen).toEqual(asItWasTyped(bot));
  expect(seen.filter((line) => line.includes('TEXT')).length).toBe(34);
});

test('the longest texts there are arrive whole, and nothing of it is too long for Slack', async () => {
  const bot = await startBot();
  const [summary, long] = [longest(150), longest(3000)];
  await bot.raise({
    [fields.team]: 'Engineering',
    [fields.priority]: choices.low,
    [fields.summary]: summary,
    [fields.details]: long,
    [fields.need]: long,
    [fields.account]: summary,
  });
  const card = theCard(bot);
  expect(quotes(everythingSaid(bot))).toEqual([3000, 3000]);
  await ask(bot, long);
  await answer(bot, long);
  await write(bot, 'UKENJI', 'C0ENG', longest(12_000), card);
  await resolve(bot, 'UKENJI', card, { [fields.fixed]: long, [fields.tellUser]: longest(500) });
  await fillIn(bot, 'UAOIFE', acts.reopen, { [fields.reopenReason]: long });
  await more(bot, 'UKENJI', acts.moreCancel, card, { [fields.cancelReason]: longest(1000) });
  await bot.pass(minute);
  hear(bot);
  const [facts, thread, agent] = [
    [3000, 3000],
    [3000, 3000, 3000, 500, 3000, 1000],
    // One message holds 9,000 of the 12,000.
    [3000, 9000, 3000, 500, 1000],
  ];
  expect(quotes(everythingSaid(bot))).toEqual([...facts, ...thread, ...agent]);
});

/** Exactly so long, and none of it can be shortened unseen. */
function longest(length: number): string {
  const piece = '<&>👩🏽‍🚀ß ';
  return piece.repeat(Math.floor((length - 1) / piece.length)).padEnd(length, 'z');
}

/** How long each text is that is quoted. */
const quotes = (lines: string[]): number[] =>
  lines.filter((line) => line.startsWith('> ')).map((line) => line.length - '> '.length);

/** Both cards with their threads, and the agent's conversation, line by line. */
function everythingSaid({ slack }: Bot): string[] {
  return ['C0ENG', 'C0MARKETS', slack.directChannel('UAOIFE')]
    .flatMap((channel) => slack.allMessages(channel))
    .flatMap((message) => slack.seenBy(message, 'UNORA').split('\n'));
}
