/** History: who did what, when and from where, newest last. Read only. */
import type { ModalView, RichTextBlock } from '@slack/types';
import { correctableFacts, type Edited, type Entry, type Reading } from '../domain/escalation.ts';
import { sayingsOf } from './acts/index.ts';
import { factShown } from './facts.ts';
import { type ActMetadata, actForm } from './forms/act-form.ts';
import { modals } from './ids.ts';
import { line, type Part, person, quote, richText } from './lines.ts';
import { cut, richDate, type Wording } from './parts.ts';
import { readBy } from './read-by.ts';

/** A view holds 100 blocks and 250 KB. */
const mostEntries = 90;
const maxQuote = 300;

export const historyModal = (
  about: ActMetadata,
  entries: readonly Entry[],
  { wording, readings = [] }: { wording: Wording; readings?: readonly Reading[] },
): ModalView =>
  actForm(about, {
    words: wording.words,
    callback: modals.history,
    title: wording.words.history.title(about.id),
    blocks: [...history(entries, wording), ...readBy(readings, wording)],
  });

/** The newest that fit; the rest is counted. Entries are as their reader reads them. */
export function history(entries: readonly Entry[], wording: Wording): RichTextBlock[] {
  const shown = entries.slice(-mostEntries);
  const earlier = entries.length - shown.length;
  return [
    ...(earlier > 0 ? [richText(line(wording.words.history.earlier(earlier)))] : []),
    ...shown.map((entry) => richText(...entryParts(entry, wording))),
  ];
}

function entryParts(entry: Entry, wording: Wording): Part[] {
  const { at, by, via, deed } = entry;
  const sayings = sayingsOf(deed);
  const { words } = wording;
  const told = { actor: person(wording, by), by, wording, acts: words.acts };
  return [
    line(...words.history.entry(richDate(at), sayings.history(deed, told), via)),
    ...(sayings.quotes?.(deed) ?? []).flatMap((text) => quote(cut(text, maxQuote))),
    ...('edited' in deed && deed.edited ? rewritten(deed.edited, wording) : []),
  ];
}

/** What it says since then, and for those who may read it what it said before. */
function rewritten(edited: Edited, wording: Wording): Part[] {
  const { history: words } = wording.words;
  return correctableFacts.flatMap((fact): Part[] => {
    const one = edited[fact];
    if (!one) return [];
    const [is, was] = [one.is, one.was].map((said) => quote(cut(factShown(fact, said, wording), maxQuote)));
    return [
      line((one.is === null ? words.takenOut : words.changed)(fact)),
      ...(is ?? []),
      ...(was && was.length > 0 ? [line(words.before), ...was] : []),
    ];
  });
}
