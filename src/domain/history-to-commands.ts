/** What was asked for when an entry of a history was written: the deed read back as the command it was. */
import type { Command, Draft } from './command.ts';
import type { Deed, Entry } from './escalation.ts';

export type Given = Exclude<Command, { kind: 'tick' }>;

/** The words of the form do not matter to what follows. */
export const draftOf = (
  { by }: Entry,
  { team, priority, routed, rule, onPhone, callbackAt }: Extract<Deed, { what: 'raised' }>,
): Draft => ({
  team,
  priority,
  routed,
  rule,
  onPhone,
  callbackAt,
  reporter: by,
  summary: '',
  details: '',
  need: null,
  account: null,
  country: null,
  category: null,
  contact: null,
  source: null,
});

/** Undefined for what the clock did by itself. Whoever did it was allowed to, by whatever team had it then: `actOn` asks no more. */
export function givenBy({ by: id, via, deed }: Entry): Given | undefined {
  if (id === 'switchboard') return undefined;
  const who = { by: { id, team: '', responder: true, lead: true }, via };
  switch (deed.what) {
    case 'acknowledged':
      return { kind: 'acknowledge', ...who };
    case 'acknowledgement undone':
      return { kind: 'undo', ...who };
    case 'handed back':
      return { kind: 'hand back', ...who };
    case 'promised news':
      return { kind: 'promise news', ...who, newsBy: deed.newsBy };
    case 'held on':
      return { kind: 'hold on', ...who };
    case 'call ended':
      return { kind: 'end call', ...who };
    case 'callback promised':
      return { kind: 'promise callback', ...who, callbackAt: deed.callbackAt };
    case 'called back':
      return { kind: 'call back', ...who, outcome: deed.outcome, retryAt: deed.retryAt };
    case 'snoozed':
      return { kind: 'snooze', ...who, until: deed.until };
    case 'kept':
      return { kind: 'keep', ...who };
    case 'taken over':
      return { kind: 'take over', ...who };
    case 'assigned':
      return { kind: 'assign', ...who, to: { id: deed.to, responder: true } };
    case 'asked':
      return { kind: 'ask', ...who, missing: deed.missing, text: deed.text };
    case 'answered':
      return { kind: 'answer', ...who, text: deed.text };
    case 'priority changed':
      return { kind: 'change priority', ...who, to: deed.to };
    case 'moved':
      return { kind: 'move', ...who, to: deed.to, reason: deed.reason };
    case 'resolved': {
      const { what: _, ...resolution } = deed;
      return { kind: 'resolve', ...who, resolution };
    }
    case 'reopened':
      return { kind: 'reopen', ...who, reason: deed.reason };
    case 'cancelled':
      return { kind: 'cancel', ...who, reason: deed.reason };
    case 'said':
      // What was no news ends no promise of it, as what stays with the team.
      return { kind: 'say', ...who, side: deed.side, text: deed.text, kept: !deed.news };
    case 'raised':
    case 'went quiet':
    case 'hand-over offered':
    case 'hand-over not taken':
    case 'reminded':
      return undefined;
  }
}
