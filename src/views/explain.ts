/** Explain the clock: each promise in plain words, and below what its clock did when. */
import type { ModalView, RichTextBlock } from '@slack/types';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Explanation } from '../domain/explain.ts';
import { clauses, type Explained, lastTarget } from './explain-clauses.ts';
import { stepLines } from './explain-steps.ts';
import { type ActMetadata, actForm } from './forms/act-form.ts';
import { modals } from './ids.ts';
import { bold, bullets, line, type Piece, richText, sentences } from './lines.ts';
import { clockTime } from './wall-clock.ts';
import type { Words } from './words/words.ts';

export const explainModal = (
  about: ActMetadata,
  all: readonly Explanation[],
  context: Explained,
): ModalView =>
  actForm(about, {
    words: context.wording.words,
    callback: modals.explain,
    title: context.wording.words.explain.title,
    blocks: explanations(all, context),
  });

/** One block for each clock. Times are those of the place whose hours count; where no place is meant, each reader's own. */
export const explanations = (all: readonly Explanation[], context: Explained): RichTextBlock[] =>
  all.map((one) =>
    richText(
      line(bold(heading(one, context.wording.words))),
      line(...told(one, context)),
      ...bullets(stepLines(one.steps, context)),
    ),
  );

const heading = ({ clock, promised, targetMs }: Explanation, { explain }: Words): string =>
  explain.headings[clock === 'update' && promised ? 'promised' : clock](targetMs);

function told(one: Explanation, context: Explained): Piece[] {
  const { startedAt, startedIn, endsIn, earlier, steps } = one;
  const { now, wording } = context;
  const { words } = wording;
  const past = clauses(steps, words);
  const startedFace = { timeZone: startedIn, now, words };
  const endFace = { timeZone: endsIn, now, words };
  return sentences(
    words.explain.started(clockTime(startedAt, startedFace, { place: startedIn !== null })),
    past.length === 0 ? [] : words.explain.past(past),
    lastTarget(one, context),
    end(one, (at) => clockTime(at, endFace, { place: endsIn !== startedIn }), words),
    earlier ? words.explain.before(earlier.runs, earlier.countedMs) : [],
  );
}

function end(
  { end: how }: Explanation,
  at: (instant: Instant) => Piece[],
  { explain: said }: Words,
): Piece[] {
  switch (how.is) {
    case 'due':
      return said.due(at(how.at), how.leftMs);
    case 'late':
      return how.lateMs === 0 ? said.dueNow(at(how.at)) : said.late(at(how.at), how.lateMs);
    case 'paused':
      return [how.leftMs >= 0 ? said.leftAfterAnswer(how.leftMs) : said.lateAlready(-how.leftMs)];
    case 'met':
      return said.met(at(how.at));
    case 'missed':
      return how.lateMs > 0
        ? said.missed(at(how.at), how.lateMs)
        : said.missedBefore(at(how.at), at(how.since));
    case 'dropped':
      return said.dropped(at(how.at));
  }
}
