/** What people read of documents that they needed and did not have. */
import type { Gap, WrittenDocument } from '../../../src/domain/documents.ts';
import { documentsAnswer, documentWrittenAnswer } from '../../../src/views/documents.ts';
import { documentForm } from '../../../src/views/forms/document-form.ts';
import { maskedSentence } from '../../../src/views/masked.ts';
import { morning } from '../factories.ts';
import { livesOf } from './lives.ts';
import type { Chapter, Telling } from './message-kind.ts';

/** `names` are different ones. */
export function gapsTold({ typed }: Telling): Gap[] {
  const gap = (name: string, answers: Gap['answers'], countries: Record<string, number>): Gap => ({
    key: name,
    name,
    link: null,
    answers,
    countries: Object.entries(countries).map(([country, times]) => ({ country, times })),
    teams: ['engineering'],
    examples: [],
  });
  return [
    gap(typed.other, { missing: 6, wrong: 2, yes: 0 }, { IE: 4, DE: 2, FR: 1, JP: 1, AU: 1 }),
    gap(`${typed.other} 2`, { missing: 0, wrong: 1, yes: 1 }, { GB: 2 }),
    gap(`${typed.other} 3`, { missing: 1, wrong: 0, yes: 0 }, {}),
    gap(`${typed.other} 4`, { missing: 1, wrong: 0, yes: 0 }, {}),
    gap(`${typed.other} 5`, { missing: 0, wrong: 0, yes: 3 }, { IE: 3 }),
    {
      ...gap(`${typed.other} 6`, { missing: 0, wrong: 0, yes: 2 }, { IE: 2 }),
      link: 'https://wiki.example.com/payouts',
    },
  ];
}

export const writtenTold = ({ typed }: Telling): WrittenDocument => ({
  ...{ id: 'view:V1', at: morning, by: 'UOLGA', restricted: false, team: 'engineering' },
  ...{ category: null, measure: 'document', since: '2026-11-23' },
  ...{ title: typed.other, document: typed.other, link: 'https://wiki.example.com/payouts' },
});

export function documentsTold(telling: Telling): Chapter {
  const { wording, typed } = telling;
  const { words } = wording;
  const { open, taken } = livesOf(telling);
  const gaps = gapsTold(telling);
  const links = new Map([[open.id, 'https://example.slack.com/archives/C0ENG/p1']]);
  const shown = { links, wording, page: 0, matching: gaps.length };
  const onlyThey = 'Only they see it.';
  return {
    title: 'Documents that would have helped',
    alone: true,
    kinds: [
      {
        title: '/escalate documents',
        about: `To anybody who is let in. ${onlyThey} Of each document that was named, two examples that they may read.`,
        next: 'Write one, and press its button.',
        shown: documentsAnswer({
          ...shown,
          gaps: gaps.map((gap, n) => ({ gap, examples: [open, taken].slice(n) })),
          unnamed: 3,
        }),
      },
      {
        title: '/escalate documents, another page',
        about: onlyThey,
        next: 'The same.',
        shown: documentsAnswer({
          ...shown,
          ...{ gaps: gaps.slice(0, 1).map((gap) => ({ gap, examples: [] })), unnamed: 1 },
          ...{ page: 1, matching: 11 },
        }),
      },
      {
        title: '/escalate documents, when none was named',
        about: onlyThey,
        next: 'Nothing.',
        shown: documentsAnswer({ ...shown, gaps: [], matching: 0, unnamed: 0 }),
      },
      {
        title: 'A document is written',
        about: 'The form behind the button of a document.',
        next: 'Give the link.',
        shown: documentForm(typed.other, words),
      },
      {
        title: 'A document, marked as written',
        about: 'In the place of the form.',
        next: 'Nothing.',
        shown: documentWrittenAnswer(writtenTold(telling), {
          wording,
          masked: maskedSentence([{ kind: 'card', last: '4242' }], words),
        }),
      },
    ],
  };
}
