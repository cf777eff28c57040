/** Asking the agent for what is missing, the answer, and what both sides say to each other in between. */
import { change } from '../change.ts';
import type { Change, CommandOf, Refusal, World } from '../command.ts';
import { closed, type Escalation, type Notice } from '../escalation.ts';
import { actsForTeam } from '../permission.ts';
import { everywhere } from './acknowledge.ts';
import { newsGiven, resumed, taken, waiting } from './clocks.ts';

/** Whoever asks has read it: asking about an escalation that nobody has takes it. */
export function ask(
  escalation: Escalation,
  { by, via, missing, text }: CommandOf<'ask'>,
  world: World,
): Change | Refusal {
  if (closed(escalation)) return { refused: 'closed', status: escalation.status };
  const clocks = escalation.owner === null ? taken(escalation, world) : escalation.clocks;
  return change(
    escalation,
    {
      status: 'waiting',
      owner: escalation.owner ?? by.id,
      question: { missing, text, by: by.id, at: world.now },
      clocks: waiting(escalation, clocks, world),
    },
    { by: by.id, via, deed: { what: 'asked', missing, text }, notices: everywhere(escalation.moves) },
    world,
  );
}

export function answer(
  escalation: Escalation,
  { by, via, text }: CommandOf<'answer'>,
  world: World,
): Change | Refusal {
  if (closed(escalation)) return { refused: 'closed', status: escalation.status };
  if (escalation.status !== 'waiting') return { refused: 'not waiting' };
  return change(
    escalation,
    { status: 'acknowledged', question: null, clocks: resumed(escalation.clocks, world) },
    { by: by.id, via, deed: { what: 'answered', text }, notices: everywhere(escalation.moves) },
    world,
  );
}

/**
 * A line written in a thread, carried to the other side. It reopens nothing. It is news only when somebody of the team says it to
 * the agent: a reporter who asks in the card's thread has not been told anything.
 */
export function say(
  escalation: Escalation,
  { by, via, side, text, kept = false }: CommandOf<'say'>,
  world: World,
): Change | Refusal {
  const carried: Notice[] = [
    side === 'team' ? { kind: 'agent entry' } : { kind: 'card entry', card: escalation.moves },
  ];
  const news = side === 'team' && actsForTeam(by) && !kept;
  return change(
    escalation,
    news ? { clocks: newsGiven(escalation, escalation.clocks, world) } : {},
    {
      by: by.id,
      via,
      deed: { what: 'said', side, text, ...(news && { news }) },
      // What is due next has moved: the card and the agent's message say so.
      notices: [
        ...(kept ? [] : carried),
        ...(news && escalation.clocks.update
          ? ([{ kind: 'card', card: escalation.moves }, { kind: 'agent' }] as const)
          : []),
      ],
    },
    world,
  );
}
