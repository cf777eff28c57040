import { expect, test } from 'vitest';
import { keyOf, readRequest } from '../../src/receivers/request.ts';

function shapeOf(body: unknown) {
  const read = readRequest(body);
  return 'request' in read ? { kind: read.request.kind, fine: true } : read;
}

const user = { id: 'UAOIFE', team_id: 'T0SANDBOX' };
const team = { id: 'T0SANDBOX' };
const press = {
  type: 'block_actions',
  user,
  team,
  trigger_id: '1.2.x',
  container: {},
  actions: [{ type: 'button', action_id: 'acknowledge', value: 'ESC-1' }],
};
const message = { type: 'message', channel: 'C0ENG', ts: '1.2', user: 'UAOIFE', text: 'On it' };
const event = { type: 'event_callback', team_id: 'T0SANDBOX', event: message };
const nulls = { ...message, thread_ts: null, user: null, subtype: null, files: null };
const reaction = { type: 'reaction_added', user: 'UAOIFE', reaction: 'eyes', event_ts: '1.2' };
const command = {
  command: '/escalate',
  text: '',
  user_id: 'UAOIFE',
  team_id: 'T0SANDBOX',
  enterprise_id: null,
  trigger_id: '1.2.x',
  response_url: null,
};
const held = (value: object) => ({ values: { summary: { summary: value } } });
const form = (state: object) => ({
  type: 'view_submission',
  user,
  team,
  view: { id: 'V1', type: 'modal', callback_id: 'raise', private_metadata: '', blocks: [], state },
});

test.each([
  ['a press', press, 'block_actions'],
  [
    'a press of a Slack Connect channel, where only the person has a workspace',
    { ...press, team: null },
    'block_actions',
  ],
  ['a message', event, 'message'],
  [
    'an event that no handler reads further',
    { ...event, event: { type: 'emoji_changed', user: {} } },
    'event_callback',
  ],
  [
    'somebody of another company, of whom Slack says little',
    { ...event, event: { type: 'user_change', user: { id: 'UELSE', team_id: 'T0ELSE', tz: null } } },
    'user_change',
  ],
  ['a message with nothing where Slack may leave something out', { ...event, event: nulls }, 'message'],
  [
    'a reaction to something that could not be reacted to before',
    { ...event, event: { ...reaction, item: { type: 'canvas' } } },
    'reaction_added',
  ],
  ['a command of no enterprise', command, 'command'],
  [
    'a press without what only some have',
    { ...press, channel: null, view: null, response_url: null },
    'block_actions',
  ],
  ['a form', form(held({ value: 'Payouts frozen', selected_option: null })), 'view_submission'],
])('%s is read', (_what, body, kind) => {
  expect(shapeOf(body)).toEqual({ kind, fine: true });
});

test.each([
  ['nobody pressed', { ...press, user: undefined }, ['user']],
  ['it is of no workspace', { ...press, team: null, user: { id: 'UAOIFE' } }, ['team']],
  ['a workspace has a name that objects have', { ...press, team: { id: '__proto__' } }, ['team.id']],
  ['it pretends to be an event too', { ...press, event: null }, ['event']],
  ['nothing was pressed', { ...press, actions: [] }, ['actions']],
  ['a value is a list', { ...press, actions: [{ ...press.actions[0], value: [] }] }, ['actions.0.value']],
  ['a time of writing is a word', { ...event, event: { ...message, ts: 'now' } }, ['ts']],
  ['nobody joined', { ...event, event: { type: 'team_join', user: 'UAOIFE' } }, ['user']],
  [
    'it is a word whether somebody left',
    { ...event, event: { type: 'user_change', user: { id: 'UAOIFE', deleted: 'no' } } },
    ['user.deleted'],
  ],
  [
    'an organisation is no name',
    { ...event, event: { type: 'user_change', user: { id: 'UAOIFE', enterprise_id: {} } } },
    ['user.enterprise_id'],
  ],
  ['a text is a number', form(held({ value: 7 })), ['view.state.values.summary.summary.value']],
  [
    'a time lies beyond all calendars',
    form(held({ selected_date_time: 1e18 })),
    ['view.state.values.summary.summary.selected_date_time'],
  ],
])('it is not read when %s, and the log says where and not what', (_what, body, wrong) => {
  expect(shapeOf(body)).toMatchObject({ wrong });
});

test('what nothing here takes is of an unknown kind', () => {
  const bodies = [null, 'text', [], {}, { type: 'block_suggestion' }, { type: 'constructor' }, { type: {} }];
  expect(bodies.map((body) => shapeOf(body))).toEqual(bodies.map(() => ({ kind: 'unknown' })));
});

test('handlers get what was done, by whom and where from, and nothing that Slack left out', () => {
  const asked = { ...press, response_url: null, view: { ...form({}).view, hash: null, state: null } };
  const read = [press, asked, command, { ...event, event: nulls }].map((body) => readRequest(body));
  const who = { user: 'UAOIFE', workspaces: ['T0SANDBOX', 'T0SANDBOX'], responseUrl: undefined };
  const pressed = { kind: 'block_actions', name: 'acknowledge', ...who, triggerId: '1.2.x', value: 'ESC-1' };
  expect(read.map((one) => ('request' in one ? one.request : one))).toEqual([
    { ...pressed, ephemeral: false, view: undefined },
    {
      ...pressed,
      ephemeral: false,
      view: { id: 'V1', type: 'modal', metadata: '', hash: undefined, state: null },
    },
    { kind: 'command', name: '/escalate', text: '', ...who, workspaces: ['T0SANDBOX'], triggerId: '1.2.x' },
    { kind: 'message', workspace: 'T0SANDBOX', event: nulls },
  ]);
});

test('the key of a request is one that Slack gives, of a form that of its view', () => {
  const keys = [event, { ...event, event_id: 'Ev1' }, press, form({}), { ...press, trigger_id: 'a b' }];
  expect(keys.map(keyOf)).toEqual([undefined, 'Ev1', '1.2.x', 'V1', undefined]);
});

test('what nobody types and no database keeps is gone before anybody reads it', () => {
  const text = 'a\0b \ud83d c \udfd0\ud83c d 😀';
  expect(readRequest({ ...event, event: { ...message, text } })).toMatchObject({
    request: { event: { text: 'ab  c  d 😀' } },
  });
});
