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
    ['ten fields of 2000', [{ type: 'section', fields: times(10, () => mrkdwn(x(2000))) }]],
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
    ['a table of 100 rows', [table(100, 20)]],
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
      'markdown of 12,001',
      [
        { type: 'markdown', text: x(7000) },
        { type: 'markdown', text: x(5001) },
      ],
      'markdown blocks hold at most 12000 characters together',
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
