import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parts, storedText, typedText } from '../../sandbox/slack/mrkdwn.ts';
import { dateShown } from '../../sandbox/slack/render/dates.ts';
import type { Workspace } from '../../sandbox/slack/workspace.ts';
import { clientFor, openWorkspace, startAt } from './probe.ts';

let workspace: Workspace;

beforeEach(async () => {
  workspace = await openWorkspace();
});

afterEach(() => workspace.close());

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn' as const, text });

async function seen(viewer: string, text: string, blocks: object[] = []): Promise<string> {
  await clientFor(workspace).apiCall('chat.postMessage', { channel: 'C0TEAM', text, blocks });
  const message = workspace.messages('team').at(-1);
  return message ? workspace.seenBy(message, viewer) : '';
}

describe('words', () => {
  test('mentions, links and entities are what a person reads; styles lose their signs, code keeps them', async () => {
    const text =
      '<@UANN> <!subteam^S0CALL> <#C0TEAM> <!here> <https://x.test|*here*> a &lt; b &amp; *bold* _it_ ~old~ `*code*` 2*3*4';
    expect(await seen('UANN', text)).toBe(
      '@Ann @on-call #team @here here a < b & bold it old `*code*` 2*3*4',
    );
  });

  test('a date is in the zone and clock of whoever reads it', async () => {
    const at = startAt / 1000 + 3_600;
    const text = `by <!date^${at}^{date_short_pretty} {time}|soon>`;
    expect([await seen('UANN', text), await seen('UBEN', text)]).toEqual([
      'by today 17:00',
      'by today 12:00 PM',
    ]);
    expect(await seen('UGUEST', `<!date^${at + 86_400}^{date_pretty} {time}|soon>`)).toBe('tomorrow 18:00');
  });

  test.each([
    ['{date_num}', '2025-11-24'],
    ['{date_slash}', '24/11/2025'],
    ['{date}', 'November 24'],
    ['{date_short}', 'Nov 24, 2025'],
    ['{date_long}', 'Monday, November 24th, 2025'],
    ['{date_long_full}', 'November 24, 2025'],
    ['{date_long_pretty}', 'today'],
    ['{time_secs}', '16:00:00'],
    ['{ago}', '2 hours ago'],
    ['{nonsense}', '{nonsense}'],
  ])('%s reads %s', (format, shown) => {
    expect(
      dateShown(startAt / 1000, format, { tz: 'Europe/Dublin', locale: 'en-IE' }, startAt + 7_200_000),
    ).toBe(shown);
  });
});

test('every block has its lines', async () => {
  const blocks = [
    { type: 'header', text: plain('ESC-1 & more') },
    {
      type: 'section',
      text: mrkdwn('*Payouts*\nfrozen'),
      fields: [mrkdwn('*Priority*\nurgent')],
      accessory: { type: 'button', action_id: 'b', text: plain('Look') },
    },
    { type: 'context', elements: [mrkdwn('by <@UANN>'), plain('now')] },
    { type: 'divider' },
    {
      type: 'actions',
      elements: [
        { type: 'button', action_id: 'c', text: plain('Acknowledge') },
        { type: 'users_select', action_id: 'd', placeholder: plain('Assign to') },
        {
          type: 'overflow',
          action_id: 'e',
          options: [
            { text: plain('Move'), value: 'm' },
            { text: plain('Cancel'), value: 'c' },
          ],
        },
      ],
    },
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'See ' },
            { type: 'user', user_id: 'UBEN' },
          ],
        },
        {
          type: 'rich_text_list',
          style: 'ordered',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'first' }] }],
        },
        {
          type: 'rich_text_quote',
          elements: [{ type: 'date', timestamp: startAt / 1000, format: '{time}', fallback: 'then' }],
        },
      ],
    },
    {
      type: 'table',
      rows: [
        [
          { type: 'raw_text', text: 'Team' },
          { type: 'raw_text', text: 'Open' },
        ],
        [
          { type: 'raw_text', text: 'Risk' },
          { type: 'raw_number', value: 3, text: '3' },
        ],
      ],
    },
  ];
  expect(await seen('UANN', 'Card', blocks)).toBe(
    [
      'ESC-1 & more',
      'Payouts',
      'frozen',
      'Priority urgent',
      '[Look]',
      'by @Ann · now',
      '---',
      '[Acknowledge] [Assign to] [… Move / Cancel]',
      'See @Ben',
      '1. first',
      '> 16:00',
      'Team | Open',
      'Risk | 3',
    ].join('\n'),
  );
});

test('text is kept as Slack keeps it, and typed text is escaped and linked', () => {
  expect(storedText('a & b < c <https://x.test?a=1|x> <@UANN> <nonsense> &amp; &lt;')).toBe(
    'a &amp; b &lt; c <https://x.test?a=1|x> <@UANN> &lt;nonsense&gt; &amp; &lt;',
  );
  expect(typedText('mail a@b.test, see http://x.test/?q=1. <@UANN>')).toBe(
    'mail <mailto:a@b.test|a@b.test>, see <http://x.test/?q=1>. &lt;@UANN&gt;',
  );
  expect(parts('&lt;!channel&gt;')).toEqual([{ kind: 'text', text: '<!channel>' }]);
});
