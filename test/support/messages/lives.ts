/** The same problem at every point of its life, for everything that is shown of it. */
import type { Escalation, Resolution } from '../../../src/domain/escalation.ts';
import type { OnCallFacts } from '../../../src/views/on-call-facts.ts';
import { acknowledge, ask, callBack, promiseNews } from '../commands.ts';
import { after, anEscalation, lived, responder } from '../factories.ts';
import type { Telling } from './message-kind.ts';

export const now = after(61);
export const cardLink = 'https://example.slack.com/archives/C0ENG/p1';

export function livesOf({ wording, typed }: Telling) {
  const { summary, details, need, account, text, other } = typed;
  const facts = { summary, details, need, account, country: 'IE', category: 'payout' };
  const raised = (more: Partial<Escalation> = {}): Escalation =>
    anEscalation({ ...facts, priority: 'high', contact: 'email', ...more });
  const open = raised();
  const onPhone = raised({ priority: 'urgent', contact: 'phone', onPhone: true, liveUntil: after(90) });
  const taken = lived(open, [[5, { kind: 'acknowledge', by: responder(), via: 'button' }]]);
  const takenOnPhone = lived(onPhone, [[5, { kind: 'acknowledge', by: responder(), via: 'button' }]]);
  const waiting = lived(taken, [[6, ask({ missing: [other], text })]]);
  const waitingForUser = lived(taken, [[6, ask({ missing: [other], text, onlyUser: true })]]);
  const resolution: Resolution = {
    fixed: other,
    tellUser: text,
    cause: null,
    document: { answer: 'yes', which: null },
  };
  const resolves = { kind: 'resolve', by: responder(), via: 'button', resolution } as const;
  const resolved = lived(taken, [[7, resolves]]);
  const cancelled = lived(open, [[7, { kind: 'cancel', by: responder(), via: 'button', reason: text }]]);
  const handedOver = { ...taken, formerReporters: [{ id: 'UYUKI', until: after(30), version: 3 }] };
  const offered = { ...taken, handOver: { at: after(30), leadsTold: false } };
  const snoozed = lived(taken, [[10, { kind: 'snooze', by: responder(), via: 'button', until: after(130) }]]);
  const called = raised({ contact: 'phone', callbackAt: after(75) });
  const toCall = lived(called, [
    [5, acknowledge()],
    [7, resolves],
  ]);
  const toWrite = { ...toCall, contact: 'email' as const };
  const calledInVain = lived(toCall, [[40, callBack({ outcome: 'no answer', retryAt: after(100) })]]);
  const calledBack = lived(toCall, [[40, callBack({ outcome: 'satisfied', retryAt: null })]]);
  const leftOpen = lived(taken, [[7, { ...resolves, resolution: { ...resolution, document: null } }]]);
  const late = lived(open, [[95, { kind: 'acknowledge', by: responder(), via: 'button' }]]);
  const lateAsked = lived(taken, [[250, ask({ missing: [other], text })]]);
  const news = lived(taken, [[10, promiseNews({ newsBy: after(120) })]]);
  const here: OnCallFacts = {
    crews: [{ group: 'S0ENG' }],
    names: [wording.nameOf('UKENJI'), wording.nameOf('UPRIYA')],
    fallback: false,
    next: null,
  };
  const nobody: OnCallFacts = {
    crews: [],
    names: [],
    fallback: false,
    next: { at: after(900), names: [wording.nameOf('UKENJI')] },
  };
  const standIn: OnCallFacts = {
    crews: [{ users: ['UMARCUS'] }],
    names: [wording.nameOf('UMARCUS')],
    fallback: true,
    next: null,
  };
  return {
    handedOver,
    ...{
      raised,
      open,
      onPhone,
      taken,
      takenOnPhone,
      waiting,
      waitingForUser,
      resolved,
      cancelled,
      offered,
      snoozed,
      toCall,
      toWrite,
      calledInVain,
      calledBack,
      news,
      leftOpen,
      late,
      lateAsked,
    },
    ...{ resolution, here, nobody, standIn },
  };
}
