import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DocumentSaid,
  documentKey,
  fittingDocuments,
  gapsOf,
  namesBefore,
  newestOf,
  type WrittenDocument,
} from '../../src/domain/documents.ts';

const said = (of: Partial<DocumentSaid> = {}): DocumentSaid => ({
  ...{ id: 'ESC-1', at: 10, by: 'UKENJI', answer: 'missing', which: 'Refund limits' },
  ...{ under: 'engineering', restricted: false, team: 'engineering', country: 'IE' },
  ...of,
});
const written = (of: Partial<WrittenDocument> = {}): WrittenDocument => ({
  ...{ id: 'view:V1', at: 20, by: 'UOLGA', restricted: false, team: 'engineering', category: null },
  ...{ measure: 'document', since: '2026-11-23', title: 'Limits of refunds' },
  ...{ document: 'Refund limits', link: 'https://wiki.example.com/refunds' },
  ...of,
});
const read = (teams: string[] = [], id = 'UAOIFE') => ({
  reader: { id, teams: new Set(teams) },
  restricted: (team: string) => team === 'risk',
});

describe('what is to be written', () => {
  it('is counted by name, by answer and by country, with the escalations, the newest first', () => {
    const { gaps } = gapsOf(
      [
        said(),
        said({ id: 'ESC-2', at: 12, answer: 'wrong', which: 'refund  LIMITS', country: 'DE' }),
        said({ id: 'ESC-3', at: 11, country: 'DE' }),
        said({ id: 'ESC-4', at: 9, answer: 'yes', country: null }),
      ],
      [],
      read(),
    );
    expect(gaps).toEqual([
      {
        key: 'refund limits',
        name: 'refund  LIMITS',
        link: null,
        answers: { missing: 2, wrong: 1, yes: 1 },
        countries: [
          { country: 'DE', times: 2 },
          { country: 'IE', times: 1 },
        ],
        teams: ['engineering'],
        examples: ['ESC-2', 'ESC-3', 'ESC-1', 'ESC-4'],
      },
    ]);
  });

  it('comes before what is there and was not found, the most often named first', () => {
    const all = ['Found', 'Found', 'Found', 'Once', 'Twice', 'Twice'].map((which, n) =>
      said({ id: `ESC-${n}`, which, answer: which === 'Found' ? 'yes' : 'missing' }),
    );
    expect(gapsOf(all, [], read()).gaps.map(({ name }) => name)).toEqual(['Twice', 'Once', 'Found']);
  });

  it.each<[string, Partial<WrittenDocument>]>([
    ['its name', {}],
    ['its title', { document: 'Other', title: 'Refund Limits' }],
    ['its link', { document: 'Other', link: 'refund limits' }],
  ])('is done once it is written, by %s, and is asked for anew after that', (_, of) => {
    const after = said({ id: 'ESC-2', at: 21, answer: 'wrong' });
    const { gaps } = gapsOf([said({ at: 20 }), after], [written(of)], read());
    expect(gaps).toMatchObject([
      {
        name: of.title ?? 'Limits of refunds',
        link: of.link ?? written().link,
        answers: { missing: 0, wrong: 1 },
        examples: ['ESC-2'],
      },
    ]);
  });

  const hidden = { under: 'risk', restricted: true, team: 'risk' };
  it('names nothing of a restricted team to others, and counts what it does not name', () => {
    const all = [
      said(hidden),
      said({ ...hidden, answer: 'yes' }),
      said({ which: null }),
      said({ which: null, answer: 'yes' }),
    ];
    expect([gapsOf(all, [], read()), gapsOf(all, [], read(['risk']))]).toMatchObject([
      { gaps: [], unnamed: 2 },
      { gaps: [{ answers: { missing: 1, wrong: 0, yes: 1 } }], unnamed: 1 },
    ]);
  });

  it('has no example and no country of what a restricted team has now', () => {
    const [gap] = gapsOf([said({ ...hidden, team: 'risk', under: 'engineering', restricted: false })], [], {
      ...read(['engineering']),
    }).gaps;
    expect(gap).toMatchObject({ name: 'Refund limits', countries: [], examples: [] });
  });

  it('is not done for those who may not read that a restricted team wrote it', () => {
    const theirs = written({ team: 'risk', restricted: true });
    expect([read(), read(['risk'])].map((who) => gapsOf([said()], [theirs], who).gaps.length)).toEqual([
      1, 0,
    ]);
  });
});

it('is offered once, as it was marked last', () => {
  const mended = written({
    id: 'view:V2',
    at: 30,
    document: 'Limits of refunds',
    title: 'How much can be refunded',
  });
  const other = written({
    id: 'view:V3',
    title: 'Fees',
    document: 'Fees',
    link: 'https://wiki.example.com/fees',
  });
  expect(newestOf([mended, other, written()])).toEqual([mended, other]);
});

it('what can be named is what was named, the most often first, by the title of what is written', () => {
  const all = ['Fees', 'Payouts', 'payouts', 'Refund limits', 'Limits of refunds', 'refund limits'];
  const names = namesBefore(
    [...all.map((which) => said({ which })), said({ which: 'Sanctions', under: 'risk', restricted: true })],
    [written(), written({ title: 'Tax forms', document: 'Tax', link: 'https://wiki.example.com/tax' })],
    read(['engineering']),
  );
  expect(names).toEqual(['Limits of refunds', 'Payouts', 'Fees', 'Tax forms']);
});

describe('what may answer already', () => {
  const titled = (...titles: string[]) => titles.map((title) => ({ title }));
  it.each([
    ['Refund limits in Ireland', 'What is the limit of a refund?', true],
    ['Refund limits in Ireland', 'A refund is late', false],
    ['KYC checklist', 'Which papers for KYC?', true],
    ['KYC checklist', 'Which checklist?', false],
    ['How long payouts take', 'Payout is a day late', true],
    ['How long payouts take', 'How long does that take', false],
    ['Auszahlungen nach Feiertagen', 'Auszahlung fehlt nach dem Feiertag', true],
    ['支払いの遅れ', '支払いが遅れています', true],
    ['支払いの遅れ', 'カードが使えない', false],
    ['How to', 'How to do it', false],
    ['3DS', 'Card with 3DS declined', true],
  ])('%s: %s', (title, text, fits) => {
    expect(fittingDocuments(text, titled(title)).length).toBe(fits ? 1 : 0);
  });

  it('is two at most, the best first', () => {
    const titles = titled(
      'Refund limits for partners in Japan',
      'Refund limits',
      'Limits for refunds to cards',
      'Fees',
    );
    expect(fittingDocuments('The refund limits', titles)).toEqual(
      titled('Refund limits', 'Limits for refunds to cards'),
    );
  });

  it('is whatever has a telling word and is written out, in any case', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.string({ maxLength: 60 }),
        (title, more) => {
          const all = [{ title: `Checklist ${title}` }];
          expect(fittingDocuments(`Checklist ${title} ${more}`, all)).toEqual(all);
          expect(fittingDocuments('', all)).toEqual([]);
          expect(documentKey(title.toUpperCase())).toBe(documentKey(title.toUpperCase().toLowerCase()));
        },
      ),
    );
  });
});
