import { expect, test } from 'vitest';
import { checkView } from '../../../sandbox/slack/limits.ts';
import { freeTexts } from '../../../src/domain/escalation.ts';
import { promiseSentence } from '../../../src/views/forms/promise.ts';
import {
  emptyStart,
  notSure,
  type Prefill,
  readRaiseForm,
  readRaiseMetadata,
  readSoFar,
  readStart,
  writeStart,
} from '../../../src/views/forms/raise-fields.ts';
import { raiseForm } from '../../../src/views/forms/raise-form.ts';
import { en } from '../../../src/views/words/en/index.ts';
import { at, chosen, inputs, labels, stateOf, ticked, typedIn } from './slack-state.ts';

const now = Date.UTC(2026, 10, 23, 14, 0);
const minute = 60_000;

const choices = {
  teams: [
    {
      id: 'engineering',
      name: 'Engineering',
      standing: { unacknowledged: 3, usuallyAcknowledgedMs: 9 * minute, closedUntil: null },
    },
    {
      id: 'risk',
      name: 'Risk',
      standing: { unacknowledged: 0, usuallyAcknowledgedMs: null, closedUntil: null },
    },
    { id: 'design', name: 'Design', standing: null },
  ],
  priorities: {
    urgent: { meaning: 'Money or many users at stake now' },
    high: { meaning: 'A user cannot go on' },
    normal: { meaning: 'A user is waiting' },
    low: { meaning: 'Good to know' },
  },
  categories: [{ id: 'payouts', name: 'Payouts' }],
  countries: ['DE', 'IE'],
  timeZone: 'Europe/Berlin',
};
const promised = {
  team: 'engineering',
  teamName: 'Engineering',
  acknowledgeAt: now + 20 * minute,
  resolveAt: now + 240 * minute,
  closedUntil: null,
  chosen: true,
};

const form = (prefill: Prefill = {}, more: Partial<Parameters<typeof raiseForm>[0]> = {}) =>
  raiseForm({
    prefill,
    choices,
    promised,
    source: null,
    masked: null,
    expanded: false,
    now,
    words: en,
    ...more,
  });

const all: Prefill = {
  team: 'risk',
  priority: 'urgent',
  onPhone: true,
  summary: 'Payouts frozen',
  details: 'Since Friday.\nTried twice.',
  need: 'Unfreeze it',
  account: 'acct_1KxYz',
  country: 'IE',
  category: 'payouts',
  callbackAt: now + 60 * minute,
  contact: 'phone',
};

test('it opens with the six fields of a live call, in order, and the rest behind More details', () => {
  expect([labels(form()), form().blocks.at(-1)]).toEqual([
    ['Team', 'Priority', 'The user is on the phone now', 'Summary', 'What happened', 'Account or user'],
    {
      type: 'actions',
      block_id: 'form_more_details',
      elements: [
        {
          type: 'button',
          text: { type: 'plain_text', text: 'More details', emoji: true },
          action_id: 'form_more_details',
          value: 'more',
        },
      ],
    },
  ]);
});

test('it is a form of its own, which carries where it comes from and whether it shows more', () => {
  const { blocks: _, ...view } = form({}, { via: 'home', expanded: true });
  const label = (text: string) => ({ type: 'plain_text', text, emoji: true });
  expect(view).toEqual({
    type: 'modal',
    callback_id: 'raise',
    private_metadata: '{"source":null,"expanded":true,"masked":null,"goesTo":"engineering","via":"home"}',
    title: label('New escalation'),
    submit: label('Escalate'),
    close: label('Close'),
  });
});

test('More details adds the rest and takes the button away', () => {
  const view = form({}, { expanded: true });
  expect([labels(view), view.blocks.some(({ type }) => type === 'actions')]).toEqual([
    [
      'Team',
      'Priority',
      'The user is on the phone now',
      'Summary',
      'What happened',
      'What do you need from them?',
      'Account or user',
      'Country',
      'Category',
      'Call back the user by',
      'Contact channel',
    ],
    false,
  ]);
});

test.each([
  ['need', { need: 'Unfreeze it' }],
  ['country', { country: 'IE' }],
  ['category', { category: 'payouts' }],
  ['callback', { callbackAt: now + minute }],
  ['contact', { contact: 'email' as const }],
])('it opens with all fields when %s is filled in', (_, prefill) => {
  expect(readRaiseMetadata(form(prefill).private_metadata ?? '')).toEqual({
    source: null,
    expanded: true,
    masked: null,
    goesTo: 'engineering',
  });
});

test('each team says how it stands, and Not sure is last and chosen', () => {
  const [team] = inputs(form());
  expect(team?.element).toMatchObject({
    options: [
      { value: 'engineering', description: { text: 'open, 3 waiting, usually acknowledged in 9 min' } },
      { value: 'risk', description: { text: 'open, nobody waiting' } },
      { value: 'design', text: { text: 'Design' } },
      { value: notSure, text: { text: 'Not sure: route it for me' } },
    ],
    initial_option: { value: notSure },
  });
});

test.each([
  ['Europe/Berlin', 19, 'closed until Tue 10:00 CET, 3 waiting, usually acknowledged in 9 min'],
  ['Asia/Tokyo', 10, 'closed until Tue 09:00 GMT+9, 3 waiting, usually acknowledged in 9 min'],
  [
    'Europe/Berlin',
    24 * 42 - 5,
    'closed until Mon 4 Jan 10:00 CET, 3 waiting, usually acknowledged in 9 min',
  ],
])(
  'a team that is closed says until when, in one language, on the clock of an agent in %s',
  (timeZone, hours, said) => {
    const [engineering] = choices.teams;
    const standing = {
      unacknowledged: 3,
      usuallyAcknowledgedMs: 9 * minute,
      closedUntil: now + hours * 60 * minute,
    };
    const teams = engineering ? [{ ...engineering, standing }] : [];
    const [team] = inputs(form({}, { choices: { ...choices, teams, timeZone } }));
    expect(team?.element).toMatchObject({ options: [{ description: { text: said } }, {}] });
  },
);

test('a team that is closed promises all the same, and says that it is', () => {
  const closedUntil = now + 10 * minute;
  const sentence = (chosen: boolean) =>
    promiseSentence(
      { ...promised, closedUntil, chosen },
      { now, timeZone: 'Europe/Berlin', words: en },
    ).replaceAll(/<[^>]*>/g, '…');
  expect([sentence(true), sentence(false)]).toEqual([
    '*Engineering* is closed until … and should acknowledge by … and resolve by … (your time).',
    'We will route it. As it stands it goes to *Engineering*, which is closed until … and should acknowledge by … and resolve by … (your time).',
  ]);
});

/** What a form sends at once, by the labels of its fields. */
const sentAtOnce = (view: ReturnType<typeof form>) =>
  inputs(view).flatMap(({ label, element, dispatch_action }) =>
    dispatch_action ? [[label.text, element.action_id]] : [],
  );

test('what changes the promise is sent at once; what is typed only where it decides the team', () => {
  const chosenTeam = form({ team: 'risk' }, { expanded: true });
  const notChosen = form({}, { expanded: true, promised: { ...promised, chosen: false } });
  const always = [
    ['Team', 'form_team'],
    ['Priority', 'form_priority'],
    ['The user is on the phone now', 'form_on_phone'],
  ];
  const routed = (...names: string[]) => names.map((name) => [name, 'form_routed']);
  expect([sentAtOnce(chosenTeam), sentAtOnce(notChosen)]).toEqual([
    [...always, ...routed('Country', 'Category')],
    [
      ...always,
      ...routed('Summary', 'What happened', 'What do you need from them?', 'Account or user'),
      ...routed('Country', 'Category'),
    ],
  ]);
});

test('what is typed keeps its name when it begins to be sent, so Slack keeps what it holds', () => {
  const names = (is: boolean) =>
    inputs(form({}, { expanded: true, promised: { ...promised, chosen: is } })).map(
      ({ block_id, element }) => [block_id, element.action_id],
    );
  expect(names(false)).toEqual(names(true));
});

test('what happened can wait while the user is on the phone', () => {
  const optional = (onPhone: boolean) =>
    inputs(form({ onPhone })).find(({ block_id }) => block_id === 'details')?.optional;
  const errors = (onPhone: boolean) => {
    const answer = readRaiseForm(stateOf(form({ ...all, onPhone }), { details: typedIn(' ') }), now, en);
    return 'errors' in answer ? answer.errors : answer.read.details;
  };
  expect([optional(true), errors(true), optional(false), errors(false)]).toEqual([
    true,
    '',
    false,
    { details: 'Write what you saw and tried, so nobody has to ask.' },
  ]);
});

test.each([
  ['Europe/Berlin', '2026-11-23T22:59:59Z', 'by … and'],
  ['Europe/Berlin', '2026-11-23T23:00:00Z', 'by … tomorrow and'],
  ['Europe/Dublin', '2026-11-23T23:00:00Z', 'by … and'],
  ['Asia/Tokyo', '2026-11-23T15:00:00Z', 'by … tomorrow and'],
  ['America/Los_Angeles', '2026-11-24T07:59:00Z', 'by … and'],
  ['Europe/Berlin', '2026-11-25T10:00:00Z', 'by … on Wednesday and'],
  ['Europe/Berlin', '2026-11-29T10:00:00Z', 'by … on Sunday and'],
  ['Europe/Berlin', '2026-11-29T23:00:00Z', 'by … on Monday 30 November and'],
])('the day is the one in %s: %s is %s', (timeZone, at, said) => {
  const sentence = promiseSentence(
    { ...promised, acknowledgeAt: Date.parse(at) },
    { now, timeZone, words: en },
  );
  expect(sentence.replaceAll(/<[^>]*>/g, '…')).toContain(`acknowledge ${said} resolve`);
});

test('the promise names times of day, and the day too when it is another; Slack names it of who it does not say where they are', () => {
  const sentence = (more: object) =>
    form({}, { promised: { ...promised, ...more } }).blocks.find(({ block_id }) => block_id === 'promise');
  expect([
    sentence({}),
    sentence({ resolveAt: now + 48 * 60 * minute }),
    form({}, { choices: { ...choices, zoneGuessed: true } }).blocks.find(
      ({ block_id }) => block_id === 'promise',
    ),
    sentence({ teamName: '<!channel>', chosen: false }),
  ]).toMatchObject([
    {
      text: {
        text: '*Engineering* should acknowledge by <!date^1795443600^{time}|2026-11-23 14:20 UTC> and resolve by <!date^1795456800^{time}|2026-11-23 18:00 UTC> (your time).',
      },
    },
    {
      text: {
        text: expect.stringContaining(
          'resolve by <!date^1795615200^{time}|2026-11-25 14:00 UTC> on Wednesday (your time).',
        ),
      },
    },
    { text: { text: expect.stringContaining('resolve by <!date^1795456800^{date_short_pretty} {time}|') } },
    {
      text: { text: expect.stringContaining('We will route it. As it stands it goes to *&lt;!channel&gt;*') },
    },
  ]);
});

test('what it is opened with is what is submitted when nothing is changed', () => {
  const view = form(all);
  expect(readRaiseForm(stateOf(view, {}), now, en)).toEqual({ read: all });
});

test('drawn again with what is in it, it keeps every field and block', () => {
  const view = form(all);
  expect(form(readSoFar(stateOf(view, {})), { expanded: true })).toEqual(view);
});

test('what a person fills in is read trimmed, and what they leave is null', () => {
  const state = stateOf(form({}, { expanded: true }), {
    team: chosen('engineering'),
    priority: chosen('high'),
    on_phone: ticked('yes'),
    summary: typedIn('  Card declined '),
    details: typedIn('\nTwice today.\n'),
    need: typedIn('   '),
    callback: at(now + minute),
    country: chosen('DE'),
  });
  expect(readRaiseForm(state, now, en)).toEqual({
    read: {
      team: 'engineering',
      priority: 'high',
      onPhone: true,
      summary: 'Card declined',
      details: 'Twice today.',
      need: null,
      account: null,
      country: 'DE',
      category: null,
      callbackAt: now + minute,
      contact: null,
    },
  });
});

test('every field that cannot be taken says why, all at once', () => {
  const state = stateOf(form({}, { expanded: true }), {
    team: { selected_option: null },
    priority: { selected_option: null },
    summary: typedIn('  '),
    details: typedIn('x'.repeat(3001)),
    account: typedIn('x'.repeat(151)),
    callback: at(now),
  });
  expect(readRaiseForm(state, now, en)).toEqual({
    errors: {
      team: 'Choose a team, or “Not sure” and we route it for you.',
      priority: 'Choose how pressing it is.',
      summary: 'Say in a few words what is wrong.',
      details: 'Please shorten this to 3000 characters.',
      account: 'Please shorten this to 150 characters.',
      callback: 'This time has passed. Choose a later one, or clear it.',
    },
  });
});

test('a team that is not there any more opens as Not sure', () => {
  expect(readSoFar(stateOf(form({ team: 'gone' }), {})).team).toBeNull();
});

test('the source and what was masked travel with the form', () => {
  const source = { channel: 'C0CALLS', ts: '1795442400.000100', permalink: null };
  const view = form({}, { source, masked: 'We masked a card number.' });
  expect([readRaiseMetadata(view.private_metadata ?? ''), view.blocks[0]]).toEqual([
    { source, expanded: false, masked: 'We masked a card number.', goesTo: 'engineering' },
    { type: 'context', elements: [{ type: 'mrkdwn', text: 'We masked a card number.' }] },
  ]);
});

test('the longest that can be filled in stays inside the limits of Slack', () => {
  const long = '&<👩‍🚀'.repeat(2000);
  const view = form(
    { ...all, summary: long, details: long, need: long, account: long, country: 'JP' },
    {
      masked: long,
      promised: { ...promised, teamName: long, chosen: false },
      choices: {
        teams: Array.from({ length: 90 }, (_, i) => ({
          id: `team-${i}`,
          name: long,
          standing: { unacknowledged: 1e6, usuallyAcknowledgedMs: 1e11, closedUntil: now + 1e10 },
        })),
        priorities: {
          urgent: { meaning: long },
          high: { meaning: long },
          normal: { meaning: long },
          low: { meaning: long },
        },
        categories: Array.from({ length: 99 }, (_, i) => ({ id: `category-${i}`, name: long })),
        countries: Array.from({ length: 250 }, (_, i) => String.fromCharCode(65 + i / 26, 65 + (i % 26))),
        timeZone: 'Europe/Berlin',
      },
    },
  );
  expect(checkView(view)).toEqual([]);
});

test('without categories and countries there are no empty menus', () => {
  const view = form({}, { expanded: true, choices: { ...choices, categories: [], countries: [] } });
  expect([checkView(view), labels(view).slice(7)]).toEqual([
    [],
    ['Call back the user by', 'Contact channel'],
  ]);
});

test('a button can carry what the form opens with, and drops the longest text before it breaks', () => {
  const source = { channel: 'C0CALLS', ts: '1795442400.000100', permalink: null };
  const start = { prefill: all, source, masked: null };
  const { details: _, need: __, ...short } = all;
  expect([
    readStart(writeStart(start)),
    readStart(
      writeStart({ ...start, prefill: { ...all, need: 'x'.repeat(3000), details: 'x'.repeat(3000) } }),
    ),
    readStart(''),
  ]).toEqual([start, { ...start, prefill: short }, emptyStart]);
});

test('whatever is typed into the form is a free text, so it is masked and found by a search', () => {
  const typed = inputs(form({}, { expanded: true })).filter(({ element }) =>
    element.type.endsWith('text_input'),
  );
  expect(typed.map(({ block_id }) => block_id)).toEqual([...freeTexts]);
});
