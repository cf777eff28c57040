/** The way to the database server fails: people are told what they are told of a file, and never that something was not saved that was. */
import { expect, test } from 'vitest';
import { textOf } from '../../../sandbox/slack/json.ts';
import { refusedAnswer } from '../../../src/views/refusals.ts';
import { en } from '../../../src/views/words/en/index.ts';
import { type Bot, minute, startBot } from '../../support/bot.ts';
import { acknowledge, command, hear, startRaised, theCard } from '../../support/gestures.ts';
import { type Hindrance, startProxy } from '../../support/proxy.ts';
import { acts, fields } from '../../support/words/labels.ts';

/** What the log says, without the errors themselves. */
const logged = (bot: Bot) => bot.faults().map((fault) => fault.split(':')[0]);

function aWay() {
  let way: Hindrance | undefined;
  return {
    async through(url: string) {
      way = await startProxy(url);
      return way.url;
    },
    get way(): Hindrance {
      if (!way) throw new Error('the bot has not started');
      return way;
    },
  };
}

const filled = {
  [fields.team]: 'Engineering',
  [fields.summary]: 'Payouts frozen',
  [fields.details]: 'Frozen.',
};

test('while the server is gone a form stays open with its text, and is saved when the server is back', async () => {
  const server = aWay();
  const bot = await startBot({ through: server.through });
  await command(bot, 'UAOIFE', '', 'C0OPS');
  await bot.slack.fill('UAOIFE', filled);
  server.way.away(true);
  await bot.slack.submit('UAOIFE');
  const submit = textOf(bot.slack.modal('UAOIFE')?.given.submit);
  expect(bot.slack.errorsOn('UAOIFE')).toEqual({ [fields.team]: en.answers.notSaved(submit) });
  expect(logged(bot)).toEqual(['a submission was not saved']);
  server.way.away(false);
  await bot.slack.submit('UAOIFE');
  await bot.settle();
  expect(bot.said().map(([where]) => where)).toEqual(['#esc-engineering', 'Aoife']);
});

test('a press whose COMMIT nobody answered was saved, and is told once', async () => {
  const server = aWay();
  const bot = await startRaised({}, { through: server.through });
  server.way.loseCommits(1);
  await acknowledge(bot);
  expect(bot.said().map(([where]) => where)).toEqual([
    bot.only('UKENJI'),
    '#esc-engineering › thread',
    'Aoife › thread',
  ]);
  expect((await bot.engine.find('ESC-1'))?.status).toBe('acknowledged');
});

test('where nobody knows whether it was saved, the form says so, and sent again it is there once', async () => {
  const server = aWay();
  const bot = await startBot({ through: server.through });
  await command(bot, 'UAOIFE', '', 'C0OPS');
  await bot.slack.fill('UAOIFE', filled);
  server.way.loseCommits(1000);
  await bot.slack.submit('UAOIFE');
  const submit = textOf(bot.slack.modal('UAOIFE')?.given.submit);
  expect(bot.slack.errorsOn('UAOIFE')).toEqual({ [fields.team]: en.answers.maybeSaved(submit) });
  expect(logged(bot)).toEqual(['a submission was not saved']);
  server.way.loseCommits(0);
  await bot.slack.submit('UAOIFE');
  await bot.settle();
  expect(bot.database.ask('select id from escalations').rows).toEqual([{ id: 'ESC-1' }]);
  expect(bot.said().map(([where]) => where)).toEqual(['#esc-engineering', 'Aoife']);
});

test('a press while the server is gone says that it was not saved', async () => {
  const server = aWay();
  const bot = await startRaised({}, { through: server.through });
  server.way.away(true);
  await bot.slack.click('UKENJI', acts.acknowledge, theCard(bot));
  await bot.slack.until(() => bot.slack.ephemeralsTo('UKENJI').length > 0, 'they are told');
  expect(bot.said()).toEqual([[bot.only('UKENJI'), bot.words.say(refusedAnswer('notSaved', en))]]);
  expect(logged(bot)).toEqual(['a gesture was not saved']);
  server.way.away(false);
  await acknowledge(bot);
  await bot.pass(minute);
  hear(bot);
});

test('all connections cut at once, again and again: nothing is lost, and nothing is said twice', async () => {
  const server = aWay();
  const bot = await startBot({ through: server.through });
  for (let n = 1; n <= 5; n++) {
    server.way.cut();
    await bot.raise({ [fields.team]: 'Engineering', [fields.summary]: `Payouts frozen ${n}` });
    server.way.loseCommits(2);
    await bot.settle();
  }
  server.way.loseCommits(0);
  await bot.pass(minute);
  const places = bot.said().map(([where]) => where);
  expect([places.filter((where) => where === '#esc-engineering').length, places.length]).toEqual([5, 10]);
});
