/** Explain the clock: each promise in plain words, and below what its clock did when. */
import type { RichTextBlock } from '@slack/types';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { End, Explanation } from '../domain/explain.ts';
import type { ClockName } from '../domain/team.ts';
import { clauses, type Explained, lastTarget } from './explain-clauses.ts';
import { stepLines } from './explain-steps.ts';
import { bold, bullets, line, type Piece, richText } from './lines.ts';
import { clockTime, openTime } from './wall-clock.ts';

/** One block for each clock. Times are those of the place whose hours count; where no place is meant, each reader's own. */
export const explanations = (all: readonly Explanation[], context: Explained): RichTextBlock[] =>
  all.map((one) =>
    richText(
      line(bold(headings[one.clock](one))),
      line(...sentences(one, context)),
      ...bullets(stepLines(one.steps, context)),
    ),
  );

const headings: Record<ClockName, (one: Explanation) => string> = {
  acknowledge: ({ targetMs }) => `Acknowledge within ${openTime(targetMs)}`,
  update: ({ targetMs, promised }) => (promised ? 'Promised news' : `News within ${openTime(targetMs)}`),
  resolve: ({ targetMs }) => `Resolve within ${openTime(targetMs)}`,
  callback: () => 'Call the user back',
};

function sentences(one: Explanation, context: Explained): Piece[] {
  const { startedAt, startedIn, endsIn, earlier, steps } = one;
  const { now } = context;
  const past = clauses(steps).join(', ');
  return [
    'Started ',
    ...clockTime(startedAt, { timeZone: startedIn, now }, { place: startedIn !== null }),
    '. ',
    past === '' ? '' : `${capital(past)}. `,
    ...lastTarget(one, context),
    ...end(one, (at) => clockTime(at, { timeZone: endsIn, now }, { place: endsIn !== startedIn })),
    ...(earlier
      ? [` Before this it ran ${times(earlier.runs)}, for ${openTime(earlier.countedMs)} in all.`]
      : []),
  ];
}

function end({ end: how, targetMs, countedMs }: Explanation, at: (instant: Instant) => Piece[]): Piece[] {
  switch (how.is) {
    case 'due':
      return ['Due ', ...at(how.at), `, ${openTime(how.leftMs)} left.`];
    case 'late':
      return how.lateMs === 0
        ? ['Due ', ...at(how.at), ', now.']
        : ['Was due ', ...at(how.at), `, late by ${openTime(how.lateMs)} now.`];
    case 'paused':
      return [paused(how)];
    case 'met':
      return ['Done in time, ', ...at(how.at), '.'];
    case 'missed':
      return ['Done late, ', ...at(how.at), `, by ${openTime(countedMs - targetMs)}.`];
    case 'dropped':
      return ['No longer needed since ', ...at(how.at), '.'];
  }
}

const paused = ({ leftMs }: Extract<End, { is: 'paused' }>): string =>
  leftMs >= 0 ? `${openTime(leftMs)} left when the answer comes.` : `Late by ${openTime(-leftMs)} already.`;

const times = (amount: number): string => ['', 'once', 'twice'][amount] ?? `${amount} times`;

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
