import { expect, test } from 'vitest';
import { checkView } from '../../../sandbox/slack/limits.ts';
import type { Priority, Status } from '../../../src/domain/escalation.ts';
import { moreMenu, offersFor, prioritiesFor } from '../../../src/views/forms/more-menu.ts';
import { notice } from '../../../src/views/forms/notice.ts';

const escalation = (status: Status, owner: string | null, priority: Priority = 'normal') => ({
  status,
  owner,
  priority,
  reporter: 'UAOIFE',
});
const responder = { id: 'UKENJI', responder: true, lead: false };
const lead = { id: 'UMARCUS', responder: false, lead: true };
const reporter = { id: 'UAOIFE', responder: false, lead: false };
const other = { id: 'USAM', responder: false, lead: false };
const open = { restricted: false };
const restricted = { restricted: true };

test.each([
  [
    'a responder, nobody has it',
    escalation('open', null),
    responder,
    open,
    'assign move priority history cancel',
  ],
  [
    'a lead, somebody has it',
    escalation('acknowledged', 'UKENJI'),
    lead,
    restricted,
    'assign move priority handBack history cancel',
  ],
  [
    'a responder, waiting',
    escalation('waiting', 'UKENJI'),
    responder,
    open,
    'assign move priority handBack history cancel',
  ],
  ['a responder, resolved', escalation('resolved', 'UKENJI'), responder, open, 'history'],
  ['the reporter', escalation('open', null), reporter, open, 'priority history cancel'],
  ['the reporter of something urgent', escalation('open', null, 'urgent'), reporter, open, 'history cancel'],
  ['the reporter, restricted team', escalation('open', null), reporter, restricted, 'priority cancel'],
  ['somebody else', escalation('open', null), other, open, 'history'],
  ['somebody else, restricted team', escalation('open', null), other, restricted, ''],
])('More for %s', (_, about, actor, team, offered) => {
  expect(offersFor(about, actor, team).join(' ')).toBe(offered);
});

test('the reporter may raise a priority, the team may choose any other', () => {
  expect([
    prioritiesFor(escalation('open', null), reporter),
    prioritiesFor(escalation('open', null), lead),
  ]).toEqual([
    ['urgent', 'high'],
    ['urgent', 'high', 'low'],
  ]);
});

test('every act has its button, and someone with none is told why', () => {
  const about = { id: 'ESC-12', via: 'home' } as const;
  const full = moreMenu(about, ['assign', 'move', 'priority', 'handBack', 'history', 'cancel']);
  const said = full.blocks.map((block) =>
    'accessory' in block && block.accessory && 'text' in block.accessory ? block.accessory.text : undefined,
  );
  expect([
    checkView(full),
    said.map((text) => (typeof text === 'object' && 'text' in text ? text.text : text)),
    moreMenu(about, []).blocks,
  ]).toEqual([
    [],
    ['Assign to…', 'Move to another team', 'Change priority', 'Hand back', 'History', 'Cancel'],
    [
      {
        type: 'section',
        text: { type: 'mrkdwn', text: 'There is nothing here for you: the team that has it acts on it.' },
      },
    ],
  ]);
});

test('a notice gives back what was written, whatever its length', () => {
  const long = '&<👩‍🚀'.repeat(1000);
  const view = notice({ text: long }, { typed: long, via: 'home' });
  expect([checkView(view), view.blocks[1]]).toEqual([
    [],
    {
      type: 'rich_text',
      elements: [
        { type: 'rich_text_section', elements: [{ type: 'text', text: 'What you wrote:' }] },
        { type: 'rich_text_quote', elements: [{ type: 'text', text: long }] },
      ],
    },
  ]);
});
