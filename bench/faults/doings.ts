/** What people can do with an escalation they see: which button it needs, how often it is chosen, and what is written where. */
import type { Answers } from '../../sandbox/slack/gestures/modals.ts';
import { teamNames } from './crowd.ts';
import type { Gestures, Scene } from './gestures.ts';
import type { Act } from './ledger.ts';
import { labelsOn, type Sight } from './sights.ts';

export type Doing = {
  /** The button it begins with; null where it needs none. */
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

const priorities = ['Urgent', 'High', 'Normal', 'Low'];
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
      if (chance.random() > (sight.buttons.includes('Reopen') ? writes.closed : writes.open)) return;
      await gestures.reply(user, sight);
    },
  });

  const eyes: Doing = {
    button: 'Acknowledge',
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
    button: 'More',
    weight,
    does: async (user, sight) => {
      const { escalation } = sight;
      if (!(await gestures.open(user, 'More', sight))) return;
      const offered = labelsOn(slack.modal(user)?.blocks ?? []);
      const label = chance.one(
        [...Object.keys(behindMore), 'Hand back'].filter((one) => offered.includes(one)),
      );
      if (label === 'Hand back') {
        await gestures.press(user, label, undefined, { what: 'handed back', escalation });
      } else if (label !== undefined) {
        const [what, filled] = behindMore[label] ?? [];
        if (what && filled) await fillIn(user, label, undefined, { what, escalation }, filled);
      }
    },
  });

  const behindMore: { [label: string]: readonly [What, Filled] } = {
    'Change priority': ['priority changed', (_word, user) => ({ Priority: offeredTo(user, priorities) })],
    'Snooze reminders': ['snoozed', () => ({ 'For how long?': '30 min' })],
    'Move to another team': [
      'moved',
      (word, user) => ({
        Team: offeredTo(user, Object.values(teamNames)),
        'Why is it theirs?': `It is theirs ${word}`,
      }),
    ],
    Cancel: ['cancelled', (word) => ({ Reason: `By mistake ${word}` })],
  };

  /** One of these that the open form offers. */
  function offeredTo(user: string, names: readonly string[]): string {
    const form = JSON.stringify(slack.modal(user)?.blocks ?? []);
    return chance.one(names.filter((name) => form.includes(`"${name}"`))) ?? '';
  }

  const reopen = form('Reopen', 'reopened', 0.3, (word) => ({
    'What is still wrong?': `Still broken ${word}`,
  }));

  const onCards: readonly Doing[] = [
    press('Acknowledge', 'acknowledged', 6),
    eyes,
    form(
      'Resolve',
      'resolved',
      2,
      (word) => ({
        'What fixed it': `Released by hand ${word}`,
        'Tell the user': 'It works again.',
        Cause: 'An incident',
        'Could a document have answered this?': 'No',
      }),
      9,
    ),
    form('Ask for info', 'asked', 2, (word) => ({ 'Your question': `Which account, ${word}?` })),
    press('Hold on, 2 min', 'held on', 2),
    more(3),
    reopen,
    reply(1.5),
  ];

  const onOwnMessages: readonly Doing[] = [
    form('Answer', 'answered', 5, (word) => ({ 'Your answer': `It is acct_1Test, ${word}` }), 1),
    press('Call ended', 'call ended', 2),
    form('Cancel', 'cancelled', 0.4, (word) => ({ Reason: `Typed it wrong ${word}` })),
    more(0.6),
    reopen,
    reply(1),
  ];

  return {
    onCards,
    onOwnMessages,
    async raise(user: string): Promise<void> {
      if (!(await gestures.openNew(user))) return;
      const team = chance.one(Object.values(teamNames)) ?? '';
      await gestures.submit(user, { what: 'raised', escalation: null }, (word) => ({
        Team: team,
        Priority: chance.one(priorities) ?? '',
        ...(chance.random() < 0.15 && { 'The user is on the phone now': ['Yes'] }),
        Summary: `${chance.one(summaries)} ${word}`,
        'What happened': 'It does not work since this morning.',
      }));
    },
  };
}
