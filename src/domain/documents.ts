/** Documents that could have answered: what was said of them when something was resolved, which are to be written, and which were. */
import type { Instant } from './calendars/calendar.ts';
import type { DocumentAnswer } from './escalation.ts';
import { mayReadText, type Reader } from './permission.ts';
import type { ChangesRead, ProcessChange } from './process-change.ts';
import { fold } from './reading/search-words.ts';

/** So far back they are counted: a quarter. */
export const documentDays = 90;

export type Helpful = Exclude<DocumentAnswer, 'no'>;

/** What was said last of one escalation. */
export type DocumentSaid = {
  id: string;
  at: Instant;
  by: string;
  answer: Helpful;
  which: string | null;
  /** The team it was said under, and whether that was restricted then; null where nobody knows. */
  under: string;
  restricted: boolean | null;
  /** Of the escalation now. */
  team: string;
  country: string | null;
};

/** A process change by which a document was written; `document` is what it was called before. */
export type WrittenDocument = ProcessChange & { document: string; link: string };

export const isWritten = (change: ProcessChange): change is WrittenDocument =>
  change.document !== null && change.link !== null;

/** Names that differ in case, accents and spaces alone are of one document. */
export const documentKey = (name: string): string => fold(name).replace(/\s+/gu, ' ').trim();

const keysOf = ({ document, title, link }: WrittenDocument): string[] =>
  [document, title, link].map(documentKey);

/** Whether this is what it is, or was, called. */
export const isCalled = (written: WrittenDocument, name: string): boolean =>
  keysOf(written).includes(documentKey(name));

/** One document that people need and do not have, or do not find. */
export type Gap = {
  key: string;
  /** As it was said last, or the title of what is written. */
  name: string;
  /** Of what is written and was not found, or is wrong again. */
  link: string | null;
  answers: Record<Helpful, number>;
  /** Where its users were, the most often first. */
  countries: { country: string; times: number }[];
  /** Under which it was said, the most often first. */
  teams: string[];
  /** The escalations that this reader may read, the newest first. */
  examples: string[];
};

export type GapsRead = {
  gaps: Gap[];
  /** So often something was missing or wrong that nobody named, or whose name this reader may not read. */
  unnamed: number;
};

/** What a lead reads at the beginning of a week. */
export type MondayRead = ChangesRead & { toWrite: Gap[] };

export const isToWrite = ({ answers: { missing, wrong } }: Pick<Gap, 'answers'>): boolean =>
  missing + wrong > 0;

type Reading = { reader: Reader; restricted(team: string): boolean };

export const mayReadSaid = (
  { by, under, restricted: then, team }: DocumentSaid,
  { reader, restricted }: Reading,
): boolean => mayReadText({ by, under, restricted: then }, reader, { team, restricted });

/** A written document is a text of its team. */
export const mayReadWritten = (
  { by, team, restricted: then }: WrittenDocument,
  { reader, restricted }: Reading,
): boolean => mayReadText({ by, under: team, restricted: then }, reader, { team, restricted });

/** What is to be written first, then what is there and was not found. What was said before a document was written is done; what is said of it after goes by its title. */
export function gapsOf(
  said: readonly DocumentSaid[],
  written: readonly WrittenDocument[],
  reading: Reading,
): GapsRead {
  const { reader, restricted } = reading;
  const done = new Map(
    written
      .filter((one) => mayReadWritten(one, reading))
      .toSorted((one, other) => one.at - other.at)
      .flatMap((one) => keysOf(one).map((key) => [key, one] as const)),
  );
  const all = new Map<string, Pick<Gap, 'name' | 'link'> & { said: DocumentSaid[] }>();
  // Thousands say few names.
  const keys = new Map<string, string>();
  const keyOf = (name: string): string => {
    const key = keys.get(name) ?? documentKey(name);
    keys.set(name, key);
    return key;
  };
  let unnamed = 0;
  for (const one of said.toSorted((a, b) => b.at - a.at)) {
    if (one.which === null || !mayReadSaid(one, reading)) {
      if (one.answer !== 'yes') unnamed += 1;
      continue;
    }
    const is = done.get(keyOf(one.which));
    if (is && one.at <= is.at) continue;
    const name = is?.title ?? one.which;
    const known = all.get(keyOf(name));
    if (known) known.said.push(one);
    else all.set(keyOf(name), { name, link: is?.link ?? null, said: [one] });
  }
  const isReadable = ({ team }: DocumentSaid) => !restricted(team) || reader.teams.has(team);
  const gaps = [...all].map(([key, { name, link, said: own }]): Gap => {
    const readable = own.filter(isReadable);
    const times = (answer: Helpful) => own.filter((one) => one.answer === answer).length;
    return {
      key,
      name,
      link,
      answers: { missing: times('missing'), wrong: times('wrong'), yes: times('yes') },
      countries: byTimes(readable.flatMap(({ country }) => country ?? [])).map(([country, times]) => ({
        country,
        times,
      })),
      teams: byTimes(own.map(({ under }) => under)).map(([team]) => team),
      examples: readable.map(({ id }) => id),
    };
  });
  const urgency = ({ answers: { missing, wrong } }: Gap) => missing + wrong;
  return {
    gaps: gaps.sort((one, other) => urgency(other) - urgency(one) || other.answers.yes - one.answers.yes),
    unnamed,
  };
}

/** The most often first; else as they came. */
function byTimes(all: readonly string[]): [string, number][] {
  const times = new Map<string, number>();
  for (const one of all) times.set(one, (times.get(one) ?? 0) + 1);
  return [...times].sort(([, one], [, other]) => other - one);
}

/** What can be chosen where a document is to be named, the most often named first; what is written goes by its title. */
export function namesBefore(
  said: readonly DocumentSaid[],
  written: readonly WrittenDocument[],
  reading: Reading,
): string[] {
  const readable = written.filter((one) => mayReadWritten(one, reading));
  const titleOf = (name: string) => readable.find((one) => isCalled(one, name))?.title ?? name;
  const names = said.flatMap((one) => (one.which !== null && mayReadSaid(one, reading) ? one.which : []));
  const all = [...names.map(titleOf), ...readable.map(({ title }) => title)];
  const spelt = new Map(all.toReversed().map((name) => [documentKey(name), name]));
  return byTimes(all.map(documentKey)).flatMap(([key]) => spelt.get(key) ?? []);
}

/** Of one that was marked again, since it was put right, the newest: `written` has them first. */
export const newestOf = (written: readonly WrittenDocument[]): WrittenDocument[] =>
  written.filter(
    (one, n) => !written.slice(0, n).some(({ title, link }) => isCalled(one, title) || isCalled(one, link)),
  );

/** Of few letters, or of every question. */
const sayNothing = new Set(
  'about avec comment dans does from have into lange long nach pour quand take takes that their they this wann what when where which with your'.split(
    ' ',
  ),
);
const noSpaces = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]/u;
const inOneScript =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]+|[^\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]+/gu;
const wordsIn = (text: string): string[] =>
  (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).flatMap((word) => word.match(inOneScript) ?? []);
const pairsIn = (word: string): string[] => {
  const [first = '', ...rest] = word;
  return rest.length === 0 ? [first] : rest.map((letter, n) => `${n === 0 ? first : rest[n - 1]}${letter}`);
};

/** Told by its capitals and digits, such as KYC and 3DS, and more telling than a word. */
const isShortName = (word: string): boolean => /^[\p{Lu}\p{N}]{2,5}$/u.test(word) && !noSpaces.test(word);

/** Of each telling word its beginning, whatever its ending, and how telling it is; where words have no spaces, each two letters. */
function tellingParts(title: string): Map<string, number> {
  const words = wordsIn(fold(title)).flatMap((word) => {
    if (noSpaces.test(word)) return pairsIn(word);
    if (word.length < 4 || sayNothing.has(word)) return [];
    return [word.slice(0, word.length < 6 ? -1 : -2)];
  });
  const shortNames = wordsIn(title).filter(isShortName).map(fold);
  return new Map([
    ...words.map((part): [string, number] => [part, 1]),
    ...shortNames.map((part): [string, number] => [part, 2]),
  ]);
}

/** So many are offered: whoever reads them is on a call. */
const mostOffered = 2;

/** The documents of whose titles the text has half of what is telling, and two words or a short name at least; the best first. */
export function fittingDocuments<D extends Pick<WrittenDocument, 'title'>>(
  text: string,
  documents: readonly D[],
): D[] {
  const folded = fold(text);
  const words = wordsIn(folded);
  const has = (part: string) =>
    noSpaces.test(part) ? folded.includes(part) : words.some((word) => word.startsWith(part));
  return documents
    .flatMap((document) => {
      const parts = [...tellingParts(document.title)];
      const sum = (some: typeof parts) => some.reduce((all, [, telling]) => all + telling, 0);
      const [all, found] = [sum(parts), sum(parts.filter(([part]) => has(part)))];
      const isEnough = found > 0 && found >= Math.min(2, all) && 2 * found >= all;
      return isEnough ? [{ document, share: found / all }] : [];
    })
    .sort((one, other) => other.share - one.share)
    .slice(0, mostOffered)
    .map(({ document }) => document);
}
