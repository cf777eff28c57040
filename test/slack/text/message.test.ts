/** Wherever Slack keeps the words of a message, they are read once, in the order in which a person sees them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameMentions } from '../../../src/slack/text/mentions.ts';
import { type Content, readMessage, readReply } from '../../../src/slack/text/message.ts';

const named = (text: string) =>
  nameMentions(text, ({ kind, id, label }) => `{${kind} ${id}${label && ` ${label}`}}`);
const read = (content: Content) => named(readMessage(content).text);

const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const plain = (text: string) => ({ type: 'plain_text', text, emoji: true });
const text = (words: string, style?: object) => ({ type: 'text', text: words, ...(style && { style }) });
const section = (...elements: object[]) => ({ type: 'rich_text_section', elements });
const rich = (...elements: object[]) => ({ type: 'rich_text', elements });
const list = (more: object, ...items: string[]) => ({
  type: 'rich_text_list',
  elements: items.map((item) => section(text(item))),
  ...more,
});
const cell = (words: string) => ({ type: 'raw_text', text: words });

describe('in blocks', () => {
  test.each<[string, object[], string]>([
    [
      'header',
      [{ type: 'header', text: plain('Payouts &amp; refunds :rotating_light:') }],
      'Payouts & refunds 🚨',
    ],
    [
      'section',
      [{ type: 'section', text: mrkdwn('a &lt; b, <https://example.com|see>') }],
      'a < b, see (https://example.com)',
    ],
    [
      'fields of a section, each on one line with its label',
      [
        {
          type: 'section',
          text: plain('Call'),
          fields: [mrkdwn('*Account:*\nacct_1'), mrkdwn('*Priority*\nhigh'), plain('Land:\nDE')],
        },
      ],
      'Call\nAccount: acct_1\nPriority: high\nLand: DE',
    ],
    [
      'context',
      [
        {
          type: 'context',
          elements: [mrkdwn('Raised by <@U1>'), { type: 'image', image_url: 'x', alt_text: 'at work' }],
        },
      ],
      'Raised by {person U1} at work',
    ],
    [
      'image',
      [{ type: 'image', image_url: 'x', alt_text: 'A stack trace', title: plain('Screen') }],
      'Screen\nA stack trace',
    ],
    ['markdown', [{ type: 'markdown', text: '# Call\n**Account:** acct_1' }], '# Call\n**Account:** acct_1'],
    [
      'table',
      [
        {
          type: 'table',
          rows: [
            [cell('Account'), rich(section(text('acct_1')))],
            [cell('Country'), cell('Japan')],
          ],
        },
      ],
      'Account | acct_1\nCountry | Japan',
    ],
    [
      'data_table',
      [
        {
          type: 'data_table',
          caption: 'Payouts',
          rows: [
            [cell('Day'), cell('Sum')],
            [cell('Mon'), { type: 'raw_number', value: 5 }],
          ],
        },
      ],
      'Payouts\nDay | Sum\nMon | 5',
    ],
    [
      'card',
      [
        {
          type: 'card',
          title: mrkdwn('Title'),
          subtitle: mrkdwn('Under'),
          body: mrkdwn('Body'),
          actions: [{ type: 'button', text: plain('Open'), action_id: 'a' }],
        },
      ],
      'Title\nUnder\nBody',
    ],
    [
      'carousel',
      [
        {
          type: 'carousel',
          elements: [
            { type: 'card', title: plain('One') },
            { type: 'card', body: plain('Two') },
          ],
        },
      ],
      'One\nTwo',
    ],
    [
      'container',
      [{ type: 'container', title: plain('Box'), child_blocks: [{ type: 'section', text: plain('In it') }] }],
      'Box\nIn it',
    ],
    ['alert', [{ type: 'alert', level: 'error', text: mrkdwn('It is down') }], 'It is down'],
    [
      'a block of next year',
      [{ type: 'hologram', heading: plain('New'), parts: [{ words: mrkdwn('and shiny') }] }],
      'New\nand shiny',
    ],
    [
      'never what is pressed or chosen',
      [
        {
          type: 'section',
          text: plain('Words'),
          accessory: { type: 'button', text: plain('Press'), action_id: 'a' },
        },
        {
          type: 'actions',
          elements: [{ type: 'static_select', placeholder: plain('Choose'), action_id: 'b' }],
        },
        { type: 'divider' },
      ],
      'Words',
    ],
  ])('%s', (_, blocks, words) => {
    expect(read({ text: '', blocks })).toBe(words);
  });
});

describe('in rich text', () => {
  test.each<[string, object[], string]>([
    [
      'styles are left out, code keeps its marks',
      [
        section(
          text('so ', { bold: true }),
          text('it', { italic: true }),
          text(' is '),
          text(':pray:', { code: true }),
        ),
      ],
      'so it is `:pray:`',
    ],
    [
      'a list',
      [section(text('Seen:\n')), list({ style: 'bullet' }, 'one', 'two'), section(text('Done.'))],
      'Seen:\n• one\n• two\nDone.',
    ],
    [
      'a numbered list with one inside',
      [
        list({ style: 'ordered' }, 'one'),
        list({ style: 'bullet', indent: 1 }, 'a'),
        list({ style: 'ordered', offset: 1 }, 'two'),
      ],
      '1. one\n    • a\n2. two',
    ],
    ['a quote', [{ type: 'rich_text_quote', elements: [text('she said\nno')] }], '> she said\n> no'],
    [
      'code in lines',
      [{ type: 'rich_text_preformatted', elements: [text('a:b:c\n:pray:')] }],
      '```\na:b:c\n:pray:\n```',
    ],
    [
      'mentions',
      [
        section(
          { type: 'user', user_id: 'U1' },
          text(' '),
          { type: 'usergroup', usergroup_id: 'S1' },
          text(' '),
          { type: 'channel', channel_id: 'C1' },
          text(' '),
          { type: 'broadcast', range: 'here' },
        ),
      ],
      '{person U1} {group S1} {channel C1} @here',
    ],
    [
      'emoji',
      [
        section(
          { type: 'emoji', name: '+1', skin_tone: 3 },
          { type: 'emoji', name: 'jp' },
          { type: 'emoji', name: 'acme-logo' },
        ),
      ],
      '👍🏼🇯🇵:acme-logo:',
    ],
    [
      'links',
      [
        section(
          { type: 'link', url: 'https://example.com/' },
          text(' '),
          { type: 'link', url: 'https://example.com', text: 'here' },
          text(' '),
          { type: 'link', url: 'mailto:a@b.de', text: 'a@b.de' },
        ),
      ],
      'https://example.com/ here (https://example.com) a@b.de',
    ],
    [
      'dates and colours',
      [
        section({ type: 'date', timestamp: 1, format: '{date}', fallback: '24 Nov' }, text(' '), {
          type: 'color',
          value: '#ff0000',
        }),
      ],
      '24 Nov #ff0000',
    ],
    [
      'an element of next year',
      [section(text('a '), { type: 'citation', text: 'see page 5' })],
      'a see page 5',
    ],
    ['what only looks like a mention', [section(text('<@U1> <!here> &amp;'))], '<@U1> <!here> &amp;'],
  ])('%s', (_, elements, words) => {
    expect(read({ blocks: [rich(...elements)] })).toBe(words);
  });
});

describe('in attachments', () => {
  test.each<[string, object, string]>([
    [
      'an alert',
      {
        pretext: 'New alert',
        title: 'Ticket 42',
        title_link: 'https://t.example/42',
        text: 'It is *down*',
        footer: 'Alerts',
      },
      'New alert\nTicket 42 (https://t.example/42)\nIt is *down*\nAlerts',
    ],
    [
      'fields',
      {
        fields: [
          { title: 'Account', value: 'acct_1', short: true },
          { title: '', value: 'alone' },
        ],
      },
      'Account: acct_1\nalone',
    ],
    ['blocks', { fallback: 'no', blocks: [{ type: 'section', text: mrkdwn('in a block') }] }, 'in a block'],
    ['the fallback alone', { fallback: 'It is down &amp; out' }, 'It is down & out'],
    ['a fallback that says the same', { fallback: 'It is down', text: 'It is down' }, 'It is down'],
    [
      'a forwarded message',
      {
        is_share: true,
        author_name: 'Claire',
        text: 'The IBAN is wrong',
        fallback: '[today] claire: The IBAN is wrong',
        footer: 'Posted in #ops',
      },
      'Claire:\nThe IBAN is wrong',
    ],
    [
      'a forwarded message made of blocks',
      {
        is_share: true,
        author_name: 'Claire',
        message_blocks: [
          {
            team: 'T1',
            channel: 'C1',
            ts: '1.1',
            message: { blocks: [rich(section(text('The '), text('IBAN', { bold: true })))] },
          },
        ],
        text: 'The *IBAN*',
        fallback: 'x',
      },
      'Claire:\nThe IBAN',
    ],
    [
      'a page',
      {
        from_url: 'https://e.example/1',
        title: 'The page',
        title_link: 'https://e.example/1',
        text: 'All about it',
        service_name: 'E',
      },
      'The page\nAll about it',
    ],
    ['one inside another', { text: 'Outer', attachments: [{ text: 'Inner' }] }, 'Outer\nInner'],
    ['mentions', { text: 'Ask <@U1|ana> in <#C1|ops>' }, 'Ask {person U1 ana} in {channel C1 ops}'],
  ])('%s', (_, attachment, words) => {
    expect(read({ text: '', attachments: [attachment] })).toBe(words);
  });
});

describe('what is said twice is read once', () => {
  const composed = rich(
    section(text('It is '), text('down', { bold: true }), text(', ask '), { type: 'user', user_id: 'U1' }),
  );
  test.each<[string, Content, string]>([
    [
      'text and rich text',
      { text: 'It is *down*, ask <@U1>', blocks: [composed] },
      'It is down, ask {person U1}',
    ],
    [
      'with a label in one of them',
      { text: 'It is *down*, ask <@U1|ana>', blocks: [composed] },
      'It is down, ask {person U1}',
    ],
    [
      'what was composed, however `text` has it',
      { text: 'a. It is down', client_msg_id: 'x', blocks: [composed] },
      'It is down, ask {person U1}',
    ],
    [
      'bold inside a word',
      {
        text: 'これは *重要* です',
        blocks: [rich(section(text('これは'), text('重要', { bold: true }), text('です')))],
      },
      'これは重要です',
    ],
    [
      'a notice and its short form',
      {
        text: 'It is down',
        blocks: [
          { type: 'header', text: plain('It is down') },
          { type: 'section', text: plain('since 10') },
        ],
      },
      'It is down\nsince 10',
    ],
    [
      'a list',
      { text: '• one\n• two', blocks: [rich(list({ style: 'ordered' }, 'one', 'two'))] },
      '1. one\n2. two',
    ],
    [
      'what the text has besides stays',
      { text: 'Look, it is down', blocks: [{ type: 'header', text: plain('Alert') }] },
      'Look, it is down\nAlert',
    ],
    [
      'a word is no part of a word',
      { text: 'no', blocks: [{ type: 'header', text: plain('Nothing') }] },
      'no\nNothing',
    ],
    [
      'an attachment that repeats the text',
      { text: 'It is down', attachments: [{ text: 'It is down' }] },
      'It is down',
    ],
    ['emoji alone', { text: ':eyes:', blocks: [rich(section({ type: 'emoji', name: 'eyes' }))] }, '👀'],
  ])('%s', (_, content, words) => {
    expect(read(content)).toBe(words);
  });
});

test('a reply says what its author wrote and forwarded, and never what a link unfolded to', () => {
  const content = {
    text: 'yes',
    attachments: [
      {
        is_msg_unfurl: true,
        from_url: 'https://x.slack.com/archives/C1/p1',
        text: 'secret',
        files: [{ name: 'secret.txt' }],
      },
      { is_share: true, text: 'yes, it is', files: [{ name: 'log.txt' }] },
    ],
    files: [{ name: 'a.pdf', title: 'The contract' }, { name: null }],
  };
  expect(readReply(content)).toEqual({ text: 'yes\nyes, it is', files: ['The contract', '', 'log.txt'] });
  expect(readMessage(content)).toEqual({
    text: 'secret\nyes, it is',
    files: ['The contract', '', 'secret.txt', 'log.txt'],
  });
});

test('what is not as Slack writes it is no reason to lose the rest', () => {
  const odd: unknown[] = [
    null,
    5,
    'x',
    [],
    {},
    { type: 5 },
    { type: 'section', text: 5, fields: 7 },
    { type: 'rich_text', elements: [null, { elements: 3 }] },
    { type: 'table', rows: [1] },
  ];
  expect(readMessage({ text: 'Words', blocks: odd, attachments: odd, files: odd }).text).toBe('Words');
});

test('what stands in something that stands in something, and so on, is read as deep as Slack goes', () => {
  let block: object = { type: 'section', text: plain('deep') };
  for (let depth = 0; depth < 100_000; depth += 1) block = { type: 'container', child_blocks: [block] };
  expect(readMessage({ blocks: [block, { type: 'header', text: plain('here') }] }).text).toBe('here');
});

/** Any text as the composer sends it: in `text` escaped, in rich text as it is. */
test('no letter that a person typed is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (typed) => {
      const words = typed.replaceAll(/:/g, ';').trim();
      const escaped = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      const blocks = [rich(section(text(words)))];
      expect(readReply({ text: escaped }).text).toBe(words);
      expect(readReply({ text: escaped, blocks }).text).toBe(words);
      expect(readReply({ text: '', blocks }).text).toBe(words);
    }),
    { numRuns: 1_000 },
  );
});
