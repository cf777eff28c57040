/** Move to another team, with a reason both teams can read. */
import type { ModalView } from '@slack/types';
import { fields, modals } from '../ids.ts';
import { type ActMetadata, actForm } from './act-form.ts';
import { option, select, textInput } from './inputs.ts';
import { collectErrors, type Read, readState } from './state.ts';

const maxReason = 1000;

/** `teams` are the ones it can move to: there must be at least one. */
export const moveForm = (about: ActMetadata, teams: readonly { id: string; name: string }[]): ModalView =>
  actForm(about, {
    callback: modals.move,
    title: `Move ${about.id}`,
    submit: 'Move',
    blocks: [
      select({
        block: fields.team,
        label: 'Team',
        options: teams.map(({ id, name }) => option(id, name)),
        placeholder: 'Choose a team',
      }),
      textInput({
        block: fields.reason,
        label: 'Why is it theirs?',
        max: maxReason,
        lines: 'many',
        hint: 'The other team and the agent read this.',
      }),
    ],
  });

export function readMoveForm(state: unknown): Read<{ to: string; reason: string }> {
  const filled = readState(state);
  const { need, say, done } = collectErrors();
  const to = filled.choice(fields.team);
  if (to === null) say(fields.team, 'Choose the team that should have it.');
  const reason = need(
    fields.reason,
    filled.text(fields.reason),
    'Say in a sentence why it belongs there.',
    maxReason,
  );
  return done({ to: to ?? '', reason });
}
