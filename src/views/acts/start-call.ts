/** The user is on the phone again: said by the agent or the team, and whoever is on call hears of what nobody has. */
import { lasting, line, type Piece, sentences } from '../lines.ts';
import { onCallPieces } from '../on-call.ts';
import { absencePieces, isAbsent } from '../on-call-facts.ts';
import type { ActView, ToTeam } from './view.ts';

export const startCallView = {
  more: [
    {
      action: 'more_start_call',
      label: ({ acts }) => acts['start call'].label,
      about: ({ acts }) => acts['start call'].about,
    },
  ],
  answer: ({ escalation, words }) => ({ text: words.acts['start call'].answer(escalation.id) }),
  history: (_, { actor, acts }) => acts['start call'].history(actor),
  toTeam: (_, told) => [
    line(
      ...sentences(
        told.acts['start call'].toTeam(whom(told)),
        told.calls && isAbsent(told.calls) ? absencePieces(told.calls, lasting, told.wording.words) : [],
      ),
    ),
  ],
  toAgent: (_, { actor, acts }) => [line(...acts['start call'].toAgent(actor))],
} satisfies ActView<'start call'>;

/** Who has it, or else who is on call. */
function whom({ calls, escalation, to, wording }: ToTeam): readonly Piece[] | Piece | null {
  const mentions = calls ? onCallPieces(calls.crews, wording.words) : [];
  return mentions.length > 0 ? mentions : to(escalation.owner);
}
