/** What leads read of what they changed, and of what rises. */
import {
  type ChangeAnswer,
  type Measure,
  measures,
  type Verdict,
} from '../../../src/domain/process-change.ts';
import type { Driver } from '../../../src/domain/rising.ts';
import { changesAnswer, writtenAnswer } from '../../../src/views/changes.ts';
import { changeForm } from '../../../src/views/forms/change-form.ts';
import { maskedSentence } from '../../../src/views/masked.ts';
import { hours, minutes, morning } from '../factories.ts';
import type { Chapter, Telling } from './message-kind.ts';

const values: Record<Measure, [before: number, after: number]> = {
  acknowledge: [minutes(25), minutes(12)],
  resolve: [hours(5) + minutes(20), hours(3) + minutes(10)],
  'in time': [0.78, 0.91],
  moves: [0.24, 0.11],
  questions: [0.6, 0.45],
  reopened: [0.12, 0.08],
  document: [0.21, 0.06],
  contacts: [0.021, 0.014],
};

/** Answers of every kind, and what rises. */
export function changesOf({ typed }: Telling) {
  const compared = (measure: Measure, share: number): Verdict => ({
    before: { median: values[measure][0], weeks: 8, cases: 84 },
    after: { median: values[measure][1], weeks: 6, cases: 61 },
    share,
  });
  const change = (measure: Measure, verdict: Verdict): ChangeAnswer => ({
    change: {
      id: measure,
      at: morning,
      by: 'UMARCUS',
      restricted: false,
      title: typed.other,
      team: 'engineering',
      category: measure === 'questions' ? 'payout' : null,
      measure,
      since: measure === 'reopened' ? '2025-10-13' : '2026-10-12',
      document: measure === 'document' ? typed.other : null,
      link: measure === 'document' ? 'https://wiki.example.com/payouts' : null,
    },
    verdict,
    meanwhile: null,
  });
  const meanwhile = {
    changes: [3, 4, 5, 6].map((day) => ({ title: typed.other, since: `2026-11-0${day}` })),
    daysOff: ['2026-10-26'],
    came: ['UPRIYA', 'UKENJI'],
    went: ['UAOIFE', 'UJONAS', 'UYUKI', 'UTOMAS'],
  };
  const withMore = { ...change('resolve', compared('resolve', 4 / 70)), meanwhile };
  const twoDaysOff = { ...meanwhile, changes: [], came: [], went: [], daysOff: ['2026-10-26', '2026-11-01'] };
  const early = change('resolve', { tooEarly: 2 });
  const before = change('resolve', { tooFew: 'before' });
  const after = change('resolve', { tooFew: 'after' });
  const drivers: [Driver, 1 | 4, number, number][] = [
    [{ team: 'engineering', category: 'payout', country: 'IE' }, 1, 31, 12],
    [{ team: 'engineering', category: null, country: null }, 4, 20.5, 9],
    [{ team: 'risk', category: 'payout' }, 1, 17, 6],
    [{ team: 'risk', category: null }, 1, 17, 6],
    [{ team: 'risk' }, 4, 9, 3.5],
  ];
  const rising = drivers.map(([driver, weeks, count, usual]) => ({ driver, weeks, count, usual }));
  return { change, compared, withMore, twoDaysOff, early, before, after, rising };
}

export function changesTold(telling: Telling): Chapter {
  const { wording, typed } = telling;
  const { words } = wording;
  const { change, compared, withMore, twoDaysOff, early, before, after, rising } = changesOf(telling);
  const shown = { wording, now: morning };
  const toLead = 'The answer to a lead; only they see it.';
  return {
    title: 'What leads changed, and what rises',
    alone: true,
    kinds: [
      {
        title: '/escalate changed',
        about: 'The form in which a lead writes down what they changed.',
        next: 'Fill it in.',
        shown: changeForm(
          typed.other,
          {
            teams: ['engineering', 'risk'].map((id) => ({ id, name: wording.teamName(id) })),
            categories: [{ id: 'payout', name: wording.categoryName?.('payout') ?? 'payout' }],
            today: '2026-11-23',
          },
          words,
        ),
      },
      {
        title: 'A change, written down',
        about: 'In the place of the form.',
        next: 'Nothing, until the first answer.',
        shown: writtenAnswer(early, {
          ...shown,
          masked: maskedSentence([{ kind: 'card', last: '4242' }], words),
        }),
      },
      {
        title: '/escalate changes',
        about: toLead,
        next: 'Look at what rises; take a wrong change out with Withdraw.',
        shown: changesAnswer({
          ...shown,
          answers: [
            withMore,
            { ...change('acknowledge', compared('acknowledge', 0.003)), meanwhile: twoDaysOff },
            ...([...measures.slice(2), 'document'] as const).map((measure) =>
              change(measure, compared(measure, 0.38)),
            ),
            early,
            before,
            after,
          ],
          more: 3,
          rising,
        }),
      },
      {
        title: '/escalate changes, with nothing written down',
        about: toLead,
        next: 'Write down what you change.',
        shown: changesAnswer({ ...shown, answers: [], more: 0, rising: [] }),
      },
      {
        title: '/escalate changes, by somebody who leads no team',
        about: 'Only they see it.',
        next: 'Ask a lead.',
        shown: { text: words.changes.notForYou },
      },
      {
        title: 'Withdrawn by somebody who leads the team no more',
        about: 'Only they see it.',
        next: 'Nothing.',
        shown: { text: words.changes.notYourTeam },
      },
    ],
  };
}
