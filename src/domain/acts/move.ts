/** Move: a new card with another team, acknowledge afresh, and the resolve clock keeps what was counted. */
import { type Edited, eachText, editedIn, type FreeTexts, freeTexts, type Notice } from '../escalation.ts';
import { type Act, unlessClosed } from './act.ts';
import { released, retargeted, targetOf } from './clocks.ts';

/** With this move it is going in circles, and the leads of both teams hear of it. */
const movesThatWorryLeads = 3;

type Moved = {
  what: 'moved';
  from: string;
  to: string;
  reason: string;
  heldMs: number;
  owner: string | null;
  policyId: string;
  /** Written anew by whoever moved it, for the new team. */
  edited?: Edited;
};

/** `texts` is what the new team reads; who moves it out of a restricted team has seen it. */
export const move: Act<Moved, { to: string; reason: string; texts?: FreeTexts }> = {
  deed: 'moved',
  who: 'the team',
  when: unlessClosed,
  decide(escalation, { by, to, reason, texts }, world) {
    const { team: from, moves: old, owner } = escalation;
    if (to === from) return { refused: 'same team', team: to };
    const next = world.policyOf(to);
    if (!next) return { refused: 'unknown team', team: to };
    // It has come to a restricted team since the form was opened: what it would tell has not been looked at.
    if (!texts && world.restricted(from)) return { refused: 'moved', team: from };
    const written = eachText(texts ?? escalation);
    const rewritten = freeTexts.filter((text) => escalation[text] !== written[text]);
    const target = targetOf(next.policy, escalation, world);
    const moves = old + 1;
    const leads = [...new Set([...world.leadsOf(from), ...world.leadsOf(to)])];
    const worry: Notice[] =
      moves === movesThatWorryLeads
        ? leads.filter((lead) => lead !== by.id).map((lead) => ({ kind: 'lead', lead }))
        : [];
    return {
      next: {
        ...written,
        team: to,
        status: 'open',
        owner: null,
        question: null,
        snooze: null,
        moves,
        heldSince: world.now,
        policyId: next.id,
        clocks: released(retargeted(escalation, target, next.policy, world), target, world),
      },
      deed: {
        what: 'moved',
        from,
        to,
        reason,
        heldMs: world.now - escalation.heldSince,
        owner,
        policyId: next.id,
        ...(rewritten.length > 0 && { edited: editedIn(escalation, written, rewritten) }),
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
      policy: next.policy,
    };
  },
  replay: ({ to, reason }) => ({ to, reason }),
  texts: { quoted: ({ reason }) => [reason], blank: (deed) => ({ ...deed, reason: '' }) },
};

/** What was said while everybody might read it, the newest first. */
const everyThread = (moves: number): Notice[] =>
  Array.from({ length: moves }, (_, n) => ({ kind: 'lines', card: moves - 1 - n }));
