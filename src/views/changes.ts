/** What came of the changes of a lead's teams, each in one sentence with its numbers, and what rises there. */
import type { Button } from '@slack/types';
import type { Instant } from '../domain/calendars/calendar.ts';
import {
  type ChangeAnswer,
  type ChangesRead,
  mostByChance,
  type ProcessChange,
} from '../domain/process-change.ts';
import type { Driver, Rising } from '../domain/rising.ts';
import { fallbackText } from './fallback-text.ts';
import { actions } from './ids.ts';
import {
  bold,
  bullets,
  line,
  type Message,
  message,
  type Part,
  person,
  richText,
  sentences,
} from './lines.ts';
import { asManyAsFit } from './message-size.ts';
import { button, cut, plainText, typed, type Wording } from './parts.ts';
import type { Words } from './words/words.ts';

/** `more` changes are older. */
export type ChangesShown = {
  answers: readonly ChangeAnswer[];
  more: number;
  rising: readonly Rising[];
  rates?: ChangesRead['rates'];
  wording: Wording;
  now: Instant;
};

/** The part of a digest on a Monday, and the same as it is read aloud: nothing where there is nothing to tell. */
export function mondayPart({ answers, more, rising, rates, ...shown }: ChangesShown): {
  parts: Part[];
  read: Part[];
} {
  const words = shown.wording.words.changes;
  const told = answers.slice(0, mostOnMonday);
  const left = more + answers.length - told.length;
  const foot = left > 0 ? [line(words.moreOnMonday(left))] : [];
  const changes = told.map((one) => answerPieces(one, shown));
  const risen = risingLines(rising, shown.wording);
  const contacts = rates ? [line(words.rates(rates.last, rates.before))] : [];
  return {
    parts: [
      ...(told.length > 0 ? [line(bold(words.title)), ...bullets(changes), ...foot] : []),
      ...risingParts(rising, shown.wording),
      ...contacts,
    ],
    read: [
      ...changes.map((pieces) => line(...pieces)),
      ...risen.map((pieces) => line(...pieces)),
      ...contacts,
    ],
  };
}

/** One screen is for more than changes. */
const mostOnMonday = 4;

/** To `/escalate changes`: what was written down in error can be withdrawn. */
export function changesAnswer(shown: ChangesShown): Message {
  const { answers, rising, wording } = shown;
  const words = wording.words.changes;
  const risen = risingParts(rising, wording);
  if (answers.length === 0) return message([line(words.none), ...risen]);
  return asManyAsFit(answers.length, (fit) => {
    const fitting = answers.slice(0, fit);
    const left = shown.more + answers.length - fit;
    const head = line(bold(words.title));
    const rows = fitting.map((answer) => line(...answerPieces(answer, shown)));
    const foot = left > 0 ? [line(words.more(left))] : [];
    return {
      text: fallbackText([head, ...rows, ...foot, ...risen]),
      blocks: [
        richText(head),
        ...fitting.flatMap(({ change }, index) => [
          ...rows.slice(index, index + 1).map((row) => richText(row)),
          { type: 'actions' as const, elements: [withdrawButton(change, wording.words)] },
        ]),
        ...[...foot, ...risen].map((part) => richText(part)),
      ],
    };
  });
}

/** What the form turns into. `masked` says what was masked, or nothing. */
export const writtenAnswer = (
  answer: ChangeAnswer,
  { masked, ...shown }: { masked: string; wording: Wording; now: Instant },
): Message => {
  const { form } = shown.wording.words.changes;
  const { title, team } = answer.change;
  return message([
    line(...form.written(typed(title), shown.wording.teamName(team))),
    line(...answerPieces(answer, shown)),
    ...(masked === '' ? [] : [line(masked)]),
  ]);
};

export function answerPieces(
  { change, verdict, meanwhile }: ChangeAnswer,
  shown: { wording: Wording; now: Instant },
) {
  const words = shown.wording.words.changes;
  const title = typed(change.title);
  const where = whereOf(change, shown);
  if ('tooEarly' in verdict) return words.tooEarly(title, where, verdict.tooEarly);
  if ('tooFew' in verdict) return words.tooFew[verdict.tooFew](title, where);
  const { before, after, share } = verdict;
  const side = ({ median, weeks, cases }: typeof before) => ({ value: median, weeks, cases });
  return sentences(
    words.since(title, where, change.measure, side(after), side(before)),
    words.share(share, share > mostByChance),
    meanwhile === null ? [] : meanwhilePieces(meanwhile, shown),
  );
}

function whereOf(
  { since, team, category }: ProcessChange,
  { wording, now }: { wording: Wording; now: Instant },
) {
  const { words, teamName, categoryName = (id) => id } = wording;
  const day = dayOf(since, { words, now });
  return words.changes.where(day, teamName(team), category === null ? null : categoryName(category));
}

/** Named beside a change; the others are counted. */
const mostOthers = 3;

/** With its year where that is another one. */
const dayOf = (date: string, { words, now }: { words: Words; now: Instant }): string =>
  words.time.date(date, Number(date.slice(0, 4)) !== new Date(now).getUTCFullYear());

function meanwhilePieces(
  { changes, daysOff, came, went }: NonNullable<ChangeAnswer['meanwhile']>,
  { wording, now }: { wording: Wording; now: Instant },
) {
  const { words } = wording;
  const said = words.changes;
  const people = (ids: readonly string[]) => ids.map((id) => person(wording, id));
  const things = [
    ...changes
      .slice(0, mostOthers)
      .map(({ title, since }) => said.other(typed(title), dayOf(since, { words, now }))),
    ...(changes.length > mostOthers ? [said.moreOthers(changes.length - mostOthers)] : []),
    ...(daysOff.length > 0 ? [said.daysOff(daysOff)] : []),
    ...(came.length > 0 ? [said.came(people(came))] : []),
    ...(went.length > 0 ? [said.went(people(went))] : []),
  ];
  return things.length > 0 ? said.meanwhile(things) : [];
}

const maxLabel = 75;

function withdrawButton({ id, title }: ProcessChange, { changes: words }: Words): Button {
  const { sure } = words;
  return button(words.withdraw, actions.withdrawChange, id, {
    accessibility_label: cut(words.withdrawThis(title), maxLabel),
    confirm: {
      title: plainText(sure.title),
      text: plainText(sure.text),
      confirm: plainText(sure.yes),
      deny: plainText(sure.no),
    },
  });
}

const risingParts = (rising: readonly Rising[], wording: Wording): Part[] => {
  const lines = risingLines(rising, wording);
  return lines.length > 0 ? [line(bold(wording.words.changes.rising)), ...bullets(lines)] : [];
};

const risingLines = (rising: readonly Rising[], wording: Wording) =>
  rising.map((one) =>
    wording.words.changes.rises(driverOf(one.driver, wording), wording.teamName(one.driver.team), one),
  );

export function driverOf(
  { category, country }: Driver,
  { words, categoryName = (id) => id }: Wording,
): string {
  const { driver, driverInCountries, rareDrivers } = words.changes;
  if (category === undefined) return rareDrivers;
  const name = category === null ? null : categoryName(category);
  return country === undefined
    ? driverInCountries(name)
    : driver(name, country === null ? null : words.facts.countryName(country));
}
