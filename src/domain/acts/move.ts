/** Moving to another team: a new card there, acknowledge afresh, and the resolve clock keeps what was counted. */
import { change } from '../change.ts';
import type { Change, CommandOf, Refusal, World } from '../command.ts';
import {
  closed,
  type Edited,
  type Escalation,
  type FreeTexts,
  freeTexts,
  type Notice,
} from '../escalation.ts';
import { released, retargeted, targetOf } from './clocks.ts';

/** With this move it is going in circles, and the leads of both teams hear of it. */
const movesThatWorryLeads = 3;

export function move(
  escalation: Escalation,
  { by, via, to, reason, texts }: CommandOf<'move'>,
  world: World,
): Change | Refusal {
  if (closed(escalation)) return { refused: 'closed', status: escalation.status };
  if (to === escalation.team) return { refused: 'same team', team: to };
  const next = world.policyOf(to);
  if (!next) return { refused: 'unknown team', team: to };
  // It has come to a restricted team since the form was opened: what it would tell has not been looked at.
  if (!texts && world.restricted(escalation.team)) return { refused: 'moved', team: escalation.team };
  const { summary, details, need, account } = texts ?? escalation;
  const edited = editedFrom(escalation, { summary, details, need, account });
  const { moves: old } = escalation;
  const target = targetOf(next.policy, escalation, world);
  const moves = old + 1;
  const leads = [...new Set([...world.leadsOf(escalation.team), ...world.leadsOf(to)])];
  const worry: Notice[] =
    moves === movesThatWorryLeads
      ? leads.filter((lead) => lead !== by.id).map((lead) => ({ kind: 'lead', lead }))
      : [];
  return change(
    escalation,
    {
      summary,
      details,
      need,
      account,
      team: to,
      status: 'open',
      owner: null,
      question: null,
      snooze: null,
      moves,
      heldSince: world.now,
      policyId: next.id,
      clocks: released(retargeted(escalation.clocks, target, next.policy, world), target, world),
    },
    {
      by: by.id,
      via,
      deed: {
        what: 'moved',
        from: escalation.team,
        to,
        reason,
        heldMs: world.now - escalation.heldSince,
        owner: escalation.owner,
        policyId: next.id,
        ...(edited && { edited }),
      },
      notices: [
        { kind: 'card', card: moves },
        { kind: 'card entry', card: moves },
        { kind: 'card', card: old },
        { kind: 'card entry', card: old },
        ...(world.restricted(to) ? everyThread(moves) : []),
        { kind: 'agent' },
        { kind: 'agent entry' },
        ...worry,
      ],
    },
    world,
    next.policy,
  );
}

/** What was said while everybody might read it, the newest first. */
const everyThread = (moves: number): Notice[] =>
  Array.from({ length: moves }, (_, n) => ({ kind: 'lines', card: moves - 1 - n }));

function editedFrom(before: FreeTexts, after: FreeTexts): Edited | undefined {
  const changed = freeTexts.filter((text) => before[text] !== after[text]);
  if (changed.length === 0) return undefined;
  return Object.fromEntries(changed.map((text) => [text, { was: before[text], is: after[text] }]));
}
