import type { ModalView } from '@slack/types';
import { describe, expect, test } from 'vitest';
import { checkView } from '../../../sandbox/slack/limits.ts';
import { answerForm, readAnswerForm } from '../../../src/views/acts/answer.ts';
import { askForm, readAskForm } from '../../../src/views/acts/ask.ts';
import { assignForm, readAssignForm } from '../../../src/views/acts/assign.ts';
import { noAnswerForm, readNoAnswerForm } from '../../../src/views/acts/call-back.ts';
import { cancelForm, readCancelForm } from '../../../src/views/acts/cancel.ts';
import { priorityForm, readPriorityForm } from '../../../src/views/acts/change-priority.ts';
import { lookBackForm, readLookBackForm } from '../../../src/views/acts/look-back.ts';
import { callbackForm, readCallbackForm } from '../../../src/views/acts/promise-callback.ts';
import { readReopenForm, reopenForm } from '../../../src/views/acts/reopen.ts';
import { readResolveForm, resolveForm } from '../../../src/views/acts/resolve.ts';
import { readSnoozeForm, snoozeForm } from '../../../src/views/acts/snooze.ts';
import { readActMetadata } from '../../../src/views/forms/act-form.ts';
import { moveForm, readMoveForm } from '../../../src/views/forms/move-form.ts';
import { en } from '../../../src/views/words/en/index.ts';
import { anEscalation } from '../../support/factories.ts';
import { seen, wording } from '../seeing.ts';
import { at, chosen, inputs, labels, picked, stateOf, ticked, typedIn } from './slack-state.ts';

const about = { id: 'ESC-12', via: 'button' } as const;
const later = Date.UTC(2026, 10, 23, 16);
const empty = (view: ModalView) => stateOf(view, {});

describe('Ask for info', () => {
  const view = askForm(about, ['Amount', 'Screenshot'], en);

  test('takes what is ticked together with the question', () => {
    const state = stateOf(view, {
      missing: ticked('Amount', 'Screenshot'),
      question: typedIn(' Which card? '),
    });
    expect(readAskForm(state, en)).toEqual({
      read: { missing: ['Amount', 'Screenshot'], text: 'Which card?' },
    });
  });

  test.each([
    ['ticks alone', { missing: ticked('Amount') }, { missing: ['Amount'], text: '' }],
    ['a question alone', { question: typedIn('Which card?') }, { missing: [], text: 'Which card?' }],
  ])('takes %s', (_, filled, read) => {
    expect(readAskForm(stateOf(view, filled), en)).toEqual({ read });
  });

  test('says what to do when nothing is asked', () => {
    expect(readAskForm(empty(view), en)).toEqual({
      errors: { question: 'Tick what is missing, or write your question here.' },
    });
  });

  test('has only the question where nothing is configured to tick', () => {
    expect(labels(askForm(about, [], en))).toEqual(['Your question', 'Who can answer?']);
  });
});

describe('Answer', () => {
  const question = { missing: ['Amount'], text: 'Which <card>?', by: 'UKENJI', at: 0 };

  test('shows the question as it was typed', () => {
    expect(answerForm(about, question, en).blocks[0]).toEqual({
      type: 'rich_text',
      elements: [
        { type: 'rich_text_quote', elements: [{ type: 'text', text: 'Which <card>?' }] },
        { type: 'rich_text_section', elements: [{ type: 'text', text: 'Still missing:' }] },
        {
          type: 'rich_text_list',
          style: 'bullet',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'Amount' }] }],
        },
      ],
    });
  });

  test('is read trimmed, and must not be empty', () => {
    const view = answerForm(about, question, en);
    expect([
      readAnswerForm(stateOf(view, { answer: typedIn(' The blue one. ') }), en),
      readAnswerForm(empty(view), en),
    ]).toEqual([{ read: { text: 'The blue one.' } }, { errors: { answer: 'Write the answer here.' } }]);
  });
});

describe('Resolve', () => {
  const causes = [{ id: 'bug', name: 'Bug' }];
  const view = resolveForm(about, causes, en);
  const filled = {
    fixed: typedIn('Restarted the worker.'),
    tell_user: typedIn('Your payout is on its way.'),
    cause: chosen('bug'),
    document: chosen('yes'),
    which_document: typedIn('Payout delays'),
  };

  test('asks these five things', () => {
    expect(labels(view)).toEqual([
      'What fixed it',
      'Tell the user',
      'Cause',
      'Could a document have answered this?',
      'Its name or its link',
    ]);
  });

  test('offers the documents that were named before, of those whose name fits into a menu', () => {
    const offering = resolveForm(about, causes, en, ['Payout delays', 'long '.repeat(16)]);
    expect(labels(offering).slice(-2)).toEqual(['Which document?', 'Its name or its link']);
    expect(offering.blocks.at(-2)).toMatchObject({
      optional: true,
      element: { options: [{ value: 'Payout delays', text: { text: 'Payout delays' } }] },
    });
    const { which_document: typed, ...unnamed } = filled;
    const named = { ...unnamed, named_document: chosen('Refunds') };
    const read = (state: Parameters<typeof stateOf>[1]) =>
      readResolveForm(stateOf(offering, state), causes, en);
    expect([read(named), read({ ...named, which_document: typed })]).toMatchObject([
      { read: { document: { answer: 'yes', which: 'Refunds' } } },
      { read: { document: { answer: 'yes', which: 'Payout delays' } } },
    ]);
  });

  test('the last two questions can be left open', () => {
    const { cause: _, document: __, which_document: ___, ...needed } = filled;
    expect(readResolveForm(stateOf(view, needed), causes, en)).toMatchObject({
      read: { cause: null, document: null },
    });
  });

  test('a document that was named is not lost for want of an answer', () => {
    const { document: _, ...unanswered } = filled;
    expect(readResolveForm(stateOf(view, unanswered), causes, en)).toEqual({
      errors: { document: 'Choose an answer.' },
    });
  });

  test('is read whole', () => {
    expect(readResolveForm(stateOf(view, filled), causes, en)).toEqual({
      read: {
        fixed: 'Restarted the worker.',
        tellUser: 'Your payout is on its way.',
        cause: 'bug',
        document: { answer: 'yes', which: 'Payout delays' },
      },
    });
  });

  test('forgets the document when none would have helped', () => {
    expect(readResolveForm(stateOf(view, { ...filled, document: chosen('no') }), causes, en)).toMatchObject({
      read: { document: { answer: 'no', which: null } },
    });
  });

  test('says what is missing on each field', () => {
    expect(readResolveForm(empty(view), causes, en)).toEqual({
      errors: {
        fixed: 'Say what fixed it.',
        tell_user: 'Write one sentence the agent can say to the user.',
      },
    });
  });

  test('takes an answer without a name', () => {
    const unnamed = { ...filled, which_document: typedIn(' ') };
    expect(readResolveForm(stateOf(view, unnamed), causes, en)).toMatchObject({
      read: { document: { answer: 'yes', which: null } },
    });
  });

  test('asks for no cause where none is configured', () => {
    const { cause: _, ...rest } = filled;
    expect(readResolveForm(stateOf(resolveForm(about, [], en), rest), [], en)).toMatchObject({
      read: { cause: null },
    });
  });
});

describe('Look back', () => {
  const causes = [{ id: 'bug', name: 'Bug' }];
  const said = { cause: 'bug', document: { answer: 'wrong', which: 'Payout delays' } } as const;

  test('asks what was left open, filled in with what is known', () => {
    const view = lookBackForm(about, said, causes, en);
    expect(labels(view)).toEqual(['Cause', 'Could a document have answered this?', 'Its name or its link']);
    expect(view.blocks).toMatchObject([
      { optional: false, element: { initial_option: { value: 'bug' } } },
      { optional: false, element: { initial_option: { value: 'wrong' } } },
      { optional: true, element: { initial_value: 'Payout delays' } },
    ]);
  });

  test('has in the menu what was chosen there', () => {
    const [, , menu, typed] = lookBackForm(about, said, causes, en, ['Payout delays']).blocks;
    expect(menu).toMatchObject({ element: { initial_option: { value: 'Payout delays' } } });
    expect(typed).not.toHaveProperty('element.initial_value');
  });

  test('offers four answers, and wants both questions answered', () => {
    const view = lookBackForm(about, null, causes, en);
    expect(view.blocks[1]).toMatchObject({
      element: {
        options: [
          'Yes, this one',
          'It is wrong or out of date',
          'It is missing',
          'No, it needed the team',
        ].map((text) => ({ text: { text } })),
      },
    });
    expect(readLookBackForm(empty(view), causes, en)).toEqual({
      errors: { cause: 'Choose the cause.', document: 'Choose an answer.' },
    });
    const filled = { cause: chosen('bug'), document: chosen('missing') };
    expect(readLookBackForm(stateOf(view, filled), causes, en)).toEqual({
      read: { cause: 'bug', document: { answer: 'missing', which: null } },
    });
  });
});

describe('Move out of a restricted team', () => {
  const teams = [
    { id: 'engineering', name: 'Engineering', restricted: false },
    { id: 'legal', name: 'Legal', restricted: true },
  ];
  const view = moveForm(about, teams, en, leaving('Frozen.'));
  const chosenWell = { team: chosen('engineering'), reason: typedIn('A bug.') };
  const texts = { summary: 'Frozen.', details: 'Frozen.', need: 'Frozen.', account: 'Frozen.' };

  test('shows all that the new team will read, and who that may be', () => {
    expect(seen({ blocks: view.blocks.filter(({ type }) => type === 'rich_text') })).toEqual([
      'What the other team will read',
      'Take out what they should not. What you change is told in your name, and the agent reads it too.',
      'They also read:',
      '• Country: Ireland',
      '• Category: Payouts',
      '• Call back promised by 16:00 today (overdue)',
      '• Contact by phone',
    ]);
    expect(labels(view).slice(2)).toEqual([
      'Summary',
      'What happened',
      'What do you need from them?',
      'Account or user',
    ]);
    const [picker] = inputs(view);
    expect(JSON.stringify(picker)).toMatch(/Everybody may read it there.*Only they read it there/);
  });

  test.each([
    [[], 'The other team and the agent read this.'],
    [['Risk'], 'The other team reads this. The agent reads it too, unless it goes to Risk.'],
    [
      ['Risk', 'Legal'],
      'The other team reads this. The agent reads it too, unless it goes to Risk or Legal.',
    ],
    [
      ['A', 'B', 'C', 'D'],
      'The other team reads this. The agent reads it too, unless it goes to a team whose cards only they read.',
    ],
  ])('says who reads the reason where %j are restricted', (closed, hint) => {
    const named = (name: string, restricted: boolean) => ({ id: name, name, restricted });
    const form = moveForm(about, [named('Design', false), ...closed.map((name) => named(name, true))], en);
    expect(JSON.stringify(inputs(form)[1])).toContain(hint);
  });

  test('takes what is left of it, within the limits of a new escalation', () => {
    expect([
      readMoveForm(stateOf(view, chosenWell), en),
      readMoveForm(stateOf(view, { ...chosenWell, summary: typedIn('A bug'), need: typedIn(' ') }), en),
      readMoveForm(
        stateOf(view, { ...chosenWell, details: typedIn(''), account: typedIn('x'.repeat(151)) }),
        en,
      ),
    ]).toEqual([
      { read: { to: 'engineering', reason: 'A bug.', texts } },
      { read: { to: 'engineering', reason: 'A bug.', texts: { ...texts, summary: 'A bug', need: null } } },
      {
        errors: {
          details: 'Write what you saw and tried, so nobody has to ask.',
          account: 'Please shorten this to 150 characters.',
        },
      },
    ]);
  });
});

test('Move takes a team and a reason, and wants both', () => {
  const view = moveForm(about, [{ id: 'risk', name: 'Risk', restricted: true }], en);
  expect([
    readMoveForm(stateOf(view, { team: chosen('risk'), reason: typedIn('A dispute.') }), en),
    readMoveForm(empty(view), en),
  ]).toEqual([
    { read: { to: 'risk', reason: 'A dispute.' } },
    {
      errors: {
        team: 'Choose the team that should have it.',
        reason: 'Say in a sentence why it belongs there.',
      },
    },
  ]);
});

test('Change priority takes one, and wants one', () => {
  const meaning = { meaning: 'm' };
  const view = priorityForm(
    about,
    ['urgent', 'low'],
    {
      urgent: meaning,
      high: meaning,
      normal: meaning,
      low: meaning,
    },
    en,
  );
  expect([
    readPriorityForm(stateOf(view, { priority: chosen('low') }), en),
    readPriorityForm(empty(view), en),
  ]).toEqual([{ read: { to: 'low' } }, { errors: { priority: 'Choose the new priority.' } }]);
});

test('Promise a callback takes a time, opens with the one promised so far, and wants one', () => {
  const view = callbackForm(about, null, en);
  const again = callbackForm(about, later, en);
  expect([
    view.title.text,
    view.submit?.text,
    labels(view),
    readCallbackForm(stateOf(view, { callback_at: at(later) }), en),
    readCallbackForm(empty(again), en),
    readCallbackForm(empty(view), en),
  ]).toEqual([
    'Promise a callback',
    'Promise',
    ['Call back the user by'],
    { read: { callbackAt: later } },
    { read: { callbackAt: later } },
    { errors: { callback_at: 'Choose until when the user is called back.' } },
  ]);
});

test('No answer takes when to try again, and does not need it', () => {
  const view = noAnswerForm(about, en);
  expect([
    labels(view),
    readNoAnswerForm(stateOf(view, { retry_at: at(later) }), en),
    readNoAnswerForm(empty(view), en),
  ]).toEqual([['Try again by'], { read: { retryAt: later } }, { read: { retryAt: null } }]);
});

describe('Snooze reminders', () => {
  const offered = (view: ModalView) =>
    inputs(view).flatMap(({ element }) =>
      element.type === 'radio_buttons' ? element.options.map(({ text }) => text.text) : [],
    );
  const snoozed = snoozeForm(about, { from: later - 1000, until: later, by: 'UKENJI' }, en);

  test('offers three lengths, and while it lasts to be reminded as usual', () => {
    const [until] = snoozed.blocks;
    expect([
      offered(snoozeForm(about, null, en)),
      offered(snoozed),
      until && 'text' in until && until.text,
    ]).toEqual([
      ['30 min', '2 hours', 'Tomorrow 09:00'],
      ['30 min', '2 hours', 'Tomorrow 09:00', 'Remind as usual'],
      {
        type: 'mrkdwn',
        text: 'Reminders are snoozed until <!date^1795449600^{date_short_pretty} {time}|2026-11-23 16:00 UTC>.',
      },
    ]);
  });

  test.each(['30m', '2h', 'tomorrow', 'not'])('takes %s', (length) => {
    expect(readSnoozeForm(stateOf(snoozed, { snooze_for: chosen(length) }), en)).toEqual({
      read: { for: length },
    });
  });

  test('wants a choice that it offered', () => {
    const errors = { snooze_for: 'Choose for how long.' };
    expect([
      readSnoozeForm(empty(snoozed), en),
      readSnoozeForm(stateOf(snoozed, { snooze_for: chosen('for ever') }), en),
    ]).toEqual([{ errors }, { errors }]);
  });
});

test('Assign takes a person, and wants one', () => {
  const view = assignForm(about, en);
  expect([
    readAssignForm(stateOf(view, { owner: picked('UKENJI') }), en),
    readAssignForm(empty(view), en),
  ]).toEqual([{ read: { to: 'UKENJI' } }, { errors: { owner: 'Choose who should have it.' } }]);
});

test('Reopen wants to know what is still wrong', () => {
  const view = reopenForm(about, en);
  expect([
    readReopenForm(stateOf(view, { reason: typedIn('Still frozen') }), en),
    readReopenForm(empty(view), en),
  ]).toEqual([
    { read: { reason: 'Still frozen' } },
    { errors: { reason: 'Say what is still wrong: the team sees this first.' } },
  ]);
});

test('Cancel takes a reason and what it is a duplicate of, and needs neither', () => {
  const view = cancelForm(about, en);
  expect([
    readCancelForm(stateOf(view, { reason: typedIn('Mine') }), en),
    readCancelForm(stateOf(view, { duplicate_of: typedIn('ESC-3') }), en),
    readCancelForm(empty(view), en),
  ]).toEqual([
    { read: { reason: 'Mine', of: null } },
    { read: { reason: '', of: 'ESC-3' } },
    { read: { reason: '', of: null } },
  ]);
});

const leaving = (text: string) => ({
  escalation: anEscalation({ summary: text, details: text, need: text, account: text, callbackAt: later }),
  wording,
  now: later,
});

const long = '&<👩‍🚀'.repeat(2000);
const options = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ id: `id-${i}`, name: long, restricted: false }));

test.each<[string, ModalView]>([
  [
    'ask',
    askForm(
      { id: 'ESC-123456789', via: 'button' },
      Array.from({ length: 12 }, (_, i) => `${i}${long}`),
      en,
    ),
  ],
  [
    'answer',
    answerForm(
      { id: 'ESC-123456789', via: 'home' },
      { missing: Array(10).fill(long), text: long, by: 'U1', at: 0 },
      en,
    ),
  ],
  ['resolve', resolveForm({ id: 'ESCALATION-123456789', via: 'button' }, options(120), en)],
  ['move', moveForm(about, options(120), en)],
  ['move out of a restricted team', moveForm(about, options(120), en, leaving(long))],
  [
    'change priority',
    priorityForm(
      about,
      ['urgent', 'high', 'normal', 'low'],
      {
        urgent: { meaning: long },
        high: { meaning: long },
        normal: { meaning: long },
        low: { meaning: long },
      },
      en,
    ),
  ],
  ['assign', assignForm(about, en)],
  ['reopen', reopenForm(about, en)],
  ['cancel', cancelForm(about, en)],
  ['callback', callbackForm(about, later, en)],
  ['no answer', noAnswerForm(about, en)],
  ['snooze', snoozeForm(about, { from: 0, until: later, by: 'UKENJI' }, en)],
])('%s stays inside the limits of Slack with the longest that can be in it', (_, view) => {
  expect(checkView(view)).toEqual([]);
});

test('a form remembers which escalation it is about and where it was opened', () => {
  expect(readActMetadata(cancelForm({ id: 'ESC-7', via: 'home' }, en).private_metadata ?? '')).toEqual({
    id: 'ESC-7',
    via: 'home',
  });
});

test('a text that is too long is refused on its field', () => {
  const view = cancelForm(about, en);
  expect(readCancelForm(stateOf(view, { reason: typedIn('x'.repeat(1001)) }), en)).toEqual({
    errors: { reason: 'Please shorten this to 1000 characters.' },
  });
});
