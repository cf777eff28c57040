/** One block of each kind Slack has, with what is usually in it. */
import type { JsonObject } from '../../sandbox/slack/json.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const raw = (text: string) => ({ type: 'raw_text', text });
const section = (...elements: JsonObject[]) => ({ type: 'rich_text_section', elements });
const text = (words: string, style = {}) => ({ type: 'text', text: words, style });
const button = (label: string, more = {}) => ({
  type: 'button',
  text: plain(label),
  action_id: label,
  ...more,
});
const option = (label: string) => ({ text: plain(label), value: label });
const points = (values: [string, number][]) => values.map(([label, value]) => ({ label, value }));
const task = (title: string) => ({ type: 'task_card', task_id: title, title, status: 'in_progress' });

const richText = {
  type: 'rich_text',
  elements: [
    section(
      text('Plain '),
      text('bold', { bold: true }),
      text(' '),
      text('code', { code: true }),
      text(' '),
      { type: 'user', user_id: 'UKENJI' },
      { type: 'usergroup', usergroup_id: 'S0ENG' },
      { type: 'channel', channel_id: 'C0OPS' },
      { type: 'broadcast', range: 'here' },
      text(' '),
      { type: 'date', timestamp: 1_795_428_000, format: '{date_short_pretty} {time}' },
      text(' '),
      { type: 'link', url: 'https://example.com', text: 'a link' },
      { type: 'color', value: '#d9822b' },
    ),
    { type: 'rich_text_list', style: 'bullet', elements: [section(text('one')), section(text('two'))] },
    { type: 'rich_text_quote', elements: [text('quoted')] },
    { type: 'rich_text_preformatted', elements: [text('let a')] },
  ],
};

export const every: JsonObject[] = [
  {
    type: 'actions',
    elements: [
      button('Acknowledge', { style: 'primary' }),
      { type: 'overflow', action_id: 'more', options: [option('History')] },
      {
        type: 'static_select',
        action_id: 'snooze',
        placeholder: plain('Snooze'),
        options: [option('30 min')],
      },
    ],
  },
  { type: 'alert', text: mrkdwn('*Careful*: two are alike'), level: 'warning' },
  {
    type: 'card',
    title: mrkdwn('*ESC-1*'),
    subtitle: mrkdwn('Risk'),
    body: mrkdwn('Frozen'),
    actions: [button('Open')],
  },
  {
    type: 'carousel',
    elements: [
      { type: 'card', title: mrkdwn('One') },
      { type: 'card', title: mrkdwn('Two') },
    ],
  },
  { type: 'container', title: plain('Details'), child_blocks: [{ type: 'section', text: mrkdwn('Inside') }] },
  {
    type: 'context',
    elements: [mrkdwn('*Aoife* raised it'), { type: 'image', image_url: 'x', alt_text: 'A face' }],
  },
  {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        positive_button: { text: plain('Good'), value: '1' },
        negative_button: { text: plain('Bad'), value: '0' },
      },
      { type: 'icon_button', icon: 'trash', text: plain('Delete') },
    ],
  },
  {
    type: 'data_table',
    caption: 'Queues',
    rows: [
      [raw('Team'), raw('Open')],
      [raw('Risk'), { type: 'raw_number', value: 3, text: '3' }],
    ],
  },
  {
    type: 'data_visualization',
    title: 'By day',
    chart: {
      type: 'bar',
      series: [
        {
          name: 'Opened',
          data: points([
            ['Mon', 4],
            ['Tue', 7],
          ]),
        },
        {
          name: 'Resolved',
          data: points([
            ['Mon', 3],
            ['Tue', 5],
          ]),
        },
      ],
      axis_config: { x_label: 'Day' },
    },
  },
  { type: 'divider' },
  { type: 'header', text: plain('ESC-1 is open') },
  { type: 'image', image_url: 'x', alt_text: 'The payouts page', title: plain('Screenshot') },
  {
    type: 'input',
    block_id: 'summary',
    label: plain('Summary'),
    hint: plain('One line'),
    element: { type: 'plain_text_input', action_id: 'a', initial_value: 'Payouts frozen' },
  },
  {
    type: 'markdown',
    text: '# Title\n\nSome **bold** words, `code` and a list:\n\n- one\n- two\n\n> quoted',
  },
  { type: 'plan', title: 'Plan', tasks: [task('Look'), task('Mend')] },
  richText,
  {
    type: 'section',
    text: mrkdwn('*Payouts* are <@UKENJI>’s since <!date^1795428000^{time}|x>\nNow'),
    fields: [mrkdwn('*Status*\nopen'), plain('urgent')],
    accessory: button('Show'),
  },
  { type: 'table', rows: [[raw('Team')], [richText]] },
  task('Look'),
  {
    type: 'video',
    video_url: 'https://example.com/v',
    thumbnail_url: 'x',
    alt_text: 'A video',
    title: plain('How to take one'),
    provider_name: 'Example',
    description: plain('Two minutes'),
  },
];
