import { expect, test } from 'vitest';
import type { CallbackOutcome } from '../../../src/domain/escalation.ts';
import { calledBack } from '../../../src/views/acts/call-back.ts';
import {
  newsChoices,
  newsPromised,
  newsQuestion,
  promiseNewsForm,
  readPromiseNewsForm,
} from '../../../src/views/acts/promise-news.ts';
import type { Said } from '../../../src/views/forms/notice.ts';
import { en } from '../../../src/views/words/en/index.ts';
import { after, anEscalation, lived, reporter, responder } from '../../support/factories.ts';
import { resolution } from '../entries.ts';
import { heard, pings, seen, wording } from '../seeing.ts';

const lines = ({ text, blocks }: Said) => (blocks ? seen({ blocks }) : [heard({ text, blocks: [] })]);

test('whoever has just taken it is asked when there will be news', () => {
  const question = newsQuestion({ id: 'ESC-12' }, en);
  expect([lines(question), heard({ blocks: [], ...question })]).toEqual([
    ['You have ESC-12. When will you have news?', '[30 min] [2 hours] [Today] [Tomorrow]'],
    'You have ESC-12. When will you have news?',
  ]);
});

test('each answer to the question is a button of its own about this escalation', () => {
  const rows = (newsQuestion({ id: 'ESC-12' }, en).blocks ?? []).flatMap((block) =>
    block.type === 'actions' ? block.elements : [],
  );
  expect(rows.map((each) => 'value' in each && [each.action_id, each.value])).toEqual([
    ['news_30m', 'ESC-12'],
    ['news_2h', 'ESC-12'],
    ['news_today', 'ESC-12'],
    ['news_tomorrow', 'ESC-12'],
  ]);
});

test('a promise is repeated to who made it, and notifies nobody', () => {
  const said = newsPromised(anEscalation(), after(60), wording);
  expect([lines(said), pings({ blocks: [], ...said })]).toEqual([
    ['You promised Aoife news about ESC-12 by 10:00 today.', '[Change promised news]'],
    [],
  ]);
});

test('news after the resolve target is questioned, and what comes before it is offered', () => {
  const tooLate = { target: after(45), instead: newsChoices.slice(0, 1) };
  expect(lines(newsPromised(anEscalation(), after(60), wording, tooLate))).toEqual([
    'You promised Aoife news about ESC-12 by 10:00 today. That is after the resolve target, 09:45 today. To keep it, do nothing. Or choose an earlier time:',
    '[30 min] [Change promised news]',
  ]);
});

test('the form says until when it should be resolved, and begins with what was promised', () => {
  const about = { id: 'ESC-12', via: 'button' } as const;
  const owned = lived(anEscalation(), [[5, { kind: 'acknowledge', by: responder(), via: 'button' }]]);
  const promised = lived(owned, [
    [6, { kind: 'promise news', by: responder(), via: 'button', newsBy: after(36) }],
  ]);
  const initial = ({ clocks }: typeof owned) =>
    promiseNewsForm(about, clocks, en).blocks.flatMap((block) =>
      'element' in block && block.element.type === 'datetimepicker' ? [block.element.initial_date_time] : [],
    );
  expect([initial(owned), initial(promised)]).toEqual([[undefined], [after(36) / 1000]]);
  expect(seen(promiseNewsForm(about, owned.clocks, en))[0]).toBe('It should be resolved by today 17:00.');
  expect(readPromiseNewsForm({ values: {} }, en)).toEqual({
    errors: { news_by: 'Choose when you will have news.' },
  });
});

test('a press that no message shows is answered', () => {
  expect(
    [
      { text: en.acts['end call'].answer('ESC-12') },
      { text: en.acts.keep.answer('ESC-12') },
      { text: en.acts['take over'].answer('ESC-12') },
    ].map(lines),
  ).toEqual([
    ['The team sees that the call about ESC-12 is over.'],
    ['You keep ESC-12.'],
    ['You have ESC-12 now.'],
  ]);
});

test('how the call went is confirmed, with what comes next', () => {
  const raised = anEscalation({ callbackAt: after(60) });
  const resolved = lived(raised, [[5, { kind: 'resolve', by: responder(), via: 'button', resolution }]]);
  const said = (escalation: typeof raised, outcome: CallbackOutcome, retryAt: number | null = null) =>
    lines(
      calledBack(
        lived(escalation, [[10, { kind: 'call back', by: reporter(), via: 'button', outcome, retryAt }]]),
        outcome,
        en,
      ),
    );
  expect([
    said(resolved, 'satisfied'),
    said(resolved, 'not satisfied'),
    said(raised, 'not satisfied'),
    said(resolved, 'no answer'),
    said(resolved, 'no answer', after(120)),
    said(resolved, 'not needed'),
  ]).toEqual([
    ['ESC-12: reached, satisfied.'],
    ['ESC-12: reached, not satisfied. If something is still wrong, reopen it.', '[Reopen]'],
    ['ESC-12: reached, not satisfied.'],
    ['ESC-12: no answer. Nobody is reminded of it again.'],
    ['ESC-12: no answer. You are reminded to try again by 11:00 today.'],
    ['ESC-12: no call back needed.'],
  ]);
});
