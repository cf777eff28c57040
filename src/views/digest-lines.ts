/** What a digest says below its table, a line each: only what there was, and what many cases say only of many. */
import type { RichTextElement } from '@slack/types';
import type { Digest, Document } from '../domain/digest.ts';
import type { Took } from '../domain/digest-numbers.ts';
import { type ToldShare, toldShare } from '../domain/statistics/share.ts';
import type { PromiseCount } from '../domain/tally.ts';
import type { Piece } from './lines.ts';
import { cut, typed, type Wording } from './parts.ts';
import { markedPriority } from './status-words.ts';

/** So many are named; the others are counted. */
const mostMissed = 6;
const mostDocuments = 3;
const maxDocument = 60;

export const keptShare = ({ met, missed }: PromiseCount): ToldShare | null =>
  toldShare({ met, of: met + missed });

type Lines = (digest: Digest, wording: Wording) => (readonly Piece[])[];

const missedLines: Lines = ({ numbers }, wording) => {
  const { digest: words } = wording.words;
  const worst = numbers.missed.toSorted((one, other) => missesOf(other) - missesOf(one));
  const left = worst.length - mostMissed;
  return [
    ...worst.slice(0, mostMissed).map(({ team, priority, acknowledge, resolve }) =>
      words.missed(wording.teamName(team), markedPriority(priority, wording.words), {
        acknowledge: keptShare(acknowledge),
        resolve: keptShare(resolve),
      }),
    ),
    ...(left > 0 ? [[words.moreMissed(left)]] : []),
  ];
};

const missesOf = ({ acknowledge, resolve }: { acknowledge: PromiseCount; resolve: PromiseCount }): number =>
  acknowledge.missed + resolve.missed;

const speedLines: Lines = ({ numbers: { speeds } }, { words: { digest: words } }) =>
  (['acknowledge', 'resolve'] as const).flatMap((what) => {
    const speed = speeds[what];
    return speed
      ? [[words.speed(what, speed.counted, isSame(speed.counted, speed.wall) ? null : speed.wall)]]
      : [];
  });

const minuteMs = 60_000;
const isNear = (one: number | null, other: number | null): boolean =>
  Math.abs((one ?? 0) - (other ?? 0)) < minuteMs;
const isSame = (one: Took, other: Took): boolean =>
  isNear(one.median, other.median) && isNear(one.p90, other.p90);

const heldLines: Lines = ({ numbers: { held } }, { words: { digest: words } }) => {
  if (!held) return [];
  const all = Object.values(held).reduce((sum, ms) => sum + ms, 0);
  const percent = (ms: number) => Math.round((100 * ms) / all);
  const shares = (['team', 'nobody', 'agent', 'user'] as const)
    .map((holder) => ({ holder, percent: percent(held[holder]) }))
    .filter((one) => one.percent > 0)
    .sort((one, other) => other.percent - one.percent);
  return [[words.held(shares, percent(held['out of hours']))]];
};

const callLines: Lines = ({ teams, numbers: { satisfaction } }, { words: { digest: words } }) => {
  const met = teams.reduce((sum, { callback }) => sum + callback.met, 0);
  const missed = teams.reduce((sum, { callback }) => sum + callback.missed, 0);
  const told = words.calls(keptShare({ met, missed }), satisfaction);
  return told === '' ? [] : [[told]];
};

const documentLines: Lines = ({ documents }, { words: { digest: words } }) => {
  if (documents.length === 0) return [];
  const named = byName(documents)
    .slice(0, mostDocuments)
    .map(([{ answer, which }, times]) => words.document(nameOf(which), answer, times));
  return [words.documents(documents.length, named)];
};

const nameOf = (which: string): RichTextElement => typed(cut(which, maxDocument));

type Named = Document & { which: string };

/** What was said of the same document, the most often said first. */
function byName(documents: readonly Document[]): [Named, number][] {
  const counts = new Map<string, [Named, number]>();
  for (const { which, ...document } of documents) {
    if (which === null) continue;
    const key = `${document.answer} ${which.toLowerCase()}`;
    const [first, times] = counts.get(key) ?? [{ ...document, which }, 0];
    counts.set(key, [first, times + 1]);
  }
  return [...counts.values()].sort(([, one], [, other]) => other - one);
}

const uncountedLines: Lines = ({ uncounted }, { words: { digest: words } }) =>
  uncounted === 0 ? [] : [[words.uncounted(uncounted)]];

/** In the order in which they stand; another line is another of these. */
const lines: readonly Lines[] = [
  missedLines,
  speedLines,
  heldLines,
  callLines,
  documentLines,
  uncountedLines,
];

export const digestLines: Lines = (digest, wording) => lines.flatMap((each) => each(digest, wording));
