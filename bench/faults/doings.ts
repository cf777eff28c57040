/** What people can do with an escalation they see: which button it needs, how often it is chosen, and what is written where. */
import type { Answers } from '../../sandbox/slack/gestures/modals.ts';
import { fields } from '../../src/views/ids.ts';
import { actions } from '../actions.ts';
import { teamIds } from './crowd.ts';
import type { Gestures, Scene } from './gestures.ts';
import type { Act } from './ledger.ts';
import { buttonsOn, type Sight } from './sights.ts';

export type Doing = {
  /** What the button does that it begins with; null where it needs none. */
  button: string | null;
  weight: number;
  /** The weight once everything is to be brought to an end; 0 where it is left out. */
  atTheEnd?: number;
  does(user: string, sight: Sight): Promise<unknown>;
};

export type Doings = ReturnType<typeof createDoings>;

type What = Act['what'];
type Filled = (word: string, user: string) => Answers;

/** People look more often than they write, and once it is closed they hardly do. */
const writes = { open: 0.4, closed: 0.05 };

const priorities = ['urgent', 'high', 'normal', 'low'];
const summaries = [
  'Payouts frozen',
  'Refund did not arrive',
  'Login loops',
  'Konbini codes expire',
  'API answers 500',
];

export function createDoings({ slack, chance }: Pick<Scene, 'slack' | 'chance'>, gestures: Gestures) {
  const reacted = new Set<string>();

  /** A button that opens a form, filled in and sent. */
  const form = (button: string, what: What, weight: number, filled: Filled, atTheEnd = 0): Doing => ({
    button,
    weight,
    atTheEnd,
    does: (user, sight) => fillIn(user, button, sight, { what, escalation: sight.escalation }, filled),
  });

  async function fillIn(
    user: string,
    button: string,
    where: Sight | undefined,
    begun: Pick<Act, 'what' | 'escalation'>,
    filled: Filled,
  ): Promise<void> {
    if (!(await gestures.open(user, button, where)) || !gestures.formHasSubmit(user)) return;
    await gestures.submit(user, begun, (word) => filled(word, user));
  }

  const press = (button: string, what: What, weight: number): Doing => ({
    button,
    weight,
    does: (user, sight) => gestures.press(user, button, sight, { what, escalation: sight.escalation }),
  });

  const reply = (weight: number): Doing => ({
    button: null,
    weight,
    does: async (user, sight) => {
      if (chance.random() > (sight.buttons.includes(actions.openReopen) ? writes.closed : writes.open))
        return;
      await gestures.reply(user, sight);
    },
  });

  const eyes: Doing = {
    button: actions.acknowledge,
    weight: 2,
    does: async (user, sight) => {
      const once = `${user} ${sight.ts}`;
      if (reacted.has(once)) return;
      reacted.add(once);
      await gestures.react(user, sight);
    },
  };

  /** What stands behind More: one of what is offered there. */
  const more = (weight: number): Doing => ({
    button: actions.openMore,
    weight,
    does: async (user, sight) => {
      const { escalation } = sight;
      if (!(await gestures.open(user, actions.openMore, sight))) return;
      const offered = buttonsOn(slack.modal(user)?.blocks ?? []);
      const chosen = chance.one(
        [...Object.keys(behindMore), actions.moreHandBack].filter((one) => offered.includes(one)),
      );
      if (chosen === actions.moreHandBack) {
        await gestures.press(user, chosen, undefined, { what: 'handed back', escalation });
      } else if (chosen !== undefined) {
        const [what, filled] = behindMore[chosen] ?? [];
        if (what && filled) await fillIn(user, chosen, undefined, { what, escalation }, filled);
      }
    },
  });

  const behindMore: { [action: string]: readonly [What, Filled] } = {
    [actions.morePriority]: [
      'priority changed',
      (_word, user) => ({ [fields.priority]: offeredTo(user, priorities) }),
    ],
    [actions.moreSnooze]: ['snoozed', () => ({ [fields.snoozeFor]: '30m' })],
    [actions.moreMove]: [
      'moved',
      (word, user) => ({
        [fields.team]: offeredTo(user, teamIds),
        [fields.reason]: `It is theirs ${word}`,
      }),
    ],
    [actions.moreCancel]: ['cancelled', (word) => ({ [fields.reason]: `By mistake ${word}` })],
  };

  /** One of these that the open form offers. */
  function offeredTo(user: string, values: readonly string[]): string {
    const form = JSON.stringify(slack.modal(user)?.blocks ?? []);
    return chance.one(values.filter((value) => form.includes(`"value":"${value}"`))) ?? '';
  }

  const reopen = form(actions.openReopen, 'reopened', 0.3, (word) => ({
    [fields.reason]: `Still broken ${word}`,
  }));

  const onCards: readonly Doing[] = [
    press(actions.acknowledge, 'acknowledged', 6),
    eyes,
    form(
      actions.openResolve,
      'resolved',
      2,
      (word) => ({
        [fields.fixed]: `Released by hand ${word}`,
        [fields.tellUser]: 'It works again.',
        [fields.cause]: 'incident',
        [fields.document]: 'no',
      }),
      9,
    ),
    form(actions.openAsk, 'asked', 2, (word) => ({ [fields.question]: `Which account, ${word}?` })),
    press(actions.holdOn, 'held on', 2),
    more(3),
    reopen,
    reply(1.5),
  ];

  const onOwnMessages: readonly Doing[] = [
    form(actions.openAnswer, 'answered', 5, (word) => ({ [fields.answer]: `It is acct_1Test, ${word}` }), 1),
    press(actions.endCall, 'call ended', 2),
    form(actions.openCancel, 'cancelled', 0.4, (word) => ({ [fields.reason]: `Typed it wrong ${word}` })),
    more(0.6),
    reopen,
    reply(1),
  ];

  return {
    onCards,
    onOwnMessages,
    async raise(user: string): Promise<void> {
      if (!(await gestures.openNew(user))) return;
      const team = chance.one(teamIds) ?? '';
      await gestures.submit(user, { what: 'raised', escalation: null }, (word) => ({
        [actions.formTeam]: team,
        [actions.formPriority]: chance.one(priorities) ?? '',
        ...(chance.random() < 0.15 && { [fields.onPhone]: ['yes'] }),
        [fields.summary]: `${chance.one(summaries)} ${word}`,
        [fields.details]: 'It does not work since this morning.',
      }));
    },
  };
}
