/** The one question the engine asks: what becomes of this escalation when somebody asks this of it now? */
import { acknowledge, assign, handBack, undo } from './acts/acknowledge.ts';
import { answer, ask, say } from './acts/ask-for-info.ts';
import { changePriority } from './acts/change-priority.ts';
import { move } from './acts/move.ts';
import { cancel, reopen, resolve } from './acts/resolve.ts';
import { tick } from './acts/tick.ts';
import type { Change, Command, Refusal, World } from './command.ts';
import type { Escalation } from './escalation.ts';
import { type Act, mayDo } from './permission.ts';

/** Undefined when there is nothing to do, which only `tick` can answer. */
export function decide(escalation: Escalation, command: Command, world: World): Change | Refusal | undefined {
  if (command.kind === 'tick') return tick(escalation, world);
  const refusal = refuse(escalation, command);
  if (refusal) return refusal;
  switch (command.kind) {
    case 'acknowledge':
      return acknowledge(escalation, command, world);
    case 'undo':
      return undo(escalation, command, world);
    case 'hand back':
      return handBack(escalation, command, world);
    case 'assign':
      return assign(escalation, command, world);
    case 'ask':
      return ask(escalation, command, world);
    case 'answer':
      return answer(escalation, command, world);
    case 'change priority':
      return changePriority(escalation, command, world);
    case 'move':
      return move(escalation, command, world);
    case 'resolve':
      return resolve(escalation, command, world);
    case 'reopen':
      return reopen(escalation, command, world);
    case 'cancel':
      return cancel(escalation, command, world);
    case 'say':
      return say(escalation, command, world);
  }
}

/** Speaking is free to all who can see the thread. */
function refuse(escalation: Escalation, command: Exclude<Command, { kind: 'tick' }>): Refusal | undefined {
  if (command.kind === 'say') return undefined;
  const act: Act = command.kind;
  return mayDo(act, command.by, escalation)
    ? undefined
    : { refused: 'not allowed', act, team: escalation.team };
}
