/** Carries out the press of a button that is an act done at once: whether whoever pressed is let in and may, and what they are told of it. */
import type { HeardPress, Hearing } from '../domain/heard.ts';
import { actAs, orNotSaved } from './act.ts';
import { pressedActs } from './acts/pressed.ts';
import type { Deps } from './deps.ts';
import { refusedFor } from './guard.ts';
import type { Answered } from './hear.ts';

export async function carryPress(
  deps: Deps,
  heard: HeardPress,
  { heardAt }: Pick<Hearing, 'heardAt'>,
): Promise<Answered> {
  const { user, key, escalation: id, workspaces } = heard;
  const act = pressedActs.get(heard.action);
  if (!act) return { tell: [] };
  const turnedAway = await refusedFor(deps, user, workspaces);
  if (turnedAway) return { tell: [turnedAway.said], forNow: turnedAway.forNow };
  const outcome = await orNotSaved(deps, () =>
    actAs(deps, { id, user, key, heardAt }, (by, escalation) =>
      act.command(deps, heard, { by, escalation, heardAt }),
    ),
  );
  // Also when it was refused: what Home showed was no longer true.
  const changesHome = heard.via === 'home';
  if ('refusal' in outcome) {
    // What was asked in an answer of its own cannot be done any more: the buttons go with it.
    const replaces = 'why' in outcome && heard.ephemeral && act.replaces(heard);
    return { tell: [outcome.refusal], forNow: !('why' in outcome), changesHome, replaces };
  }
  const said = await act.answer(deps, heard, outcome);
  return { tell: said ? [said] : [], changesHome, replaces: act.replaces(heard) };
}
