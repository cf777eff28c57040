/** Nobody of those on call can be reached: what can wait, hand-overs and `/escalate on-call`; and a team whose responders' group is gone. */
import { describe, expect, test } from 'vitest';
import { onCallAnswer } from '../../src/views/on-call-answer.ts';
import { nobodyResponds } from '../../src/views/undeliverable.ts';
import { en } from '../../src/views/words/en/index.ts';
import { type Bot, hour, minute, type Said, startBot } from '../support/bot.ts';
import { acknowledge, command, hear, more, press, startRaised, theCard, write } from '../support/gestures.ts';
import { answerLines, cardLines, modalLines } from '../support/lines.ts';
import { engineering, groupMembers } from '../support/rosters.ts';
import { at } from '../support/words/about.ts';
import { acts, choices, fields } from '../support/words/labels.ts';

const { nobodyInReach } = en.onCall;
const thread = '#esc-engineering › thread';
const inThread = (bot: Bot): string[] =>
  bot.said().flatMap(([where, text]) => (where === thread ? text : []));
const calledIn = (bot: Bot, place: string) =>
  bot.pings().flatMap(([where, who]) => (where === place ? who : []));

describe('on call', () => {
  const samStandsIn = engineering(['{ calendar: always, group: S0ENG }'], ['fallback: { users: [USAM] }']);
  const members = (bot: Bot) => bot.slack.state.userGroups.get('S0ENG')?.users ?? [];

  test.each<[string, (bot: Bot) => unknown]>([
    ['is disabled', (bot) => bot.slack.disableGroup('S0ENG')],
    ['is gone', (bot) => bot.slack.state.userGroups.delete('S0ENG')],
    ['is empty', (bot) => members(bot).splice(0)],
    ['has only a guest', (bot) => members(bot).splice(0, 9, 'UGUEST')],
  ])(
    'the group %s: the card of what can wait says who is there instead, and a reminder calls them',
    async (_, happens) => {
      const bot = await startBot({ config: samStandsIn });
      happens(bot);
      await bot.raise({ Team: 'Engineering', Priority: 'normal', Summary: 'Payouts frozen' });
      expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UMARCUS')).toContain(`${nobodyInReach} Instead: Sam.`);
      expect(calledIn(bot, '#esc-engineering')).toEqual([]);
      hear(bot);
      await bot.pass(hour + 37 * minute);
      expect(inThread(bot).at(-1)).toContain(nobodyInReach);
      expect(calledIn(bot, thread)).toEqual(['Sam']);
    },
  );

  test('where the fallback cannot be reached either, the leads are called', async () => {
    const bot = await startBot({ config: samStandsIn });
    bot.slack.disableGroup('S0ENG');
    await bot.slack.deactivate('USAM');
    await bot.raise({ Team: 'Engineering', Priority: 'urgent', Summary: 'Payouts frozen' });
    expect(calledIn(bot, '#esc-engineering')).toEqual(['Marcus', 'Nora']);
    hear(bot);
  });

  test('once the group is back, it is called again', async () => {
    const bot = await startBot({ config: samStandsIn });
    bot.slack.disableGroup('S0ENG');
    await bot.raise({ Team: 'Engineering', Priority: 'normal', Summary: 'Payouts frozen' });
    bot.slack.disableGroup('S0ENG', false);
    hear(bot);
    await bot.pass(hour + 37 * minute);
    expect(inThread(bot).at(-1)).not.toContain(nobodyInReach);
    expect(calledIn(bot, thread)).toEqual(['eng-oncall']);
  });

  test('a hand-over to a shift of which nobody can be reached is offered to who stands in', async () => {
    const config = engineering(
      ['{ calendar: dublin, users: [UPRIYA] }', '{ calendar: san-francisco, users: [USAM] }'],
      ['fallback: { users: [UKENJI] }'],
    );
    const bot = await startRaised({ [fields.priority]: choices.high }, { at: at('16:30', 1), config });
    await acknowledge(bot, 'UPRIYA');
    await bot.slack.deactivate('USAM');
    hear(bot);
    await bot.pass(hour);
    const said = bot.said();
    expect(said.find(([where]) => where === thread)?.[1]).toContain(nobodyInReach.replace(/\.$/, ''));
    expect(said.find(([where]) => where === 'Priya')?.[1]).toContain(
      en.handOver.staysYours('Kenji').join(''),
    );
    expect(calledIn(bot, thread)).toEqual(['Kenji']);
  });

  test('/escalate on-call names who is in a group, and who stands in where nobody can be reached', async () => {
    const bot = await startBot({ config: samStandsIn });
    const about = { name: 'Engineering', againAt: null, fallback: { users: ['USAM'] } };
    const told = (now: { crew: { group: string }; until: null }[], outOfReach: boolean) =>
      bot.words.answer(
        onCallAnswer(
          {
            teams: [{ ...about, onCall: { now, next: null }, outOfReach }],
            members: new Map([...groupMembers, ['S0ENG', ['UPRIYA', 'USAM']]]),
            now: bot.now(),
          },
          en,
        ),
      );
    await bot.slack.deactivate('UKENJI');
    await command(bot, 'UAOIFE', 'on-call engineering');
    expect(answerLines(bot, 'UAOIFE')).toEqual(told([{ crew: { group: 'S0ENG' }, until: null }], false));
    bot.slack.disableGroup('S0ENG');
    await bot.pass(6 * minute);
    await command(bot, 'UAOIFE', 'on-call engineering');
    expect(answerLines(bot, 'UAOIFE')).toEqual(told([], true));
    hear(bot);
  });
});

describe('a group of responders that is gone', () => {
  const start = async () => {
    const bot = await startRaised();
    bot.slack.disableGroup('S0ENG');
    hear(bot);
    return bot;
  };
  const refused = { refused: 'nobody responds', team: 'engineering' } as const;
  const kenjiReads = (bot: Bot): Said => [bot.only('UKENJI'), bot.words.refused(refused)];
  const leadsRead = ({ words }: Bot): Said[] =>
    ['Marcus', 'Nora'].map((lead) => [lead, words.say(nobodyResponds('Engineering', en))]);

  test('whoever presses, opens a form or reacts reads it, and each lead once', async () => {
    const bot = await start();
    await acknowledge(bot);
    await press(bot, 'UKENJI', acts.resolve, theCard(bot));
    await bot.slack.react('UKENJI', 'eyes', theCard(bot));
    await bot.settle();
    expect(bot.said()).toEqual([kenjiReads(bot), kenjiReads(bot), kenjiReads(bot)]);
    await bot.pass(6 * minute);
    expect(bot.said()).toEqual(leadsRead(bot));
    await acknowledge(bot);
    await bot.pass(6 * minute);
    const said = bot.said().filter(([where]) => where !== thread);
    expect(said).toEqual([kenjiReads(bot)]);
  });

  test('while Slack does not say whether the group is right again, leads wait to be told', async () => {
    const bot = await start();
    await acknowledge(bot);
    expect(bot.said()).toEqual([kenjiReads(bot)]);
    bot.slack.faults.add({
      kind: 'http_500',
      times: 1000,
      when: ({ method }) => method.startsWith('usergroups.'),
    });
    // What Slack said before is not known any more.
    await bot.restart();
    await bot.pass(6 * minute);
    expect(bot.said()).toEqual([]);
    bot.slack.faults.clear();
    await bot.pass(6 * minute);
    expect(bot.said().filter(([where]) => where !== thread)).toEqual(leadsRead(bot));
  });

  test('a reply is carried all the same, and who wrote it reads that it takes nothing', async () => {
    const bot = await start();
    await write(bot, 'UKENJI', 'C0ENG', 'I have it.', theCard(bot));
    const said = bot.said();
    expect(said).toContainEqual(kenjiReads(bot));
    expect(said.find(([where]) => where === 'Aoife › thread')?.[1]).toContain('I have it.');
  });

  test('a lead can act, but cannot give it to somebody of whom nobody can tell', async () => {
    const bot = await start();
    await acknowledge(bot, 'UMARCUS');
    await more(bot, 'UMARCUS', acts.assign, theCard(bot), { [fields.owner]: 'UKENJI' });
    expect(modalLines(bot, 'UMARCUS')).toEqual(
      bot.words.refusedNotice(refused, { status: 'acknowledged', owner: 'UMARCUS' }, 'UMARCUS'),
    );
    await bot.slack.closeModal('UMARCUS');
    expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UMARCUS').join()).toContain('Marcus');
    hear(bot);
    await bot.pass(6 * minute);
    expect(bot.said()).toEqual(leadsRead(bot));
  });

  test('one that is put right in time is not told of', async () => {
    const bot = await start();
    await acknowledge(bot);
    bot.slack.disableGroup('S0ENG', false);
    hear(bot);
    await bot.pass(6 * minute);
    expect(bot.said()).toEqual([]);
    await acknowledge(bot);
    expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI').join()).toContain('Kenji');
    hear(bot);
  });
});
