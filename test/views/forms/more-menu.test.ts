import { expect, test } from 'vitest';
import { checkView } from '../../../sandbox/slack/limits.ts';
import type { Clock } from '../../../src/domain/clock.ts';
import type { Priority, Status } from '../../../src/domain/escalation.ts';
import { prioritiesFor } from '../../../src/domain/permission.ts';
import { moreMenu, offersFor } from '../../../src/views/forms/more-menu.ts';
import { notice } from '../../../src/views/forms/notice.ts';
import { en } from '../../../src/views/words/en/index.ts';
import { aClock, anEscalation, morning } from '../../support/factories.ts';
import { nameOf, type OfferName, offer } from '../../support/words/offers.ts';

const escalation = (status: Status, owner: string | null, priority: Priority = 'normal') =>
  anEscalation({ status, owner, priority, clocks: {} });
const responder = { id: 'UKENJI', team: 'engineering', responder: true, lead: false };
const lead = { id: 'UMARCUS', team: 'engineering', responder: false, lead: true };
const reporter = { id: 'UAOIFE', team: 'engineering', responder: false, lead: false };
const other = { id: 'USAM', team: 'engineering', responder: false, lead: false };
const open = { restricted: false };
const restricted = { restricted: true };

test.each([
  [
    'a responder, nobody has it',
    escalation('open', null),
    responder,
    open,
    'assign move priority snooze startCall explain callback history cancel',
  ],
  [
    'a lead, somebody has it',
    escalation('acknowledged', 'UKENJI'),
    lead,
    restricted,
    'assign move priority handBack snooze startCall explain callback history cancel',
  ],
  [
    'a responder, waiting',
    escalation('waiting', 'UKENJI'),
    responder,
    open,
    'assign move priority handBack snooze startCall explain callback history cancel',
  ],
  [
    'the owner',
    escalation('acknowledged', 'UKENJI'),
    responder,
    open,
    'news assign move priority handBack snooze startCall explain callback history cancel',
  ],
  ['a responder, resolved', escalation('resolved', 'UKENJI'), responder, open, 'explain lookBack history'],
  [
    'the reporter',
    escalation('open', null),
    reporter,
    open,
    'priority startCall explain callback giveAgentSide history cancel',
  ],
  [
    'the reporter of something urgent',
    escalation('open', null, 'urgent'),
    reporter,
    open,
    'startCall explain callback giveAgentSide history cancel',
  ],
  [
    'the reporter, restricted team',
    escalation('open', null),
    reporter,
    restricted,
    'priority startCall explain callback giveAgentSide cancel',
  ],
  ['somebody else', escalation('open', null), other, open, 'explain history'],
  ['somebody else, restricted team', escalation('open', null), other, restricted, 'explain'],
])('More for %s', (_, about, actor, team, offered) => {
  expect(offersFor(about, actor, team).map(nameOf).join(' ')).toBe(offered);
});

test('a callback that runs is moved, also when the rest is done; one that is over is not', () => {
  const offered = (status: Status, callback: Clock) =>
    offersFor({ ...escalation(status, 'UKENJI'), clocks: { callback } }, reporter, open)
      .map(nameOf)
      .filter((offer) => /callback/i.test(offer))
      .join(' ');
  const over = aClock({ stoppedAt: morning });
  expect([
    offered('acknowledged', aClock()),
    offered('resolved', aClock()),
    offered('acknowledged', over),
    offered('resolved', over),
  ]).toEqual(['moveCallback', 'moveCallback', 'callback', '']);
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

test('every act has its button, in this order', () => {
  const about = { id: 'ESC-12', via: 'home' } as const;
  const names: OfferName[] = [
    'assign',
    'move',
    'priority',
    'handBack',
    'snooze',
    'explain',
    'callback',
    'moveCallback',
    'history',
    'cancel',
  ];
  const full = moreMenu(about, names.map(offer), en);
  const said = full.blocks.map((block) =>
    'accessory' in block && block.accessory && 'text' in block.accessory ? block.accessory.text : undefined,
  );
  expect([
    checkView(full),
    said.map((text) => (typeof text === 'object' && 'text' in text ? text.text : text)),
  ]).toEqual([
    [],
    [
      'Assign to…',
      'Move to another team',
      'Change priority',
      'Hand back',
      'Snooze reminders',
      'Explain the clock',
      'Promise a callback',
      'Move the callback',
      'History',
      'Cancel',
    ],
  ]);
});

test('a notice gives back what was written, whatever its length', () => {
  const long = '&<👩‍🚀'.repeat(1000);
  const view = notice({ text: long }, en, { typed: long, via: 'home' });
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
