import { expect, test } from 'vitest';
import type { Refusal } from '../../src/domain/command.ts';
import type { Escalation } from '../../src/domain/escalation.ts';
import { acknowledgedByEyes, acknowledgedByReply } from '../../src/views/acts/undo.ts';
import {
  formExpiredAnswer,
  formWaits,
  knownLater,
  refusal,
  refusedAnswer,
  somethingFailed,
} from '../../src/views/refusals.ts';
import { undeliverable } from '../../src/views/undeliverable.ts';
import { en } from '../../src/views/words/en/index.ts';
import { after, anEscalation } from '../support/factories.ts';
import { heard, seen, wording } from './seeing.ts';

const escalation = anEscalation({ id: 'ESC-1' });
const said = (refused: Refusal) => heard(refusal(refused, { escalation, wording }));

test('the second to press is told who has it', () => {
  const message = refusal({ refused: 'already owned', owner: 'UKENJI' }, { escalation, wording });
  expect(message.text).toBe('<@UKENJI> already has ESC-1.');
});

test('every refusal says why, and most what to do', () => {
  const refusals: Refusal[] = [
    { refused: 'not found', id: 'ESC-99' },
    { refused: 'not allowed', act: 'acknowledge', team: 'engineering' },
    { refused: 'not allowed', act: 'move', team: 'engineering' },
    { refused: 'not allowed', act: 'cancel', team: 'engineering' },
    { refused: 'not allowed', act: 'change priority', team: 'engineering' },
    { refused: 'moved', team: 'risk' },
    { refused: 'only raise', priority: 'high' },
    { refused: 'closed', status: 'resolved' },
    { refused: 'not closed', status: 'open' },
    { refused: 'already yours' },
    { refused: 'nobody has it' },
    { refused: 'not waiting' },
    { refused: 'nothing to undo' },
    { refused: 'not a responder', person: 'UJONAS', team: 'engineering' },
    { refused: 'same team', team: 'risk' },
    { refused: 'unknown team', team: 'gone' },
    { refused: 'same priority', priority: 'urgent' },
    { refused: 'waiting' },
    { refused: 'not yours', owner: 'UKENJI' },
    { refused: 'not yours', owner: null },
    { refused: 'nothing to take over', owner: 'UKENJI' },
    { refused: 'call is over' },
    { refused: 'time has passed' },
    { refused: 'no callback' },
    { refused: 'already called back', outcome: 'not satisfied' },
    { refused: 'unknown duplicate', of: 'ESC-99' },
    { refused: 'its own duplicate' },
    { refused: 'cancelled duplicate', of: 'ESC-3' },
    { refused: 'hidden duplicate', of: 'ESC-3' },
  ];
  expect(refusals.map(said)).toEqual([
    'There is no escalation “ESC-99”. /escalate search finds by words or account; /escalate mine lists yours.',
    'Only responders and leads of Engineering can acknowledge ESC-1.',
    'Only responders and leads of Engineering can move ESC-1 to another team.',
    'Only responders and leads of Engineering and Aoife, who raised it, can cancel ESC-1.',
    'Only responders and leads of Engineering and Aoife, who raised it, can change the priority of ESC-1.',
    'ESC-1 has just moved to Risk. Please look at it once more.',
    'You can raise the priority, not lower it. It is high now; the team that has ESC-1 can lower it.',
    'ESC-1 is already resolved.',
    'ESC-1 is open, so there is nothing to reopen.',
    'You already have ESC-1.',
    'Nobody has ESC-1 now. Whoever acknowledges it has it.',
    'ESC-1 no longer waits for an answer.',
    'There is nothing left to undo: nobody has ESC-1.',
    '@Jonas is not a responder of Engineering. Please choose one who is.',
    'ESC-1 is already with Risk.',
    'This team is not there any more. Please choose another one.',
    'ESC-1 is already urgent.',
    'ESC-1 waits for an answer; until it comes, no news is due.',
    '@Kenji has ESC-1 now.',
    'Nobody has ESC-1 now. Whoever acknowledges it has it.',
    '@Kenji has ESC-1 now, and no hand-over is offered.',
    'The call about ESC-1 is over.',
    'That time has passed. Please choose a later one.',
    'No callback is promised for ESC-1.',
    'The callback for ESC-1 is done: reached, not satisfied.',
    'There is no escalation ESC-99. Write the reference of the one that goes on, or leave this empty.',
    'ESC-1 is this one. Write the reference of the one that goes on, or leave this empty.',
    'ESC-3 is cancelled, so nobody works on it. Write the reference of one that goes on, or leave this empty.',
    'Only its own team reads ESC-3, so you cannot choose it. Ask that team, or leave this empty.',
  ]);
});

test('who may not is told who may, whatever the act', () => {
  const team = 'engineering';
  const acts = [
    'take over',
    'keep',
    'promise news',
    'hold on',
    'end call',
    'promise callback',
    'call back',
    'snooze',
    'correct',
  ] as const;
  const [theirs, also] = [
    'Only responders and leads of Engineering can',
    'Only responders and leads of Engineering and Aoife, who raised it, can',
  ];
  expect(acts.map((act) => said({ refused: 'not allowed', act, team }))).toEqual([
    `${theirs} take over ESC-1.`,
    `${theirs} keep ESC-1.`,
    `${theirs} promise news about ESC-1.`,
    `${theirs} ask the agent of ESC-1 to hold on.`,
    `${also} end the call about ESC-1.`,
    `${also} promise a callback for ESC-1.`,
    `${also} say how the callback for ESC-1 went.`,
    `${theirs} snooze the reminders of ESC-1.`,
    'Only Aoife, who raised it, can correct the facts of ESC-1.',
  ]);
});

test('an undo that comes too late says how it stands now', () => {
  const late = (changes: Partial<Escalation>) =>
    seen(refusal({ refused: 'nothing to undo' }, { escalation: { ...escalation, ...changes }, wording }));
  expect([
    late({ status: 'acknowledged', owner: 'UKENJI' }),
    late({ status: 'resolved', owner: 'UKENJI' }),
  ]).toEqual([
    [
      'There is nothing left to undo: @Kenji has ESC-1. Whoever has it can give it back with More, then Hand back.',
    ],
    ['There is nothing left to undo: ESC-1 is resolved.'],
  ]);
});

test('what is closed says who closed it and when, and can be reopened', () => {
  const message = refusal(
    { refused: 'closed', status: 'resolved' },
    { escalation, closedBy: { by: 'UKENJI', at: after(20) }, wording },
  );
  expect(seen(message)).toEqual(['Kenji resolved ESC-1 (09:20 today).', '[Reopen]']);
});

test('what fails says what to do', () => {
  const answers = [
    refusedAnswer('notSaved', en),
    refusedAnswer('maybeSaved', en),
    formExpiredAnswer('', en),
    refusedAnswer('guest', en),
    refusedAnswer('stranger', en),
    refusedAnswer('notKnownYet', en),
    somethingFailed('K3F9', en),
  ];
  expect(answers.map(heard)).toEqual([
    'That was not saved: the database did not answer. Please try again in a minute.',
    'The database did not answer, so nobody knows yet whether that was saved. Please look in a minute, and try again if it was not.',
    'Slack gives us three seconds to open a form, and they had passed. Please press once more.',
    'Guests cannot use Switchboard here. Somebody from your team can do it for you.',
    'Switchboard only serves people of its own workspace. Somebody there can do it for you.',
    'Slack has not told us yet who you are, so nothing was done. Please try again in a minute.',
    'Something failed on our side. Please try again; if it stays, tell your operator this code: K3F9.',
  ]);
});

test('a form that must wait says for how long, rounded up, and opens by its button', () => {
  const opens = { action: 'open_form', value: 'empty' };
  const many = 'Many people open forms just now, and Slack takes only so many a minute.';
  expect([61_000, 62_000, 122_000, 186_001].map((ms) => heard(formWaits(ms, opens, en)))).toEqual(
    ['a minute', 'a minute', 'two minutes', 'four minutes'].map(
      (long) => `${many} Yours can open in about ${long}: please press the button then.`,
    ),
  );
  expect(seen(formWaits(0, opens, en))).toEqual([
    `${many} Yours can open now: please press the button.`,
    '[Open it]',
  ]);
  expect(seen(formWaits(1, null, en))).toEqual([
    `${many} Yours can open in about a minute: please ask for it again then.`,
  ]);
  expect(heard(knownLater(125_000, en))).toBe(
    'Slack has not told us yet who you are, so nothing was done. Please try again in about two minutes.',
  );
});

test('a form of somebody who is not known yet says what to press', () => {
  expect(en.answers.notKnownYet('Resolve')).toBe(
    'Slack has not told us yet who you are. Your text is still here; please press Resolve again in a minute.',
  );
});

test('the button that opens the form again keeps what was typed, as far as a button holds it', () => {
  const startIn = (start: string) =>
    formExpiredAnswer(start, en).blocks.flatMap((block) =>
      block.type === 'actions' ? block.elements.map((each) => ('value' in each ? each.value : '')) : [],
    );
  expect([startIn('{"prefill":{}}'), startIn(''), startIn('x'.repeat(2001))]).toEqual([
    ['{"prefill":{}}'],
    ['expired'],
    ['expired'],
  ]);
});

test('who took it without a button can undo it, and is asked for news', () => {
  expect([seen(acknowledgedByReply(escalation, en)), seen(acknowledgedByEyes(escalation, en))]).toEqual([
    [
      'You have ESC-1 now, because you replied. When will you have news?',
      '[Undo] [30 min] [2 hours] [Today] [Tomorrow]',
    ],
    [
      'You have ESC-1 now, because of your 👀. When will you have news?',
      '[Undo] [30 min] [2 hours] [Today] [Tomorrow]',
    ],
  ]);
});

test('a lead hears which channel cannot be written to, and what to do', () => {
  const reasons = ['is_archived', 'not_in_channel', 'restricted_action', 'odd_error'];
  const first = reasons.map(
    (reason) =>
      seen(undeliverable({ channel: 'C0ENG', reason, teamName: 'Engineering', elsewhere: 'C0OPS' }, en))[0],
  );
  const start = 'Switchboard cannot write to the channel of Engineering, #esc-engineering: ';
  expect(first).toEqual([
    `${start}it is archived. Please unarchive it, or name another channel in the configuration.`,
    `${start}it is not a member there. Please invite it: /invite @Switchboard`,
    `${start}its settings do not let it post. Please allow it in the channel settings.`,
    `${start}Slack says odd_error.`,
  ]);
});

test('a lead hears where the cards are meanwhile', () => {
  const archived = { channel: 'C0OPS', reason: 'is_archived' };
  expect([
    seen(undeliverable({ ...archived, teamName: 'Engineering', elsewhere: 'C0ENG' }, en))[1],
    seen(undeliverable({ ...archived, teamName: 'Risk', elsewhere: null }, en))[1],
    seen(undeliverable({ ...archived, teamName: null, elsewhere: null }, en))[0],
  ]).toEqual([
    'Until then its cards go to #esc-engineering.',
    'Until then its cards are kept, and shown nowhere else.',
    'Switchboard cannot write to the fallback channel, #user-operations: it is archived. Please unarchive it, or name another channel in the configuration.',
  ]);
});
