/** What `/escalate` answers: lists, one escalation, search, on call, the digest, help, and what to do when it did not understand. */
import { expect, test } from 'vitest';
import {
  helpAnswer,
  noDigestAnswer,
  unknownReferenceAnswer,
  unknownStatusAnswer,
  unknownTeamAnswer,
} from '../../src/views/help.ts';
import { type OnCallTeam, onCallAnswer } from '../../src/views/on-call-answer.ts';
import { en } from '../../src/views/words/en/index.ts';
import { type Bot, minute, startBot } from '../support/bot.ts';
import {
  command,
  hear,
  press,
  resolution,
  resolve,
  startRaised,
  submit,
  theCard,
} from '../support/gestures.ts';
import { answerLines, askedForNews, modalLines } from '../support/lines.ts';
import { groupMembers } from '../support/rosters.ts';
import { type About, at } from '../support/words/about.ts';
import { acts, choices, fields } from '../support/words/labels.ts';
import { raised, raiseFormLines } from '../support/words/raise-form.ts';

/** The answer as a person sees it; it is also the only thing that was said. */
async function answered(bot: Bot, user: string, text: string): Promise<string[]> {
  await command(bot, user, text);
  expect(bot.said().map(([where]) => where)).toEqual([bot.only(user)]);
  return answerLines(bot, user);
}

/** Three for three people: Aoife’s is taken, Jonas’ is overdue, Yuki’s is resolved. */
const taken: About = {
  priority: 'normal',
  status: 'acknowledged',
  owner: 'UKENJI',
  summary: 'Rückbuchung für Müller & Söhne',
  account: 'acct_1Kx9',
  due: { update: at('18:00'), resolve: at('10:00', 2) },
};
const resolved: About = {
  id: 'ESC-2',
  team: 'new-markets',
  status: 'resolved',
  owner: 'UOLGA',
  reporter: 'UYUKI',
  summary: 'コンビニ払いが使えない',
  resolution,
};
const late: About = {
  id: 'ESC-3',
  team: 'design',
  reporter: 'UJONAS',
  summary: 'Button too small',
  due: { acknowledge: at('10:15'), resolve: at('15:00') },
};

async function startWithThree(): Promise<Bot> {
  const bot = await startBot();
  await bot.raise({
    [fields.team]: 'Engineering',
    [fields.priority]: choices.normal,
    [fields.summary]: 'Rückbuchung für Müller & Söhne',
    [fields.account]: 'acct_1Kx9',
  });
  const urgent = { [fields.priority]: choices.urgent };
  await bot.raise(
    { [fields.team]: 'New markets', ...urgent, [fields.summary]: 'コンビニ払いが使えない' },
    'UYUKI',
  );
  await bot.raise({ [fields.team]: 'Design', ...urgent, [fields.summary]: 'Button too small' }, 'UJONAS');
  await press(bot, 'UKENJI', acts.acknowledge, theCard(bot));
  await resolve(bot, 'UOLGA', theCard(bot, 'C0MARKETS', 'ESC-2'));
  await bot.pass(20 * minute);
  hear(bot);
  return bot;
}

const actsFor = () => true;

test('list: gravest first, by team and by status, in any case, each with the one button that helps', async () => {
  const bot = await startWithThree();
  const { list } = bot.words;
  expect(await answered(bot, 'UAOIFE', 'list')).toEqual(list([null, null], [late, taken], 'UAOIFE'));
  expect(await answered(bot, 'ULENA', 'LIST Design')).toEqual(
    list(['Design', null], [late], 'ULENA', { actsFor }),
  );
  expect(await answered(bot, 'UAOIFE', 'list resolved')).toEqual(
    list([null, 'resolved'], [resolved], 'UAOIFE'),
  );
  expect(await answered(bot, 'UAOIFE', 'list New Markets')).toEqual(
    list(['New markets', null], [], 'UAOIFE'),
  );
  expect(await answered(bot, 'UAOIFE', 'list new-markets resolved')).toEqual(
    list(['New markets', 'resolved'], [resolved], 'UAOIFE'),
  );
  expect(await answered(bot, 'UAOIFE', 'list Acknowledged engineering')).toEqual(
    list(['Engineering', 'acknowledged'], [taken], 'UAOIFE'),
  );
});

test('the buttons in a list work: Acknowledge says that it is theirs, Show shows it', async () => {
  const bot = await startWithThree();
  const { hasIt, toAgent, shown } = bot.words;
  await command(bot, 'ULENA', 'list design');
  hear(bot);
  await press(bot, 'ULENA', acts.acknowledge);
  expect(bot.said()).toEqual([
    askedForNews(bot, 'ULENA', 'ESC-3'),
    ['#esc-design › thread', hasIt('ULENA')],
    ['Jonas › thread', toAgent({ what: 'acknowledged' }, { ...late, by: 'ULENA' })],
  ]);
  await command(bot, 'UAOIFE', 'list design');
  hear(bot);
  await press(bot, 'UAOIFE', acts.show);
  expect(bot.said().length).toBe(1);
  const due = { update: at('11:20'), resolve: at('15:00') };
  expect(answerLines(bot, 'UAOIFE')).toEqual(
    shown(
      { ...late, status: 'acknowledged', owner: 'ULENA', late: { acknowledge: 5 * minute }, due },
      'UAOIFE',
    ),
  );
});

test('mine: what I raised and what I have', async () => {
  const bot = await startWithThree();
  const { mine } = bot.words;
  expect(await answered(bot, 'UAOIFE', 'mine')).toEqual(mine([taken], 'UAOIFE'));
  expect(await answered(bot, 'UKENJI', 'mine')).toEqual(mine([taken], 'UKENJI', { actsFor }));
  expect(await answered(bot, 'UCLAIRE', 'mine')).toEqual(mine([], 'UCLAIRE'));
});

test('show: with the buttons of whoever looks, by reference alone too, however it is written', async () => {
  const bot = await startWithThree();
  const { shown } = bot.words;
  const toKenji = shown(taken, 'UKENJI', { actsFor });
  expect(await answered(bot, 'UKENJI', 'show ESC-1')).toEqual(toKenji);
  expect(await answered(bot, 'UKENJI', 'esc-1')).toEqual(toKenji);
  expect(await answered(bot, 'UKENJI', 'ESC 1')).toEqual(toKenji);
  expect(await answered(bot, 'UKENJI', 'show 1')).toEqual(toKenji);
  expect(await answered(bot, 'UAOIFE', 'ESC-1')).toEqual(shown(taken, 'UAOIFE'));
  expect(await answered(bot, 'UJONAS', 'ESC-1')).toEqual(shown(taken, 'UJONAS'));
  expect(await answered(bot, 'UYUKI', 'ESC-2')).toEqual(shown(resolved, 'UYUKI'));
});

test('search: by reference, by words, by account, in German and Japanese', async () => {
  const bot = await startWithThree();
  const { found } = bot.words;
  for (const words of ['rückbuchung', 'MÜLLER', 'acct_1Kx9', 'esc-1']) {
    expect(await answered(bot, 'UJONAS', `search ${words}`)).toEqual(found(words, [taken], 'UJONAS'));
  }
  expect(await answered(bot, 'UJONAS', 'search コンビニ')).toEqual(found('コンビニ', [resolved], 'UJONAS'));
  for (const words of ['kangaroo', '100% _']) {
    expect(await answered(bot, 'UJONAS', `search ${words}`)).toEqual(found(words, [], 'UJONAS'));
  }
});

test('on-call: who is on call, named without a ping', async () => {
  const bot = await startBot();
  const always = (name: string, crew: OnCallTeam['onCall']['now'][0]['crew']): OnCallTeam => ({
    name,
    onCall: { now: [{ crew, until: null }], next: null },
    againAt: null,
    fallback: {},
  });
  const risk = always('Risk', { group: 'S0RISK' });
  const all = [
    always('Engineering', { group: 'S0ENG' }),
    risk,
    always('New markets', { users: ['UOLGA', 'URAVI'] }),
    {
      name: 'Design',
      onCall: { now: [{ crew: { users: ['ULENA'] }, until: at('11:30') }], next: null },
      againAt: at('12:30'),
      fallback: {},
    },
  ];
  const told = (teams: OnCallTeam[]) =>
    bot.words.answer(onCallAnswer({ teams, members: groupMembers, now: at('10:00') }, en));
  expect(await answered(bot, 'UAOIFE', 'on-call')).toEqual(told(all));
  expect(await answered(bot, 'UAOIFE', 'on call')).toEqual(told(all));
  expect(await answered(bot, 'UAOIFE', 'on-call risk')).toEqual(told([risk]));
  expect(bot.pings()).toEqual([]);
});

test('digest: to a lead at once, and only to leads', async () => {
  const bot = await startWithThree();
  const { say, digest } = bot.words;
  await command(bot, 'UNORA', 'digest');
  expect(bot.said()).toEqual([
    [bot.only('UNORA'), say({ text: en.help.digestComes })],
    [
      'Nora',
      digest({
        date: '2026-11-23',
        since: at('09:00', -3),
        needsYou: [{ about: late, needs: ['breached', 'nobody has it'] }],
        teams: [
          { team: 'engineering', opened: 1, resolved: 0, open: 1, acknowledge: { met: 1, missed: 0 } },
          { team: 'design', opened: 1, resolved: 0, open: 1, acknowledge: { met: 0, missed: 1 } },
        ],
        numbers: {
          missed: [
            {
              team: 'design',
              priority: 'urgent',
              acknowledge: { met: 0, missed: 1 },
              resolve: { met: 0, missed: 0 },
            },
          ],
        },
      }),
    ],
  ]);
  await command(bot, 'UAOIFE', 'digest');
  expect(bot.said()).toEqual([[bot.only('UAOIFE'), say(noDigestAnswer(en))]]);
});

test('help, and what was not understood: every answer says what to do instead', async () => {
  const bot = await startRaised();
  const teams = [
    { id: 'engineering', name: 'Engineering' },
    { id: 'risk', name: 'Risk' },
    { id: 'new-markets', name: 'New markets' },
    { id: 'design', name: 'Design' },
  ];
  const help = helpAnswer({ teams, command: '/escalate' }, en);
  for (const [text, answer] of [
    ['help', help],
    ['list finance', unknownTeamAnswer('finance', teams, en)],
    ['list engineering sleeping', unknownStatusAnswer('sleeping', en)],
    ['list risk finance', unknownStatusAnswer('finance', en)],
    ['show ESC-99', unknownReferenceAnswer('ESC-99', en)],
    ['show that one', unknownReferenceAnswer('that one', en)],
    ['ESC-99', unknownReferenceAnswer('ESC-99', en)],
    ['search', help],
    ['?', help],
  ] as const) {
    expect(await answered(bot, 'UAOIFE', text), text).toEqual(bot.words.answer(answer));
  }
});

test('help has the form at hand', async () => {
  const bot = await startBot();
  await command(bot, 'UAOIFE', 'help');
  hear(bot);
  await press(bot, 'UAOIFE', acts.newEscalation);
  const due = { acknowledge: at('12:00'), resolve: at('10:00', 2) };
  expect(modalLines(bot, 'UAOIFE')).toEqual(raiseFormLines(bot, { due }));
  await submit(bot, 'UAOIFE', {
    [fields.team]: 'Design',
    [fields.summary]: 'Too small',
    [fields.details]: 'I saw it.',
  });
  expect(bot.said()).toEqual(
    raised(bot, '#esc-design', {
      team: 'design',
      priority: 'normal',
      summary: 'Too small',
      due: { acknowledge: at('13:00'), resolve: at('10:00', 2) },
    }),
  );
});
