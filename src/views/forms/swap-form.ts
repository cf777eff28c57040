/** The form in which somebody asks another person of the rotation to do a turn of theirs. */
import type { ModalView, PlainTextOption } from '@slack/types';
import type { Instant, Span } from '../../domain/calendars/calendar.ts';
import { hasTwelveHours } from '../date-formats.ts';
import { fields, modals } from '../ids.ts';
import { plainText } from '../parts.ts';
import type { ReadersClock } from '../readers-time.ts';
import { isFarAway } from '../wall-clock.ts';
import type { Words } from '../words/words.ts';
import { dateTime, option, select } from './inputs.ts';
import { collectErrors, type Read, readState } from './state.ts';

type TurnOf = Span & { team: string };

export type SwapChoices = {
  /** The reader's own, the next first; there is one. */
  own: readonly (TurnOf & { teamName: string })[];
  colleagues: readonly { id: string; name: string }[];
  /** Of colleagues, in the same teams. */
  theirs: readonly (Span & { id: string; name: string })[];
  clock: ReadersClock;
  now: Instant;
};

export function swapForm({ own, colleagues, theirs, clock, now }: SwapChoices, words: Words): ModalView {
  const { swaps } = words;
  const span = ({ from, to }: Span) => swaps.span(written(from), written(to));
  const written = (at: Instant) =>
    words.time.dayAndClock(at, clock.timeZone, isFarAway(at, now), hasTwelveHours(clock.locale));
  const turns = own.map((turn) =>
    option(turnValue(turn.team, turn), swaps.ofTeam(turn.teamName, span(turn))),
  );
  const returns = theirs.map((turn) =>
    option(turnValue(turn.id, turn), swaps.ofPerson(turn.name, span(turn))),
  );
  return {
    type: 'modal',
    callback_id: modals.swap,
    title: plainText(swaps.swap),
    submit: plainText(swaps.submit),
    close: plainText(words.answers.close),
    blocks: [
      select({
        block: fields.turn,
        label: swaps.turn,
        options: turns,
        initial: turns[0]?.value ?? null,
      }),
      select({
        block: fields.taker,
        label: swaps.taker,
        options: colleagues.map(({ id, name }): PlainTextOption => option(id, name)),
        placeholder: swaps.choose,
      }),
      ...(returns.length > 0
        ? [
            select({
              block: fields.inReturn,
              label: swaps.inReturn,
              options: returns,
              optional: true,
              hint: swaps.inReturnHint,
            }),
          ]
        : []),
      dateTime({ block: fields.onlyFrom, label: swaps.onlyFrom, optional: true }),
      dateTime({ block: fields.onlyUntil, label: swaps.onlyUntil, optional: true, hint: swaps.onlyHint }),
    ],
  };
}

/** Whose it is, or in which team, comes last: it may be long. */
const turnValue = (of: string, { from, to }: Span): string => `${from.toString(36)}.${to.toString(36)}.${of}`;

function readTurn(value: string | null): (Span & { of: string }) | null {
  const [, from, to, of] = /^([0-9a-z]+)\.([0-9a-z]+)\.(.+)$/.exec(value ?? '') ?? [];
  if (from === undefined || to === undefined || of === undefined) return null;
  return { from: Number.parseInt(from, 36), to: Number.parseInt(to, 36), of };
}

export type SwapRead = Span & {
  team: string;
  taker: string;
  inReturn: (Span & { of: string }) | null;
  isPart: boolean;
};

export function readSwapForm(state: unknown, words: Words): Read<SwapRead> {
  const { say, done } = collectErrors(words);
  const filled = readState(state);
  const turn = readTurn(filled.choice(fields.turn));
  const taker = filled.choice(fields.taker);
  const onlyFrom = filled.instant(fields.onlyFrom);
  const onlyUntil = filled.instant(fields.onlyUntil);
  if (!turn) say(fields.turn, words.swaps.noTurn);
  if (taker === null) say(fields.taker, words.swaps.noTaker);
  return done({
    team: turn?.of ?? '',
    from: onlyFrom ?? turn?.from ?? 0,
    to: onlyUntil ?? turn?.to ?? 0,
    taker: taker ?? '',
    inReturn: readTurn(filled.choice(fields.inReturn)),
    isPart: onlyFrom !== null || onlyUntil !== null,
  });
}
