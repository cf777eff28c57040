/** While Slack is asked what somebody is to the team, the escalation goes to another one: nobody acts for a team they are not in. */
import { describe, expect, test } from 'vitest';
import { type Bot, minute, modes } from '../support/bot.ts';
import {
  acknowledge,
  aResolution,
  fillIn,
  hear,
  more,
  press,
  resolve,
  startRaised,
  submit,
  theCard,
  write,
} from '../support/gestures.ts';
import { agentMessage } from '../support/lines.ts';
import { at } from '../support/words/about.ts';
import { acts, choices, fields } from '../support/words/labels.ts';

const kenji = 'UKENJI';

/** Marcus moves it to Risk in the very moment in which the bot asks Slack next who is in Engineering's group. */
function movesWhenAsked({ slack, engine }: Bot): void {
  const stop = slack.on('call', ({ method }) => {
    if (method !== 'usergroups.users.list') return;
    stop();
    const by = { id: 'UMARCUS', team: 'engineering', responder: false, lead: true };
    void engine.act('ESC-1', { kind: 'move', by, via: 'button', to: 'risk', reason: 'Fraud.' }, 'the move');
  });
}

const done = async (bot: Bot) => (await bot.engine.history('ESC-1')).map(({ deed }) => deed.what);

type Story = {
  /** What happens before; `startRaised` did. */
  before?: (bot: Bot) => Promise<unknown>;
  act: (bot: Bot) => Promise<unknown>;
  values?: Parameters<typeof startRaised>[0];
};

/** The form stands open while who is in the group grows old. */
const openForm = (label: string) => async (bot: Bot) => {
  await press(bot, kenji, acts.more, theCard(bot));
  await press(bot, kenji, label);
};
const sends =
  (values: Parameters<typeof submit>[2] = {}) =>
  (bot: Bot) =>
    submit(bot, kenji, values);

const ofTheTeam: Record<string, Story> = {
  acknowledge: { act: (bot) => acknowledge(bot) },
  'acknowledge by a reply': { act: (bot) => write(bot, kenji, 'C0ENG', 'Looking.', theCard(bot)) },
  'acknowledge by 👀': {
    act: async (bot) => {
      await bot.slack.react(kenji, 'eyes', theCard(bot));
      await bot.settle();
    },
  },
  undo: {
    before: (bot) => write(bot, kenji, 'C0ENG', 'Looking.', theCard(bot)),
    act: (bot) => press(bot, kenji, acts.undo),
  },
  'hand back': {
    before: acknowledge,
    act: (bot) => more(bot, kenji, acts.handBack, theCard(bot)),
  },
  'promise news': { before: acknowledge, act: (bot) => press(bot, kenji, acts.in30m) },
  'hold on': {
    values: { [fields.onPhone]: [choices.yes] },
    act: (bot) => press(bot, kenji, acts.holdOn, theCard(bot)),
  },
  resolve: {
    before: (bot) => press(bot, kenji, acts.resolve, theCard(bot)),
    act: sends(aResolution),
  },
  ask: {
    before: (bot) => press(bot, kenji, acts.ask, theCard(bot)),
    act: sends({ [fields.question]: 'Which one?' }),
  },
  assign: { before: openForm(acts.assign), act: sends({ [fields.owner]: 'UPRIYA' }) },
  move: {
    before: openForm(acts.move),
    act: sends({ [fields.team]: 'Design', [fields.moveReason]: 'Theirs.' }),
  },
  'change priority': {
    before: openForm(acts.changePriority),
    act: sends({ [fields.newPriority]: choices.low }),
  },
  snooze: { before: openForm(acts.snooze), act: sends({ [fields.snoozeFor]: choices.snooze2h }) },
  'promise a callback': {
    before: openForm(acts.promiseCallback),
    act: sends({ [fields.callbackAt]: new Date(at('15:00')) }),
  },
  cancel: { before: openForm(acts.cancel), act: sends() },
};

/** What the reporter may do whoever has it: done once, for the team that has it then. */
const ofTheReporter: Record<string, Story & { deed: string }> = {
  'change priority': {
    values: { [fields.priority]: choices.normal },
    act: (bot) =>
      more(bot, 'UAOIFE', acts.changePriority, agentMessage(bot, 'ESC-1', 'UAOIFE'), {
        [fields.newPriority]: choices.urgent,
      }),
    deed: 'priority changed',
  },
  cancel: {
    act: (bot) => fillIn(bot, 'UAOIFE', acts.cancel, {}, agentMessage(bot, 'ESC-1', 'UAOIFE')),
    deed: 'cancelled',
  },
  reopen: {
    before: (bot) => resolve(bot),
    act: (bot) =>
      fillIn(
        bot,
        'UAOIFE',
        acts.reopen,
        { [fields.reopenReason]: 'Again.' },
        agentMessage(bot, 'ESC-1', 'UAOIFE'),
      ),
    deed: 'reopened',
  },
};

/** What Slack said of the group is older than five minutes, so it is asked again. */
async function growOld(bot: Bot): Promise<void> {
  await bot.pass(6 * minute);
  hear(bot);
}

describe.each(modes)('%s mode', (mode) => {
  test.each(Object.entries(ofTheTeam))('%s: Kenji does nothing to what Risk has', async (_, story) => {
    const bot = await startRaised(story.values, { mode });
    await story.before?.(bot);
    await growOld(bot);
    const before = await done(bot);
    movesWhenAsked(bot);
    await story.act(bot);
    expect(await done(bot)).toEqual([...before, 'moved']);
    expect(await bot.engine.find('ESC-1')).toMatchObject({ team: 'risk', status: 'open', owner: null });
    hear(bot);
  });

  test.each(Object.entries(ofTheReporter))('%s: Aoife’s is done once all the same', async (_, story) => {
    const bot = await startRaised(story.values, { mode });
    await story.before?.(bot);
    await growOld(bot);
    const before = await done(bot);
    movesWhenAsked(bot);
    await story.act(bot);
    expect(await done(bot)).toEqual([
      ...before,
      ...(story.deed === 'reopened' ? ['reopened'] : ['moved', story.deed]),
    ]);
    hear(bot);
  });
});
