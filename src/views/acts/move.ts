/** Move to another team. Its form asks out of a restricted team also for what the new one will read. */
import type { ActDeed } from '../../domain/acts/index.ts';
import { untouched } from '../forms/fact-inputs.ts';
import { readMoveForm } from '../forms/move-form.ts';
import { bold, leading, line, type Piece, quote } from '../lines.ts';
import type { Wording } from '../parts.ts';
import { type ActView, filledIn } from './view.ts';

export const moveView = {
  more: [
    {
      action: 'more_move',
      label: 'Move to another team',
      about: 'Hand it to the team that can solve it.',
    },
  ],
  form: {
    callback: 'move',
    read: (state) =>
      filledIn(readMoveForm(state), ({ to, reason, texts }) => ({
        asks: ({ escalation, mask }) => ({
          to,
          reason: mask.text(reason),
          ...(texts && { texts: mask.texts(untouched(texts, escalation)) }),
        }),
        typed: [reason, ...Object.values(texts ?? {})].filter(Boolean).join('\n'),
      })),
  },
  may: (it) => `move ${it} to another team`,
  history: ({ from, to }, { wording }) => [
    `moved it from ${wording.teamName(from)} to ${wording.teamName(to)}`,
  ],
  quotes: ({ reason }) => [reason],
  toTeam: (deed, { actor, wording }) => [
    line(actor, ' ', ...moved(deed, wording), ':'),
    ...quote(deed.reason),
  ],
  toOthers: (deed, wording) => moved(deed, wording),
  toAgent: ({ to, reason }, { escalation, promise, wording }) => [
    ...leading([`${escalation.id} moved to `, bold(wording.teamName(to))], reason),
    ...promise,
  ],
} satisfies ActView<'move'>;

/** The same in both teams' threads. */
const moved = ({ from, to }: ActDeed<'move'>, { teamName }: Wording): Piece[] => [
  'moved it from ',
  bold(teamName(from)),
  ' to ',
  bold(teamName(to)),
];
