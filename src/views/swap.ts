/** What the two of a swap are told: asked, agreed, declined, taken back, or no longer possible. */
import type { Span } from '../domain/calendars/calendar.ts';
import type { SwapState } from '../domain/swaps.ts';
import type { Swap } from '../domain/team.ts';
import { buttonRow } from './buttons.ts';
import { actions } from './ids.ts';
import { bold, lasting, line, type Message, message, type Piece, person } from './lines.ts';
import { button, type Wording } from './parts.ts';
import type { Words } from './words/words.ts';

export type SwapTold = Swap & { id: string; team: string };

/** Who reads it, what has come of it, and whether what was agreed can still be taken back. */
export type SwapReading = {
  reader: string;
  state: SwapState;
  takenBackBy?: string | null;
  mayTakeBack: boolean;
  wording: Wording;
};

/** `why` is said first, where something else was wanted. */
export function swapMessage(swap: SwapTold, reading: SwapReading, why = ''): Message {
  const { state, wording } = reading;
  const said = told[state](swap, reading);
  const { takeIt, no, undo } = wording.words.swaps;
  const isAsked = state === 'asked' && reading.reader === swap.taker;
  const isPressable = state === 'asked' || (state === 'agreed' && reading.mayTakeBack);
  return message(
    [...(why ? [line(why)] : []), ...said.map((sentence) => line(...sentence))],
    ...buttonRow(
      ...(isAsked
        ? [
            button(takeIt, actions.takeTurn, swap.id, { style: 'primary' }),
            button(no, actions.leaveTurn, swap.id),
          ]
        : isPressable
          ? [button(undo, actions.takeSwapBack, swap.id)]
          : []),
    ),
  );
}

const told: Record<SwapState, (swap: SwapTold, reading: SwapReading) => Piece[][]> = {
  asked: (swap, reading) => {
    const { team, when, giver, taker, isGiver, words } = namesIn(swap, reading);
    return isGiver
      ? [words.youAsked(taker, team, when), ...inReturn(swap, reading), words.staysYours(taker)]
      : [words.asksYou(giver, team, when), ...inReturn(swap, reading), words.staysTheirs(giver)];
  },
  agreed: (swap, reading) => {
    const { team, when, giver, taker, isGiver, words } = namesIn(swap, reading);
    const whoIs = isGiver ? words.theyAreOnCall(taker, team, when) : words.youAreOnCall(giver, team, when);
    return [whoIs, ...inReturn(swap, reading)];
  },
  declined: (swap, reading) => {
    const { team, when, giver, taker, isGiver, words } = namesIn(swap, reading);
    return [isGiver ? words.theyDoNot(taker, team, when) : words.youDoNot(giver, team, when)];
  },
  'taken back': (swap, reading) => {
    const { team, when, giver, taker, isGiver, words } = namesIn(swap, reading);
    const other = isGiver ? taker : giver;
    const whoDid: Piece[] =
      reading.takenBackBy === reading.reader ? [words.youUndid] : words.theyUndid(other);
    const theirs = (is: boolean, span: Piece[]) =>
      is ? words.isYours(team, span) : words.isTheirs(other, team, span);
    return [
      whoDid,
      theirs(isGiver, when),
      ...(swap.inReturn ? [theirs(!isGiver, timesOf(swap.inReturn, reading.wording.words))] : []),
    ];
  },
  off: (swap, reading) => {
    const { team, when, giver, taker, isGiver, words } = namesIn(swap, reading);
    return [isGiver ? words.offForYou(taker, team, when) : words.offForThem(giver, team, when)];
  },
};

const namesIn = (swap: SwapTold, { reader, wording }: SwapReading) => ({
  team: bold(wording.teamName(swap.team)),
  when: timesOf(swap, wording.words),
  giver: person(wording, swap.giver),
  taker: person(wording, swap.taker),
  isGiver: reader === swap.giver,
  words: wording.words.swaps,
});

function inReturn(swap: SwapTold, reading: SwapReading): Piece[][] {
  if (swap.inReturn === null) return [];
  const { giver, taker, isGiver, words } = namesIn(swap, reading);
  const when = timesOf(swap.inReturn, reading.wording.words);
  return [isGiver ? words.youTakeTheirs(taker, when) : words.theyTakeYours(giver, when)];
}

const timesOf = ({ from, to }: Span, { time }: Words): Piece[] => time.fromTo(lasting(from), lasting(to));
