/** App Home: what this person raised, what they have, and what nobody has yet in their teams; for a lead, the board of their teams. */
import type { Button, HomeView, KnownBlock } from '@slack/types';
import type { Escalation } from '../domain/escalation.ts';
import { acknowledgeView } from './acts/acknowledge.ts';
import { outcomeButtons } from './acts/call-back.ts';
import { offered, reporterOf } from './acts/offered.ts';
import { resolveView } from './acts/resolve.ts';
import { type BoardFacts, boardBlocks } from './board.ts';
import { buttonFor, buttonRow, showButton } from './buttons.ts';
import { callbackPieces } from './callback.ts';
import { actions } from './ids.ts';
import { line, richText } from './lines.ts';
import { button, plainText } from './parts.ts';
import { type Looking, type LookingToAct, row, rowParts } from './rows.ts';

const mostRows = 8;

export type HomeFacts = LookingToAct & {
  /** Of a lead, in place of what nobody has yet. */
  board?: BoardFacts | undefined;
  /** Calls to users that this person has still to make. */
  callbacks: readonly Escalation[];
  mine: readonly Escalation[];
  owned: readonly Escalation[];
  unacknowledged: readonly Escalation[];
};

export function home({ callbacks, board, mine, owned, unacknowledged, ...looking }: HomeFacts): HomeView {
  const { words: all } = looking.wording;
  const { home: words, raise } = all;
  return {
    type: 'home',
    blocks: [
      {
        type: 'actions',
        elements: [button(raise.newEscalation, actions.newEscalation, 'home', { style: 'primary' })],
      },
      ...callsToMake(callbacks, looking),
      ...(board ? boardBlocks(board, looking) : []),
      ...(board && mine.length === 0
        ? []
        : section(
            words.raised,
            mine,
            looking,
            (each) =>
              offered('answer', { escalation: each, by: reporterOf(each), words: all })[0] ??
              showButton(each, all),
          )),
      ...(board && owned.length === 0
        ? []
        : section(words.owned, owned, looking, (each) => buttonFor(resolveView.button, each, all))),
      ...(board
        ? []
        : section(words.unacknowledged, unacknowledged, looking, (each) =>
            buttonFor(acknowledgeView.button, each, all),
          )),
    ],
  };
}

/** Only there when there is one to make: how it went is said with one press. */
function callsToMake(callbacks: readonly Escalation[], looking: Looking): KnownBlock[] {
  if (callbacks.length === 0) return [];
  return [
    { type: 'divider' },
    { type: 'header', text: plainText(looking.wording.words.home.callbacks) },
    ...callbacks
      .slice(0, mostRows)
      .flatMap((each) => [
        richText(
          ...rowParts(each, looking),
          line(...callbackPieces(each, looking.now, looking.wording.words)),
        ),
        ...buttonRow(...outcomeButtons(each, looking.wording.words)),
      ]),
  ];
}

function section(
  { title, empty }: { title: string; empty: string },
  escalations: readonly Escalation[],
  looking: Looking,
  useful: (escalation: Escalation) => Button,
): KnownBlock[] {
  const left = escalations.length - mostRows;
  return [
    { type: 'divider' },
    { type: 'header', text: plainText(title) },
    ...(escalations.length === 0 ? [richText(line(empty))] : []),
    ...escalations.slice(0, mostRows).flatMap((each) => row(each, looking, useful(each))),
    ...(left > 0 ? [richText(line(looking.wording.words.home.more(left)))] : []),
  ];
}
