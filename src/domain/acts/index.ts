/** The acts, each under the name that its command goes by: an act stands here, or it does not exist. */
import type { Deed } from '../escalation.ts';
import { acknowledge } from './acknowledge.ts';
import type { Act } from './act.ts';
import { answer } from './answer.ts';
import { ask } from './ask.ts';
import { askUser } from './ask-user.ts';
import { assign } from './assign.ts';
import { callBack } from './call-back.ts';
import { cancel } from './cancel.ts';
import { changePriority } from './change-priority.ts';
import { correct } from './correct.ts';
import { endCall } from './end-call.ts';
import { giveAgentSide } from './give-agent-side.ts';
import { handBack } from './hand-back.ts';
import { holdOn } from './hold-on.ts';
import { keep } from './keep.ts';
import { lookBack } from './look-back.ts';
import { move } from './move.ts';
import { promiseCallback } from './promise-callback.ts';
import { promiseNews } from './promise-news.ts';
import { reopen } from './reopen.ts';
import { resolve } from './resolve.ts';
import { say } from './say.ts';
import { snooze } from './snooze.ts';
import { startCall } from './start-call.ts';
import { takeAgentSide } from './take-agent-side.ts';
import { takeOver } from './take-over.ts';
import { undo } from './undo.ts';

export const acts = {
  acknowledge,
  undo,
  'hand back': handBack,
  'take over': takeOver,
  keep,
  'promise news': promiseNews,
  'hold on': holdOn,
  'end call': endCall,
  'start call': startCall,
  'promise callback': promiseCallback,
  'call back': callBack,
  snooze,
  assign,
  ask,
  'ask user': askUser,
  answer,
  correct,
  'change priority': changePriority,
  move,
  'take agent side': takeAgentSide,
  'give agent side': giveAgentSide,
  resolve,
  'look back': lookBack,
  reopen,
  cancel,
  say,
};

export type ActKind = keyof typeof acts;
export const actKinds = Object.keys(acts) as ActKind[];

/** What an act asks for, and the deed that it leaves. */
export type AsksOf<K extends ActKind> = ReturnType<(typeof acts)[K]['replay']>;
export type ActDeed<K extends ActKind = ActKind> = Parameters<(typeof acts)[K]['replay']>[0];

/** Any of them. Whoever calls it hands it its own command, or its own deed. */
export const actOf = (kind: ActKind): Act<ActDeed> => acts[kind];

const byDeed = new Map<Deed['what'], ActKind>(actKinds.map((kind) => [acts[kind].deed, kind]));

/** The act that a deed is of; undefined for what no person does to an escalation. */
export const kindOf = (what: Deed['what']): ActKind | undefined => byDeed.get(what);
