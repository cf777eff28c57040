/** Moving while the user is on the phone: a team that is closed says so before, it is asked once more, and the agent hears what to say. */
import { expect, test } from 'vitest';
import { asObjects } from '../../sandbox/slack/json.ts';
import { fields as blockIds } from '../../src/views/ids.ts';
import { momentFor } from '../../src/views/moment.ts';
import { en } from '../../src/views/words/en/index.ts';
import { type Bot, mondayMorning } from '../support/bot.ts';
import { hear, more, move, press, startRaised, submit, theCard } from '../support/gestures.ts';
import { modalLines } from '../support/lines.ts';
import { at } from '../support/words/about.ts';
import { acts, choices, fields, row } from '../support/words/labels.ts';

/** Nine in the evening in Berlin, where Kenji reads six in the morning; New markets works in San Francisco then. */
const evening = { at: mondayMorning + 10 * 3_600_000 };
const onPhone = { [fields.onPhone]: [choices.yes], [fields.priority]: choices.normal };
const opens = at('08:00', 1);
const moved = {
  what: 'moved',
  from: 'engineering',
  to: 'design',
  reason: 'It is theirs.',
  heldMs: 0,
  owner: null,
  policyId: '',
} as const;

const team = async (bot: Bot) => (await bot.engine.find('ESC-1'))?.team;
const newest = ({ slack }: Bot) => slack.directMessages('UAOIFE').findLast(({ threadTs }) => threadTs);

test('whoever moves it to a closed team is asked once more, and the agent is called and told what to say', async () => {
  const bot = await startRaised(onPhone, evening);
  await move(bot, 'Design');
  expect([await team(bot), bot.said()]).toEqual(['engineering', []]);
  const asked = modalLines(bot, 'UKENJI');
  expect(asked[0]).toBe(en.acts.move.title('ESC-1'));
  expect(asked.join('\n')).toContain('It is theirs.');
  await submit(bot, 'UKENJI');
  const about = {
    team: 'design',
    moves: 1,
    priority: 'normal',
    onPhone: true,
    closedUntil: opens,
    due: { acknowledge: at('10:00', 1), resolve: at('17:00', 2) },
  } as const;
  const told = newest(bot);
  expect(await team(bot)).toBe('design');
  expect(told && bot.slack.seenBy(told, 'UAOIFE').split('\n')).toEqual([
    ...bot.words.toAgentLines(moved, about),
  ]);
  expect(told && bot.slack.seenBy(told, 'UAOIFE')).toContain(row(acts.promiseCallback, acts.endCall));
  expect([told?.pings, told?.broadcast]).toEqual([['UAOIFE'], true]);
  hear(bot);
});

test('another team than the one that was asked about needs no second word, if it is open', async () => {
  const bot = await startRaised(onPhone, evening);
  await move(bot, 'Design');
  await submit(bot, 'UKENJI', { [fields.newTeam]: 'New markets' });
  expect([await team(bot), modalLines(bot, 'UKENJI')]).toEqual(['new-markets', []]);
  expect(bot.pings()).toEqual([['#esc-new-markets', ['Olga', 'Ravi']]]);
  hear(bot);
});

test('without a call the menu says that the team is closed, and nobody is asked or called', async () => {
  const bot = await startRaised({ [fields.priority]: choices.normal }, evening);
  await press(bot, 'UKENJI', acts.more, theCard(bot));
  await press(bot, 'UKENJI', acts.move);
  const menu = asObjects(bot.slack.modal('UKENJI')?.given.blocks).find(
    ({ block_id }) => block_id === blockIds.team,
  );
  expect(menu).toMatchObject({
    element: {
      options: [
        { value: 'risk' },
        { value: 'new-markets' },
        {
          value: 'design',
          description: {
            text: en.acts.move.standing(
              momentFor({ timeZone: 'Asia/Tokyo' }, opens, { now: bot.now(), words: en }),
              null,
            ),
          },
        },
      ],
    },
  });
  await submit(bot, 'UKENJI', { [fields.newTeam]: 'Design', [fields.moveReason]: 'It is theirs.' });
  expect([await team(bot), newest(bot)?.broadcast]).toEqual(['design', undefined]);
  expect(bot.pings().flatMap(([, who]) => who)).not.toContain('Aoife');
  hear(bot);
});

test('out of a restricted team, what was changed for the other one is still changed when it is sent again', async () => {
  const bot = await startRaised({ ...onPhone, [fields.team]: 'Risk' }, evening);
  await more(bot, 'UMINA', acts.move, theCard(bot, 'C0RISK'), {
    [fields.newTeam]: 'Design',
    [fields.moveReason]: 'It is theirs.',
    [fields.details]: 'Only what they need.',
  });
  expect(await team(bot)).toBe('risk');
  await submit(bot, 'UMINA');
  expect(await bot.engine.find('ESC-1')).toMatchObject({ team: 'design', details: 'Only what they need.' });
  hear(bot);
});

test('an escalation without what happened has a card, and leaves a restricted team without it', async () => {
  const bot = await startRaised({ ...onPhone, [fields.team]: 'Risk', [fields.details]: '' });
  expect(await bot.engine.find('ESC-1')).toMatchObject({ details: '', team: 'risk' });
  await move(bot, 'Engineering', 'UMINA', theCard(bot, 'C0RISK'));
  expect(await bot.engine.find('ESC-1')).toMatchObject({ details: '', team: 'engineering' });
  hear(bot);
});
