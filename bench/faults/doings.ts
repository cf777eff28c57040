/** What people can do with an escalation they see: which button it needs, how often it is chosen, and what is written where. */
import type { Answers } from '../../sandbox/slack/gestures/modals.ts';
import { documentAnswers } from '../../src/domain/escalation.ts';
import { actViews } from '../../src/views/acts/index.ts';
import { fields } from '../../src/views/ids.ts';
import { actions, raising } from '../actions.ts';
import { colleaguesOf, teamIds } from './crowd.ts';
import type { Gestures, Scene } from './gestures.ts';
import type { Act } from './ledger.ts';
import { type Ask, buttonsOn, type Sight, type Where } from './sights.ts';

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
  const form = (
    button: string,
    what: What,
    filled: Filled,
    often: Pick<Doing, 'weight' | 'atTheEnd'>,
  ): Doing => ({
    button,
    ...often,
    does: (user, sight) => fillIn(user, button, sight, { what, escalation: sight.escalation }, filled),
  });

  async function fillIn(
    user: string,
    button: string | Ask['spot'],
    where: Where | undefined,
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
        [...Object.keys(behindMore), ...Object.keys(pressedUnderMore)].filter((one) => offered.includes(one)),
      );
      if (chosen === undefined) return;
      const done = pressedUnderMore[chosen];
      if (done) await gestures.press(user, chosen, undefined, { what: done, escalation });
      const [what, filled] = behindMore[chosen] ?? [];
      if (what && filled) await fillIn(user, chosen, undefined, { what, escalation }, filled);
    },
  });

  const soon = () => new Date(slack.clock.now() + chance.between(60_000, 240_000));
  const callback: readonly [What, Filled] = ['callback promised', () => ({ [fields.callbackAt]: soon() })];
  const resolution: readonly [What, Filled] = [
    'resolved',
    (word) => ({
      [fields.fixed]: `Released by hand ${word}`,
      [fields.tellUser]: 'It works again.',
      [fields.cause]: 'incident',
      [fields.document]: 'no',
    }),
  ];
  const answer: readonly [What, Filled] = [
    'answered',
    (word) => ({ [fields.answer]: `It is acct_1Test, ${word}` }),
  ];

  const snooze: readonly [What, Filled] = ['snoozed', () => ({ [fields.snoozeFor]: '30m' })];
  const assign: readonly [What, Filled] = [
    'assigned',
    (_word, user) => ({ [fields.owner]: chance.one(colleaguesOf(user)) ?? user }),
  ];

  const behindMore: { [action: string]: readonly [What, Filled] } = {
    [actions.morePriority]: [
      'priority changed',
      (_word, user) => ({ [fields.priority]: offeredTo(user, priorities) }),
    ],
    [actions.moreSnooze]: snooze,
    [actions.moreMove]: [
      'moved',
      (word, user) => ({
        [fields.team]: offeredTo(user, teamIds),
        [fields.reason]: `It is theirs ${word}`,
      }),
    ],
    [actions.moreCancel]: ['cancelled', (word) => ({ [fields.reason]: `By mistake ${word}` })],
    [actions.moreCallback]: callback,
    [actions.moreAssign]: assign,
    [actions.moreLookBack]: [
      'looked back',
      // Where no document would have helped, none is named.
      (word) => ({
        [fields.cause]: 'incident',
        [fields.document]: chance.one(documentAnswers.filter((one) => one !== 'no')) ?? '',
        [fields.whichDocument]: word,
      }),
    ],
  };

  const pressedUnderMore: { [action: string]: What } = {
    [actions.moreHandBack]: 'handed back',
    [actions.moreStartCall]: 'call started',
  };

  /** What can be pressed where only one person is asked. */
  const pressed: { [action: string]: What } = {
    [actions.acknowledge]: 'acknowledged',
    [actions.undo]: 'acknowledgement undone',
    [actions.news30m]: 'promised news',
    [actions.news2h]: 'promised news',
    [actions.newsToday]: 'promised news',
    [actions.newsTomorrow]: 'promised news',
    [actions.keep]: 'kept',
    [actions.endCall]: 'call ended',
    [actions.moreHandBack]: 'handed back',
    ...Object.fromEntries(
      actViews['call back'].presses.map(({ action }) => [action, 'called back'] as const),
    ),
  };
  const filledIn: { [action: string]: readonly [What, Filled] } = {
    [actions.openNoAnswer]: ['called back', () => ({ [fields.retryAt]: soon() })],
    [actions.openCallback]: callback,
    [actions.openResolve]: resolution,
    [actions.openAnswer]: answer,
    [actions.moreSnooze]: snooze,
    [actions.moreAssign]: assign,
    [actions.giveNews]: ['said', (word) => ({ [fields.news]: `The bank has it, ${word}` })],
  };

  /** One of these that the open form offers. */
  function offeredTo(user: string, values: readonly string[]): string {
    const form = JSON.stringify(slack.modal(user)?.blocks ?? []);
    return chance.one(values.filter((value) => form.includes(`"value":"${value}"`))) ?? '';
  }

  const reopen = form(
    actions.openReopen,
    'reopened',
    (word) => ({ [fields.reason]: `Still broken ${word}` }),
    { weight: 0.3 },
  );

  const onCards: readonly Doing[] = [
    press(actions.acknowledge, 'acknowledged', 6),
    eyes,
    form(actions.openResolve, ...resolution, { weight: 2, atTheEnd: 9 }),
    form(actions.openAsk, 'asked', (word) => ({ [fields.question]: `Which account, ${word}?` }), {
      weight: 2,
    }),
    press(actions.holdOn, 'held on', 2),
    press(actions.takeOver, 'taken over', 6),
    form(actions.openCallback, ...callback, { weight: 1 }),
    more(3),
    reopen,
    reply(1.5),
  ];

  const onOwnMessages: readonly Doing[] = [
    form(actions.openAnswer, ...answer, { weight: 5, atTheEnd: 1 }),
    press(actions.endCall, 'call ended', 2),
    form(actions.openCancel, 'cancelled', (word) => ({ [fields.reason]: `Typed it wrong ${word}` }), {
      weight: 0.4,
    }),
    more(0.6),
    reopen,
    reply(1),
  ];

  return {
    onCards,
    onOwnMessages,
    /** Whether there is anything to do about what somebody is asked. */
    isOpen: ({ spot: { actionId } }: Ask): boolean => actionId in pressed || actionId in filledIn,
    async followUp(user: string, { escalation, where, spot }: Ask): Promise<void> {
      const what = pressed[spot.actionId];
      const form = filledIn[spot.actionId];
      if (what) await gestures.press(user, spot, where, { what, escalation });
      else if (form) await fillIn(user, spot, where, { what: form[0], escalation }, form[1]);
    },
    async raise(user: string): Promise<void> {
      if (!(await gestures.openNew(user))) return;
      const team = chance.one(teamIds) ?? '';
      await gestures.submit(user, { what: 'raised', escalation: null }, (word) => ({
        [actions.formTeam]: team,
        [actions.formPriority]: chance.one(priorities) ?? '',
        ...(chance.random() < 0.15 && { [raising.onPhone]: ['yes'] }),
        [raising.summary]: `${chance.one(summaries)} ${word}`,
        [raising.details]: 'It does not work since this morning.',
      }));
    },
  };
}
