/** The documents that people needed and did not have: a page of them with examples, and what a lead reads of them on a Monday. */
import type { Button, KnownBlock } from '@slack/types';
import {
  documentDays,
  type Gap,
  type GapsRead,
  isToWrite,
  type WrittenDocument,
} from '../domain/documents.ts';
import type { Escalation } from '../domain/escalation.ts';
import { buttonRow } from './buttons.ts';
import { fallbackText } from './fallback-text.ts';
import { actions } from './ids.ts';
import { bold, bullets, line, linked, type Message, message, type Part, richText } from './lines.ts';
import { asManyAsFit } from './message-size.ts';
import { paging } from './paging.ts';
import { button, cut, typed, type Wording } from './parts.ts';
import type { Words } from './words/words.ts';

const maxName = 150;
const maxLabel = 75;
const mostCountries = 4;
/** Where a page of long names would be too much for one message, each has fewer countries and examples, and at last a short name. */
const shortName = 60;
const mostOnMonday = 3;

export type DocumentsShown = Pick<GapsRead, 'unnamed'> & {
  /** Of this page. */
  gaps: readonly { gap: Gap; examples: readonly Escalation[] }[];
  page: number;
  /** On all pages. */
  matching: number;
  links: ReadonlyMap<string, string | null>;
  wording: Wording;
};

export function documentsAnswer(shown: DocumentsShown): Message {
  const { gaps, unnamed, page, matching, wording } = shown;
  const { words } = wording;
  const said = words.documents;
  const foot = unnamed > 0 ? [line(said.unnamed(unnamed))] : [];
  if (matching === 0) return message([line(said.none(documentDays)), ...foot]);
  const turn = paging(
    { page, shown: gaps.length, matching },
    { previous: actions.documentsPrevious, next: actions.documentsNext, carrying: String },
    words,
  );
  const end = [...foot, ...(turn ? [line(turn.sentence)] : [])];
  return asManyAsFit(mostCountries, (room) => documentsIn(shown, room, end, turn?.buttons ?? []));
}

function documentsIn(
  shown: DocumentsShown,
  room: number,
  end: readonly Part[],
  turn: readonly Button[],
): Message {
  const { gaps, wording } = shown;
  const { words } = wording;
  const said = words.documents;
  const rows = gaps.map((one) => gapParts(one, room, shown));
  return {
    text: fallbackText([line(said.title), ...rows.flat(), ...end]),
    blocks: [
      richText(line(bold(said.title)), line(said.about(documentDays))),
      ...gaps.flatMap(({ gap }, index): KnownBlock[] => [
        richText(...(rows[index] ?? [])),
        ...buttonRow(...writeButton(gap, words)),
      ]),
      ...end.map((part) => richText(part)),
      ...buttonRow(...turn),
    ],
  };
}

function gapParts(
  { gap, examples }: DocumentsShown['gaps'][number],
  room: number,
  { links, wording: { words } }: DocumentsShown,
): Part[] {
  const { documents, facts } = words;
  const countries = gap.countries.map(({ country, times }) => ({ name: facts.countryName(country), times }));
  const named = countries.slice(0, room);
  const name = cut(gap.name, room === 0 ? shortName : maxName);
  const is = gap.link === null ? bold(name) : linked(gap.link, name);
  return [
    line(...documents.gap(is, gap.answers, named, countries.length - named.length)),
    ...bullets(
      examples
        .slice(0, Math.ceil(room / 2))
        .map(({ id, summary }) =>
          documents.example(linked(links.get(id) ?? null, id), typed(cut(summary, maxName))),
        ),
    ),
  ];
}

/** What is there and has a link needs no button: it is for whoever did not find it. */
function writeButton(gap: Gap, { documents: words }: Words): Button[] {
  if (!isToWrite(gap) && gap.link !== null) return [];
  const label = isToWrite(gap) ? words.markWritten : words.addLink;
  return [
    button(label, actions.documentWritten, gap.name, {
      accessibility_label: cut(words.thisOne(label, gap.name), maxLabel),
    }),
  ];
}

/** What is asked for most; nothing where there is nothing to write. */
export function toWritePart(
  toWrite: readonly Gap[],
  { documents: words }: Words,
): { parts: Part[]; read: Part[] } {
  if (toWrite.length === 0) return { parts: [], read: [] };
  const shown = toWrite.slice(0, mostOnMonday);
  const items = shown.map(({ name, answers: { missing, wrong } }) =>
    words.toWriteOne(typed(cut(name, maxName)), missing + wrong),
  );
  const foot = line(words.toWriteMore(documentDays, toWrite.length - shown.length));
  return {
    parts: [line(bold(words.toWrite)), ...bullets(items), foot],
    read: [line(words.toWrite), ...items.map((pieces) => line(...pieces)), foot],
  };
}

/** Documents that may answer what somebody is writing; nothing where none does. */
export const perhapsWritten = (
  documents: readonly Pick<WrittenDocument, 'title' | 'link'>[],
  { documents: words }: Words,
): KnownBlock[] =>
  documents.length === 0
    ? []
    : [richText(line(...words.perhaps(documents.map(({ title, link }) => linked(link, title)))))];

/** What the form turns into. `masked` says what was masked, or nothing. */
export const documentWrittenAnswer = (
  { title, link, team }: WrittenDocument,
  { masked, wording }: { masked: string; wording: Wording },
): Message =>
  message([
    line(...wording.words.documents.form.written(linked(link, title), wording.teamName(team))),
    ...(masked === '' ? [] : [line(masked)]),
  ]);
