import { describe, expect, test } from 'vitest';
import { checkMessage, checkView } from '../../sandbox/slack/limits.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const x = (count: number) => 'x'.repeat(count);
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

const option = (index: number, length = 5) => ({ text: plain(x(length)), value: `v${index}` });
const button = (more: object = {}) => ({ type: 'button', action_id: 'go', text: plain('Go'), ...more });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const input = (element: object, more: object = {}) => ({
  type: 'input',
  label: plain('Label'),
  element: { action_id: 'a', ...element },
  ...more,
});
const section = (text: object) => ({ type: 'section', text });
const richText = (...elements: object[]) => ({ type: 'rich_text', elements });
const leaf = (element: object) => richText({ type: 'rich_text_section', elements: [element] });
const table = (rows: number, columns: number, text = 'x') => ({
  type: 'table',
  rows: times(rows, () => times(columns, () => ({ type: 'raw_text', text }))),
});
const select = (more: object = {}) => ({
  type: 'static_select',
  action_id: 's',
  options: [option(1)],
  ...more,
});

const inMessage = (...blocks: object[]) => checkMessage({ text: 'Text', blocks });
const inModal = (...blocks: object[]) =>
  checkView({ type: 'modal', title: plain('Title'), submit: plain('Go'), blocks });
const inHome = (...blocks: object[]) => checkView({ type: 'home', blocks });

describe('just within the limits', () => {
  test.each<[string, object[]]>([
    ['50 blocks', times(50, () => ({ type: 'divider' }))],
    ['a section of 3000', [section(mrkdwn(x(3000)))]],
    [
      'ten fields, one of 2000',
      [{ type: 'section', fields: times(10, (index) => mrkdwn(x(index ? 1 : 2000))) }],
    ],
    ['a header of 150', [{ type: 'header', text: plain(x(150)) }]],
    ['25 buttons', [actions(...times(25, (index) => button({ action_id: `a${index}` })))]],
    ['ten context elements', [{ type: 'context', elements: times(10, () => mrkdwn('x')) }]],
    [
      'a button with all it may have',
      [
        actions(
          button({
            text: plain(x(75)),
            value: x(2000),
            style: 'danger',
            url: 'https://x.test',
            accessibility_label: x(75),
          }),
        ),
      ],
    ],
    ['100 options of 75', [actions(select({ options: times(100, (index) => option(index, 75)) }))]],
    ['five overflow options', [actions({ type: 'overflow', action_id: 'o', options: times(5, option) })]],
    ['a table of 100 rows', [table(100, 5)]],
    ['a table of 20 columns', [table(30, 20)]],
    [
      'rich text',
      [
        leaf({ type: 'text', text: 'x', style: { bold: true } }),
        leaf({ type: 'date', timestamp: 1, format: '{time}', fallback: 'x' }),
      ],
    ],
    ['the same action_id in two blocks', [actions(button()), actions(button())]],
    [
      'a confirmation',
      [
        actions(
          button({
            confirm: {
              title: plain(x(100)),
              text: mrkdwn(x(300)),
              confirm: plain(x(30)),
              deny: plain(x(30)),
            },
          }),
        ),
      ],
    ],
  ])('%s is fine in a message', (_name, blocks) => {
    expect(inMessage(...blocks)).toEqual([]);
  });

  test.each<[string, object[]]>([
    ['100 blocks', times(100, () => ({ type: 'divider' }))],
    [
      'every input',
      [
        input({ type: 'plain_text_input', max_length: 3000, multiline: true, initial_value: x(3000) }),
        input({ type: 'number_input', is_decimal_allowed: false }),
        input({ type: 'email_text_input' }),
        input({ type: 'url_text_input' }),
        input({ type: 'datetimepicker', initial_date_time: 1_764_000_000 }),
        input({ type: 'checkboxes', options: times(10, option), initial_options: [option(3)] }),
        input({ type: 'radio_buttons', options: times(10, option) }),
        input({ type: 'users_select', initial_user: 'UANN' }),
        input({ type: 'file_input', max_files: 10 }),
      ],
    ],
    ['an alert', [{ type: 'alert', level: 'warning', text: mrkdwn(x(200)) }]],
  ])('%s is fine in a modal', (_name, blocks) => {
    expect(inModal(...blocks)).toEqual([]);
  });
});

const chart = (type: string, lines: number, more: object = { axis_config: {} }) => {
  const point = { label: 'Mon', value: 1 };
  const shown =
    type === 'pie'
      ? { segments: times(lines, () => point) }
      : { series: times(lines, (index) => ({ name: `s${index}`, data: [point] })), ...more };
  return { type: 'data_visualization', title: 'By day', chart: { type, ...shown } };
};
const dataTable = (rows: number) => ({ ...table(rows, 1), type: 'data_table', caption: 'Teams' });
const typed = (text: string) => leaf({ type: 'text', text });
const letters = 'msg_blocks_too_long: no more than 11300 characters allowed in all blocks';
const bytes = 'msg_blocks_too_long: less than 24500 bytes of JSON allowed in all blocks';
const list = (text: string) =>
  richText({
    type: 'rich_text_list',
    style: 'bullet',
    elements: times(10, () => ({ type: 'rich_text_section', elements: [{ type: 'text', text }] })),
  });

test.each<[string, object[], string[]]>([
  ['a rich text of 11,300 letters', [typed(x(11_300))], []],
  ['of 11,301', [typed(x(11_301))], [letters]],
  [
    'several blocks that are as long together',
    [typed(x(8000)), section(plain(x(3000))), typed(x(301))],
    [letters],
  ],
  ['letters that stand deep', [list(x(1131))], [letters]],
  ['fields', [{ type: 'section', fields: times(6, () => mrkdwn(x(1900))) }], [letters]],
  ['markdown', [{ type: 'markdown', text: x(11_301) }], [letters]],
  ['Latin letters with accents', [typed('é'.repeat(11_300))], []],
  ['Japanese of 8,100 characters', [typed('口'.repeat(8100))], []],
  ['of 8,200', [typed('口'.repeat(8200))], [bytes]],
  ['emoji of four bytes', [typed('🔒'.repeat(6200))], [letters, bytes]],
  ['what JSON writes as two: line breaks', [typed('\n'.repeat(11_300))], []],
  ['what JSON writes as six', [typed('\u0001'.repeat(4100))], [bytes]],
  [
    'what is no text: values of buttons',
    [actions(...times(13, (index) => button({ action_id: `a${index}`, value: x(2000) })))],
    [bytes],
  ],
  ['a table of 100 rows and 20 columns', [table(100, 20)], [bytes]],
  [
    'a data_table of 11,301 letters',
    [{ ...table(3, 1, x(3767)), type: 'data_table', caption: 'x' }],
    [letters],
  ],
])('all blocks together: %s', (_name, blocks, problems) => {
  expect(inMessage(...blocks).map((found) => found.problem)).toEqual(problems);
});

test('the blocks of attachments count too', () => {
  const payload = { text: 'x', blocks: [typed(x(6000))], attachments: [{ blocks: [typed(x(6000))] }] };
  expect(checkMessage(payload).map((found) => found.problem)).toEqual([letters]);
});

const tooMany = (most: number) => [`no more than ${most} items allowed`];

test.each<[string, object, string[]]>([
  ['a pie of six', chart('pie', 6), []],
  ['a pie of seven', chart('pie', 7), tooMany(6)],
  ['bars of six series', chart('bar', 6), []],
  ['bars of seven', chart('bar', 7), tooMany(6)],
  ['lines of seven', chart('line', 7), tooMany(6)],
  ['areas of seven', chart('area', 7), tooMany(6)],
  ['a pie needs no axes', chart('pie', 1), []],
  ['bars without axes', chart('bar', 1, {}), ['missing required field: axis_config']],
  ['lines without axes', chart('line', 1, {}), ['missing required field: axis_config']],
  ['areas without axes', chart('area', 1, {}), ['missing required field: axis_config']],
  ['a data_table of 100 rows', dataTable(100), []],
  ['a data_table of 101', dataTable(101), tooMany(100)],
])('%s', (_name, block, problems) => {
  expect(inMessage(block).map((found) => found.problem)).toEqual(problems);
});

describe('beyond the limits', () => {
  test.each<[string, object[], string]>([
    ['51 blocks', times(51, () => ({ type: 'divider' })), 'no more than 50 items allowed'],
    ['an unknown block', [{ type: 'poem' }], 'unsupported type for a block: poem'],
    ['an unknown field', [{ type: 'divider', colour: 'red' }], 'unknown field: colour'],
    ['a section of 3001', [section(mrkdwn(x(3001)))], 'must be less than 3001 characters'],
    ['an empty text', [section(mrkdwn(''))], 'must be more than 0 characters'],
    ['an empty section', [{ type: 'section' }], 'missing required field: text or fields'],
    [
      'eleven fields',
      [{ type: 'section', fields: times(11, () => mrkdwn('x')) }],
      'no more than 10 items allowed',
    ],
    [
      'a field of 2001',
      [{ type: 'section', fields: [mrkdwn(x(2001))] }],
      'must be less than 2001 characters',
    ],
    [
      'a header in mrkdwn',
      [{ type: 'header', text: mrkdwn('x') }],
      'unsupported type for a plain_text object: mrkdwn',
    ],
    ['a header of 151', [{ type: 'header', text: plain(x(151)) }], 'must be less than 151 characters'],
    ['no buttons', [actions()], 'no less than 1 items allowed'],
    [
      '26 buttons',
      [actions(...times(26, (index) => button({ action_id: `a${index}` })))],
      'no more than 25 items allowed',
    ],
    [
      'eleven context elements',
      [{ type: 'context', elements: times(11, () => mrkdwn('x')) }],
      'no more than 10 items allowed',
    ],
    ['a button text of 76', [actions(button({ text: plain(x(76)) }))], 'must be less than 76 characters'],
    ['a button value of 2001', [actions(button({ value: x(2001) }))], 'must be less than 2001 characters'],
    ['a green button', [actions(button({ style: 'green' }))], 'must be one of primary, danger'],
    ['an action_id of 256', [actions(button({ action_id: x(256) }))], 'must be less than 256 characters'],
    [
      'the same action_id in one block',
      [actions(button(), button())],
      'an action_id is used twice in one block',
    ],
    [
      'the same block_id twice',
      [
        { type: 'divider', block_id: 'b' },
        { type: 'divider', block_id: 'b' },
      ],
      'block_id b is used twice',
    ],
    [
      '101 options',
      [actions(select({ options: times(101, (index) => option(index)) }))],
      'no more than 100 items allowed',
    ],
    ['no options', [actions(select({ options: [] }))], 'no less than 1 items allowed'],
    [
      'an option value of 76',
      [actions(select({ options: [{ text: plain('x'), value: x(76) }] }))],
      'must be less than 76 characters',
    ],
    [
      'two options with one value',
      [actions(select({ options: [option(1), option(1)] }))],
      'options must have distinct values',
    ],
    [
      'an initial option that is not offered',
      [actions(select({ initial_option: option(2) }))],
      'initial option must exactly match one of the options',
    ],
    [
      'a placeholder of 151',
      [actions(select({ placeholder: plain(x(151)) }))],
      'must be less than 151 characters',
    ],
    [
      'six overflow options',
      [actions({ type: 'overflow', action_id: 'o', options: times(6, option) })],
      'no more than 5 items allowed',
    ],
    [
      'a confirmation text of 301',
      [
        actions(
          button({
            confirm: { title: plain('x'), text: plain(x(301)), confirm: plain('x'), deny: plain('x') },
          }),
        ),
      ],
      'must be less than 301 characters',
    ],
    ['an alert', [{ type: 'alert', text: plain('x') }], 'alert is not available in a message'],
    ['101 rows', [table(101, 1)], 'no more than 100 items allowed'],
    ['21 columns', [table(1, 21)], 'no more than 20 items allowed'],
    ['10,001 characters in a table', [table(2, 1, x(5001))], 'a table holds at most 10000 characters'],
    ['two tables', [table(1, 1), table(1, 1)], 'only_one_table_allowed'],
    [
      'uneven rows',
      [
        {
          type: 'table',
          rows: [
            [{ type: 'raw_text', text: 'x' }],
            [
              { type: 'raw_text', text: 'x' },
              { type: 'raw_text', text: 'x' },
            ],
          ],
        },
      ],
      'every row must have the same number of cells',
    ],
    [
      'an image without alt_text',
      [{ type: 'image', image_url: 'https://x.test' }],
      'missing required field: alt_text',
    ],
    ['an unknown rich text leaf', [leaf({ type: 'song' })], 'unsupported type for a rich text element: song'],
    [
      'a broadcast to all',
      [leaf({ type: 'broadcast', range: 'all' })],
      'must be one of here, channel, everyone',
    ],
    [
      'a text input outside its block',
      [actions({ type: 'plain_text_input', action_id: 'a' })],
      'unsupported type for this block: plain_text_input',
    ],
    [
      'a number input',
      [input({ type: 'number_input', is_decimal_allowed: true })],
      'this element is not available on this surface',
    ],
    [
      'eleven boxes',
      [actions({ type: 'checkboxes', action_id: 'c', options: times(11, option) })],
      'no more than 10 items allowed',
    ],
  ])('%s is refused in a message', (_name, blocks, problem) => {
    expect(inMessage(...blocks).map((found) => found.problem)).toEqual([problem]);
  });

  test.each<[string, object, string]>([
    ['a title of 25', { title: plain(x(25)) }, 'must be less than 25 characters'],
    ['a submit of 25', { submit: plain(x(25)) }, 'must be less than 25 characters'],
    ['private_metadata of 3001', { private_metadata: x(3001) }, 'must be less than 3001 characters'],
    ['a callback_id of 256', { callback_id: x(256) }, 'must be less than 256 characters'],
    ['101 blocks', { blocks: times(101, () => ({ type: 'divider' })) }, 'no more than 100 items allowed'],
    [
      'an input without submit',
      { submit: undefined, blocks: [input({ type: 'plain_text_input' })] },
      'submit is required when an input block is present',
    ],
    [
      'a label of 2001',
      { blocks: [{ ...input({ type: 'plain_text_input' }), label: plain(x(2001)) }] },
      'must be less than 2001 characters',
    ],
    [
      'an initial value over max_length',
      { blocks: [input({ type: 'plain_text_input', max_length: 3, initial_value: 'four' })] },
      'initial_value is longer than max_length',
    ],
    ['a table', { blocks: [table(1, 1)] }, 'table is not available in a modal'],
    ['a card', { blocks: [{ type: 'card', title: mrkdwn('x') }] }, 'card is not available in a modal'],
  ])('%s is refused in a modal', (_name, more, problem) => {
    expect(
      checkView({ type: 'modal', title: plain('Title'), submit: plain('Go'), blocks: [], ...more }).map(
        (found) => found.problem,
      ),
    ).toEqual([problem]);
  });

  test.each<[string, object, string]>([
    [
      'a picker of date and time',
      actions({ type: 'datetimepicker', action_id: 'd' }),
      'this element is not available on this surface',
    ],
    ['a data_table', { type: 'data_table' }, 'data_table is not available in a home'],
    ['a markdown block', { type: 'markdown', text: 'x' }, 'markdown is not available in a home'],
    ['an alert', { type: 'alert', text: plain('x') }, 'alert is not available in a home'],
  ])('%s is refused on Home', (_name, block, problem) => {
    expect(inHome(block).map((found) => found.problem)).toEqual([problem]);
  });

  test('a message without text is a problem, with or without blocks', () => {
    const missing = [
      { pointer: '/text', problem: 'a message needs a text: screen readers read nothing else' },
    ];
    expect([checkMessage({ text: ' ', blocks: [{ type: 'divider' }] }), checkMessage({})]).toEqual([
      missing,
      missing,
    ]);
  });

  test('a problem names its place', () => {
    expect(inModal(input({ type: 'plain_text_input', max_length: 9999 }))).toEqual([
      { pointer: '/view/blocks/0/element/max_length', problem: 'must be from 1 to 3000' },
    ]);
  });

  test('what is no view is refused', () => {
    expect(checkView('form')).toEqual([{ pointer: '/view/type', problem: 'must be one of modal, home' }]);
  });
});
