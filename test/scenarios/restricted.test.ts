/**
 * A restricted team: outside its private channel only reference, status, due times and what to tell the user; and to the reporter what
 * they wrote themselves.
 */
import { expect, test } from 'vitest';
import type { Deed } from '../../src/domain/escalation.ts';
import { staysWithTeam } from '../../src/views/forms/sentences.ts';
import { en } from '../../src/views/words/en/index.ts';
import { type Bot, hour, minute, startBot } from '../support/bot.ts';
import {
  acknowledge,
  answer,
  ask,
  command,
  hear,
  move,
  press,
  resolution,
  resolve,
  theCard as theCardIn,
  write,
} from '../support/gestures.ts';
import {
  agentLines,
  agentMessage,
  answerLines,
  askedForNews,
  cardLines,
  homeLines,
  modalLines,
} from '../support/lines.ts';
import { type About, at, breach, warning } from '../support/words/about.ts';
import { acts, choices, fields } from '../support/words/labels.ts';
import { raised } from '../support/words/raise-form.ts';

const secret = 'Laundering suspected';
const thread = '#esc-risk › thread';
const agent = 'Aoife › thread';

const untaken: About = {
  team: 'risk',
  summary: secret,
  details: `${secret}: three payouts.`,
  account: 'acct_9Secret',
  due: { acknowledge: at('10:10'), resolve: at('14:00') },
};

async function startRestricted(): Promise<Bot> {
  const bot = await startBot();
  await bot.raise({
    [fields.team]: 'Risk',
    [fields.priority]: choices.urgent,
    [fields.summary]: secret,
    [fields.details]: `${secret}: three payouts.`,
    [fields.account]: 'acct_9Secret',
  });
  return bot;
}

const theCard = (bot: Bot) => theCardIn(bot, 'C0RISK');

/** What the team writes among itself. */
const ofTheTeam = ['Looks like laundering.', 'not the first time', resolution.fixed];

/** Lines that tell what others may not read, unless somebody has just typed it. */
const leaks = (lines: readonly string[], typed = ''): string[] =>
  lines.filter((line) =>
    [secret, 'payouts', 'acct_9Secret', 'smells', ...ofTheTeam].some(
      (each) => line.includes(each) && !typed.includes(each),
    ),
  );
/** All that the agent has been told, however it was told. */
const toTheAgent = ({ slack }: Bot): string[] =>
  slack
    .allMessages(slack.directChannel('UAOIFE'))
    .flatMap((each) => [each.text, slack.seenBy(each, 'UAOIFE')]);

test('an agent who is not in the private channel raises it: the team reads all, the agent’s thread only how it stands', async () => {
  const bot = await startRestricted();
  const { words } = bot;
  expect(bot.said()).toEqual(raised(bot, '#esc-risk', untaken));
  expect(cardLines(bot, 'ESC-1', 'C0RISK', 'UMINA')).toEqual(words.card(untaken, 'UMINA', { first: true }));
  expect(agentLines(bot, 'ESC-1', 'UAOIFE')).toEqual(words.agentMessage(untaken));
  await acknowledge(bot, 'UMINA', theCard(bot));
  await write(bot, 'UMINA', 'C0RISK', 'Looks like laundering.', theCard(bot));
  await write(bot, 'UMINA', 'C0RISK', 'And it is not the first time.', theCard(bot));
  await write(bot, 'UAOIFE', 'dm', 'The user calls again.', agentMessage(bot, 'ESC-1', 'UAOIFE'));
  await ask(bot, 'Whose id did you see?', 'UMINA', theCard(bot));
  const asked: Deed = { what: 'asked', missing: [], text: 'Whose id did you see?' };
  const taken: About = { ...untaken, status: 'acknowledged', owner: 'UMINA' };
  expect(bot.said()).toEqual([
    askedForNews(bot, 'UMINA'),
    [thread, words.hasIt('UMINA')],
    [agent, words.toAgent({ what: 'acknowledged' }, { ...taken, by: 'UMINA' })],
    [bot.only('UMINA'), words.say(staysWithTeam('ESC-1', 'Risk', en))],
    [
      thread,
      words.inThread(
        { what: 'said', side: 'agent', text: 'The user calls again.' },
        { ...taken, by: 'UAOIFE' },
      ),
    ],
    [thread, words.inThread(asked, { ...taken, by: 'UMINA' })],
    [agent, words.toAgent(asked, { ...taken, status: 'waiting', by: 'UMINA' })],
  ]);
  await answer(bot, 'A passport.');
  await resolve(bot, 'UMINA', theCard(bot));
  const resolved: Deed = { what: 'resolved', ...resolution };
  expect(bot.said()).toEqual([
    [thread, words.inThread({ what: 'answered', text: 'A passport.' }, { ...taken, by: 'UAOIFE' })],
    [agent, words.toAgent(resolved, { ...taken, by: 'UMINA' })],
    [thread, words.inThread(resolved, { ...taken, by: 'UMINA' })],
  ]);
  expect(agentLines(bot, 'ESC-1', 'UAOIFE')).toEqual(
    words.agentMessage({ ...taken, status: 'resolved', resolution, closedAt: at('10:00') }),
  );
  expect(ofTheTeam.filter((each) => toTheAgent(bot).join('\n').includes(each))).toEqual([]);
});

test('lists, search, show and Home tell its reporter what they wrote, and everybody else only how it stands', async () => {
  const bot = await startRestricted();
  const { words } = bot;
  const mayRead = () => false;
  hear(bot);
  for (const [user, text, told] of [
    ['UAOIFE', 'ESC-1', words.shown(untaken, 'UAOIFE', { mayRead, linked: false })],
    ['UAOIFE', 'mine', words.mine([untaken], 'UAOIFE', { mayRead, linked: false })],
    [
      'UAOIFE',
      'search laundering',
      words.found('laundering', [untaken], 'UAOIFE', { mayRead, linked: false }),
    ],
  ] as const) {
    await command(bot, user, text);
    expect(answerLines(bot, user), `${user} ${text}`).toEqual(told);
    expect(answerLines(bot, user).join()).toContain(secret);
  }
  await bot.slack.openHome('UAOIFE');
  await bot.settle();
  expect(homeLines(bot, 'UAOIFE')).toEqual(
    words.home({ mine: [untaken] }, 'UAOIFE', { mayRead, linked: false }),
  );
  expect(homeLines(bot, 'UAOIFE')).toContain(secret);
  hear(bot);
  for (const [user, text, told] of [
    ['UKENJI', 'ESC-1', words.shown(untaken, 'UKENJI', { mayRead, linked: false })],
    ['UKENJI', 'list risk', words.list(['Risk', null], [untaken], 'UKENJI', { mayRead, linked: false })],
    ['UKENJI', 'search laundering', words.found('laundering', [], 'UKENJI')],
    ['UKENJI', 'search acct_9Secret', words.found('acct_9Secret', [], 'UKENJI')],
    ['UKENJI', 'search ESC-1', words.found('ESC-1', [untaken], 'UKENJI', { mayRead, linked: false })],
    ['UKENJI', 'search ESC-1 laundering', words.found('ESC-1 laundering', [], 'UKENJI')],
    ['UKENJI', 'search ESC-1 timbuktu', words.found('ESC-1 timbuktu', [], 'UKENJI')],
  ] as const) {
    await command(bot, user, text);
    expect(answerLines(bot, user), `${user} ${text}`).toEqual(told);
    expect(leaks(answerLines(bot, user), text)).toEqual([]);
  }
  expect(bot.said().filter(([, text]) => text.includes(secret))).toEqual([]);
  await command(bot, 'UTOMAS', 'search laundering');
  expect(bot.said()).toEqual([
    [bot.only('UTOMAS'), words.foundSaid('laundering', [untaken], 'UTOMAS', { actsFor: () => true })],
  ]);
});

test('the reporter’s More has no History of it', async () => {
  const bot = await startRestricted();
  hear(bot);
  await press(bot, 'UAOIFE', acts.more, agentMessage(bot, 'ESC-1', 'UAOIFE'));
  expect(modalLines(bot, 'UAOIFE')).toEqual(
    bot.words.moreMenu(['startCall', 'explain', 'callback', 'giveAgentSide', 'cancel']),
  );
});

test('moved there, the agent’s message says no more than that, and the old card keeps nothing', async () => {
  const bot = await startBot();
  const { words } = bot;
  await bot.raise({ [fields.team]: 'Engineering', [fields.summary]: secret });
  hear(bot);
  await move(bot, 'Risk', 'UKENJI', theCardIn(bot), 'The account smells.');
  const moved: Deed = {
    what: 'moved',
    from: 'engineering',
    to: 'risk',
    reason: 'The account smells.',
    heldMs: 0,
    owner: null,
    policyId: '',
  };
  const there: About = {
    team: 'risk',
    priority: 'normal',
    summary: secret,
    moves: 1,
    due: { acknowledge: at('12:00'), resolve: at('10:00', 2) },
  };
  const said = bot.said();
  expect(said).toEqual([
    ['#esc-risk', words.cardPosted(there)],
    [thread, words.inThread(moved)],
    ['#esc-engineering › thread', words.inThread(moved, {}, { only: 'risk' })],
    [agent, words.toAgent(moved, there)],
  ]);
  expect(bot.slack.messages('C0ENG').map((each) => bot.slack.seenBy(each, 'UKENJI').split('\n'))).toEqual([
    words.card(there, 'UKENJI', { card: 0, movedTo: 'https://sandbox.slack.com/archives/C0RISK/p1' }),
  ]);
  expect(leaks(said.flatMap(([where, text]) => (where.startsWith('#esc-risk') ? [] : text)))).toEqual([]);
  expect(agentLines(bot, 'ESC-1', 'UAOIFE')).toEqual(words.agentMessage(there));
});

test('a reminder to the lead of a restricted team names no facts', async () => {
  const bot = await startRestricted();
  const { reminded, personal } = bot.words;
  hear(bot);
  await bot.pass(10 * minute);
  const due = at('10:10');
  const said = bot.said();
  expect(said).toEqual([
    [thread, reminded(warning('acknowledge', due), { ...untaken, now: at('10:05') })],
    [thread, reminded(warning('acknowledge', due), { ...untaken, to: 'on-call', now: at('10:08') })],
    [thread, reminded(breach('acknowledge', due), { ...untaken, to: 'on-call' })],
    ['Ingrid', personal([{ reminder: breach('acknowledge', due), as: 'lead', about: untaken }])],
  ]);
  expect(leaks(said.flatMap(([where, text]) => (where === 'Ingrid' ? [text] : [])))).toEqual([]);
});

test('a lead who is a guest by now is told how it stands, and the digest has no facts', async () => {
  const bot = await startRestricted();
  await bot.slack.changePerson('UINGRID', { isRestricted: true });
  bot.slack.state.channels.get('C0RISK')?.members.delete('UINGRID');
  await bot.pass(24 * hour);
  const told = bot.said().flatMap(([where, text]) => (where === 'Ingrid' ? [text] : []));
  expect([told.at(-1)?.includes('ESC-1'), leaks(told)]).toEqual([true, []]);
  hear(bot);
});

test('an owner who has left the team is reminded without a link to its channel', async () => {
  const bot = await startRestricted();
  await acknowledge(bot, 'UMINA', theCard(bot));
  const { userGroups, channels } = bot.slack.state;
  userGroups.get('S0RISK')?.users.splice(0, Number.POSITIVE_INFINITY, 'UTOMAS');
  channels.get('C0RISK')?.members.delete('UMINA');
  await bot.pass(2 * hour);
  const told = bot.said().filter(([where]) => where === 'Mina');
  expect(told.length).toBeGreaterThan(0);
  hear(bot);
});
