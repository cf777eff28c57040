/**
 * What Slack really sends, rebuilt from payloads that were recorded in public: the fields and their nesting are Slack's, every id, name and
 * text is ours. Sources: the golden files of MercuryTechnologies/slack-web (events), TotoroSyd/heybot (`payload.py`: a press, a
 * submission), json-logs of slackapi/java-slack-sdk (a command, a message shortcut), and issue 1179 there (a forwarded message).
 */

const envelope = (event: object) => ({
  token: 'verification',
  team_id: 'T02ACME0001',
  context_team_id: 'T02ACME0001',
  context_enterprise_id: null,
  api_app_id: 'A02ACME0001',
  event: { type: 'message', ...event },
  type: 'event_callback',
  event_id: 'Ev02ACME0001',
  event_time: 1795428000,
  authorizations: [
    {
      enterprise_id: null,
      team_id: 'T02ACME0001',
      user_id: 'U02BOT00001',
      is_bot: true,
      is_enterprise_install: false,
    },
  ],
  is_ext_shared_channel: false,
  event_context: '4-context',
});

const composed = (...elements: object[]) => [
  { type: 'rich_text', block_id: 'aB3', elements: [{ type: 'rich_text_section', elements }] },
];

const written = {
  client_msg_id: '1efd76a1-0000-4000-8000-000000000001',
  user: 'U02AOIFE001',
  ts: '1795428000.000200',
  team: 'T02ACME0001',
  channel: 'C02OPS00001',
  event_ts: '1795428000.000200',
  channel_type: 'channel',
};

const byApp = {
  user: 'U02PHONE001',
  ts: '1795428000.000300',
  bot_id: 'B02PHONE001',
  app_id: 'A02PHONE001',
  team: 'T02ACME0001',
  bot_profile: {
    id: 'B02PHONE001',
    deleted: false,
    name: 'Phone desk',
    updated: 1795000000,
    app_id: 'A02PHONE001',
    icons: { image_36: 'https://example.com/36.png' },
    team_id: 'T02ACME0001',
  },
  channel: 'C02OPS00001',
  event_ts: '1795428000.000300',
  channel_type: 'channel',
};

/** As it hangs on the message of whoever forwarded it. */
const share = {
  ts: '1795420000.000100',
  author_id: 'U02CLAIRE01',
  channel_id: 'C02RISK0001',
  channel_team: 'T02ACME0001',
  is_msg_unfurl: true,
  message_blocks: [
    {
      team: 'T02ACME0001',
      channel: 'C02RISK0001',
      ts: '1795420000.000100',
      message: {
        blocks: composed(
          { type: 'text', text: 'The IBAN is ' },
          { type: 'text', text: 'wrong', style: { bold: true } },
        ),
      },
    },
  ],
  color: 'D0D0D0',
  from_url: 'https://acme.slack.com/archives/C02RISK0001/p1795420000000100',
  is_share: true,
  fallback: '[November 23rd, 2026 8:06 AM] claire: The IBAN is *wrong*',
  text: 'The IBAN is *wrong*',
  author_name: 'claire',
  author_link: 'https://acme.slack.com/team/U02CLAIRE01',
  author_icon: 'https://example.com/48.png',
  author_subname: 'Claire',
  mrkdwn_in: ['text'],
  footer: 'Slack Conversation',
};

/** The event, and what a reader of it reads: all of it, and what is carried over of a reply. */
export const messages: Readonly<
  Record<string, { payload: object; read: string; carried: string; files?: string[] }>
> = {
  'in a channel': {
    payload: envelope({
      ...written,
      text: 'Payouts *frozen*, <@U02PRIYA001> &amp; I look :eyes:',
      blocks: composed(
        { type: 'text', text: 'Payouts ' },
        { type: 'text', text: 'frozen', style: { bold: true } },
        { type: 'text', text: ', ' },
        { type: 'user', user_id: 'U02PRIYA001' },
        { type: 'text', text: ' & I look ' },
        { type: 'emoji', name: 'eyes', unicode: '1f440' },
      ),
    }),
    read: 'Payouts frozen, {person U02PRIYA001} & I look 👀',
    carried: 'Payouts frozen, {person U02PRIYA001} & I look 👀',
  },
  'in a thread': {
    payload: envelope({
      ...written,
      text: 'On it.',
      blocks: composed({ type: 'text', text: 'On it.' }),
      thread_ts: '1795420000.000100',
      parent_user_id: 'U02BOT00001',
    }),
    read: 'On it.',
    carried: 'On it.',
  },
  'in a direct message': {
    payload: envelope({
      ...written,
      text: 'It is with AIB',
      blocks: composed({ type: 'text', text: 'It is with AIB' }),
      channel: 'D02AOIFE001',
      channel_type: 'im',
    }),
    read: 'It is with AIB',
    carried: 'It is with AIB',
  },
  'a list, a quote and code': {
    payload: envelope({
      ...written,
      text: '• see this\n• <https://example.com/list>\n&gt; she said\n```See:\nhttps://example.com```',
      blocks: [
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_list',
              style: 'bullet',
              indent: 0,
              elements: [
                {
                  type: 'rich_text_section',
                  elements: [
                    { type: 'message_mention', channel_id: 'C02RISK0001', message_ts: '1795420000.000100' },
                  ],
                },
                { type: 'rich_text_section', elements: [{ type: 'link', url: 'https://example.com/list' }] },
              ],
            },
            { type: 'rich_text_quote', border: 1, elements: [{ type: 'text', text: 'she said' }] },
            {
              type: 'rich_text_preformatted',
              language: 'text',
              border: 0,
              elements: [
                { type: 'text', text: 'See:\n' },
                { type: 'link', url: 'https://example.com' },
              ],
            },
          ],
        },
      ],
    }),
    read: '• {channel C02RISK0001}\n• https://example.com/list\n> she said\n```\nSee:\nhttps://example.com\n```',
    carried:
      '• {channel C02RISK0001}\n• https://example.com/list\n> she said\n```\nSee:\nhttps://example.com\n```',
  },
  'forwarded without a word': {
    payload: envelope({ ...written, client_msg_id: undefined, text: '', attachments: [share] }),
    read: 'claire:\nThe IBAN is wrong',
    carried: 'claire:\nThe IBAN is wrong',
  },
  'a link to a message that unfolds': {
    payload: envelope({
      ...written,
      text: `See <${share.from_url}>`,
      blocks: composed({ type: 'text', text: 'See ' }, { type: 'link', url: share.from_url }),
      attachments: [{ ...share, is_share: undefined }],
    }),
    read: `See ${share.from_url}\nclaire:\nThe IBAN is wrong\nSlack Conversation`,
    carried: `See ${share.from_url}`,
  },
  'files, one of them of another company': {
    payload: envelope({
      ...written,
      text: 'the log',
      subtype: 'file_share',
      upload: true,
      display_as_bot: false,
      files: [
        {
          id: 'F02LOG00001',
          created: 1795428000,
          timestamp: 1795428000,
          name: 'log.txt',
          title: 'log.txt',
          mimetype: 'text/plain',
          filetype: 'text',
          mode: 'snippet',
        },
        {
          id: 'F02OTHER001',
          mode: 'file_access',
          file_access: 'check_file_info',
          created: 0,
          timestamp: 0,
          user: '',
        },
      ],
    }),
    read: 'the log',
    carried: 'the log',
    files: ['log.txt', ''],
  },
  'an app’s, in blocks only': {
    payload: envelope({
      ...byApp,
      text: '',
      blocks: [
        {
          type: 'header',
          block_id: '+6hb',
          text: { type: 'plain_text', text: 'Call ended :telephone_receiver:', emoji: true },
        },
        {
          type: 'section',
          block_id: 'adB9',
          accessory: { type: 'image', image_url: 'https://example.com/logo.png', alt_text: 'Phone desk' },
          fields: [
            { type: 'mrkdwn', text: '*Account*: acct_1Kx9', verbatim: false },
            { type: 'mrkdwn', text: '*Mentions*: <!subteam^S02RISK0001|@risk>', verbatim: false },
          ],
        },
        {
          type: 'actions',
          block_id: 'eeK',
          elements: [
            {
              type: 'button',
              action_id: 'zHNw',
              text: { type: 'plain_text', text: 'Listen', emoji: true },
              url: 'https://example.com/1',
            },
          ],
        },
      ],
    }),
    read: 'Call ended 📞\n*Account*: acct_1Kx9\n*Mentions*: {group S02RISK0001}\nPhone desk',
    carried: 'Call ended 📞\n*Account*: acct_1Kx9\n*Mentions*: {group S02RISK0001}\nPhone desk',
  },
  'an app’s, in the old way': {
    payload: envelope({
      ...byApp,
      text: '',
      attachments: [
        {
          id: 1,
          footer_icon: 'https://example.com/icon.png',
          ts: 1795428000,
          color: '36a64f',
          fallback: 'Ticket opened by aoife',
          text: 'Payouts frozen\n\n<https://example.com/p|https://example.com/p>',
          pretext: 'Ticket opened by <https://example.com/aoife|aoife>',
          title: '<https://example.com/t/8|#8 Payouts>',
          callback_id: 'ticket-opened',
          footer: '<https://example.com/acme|acme/desk>',
          mrkdwn_in: ['text'],
          actions: [{ id: '1', name: 'comment', text: 'Comment', type: 'button', value: '{}', style: '' }],
        },
      ],
    }),
    read: [
      'Ticket opened by aoife (https://example.com/aoife)',
      '#8 Payouts (https://example.com/t/8)',
      'Payouts frozen\n\nhttps://example.com/p',
      'acme/desk (https://example.com/acme)',
    ].join('\n'),
    carried: '',
  },
  'an e-mail to a channel': {
    payload: envelope({
      ...byApp,
      text: '',
      subtype: 'file_share',
      user: 'USLACKBOT',
      files: [
        {
          id: 'F02MAIL0001',
          name: 'Voicemail from Acme',
          title: 'Voicemail from Acme',
          mimetype: 'text/html',
          filetype: 'email',
          mode: 'email',
          subject: 'Voicemail from Acme',
          from: [{ address: 'desk@example.com', name: 'Desk', original: 'Desk <desk@example.com>' }],
          plain_text: 'Payouts frozen, please call back.',
          preview: '<p>Payouts frozen</p>',
        },
      ],
    }),
    read: 'Voicemail from Acme\nPayouts frozen, please call back.',
    carried: '',
    files: [],
  },
  'an attachment that follows no rule': {
    payload: envelope({
      ...byApp,
      text: '',
      attachments: [{ this: 'follows', no: { rule: 1 }, of: ['Slack’s'] }],
    }),
    read: '',
    carried: '',
  },
};

export const command = {
  token: 'verification',
  api_app_id: 'A02ACME0001',
  team_id: 'T02ACME0001',
  team_domain: 'acme',
  channel_id: 'C02OPS00001',
  channel_name: 'user-operations',
  user_id: 'U02AOIFE001',
  user_name: 'aoife',
  command: '/escalate',
  text: 'risk urgent Müller &amp; Söhne :rotating_light:',
  is_enterprise_install: 'false',
  response_url: 'https://hooks.slack.com/commands/T02ACME0001/1/abc',
  trigger_id: '1388105719492.1379717998065.9bc1',
};

const who = {
  user: { id: 'U02AOIFE001', username: 'aoife', name: 'aoife', team_id: 'T02ACME0001' },
  team: { id: 'T02ACME0001', domain: 'acme' },
  api_app_id: 'A02ACME0001',
  token: 'verification',
  trigger_id: '1388105719492.1379717998065.9bc1',
};

export const press = {
  type: 'block_actions',
  ...who,
  container: {
    type: 'message',
    message_ts: '1795428000.000100',
    channel_id: 'C02RISK0001',
    is_ephemeral: false,
  },
  enterprise: null,
  is_enterprise_install: false,
  channel: { id: 'C02RISK0001', name: 'privategroup' },
  message: {
    bot_id: 'B02ACME0001',
    type: 'message',
    text: 'ESC-1: Payouts frozen',
    user: 'U02BOT00001',
    ts: '1795428000.000100',
    team: 'T02ACME0001',
    blocks: [
      {
        type: 'section',
        block_id: 'XTkTR',
        text: { type: 'mrkdwn', text: 'Payouts frozen', verbatim: false },
      },
    ],
  },
  state: { values: {} },
  response_url: 'https://hooks.slack.com/actions/T02ACME0001/1/abc',
  actions: [
    {
      action_id: 'acknowledge',
      block_id: 'eeK',
      text: { type: 'plain_text', text: 'Acknowledge', emoji: true },
      value: 'ESC-1',
      type: 'button',
      action_ts: '1795428001.000100',
    },
  ],
};

export const submission = {
  type: 'view_submission',
  ...who,
  view: {
    id: 'V02ACME0001',
    team_id: 'T02ACME0001',
    type: 'modal',
    blocks: [
      {
        type: 'input',
        block_id: 'answer',
        label: { type: 'plain_text', text: 'Your answer', emoji: true },
        optional: false,
        dispatch_action: false,
        element: { type: 'plain_text_input', action_id: 'value', multiline: true },
      },
    ],
    private_metadata: '{"id":"ESC-1","via":"button"}',
    callback_id: 'answer',
    state: { values: { answer: { value: { type: 'plain_text_input', value: ' It is with AIB :tada: ' } } } },
    hash: '1795428000.3NRSqpiD',
    title: { type: 'plain_text', text: 'Answer ESC-1', emoji: true },
    clear_on_close: false,
    notify_on_close: false,
    close: { type: 'plain_text', text: 'Close', emoji: true },
    submit: { type: 'plain_text', text: 'Send answer', emoji: true },
    previous_view_id: null,
    root_view_id: 'V02ACME0001',
    app_id: 'A02ACME0001',
    external_id: '',
    app_installed_team_id: 'T02ACME0001',
    bot_id: 'B02ACME0001',
  },
  response_urls: [],
  is_enterprise_install: false,
  enterprise: null,
};

/** On any of the messages above. */
export const shortcutOn = ({
  event: { channel, ...message },
}: {
  event: { channel: string; ts: string };
}) => ({
  type: 'message_action',
  ...who,
  callback_id: 'escalate_call_summary',
  action_ts: '1795428001.000100',
  message_ts: message.ts,
  channel: { id: channel, name: 'user-operations' },
  message,
  response_url: 'https://hooks.slack.com/app/T02ACME0001/1/abc',
  is_enterprise_install: false,
  enterprise: null,
});
