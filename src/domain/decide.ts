/** The one question the engine asks: what becomes of this escalation when somebody asks this of it now? */
import { acknowledge, assign, handBack, undo } from './acts/acknowledge.ts';
import { answer, ask, say } from './acts/ask-for-info.ts';
import { callBack, promiseCallback } from './acts/callback.ts';
import { changePriority } from './acts/change-priority.ts';
import { keep, takeOver } from './acts/hand-over.ts';
import { endCall, holdOn } from './acts/live-call.ts';
import { move } from './acts/move.ts';
import { promiseNews } from './acts/news.ts';
import { cancel, reopen, resolve } from './acts/resolve.ts';
import { snooze } from './acts/snooze.ts';
import { tick } from './acts/tick.ts';
import { type Change, type Command, isRefusal, type Postponed, type Refusal, type World } from './command.ts';
import type { Entry, Escalation } from './escalation.ts';
import { type Act, mayDo } from './permission.ts';
import { repeats } from './repeats.ts';

/**
 * Undefined when there is nothing to do: nothing is due, or what is asked for has been done already. `history` is what happened so far,
 * and is only looked at for `hold on`. Only `tick` answers that there is nothing to do yet.
 */
export function decide(
  escalation: Escalation,
  command: Command,
  world: World,
  history: readonly Entry[] = [],
): Change | Refusal | Postponed | undefined {
  if (command.kind === 'tick') return tick(escalation, world);
  const answer = refuse(escalation, command) ?? actOn(escalation, command, world);
  return isRefusal(answer) || !repeats(escalation, command, answer, history) ? answer : undefined;
}

/** What the act comes to, for somebody who may do it. */
export function actOn(
  escalation: Escalation,
  command: Exclude<Command, { kind: 'tick' }>,
  world: World,
): Change | Refusal {
  switch (command.kind) {
    case 'acknowledge':
      return acknowledge(escalation, command, world);
    case 'undo':
      return undo(escalation, command, world);
    case 'hand back':
      return handBack(escalation, command, world);
    case 'take over':
      return takeOver(escalation, command, world);
    case 'keep':
      return keep(escalation, command, world);
    case 'promise news':
      return promiseNews(escalation, command, world);
    case 'hold on':
      return holdOn(escalation, command, world);
    case 'end call':
      return endCall(escalation, command, world);
    case 'promise callback':
      return promiseCallback(escalation, command, world);
    case 'call back':
      return callBack(escalation, command, world);
    case 'snooze':
      return snooze(escalation, command, world);
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

/**
 * What somebody is to one team says nothing of what they are to another: it is judged for the team that has it in this moment, or not at
 * all. Speaking is free to all who can see the thread.
 */
function refuse(escalation: Escalation, command: Exclude<Command, { kind: 'tick' }>): Refusal | undefined {
  if (command.by.team !== escalation.team) return { refused: 'moved', team: escalation.team };
  if (command.kind === 'say') return undefined;
  const act: Act = command.kind;
  return mayDo(act, command.by, escalation)
    ? undefined
    : { refused: 'not allowed', act, team: escalation.team };
}
