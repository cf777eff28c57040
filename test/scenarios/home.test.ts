/** The Home tab: mine, owned, and what nobody has yet; and acting from it. */
import { expect, test } from 'vitest';
import { type Bot, startBot } from '../support/bot.ts';
import {
  acknowledge,
  aResolution,
  ask,
  hear,
  press,
  resolution,
  startRaised,
  submit,
} from '../support/gestures.ts';
import { homeLines, modalLines } from '../support/lines.ts';
import { type About, at } from '../support/words/about.ts';
import { acts, choices, fields } from '../support/words/labels.ts';
import { raised } from '../support/words/raise-form.ts';

async function opened(bot: Bot, user: string): Promise<string[]> {
  await bot.slack.openHome(user);
  await bot.settle();
  return homeLines(bot, user);
}

const thread = '#esc-engineering › thread';
const agent = 'Aoife › thread';

const untaken: About = { due: { acknowledge: at('10:15'), resolve: at('14:00') } };
const taken: About = {
  status: 'acknowledged',
  owner: 'UKENJI',
  due: { update: at('11:00'), resolve: at('14:00') },
};

test('an agent sees what they raised, answers there what they are asked, and raises another', async () => {
  const bot = await startRaised();
  const { home, inThread } = bot.words;
  expect(await opened(bot, 'UAOIFE')).toEqual(home({ mine: [untaken] }, 'UAOIFE'));
  await ask(bot, 'Which payout?');
  hear(bot);
  expect(await opened(bot, 'UAOIFE')).toEqual(
    home({ mine: [{ status: 'waiting', owner: 'UKENJI' }] }, 'UAOIFE'),
  );
  await press(bot, 'UAOIFE', acts.answer, 'home');
  await submit(bot, 'UAOIFE', { [fields.answer]: 'po_7' });
  expect(bot.said()).toEqual([
    [thread, inThread({ what: 'answered', text: 'po_7' }, { ...taken, by: 'UAOIFE' })],
  ]);
  expect(homeLines(bot, 'UAOIFE')).toEqual(home({ mine: [taken] }, 'UAOIFE'));
  await press(bot, 'UAOIFE', acts.newEscalation, 'home');
  await submit(bot, 'UAOIFE', {
    [fields.team]: 'Design',
    [fields.summary]: 'Too small',
    [fields.details]: 'I saw it.',
  });
  const small: About = {
    id: 'ESC-2',
    team: 'design',
    priority: 'normal',
    summary: 'Too small',
    due: { acknowledge: at('13:00'), resolve: at('10:00', 2) },
  };
  expect(bot.said()).toEqual(raised(bot, '#esc-design', small));
  expect(homeLines(bot, 'UAOIFE')).toEqual(home({ mine: [taken, small] }, 'UAOIFE'));
});

test('a responder takes from Home what nobody has, and resolves what they have', async () => {
  const bot = await startRaised();
  const { home, hasIt, inThread, toAgent } = bot.words;
  expect(await opened(bot, 'UKENJI')).toEqual(home({ unacknowledged: [untaken] }, 'UKENJI'));
  await press(bot, 'UKENJI', acts.acknowledge, 'home');
  expect(bot.said()).toEqual([
    [thread, hasIt()],
    [agent, toAgent({ what: 'acknowledged' })],
  ]);
  expect(homeLines(bot, 'UKENJI')).toEqual(home({ owned: [taken] }, 'UKENJI'));
  await press(bot, 'UKENJI', acts.resolve, 'home');
  await submit(bot, 'UKENJI', aResolution);
  expect(bot.said()).toEqual([
    [thread, inThread({ what: 'resolved', ...resolution })],
    [agent, toAgent({ what: 'resolved', ...resolution })],
  ]);
  expect(homeLines(bot, 'UKENJI')).toEqual(home({}, 'UKENJI'));
});

test('a press on a Home that is no longer true says so, and shows what is', async () => {
  const bot = await startRaised();
  await opened(bot, 'UPRIYA');
  await acknowledge(bot);
  hear(bot);
  await press(bot, 'UPRIYA', acts.acknowledge, 'home');
  expect(bot.said()).toEqual([]);
  expect(modalLines(bot, 'UPRIYA')).toEqual(
    bot.words.refusedNotice({ refused: 'already owned', owner: 'UKENJI' }, {}, 'UPRIYA'),
  );
  expect(homeLines(bot, 'UPRIYA')).toEqual(bot.words.home({}, 'UPRIYA'));
});

test('more than fits is counted', async () => {
  const bot = await startBot();
  const low = { [fields.team]: 'Design', [fields.priority]: choices.low };
  for (let n = 1; n <= 9; n += 1) await bot.raise({ ...low, [fields.summary]: `Number ${n}` });
  hear(bot);
  const seen = await opened(bot, 'ULENA');
  expect(seen.filter((line) => line.startsWith('Number'))).toEqual([
    'Number 1',
    'Number 2',
    'Number 3',
    'Number 4',
    'Number 5',
    'Number 6',
    'Number 7',
    'Number 8',
  ]);
  const nine = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(
    (n): About => ({
      id: `ESC-${n}`,
      team: 'design',
      priority: 'low',
      summary: `Number ${n}`,
      due: { acknowledge: at('10:00', 1), resolve: at('10:00', 7) },
    }),
  );
  expect(seen).toEqual(bot.words.home({ unacknowledged: nine }, 'ULENA'));
});
