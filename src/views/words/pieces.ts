/** What languages write their sentences with: whole ones as templates, and lists and plurals as `Intl` knows them. */
import type { Piece } from '../lines.ts';

/** What a sentence names: a person, an instant, a link, or several pieces. */
export type Fill = Piece | number | readonly Piece[];

/** A sentence as its pieces: pieces`${who} has it.` */
export function pieces(texts: TemplateStringsArray, ...fills: readonly Fill[]): Piece[] {
  return merged(texts.flatMap((text, index) => [text, ...piecesOf(fills[index] ?? '')]));
}

function piecesOf(fill: Fill): readonly Piece[] {
  if (typeof fill === 'number') return [String(fill)];
  return typeof fill === 'string' || 'type' in fill ? [fill] : fill;
}

/** Texts that follow each other are one. */
function merged(all: readonly Piece[]): Piece[] {
  const kept: Piece[] = [];
  for (const piece of all) {
    const last = kept.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') kept[kept.length - 1] = last + piece;
    else if (piece !== '') kept.push(piece);
  }
  return kept;
}

/** `a`, `a and b`, `a, b and c`, as people list things in this language. */
export function listing(locale: string) {
  const format = new Intl.ListFormat(locale);
  return (items: readonly Fill[]): Piece[] => {
    const places = format.formatToParts(items.map((_, index) => String(index)));
    return places.flatMap(({ type, value }) =>
      type === 'element' ? piecesOf(items[Number(value)] ?? '') : value,
    );
  };
}

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** The form that goes with an amount. */
export function plurals(locale: string) {
  const rules = new Intl.PluralRules(locale);
  return (amount: number, forms: Forms): string => forms[rules.select(amount)] ?? forms.other;
}
