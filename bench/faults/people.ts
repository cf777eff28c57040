/** People at work: each does one thing after another, on what they see, until they are told to stop. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Answers } from '../../sandbox/slack/gestures/modals.ts';
import { type Member, teamNames } from './crowd.ts';
import { createGestures, type Scene } from './gestures.ts';
import { labelsOn, type Sight, sightsIn } from './sights.ts';

export type Pace = {
  /** Nothing more is begun while the bot has too much to send. */
  mayBegin(): boolean;
  /** How many escalations may be under way. */
  mayRaise(): boolean;
  /** Everything is to be brought to an end. */
  closing(): boolean;
  over(): boolean;
};

type Doing = { weight: number; does(): Promise<unknown> };

const summaries = [
  'Payouts frozen',
  'Refund did not arrive',
  'Login loops',
  'Konbini codes expire',
  'API answers 500',
];

export function createPeople(scene: Scene, pace: Pace) {
  const { slack, chance } = scene;
  const gestures = createGestures(scene);
  /** One at a time acts on an escalation, so that what becomes of it can be told from its history alone. */
  const busy = new Set<string>();
  const reacted = new Set<string>();
  /** Sentences of what people could not do because it was gone from their screen. */
  const lost = new Map<string, number>();

  async function raise(user: string): Promise<void> {
    if (!(await gestures.openNew(user))) return;
    const team = chance.weighed([
      [3, 'Engineering'],
      [2, 'Risk'],
      [2, 'New markets'],
      [2, 'Design'],
    ]);
    const priority = chance.one(['Urgent', 'High', 'Normal', 'Low']);
    const onPhone = chance.random() < 0.15;
    await gestures.submit(user, { what: 'raised', escalation: null }, (word) => ({
      Team: team ?? 'Engineering',
      Priority: priority ?? 'Normal',
      ...(onPhone && { 'The user is on the phone now': ['Yes'] }),
      Summary: `${chance.one(summaries)} ${word}`,
      'What happened': 'It does not work since this morning.',
    }));
  }

  const inForm =
    (
      user: string,
      sight: Sight,
      label: string,
      what: Parameters<typeof gestures.submit>[1]['what'],
      filled: (word: string) => Answers,
    ) =>
    async () => {
      if (!(await gestures.open(user, label, sight)) || !gestures.formHasSubmit(user)) return;
      await gestures.submit(user, { what, escalation: sight.escalation }, filled);
    };

  const resolution = (word: string): Answers => ({
    'What fixed it': `Released by hand ${word}`,
    'Tell the user': 'It works again.',
    Cause: 'An incident',
    'Could a document have answered this?': 'No',
  });

  /** What stands behind More, each with its form or as one press. */
  const behindMore = (user: string, sight: Sight) => async (): Promise<void> => {
    const { escalation } = sight;
    if (!(await gestures.open(user, 'More', sight))) return;
    const view = slack.modal(user);
    const offered = view ? labelsOn(view.blocks) : [];
    const other = chance.one(Object.entries(teamNames).filter(([channel]) => channel !== sight.channel));
    const form = (
      label: string,
      what: Parameters<typeof gestures.submit>[1]['what'],
      filled: (word: string) => Answers,
    ) => ({
      label,
      does: async () => {
        if (!(await gestures.open(user, label, undefined)) || !gestures.formHasSubmit(user)) return;
        await gestures.submit(user, { what, escalation }, filled);
      },
    });
    const choices = [
      form('Change priority', 'priority changed', () => ({ Priority: anotherPriority(user) })),
      form('Snooze reminders', 'snoozed', () => ({ 'For how long?': '30 min' })),
      form('Move to another team', 'moved', (word) => ({
        Team: other?.[1] ?? 'Engineering',
        'Why is it theirs?': `It is theirs ${word}`,
      })),
      {
        label: 'Hand back',
        does: () => gestures.press(user, 'Hand back', undefined, { what: 'handed back', escalation }),
      },
      form('Cancel', 'cancelled', (word) => ({ Reason: `By mistake ${word}` })),
    ].filter(({ label }) => offered.includes(label));
    await chance.one(choices)?.does();
  };

  /** The options that the open form offers. */
  function anotherPriority(user: string): string {
    const text = JSON.stringify(slack.modal(user)?.blocks ?? []);
    return (
      chance.one(['Urgent', 'High', 'Normal', 'Low'].filter((name) => text.includes(`"${name}"`))) ?? 'High'
    );
  }

  function doingsOnCard(user: string, sight: Sight): Doing[] {
    const { escalation, buttons } = sight;
    const has = (label: string) => buttons.includes(label);
    const closes = pace.closing();
    const seen = `${user} ${sight.ts}`;
    return [
      ...(has('Acknowledge') && !closes
        ? [
            {
              weight: 6,
              does: () => gestures.press(user, 'Acknowledge', sight, { what: 'acknowledged', escalation }),
            },
            ...(reacted.has(seen)
              ? []
              : [
                  {
                    weight: 2,
                    does: () => {
                      reacted.add(seen);
                      return gestures.react(user, sight);
                    },
                  },
                ]),
          ]
        : []),
      ...(has('Resolve')
        ? [{ weight: closes ? 9 : 2, does: inForm(user, sight, 'Resolve', 'resolved', resolution) }]
        : []),
      ...(has('Ask for info') && !closes
        ? [
            {
              weight: 2,
              does: inForm(user, sight, 'Ask for info', 'asked', (word) => ({
                'Your question': `Which account, ${word}?`,
              })),
            },
          ]
        : []),
      ...(has('Hold on, 2 min') && !closes
        ? [
            {
              weight: 2,
              does: () => gestures.press(user, 'Hold on, 2 min', sight, { what: 'held on', escalation }),
            },
          ]
        : []),
      ...(has('More') && !closes ? [{ weight: 3, does: behindMore(user, sight) }] : []),
      ...(has('Reopen') && !closes
        ? [
            {
              weight: 0.3,
              does: inForm(user, sight, 'Reopen', 'reopened', (word) => ({
                'What is still wrong?': `Still broken ${word}`,
              })),
            },
          ]
        : []),
      ...(closes ? [] : [{ weight: has('Reopen') ? 0.2 : 1.5, does: () => gestures.reply(user, sight) }]),
    ];
  }

  function doingsOnOwn(user: string, sight: Sight): Doing[] {
    const { escalation, buttons } = sight;
    const has = (label: string) => buttons.includes(label);
    const closes = pace.closing();
    return [
      ...(has('Answer')
        ? [
            {
              weight: 5,
              does: inForm(user, sight, 'Answer', 'answered', (word) => ({
                'Your answer': `It is acct_1Test, ${word}`,
              })),
            },
          ]
        : []),
      ...(has('Call ended')
        ? [
            {
              weight: 2,
              does: () => gestures.press(user, 'Call ended', sight, { what: 'call ended', escalation }),
            },
          ]
        : []),
      ...(has('Cancel') && !closes
        ? [
            {
              weight: 0.4,
              does: inForm(user, sight, 'Cancel', 'cancelled', (word) => ({
                Reason: `Typed it wrong ${word}`,
              })),
            },
          ]
        : []),
      ...(has('More') && !closes ? [{ weight: 0.6, does: behindMore(user, sight) }] : []),
      ...(has('Reopen') && !closes
        ? [
            {
              weight: 0.3,
              does: inForm(user, sight, 'Reopen', 'reopened', (word) => ({
                'What is still wrong?': `It came back ${word}`,
              })),
            },
          ]
        : []),
      ...(closes ? [] : [{ weight: has('Reopen') ? 0.2 : 1, does: () => gestures.reply(user, sight) }]),
    ];
  }

  /** What this person could do now, on one thing they see that nobody else is busy with. */
  async function doOne({ id, side, channels }: Member): Promise<void> {
    if (side === 'agent' && pace.mayRaise() && chance.random() < 0.6) return raise(id);
    const places = side === 'agent' ? [slack.directChannel(id)] : channels;
    const free = places
      .flatMap((place) => sightsIn(slack, place))
      .filter(({ escalation }) => !busy.has(escalation));
    const worth = free.filter(({ buttons }) => !buttons.includes('Reopen') || chance.random() < 0.1);
    const sight = chance.one(worth);
    if (!sight) return;
    const doings = side === 'agent' ? doingsOnOwn(id, sight) : doingsOnCard(id, sight);
    const doing = chance.weighed(doings.map((one) => [one.weight, one] as const));
    if (!doing) return;
    busy.add(sight.escalation);
    try {
      await doing.does();
    } finally {
      busy.delete(sight.escalation);
    }
  }

  async function work(member: Member): Promise<void> {
    while (!pace.over()) {
      await pause(pace.closing() ? chance.between(50, 150) : chance.between(50, 400));
      if (!pace.mayBegin() && !pace.closing()) continue;
      try {
        await doOne(member);
      } catch (error) {
        // What somebody wanted to press has changed under their hand; that is no fault of anybody, and it is counted.
        const [sentence = ''] = String(error instanceof Error ? error.message : error).split('.');
        const kind = sentence.replaceAll(/"[^"]*"|\bU[A-Z]+\b|ESC-\d+|[\d.]+/g, '…');
        lost.set(kind, (lost.get(kind) ?? 0) + 1);
      }
      await gestures.closeAll(member.id);
    }
  }

  return { lost, work };
}
