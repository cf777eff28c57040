/** How an escalation stands, in English. */
import type { Priority, Status } from '../../../domain/escalation.ts';
import { bold } from '../../lines.ts';
import { type Fill, pieces } from '../pieces.ts';
import { needing } from './facts.ts';
import { capital, count } from './grammar.ts';

/** Where and when something ended; the instant is empty where it is not known. */
const endedAt = (at: Fill | null): Fill => (at === null ? '' : pieces` ${at}`);

export const statusWords = {
  status: (status: Status): string => status,
  waitingFor: { you: 'waiting for you', agent: 'waiting for the agent', user: 'waiting for the user' },
  priority: (priority: Priority): string => priority,
  priorityTitle: (priority: Priority) => capital(priority),
  has: (who: Fill) => pieces`${who} has it.`,
  hasShort: (who: Fill) => pieces`${who} has it`,
  hadShort: (who: Fill) => pieces`${who} had it`,
  had: (who: Fill) => pieces`${who} had it.`,
  late: 'late',
  youHave: 'you have it',
  nobodyHas: 'nobody has it',
  onPhone: 'the user is on the phone',
  nobodyHasYet: 'Nobody has it yet.',
  wasCancelled: 'It was cancelled.',
  openTheCard: 'Open the card',
  tellTheUser: 'Tell the user:',
  /** `agent` has the agent's side by now, where that is somebody else. */
  raisedBy: (who: Fill, agent: Fill | null) =>
    agent === null ? pieces`Raised by ${who}` : pieces`Agent: ${agent} · Raised by ${who}`,
};

type Named = { priority: Priority; status: string };

export const cardWords = {
  onPhone: 'The user is on the phone',
  summed: (id: string, { priority, status }: Named, team: string, summary: Fill) =>
    pieces`${id} (${priority}, ${status}, ${team}): ${summary}`,
  owner: (who: Fill) => pieces`${bold('Owner: ')}${who}`,
  ownerResolved: (who: Fill, at: Fill | null) => pieces`${bold('Owner: ')}${who} · Resolved${endedAt(at)}`,
  cancelled: (at: Fill | null, of: string | null) =>
    pieces`Cancelled${endedAt(at)}.${of === null ? '' : ` It goes on in ${of}.`}`,
  handOverOffered: (at: Fill, owner: Fill) =>
    pieces`Hand-over offered ${at}. It stays ${owner}’s until somebody takes it.`,
  snoozed: (until: Fill, by: Fill) => pieces`Reminders snoozed until ${until} by ${by}.`,
  unknownTeam: (team: string) =>
    pieces`The configuration does not know the team ${team}, so what is in it is not shown.`,
  movedTo: (id: string, team: string) => pieces`${id} moved to ${team}.`,
  itsCard: 'Open its new card',
  elsewhere: (id: string) => pieces`The card of ${id} is in another channel.`,
  openIt: 'Open it',
  callSummary: 'Call summary',
  moved: (times: number): string => `Moved ${['never', 'once', 'twice'][times] ?? `${count(times)} times`}`,
};

type Standing = Record<'team' | 'priority' | 'status', string>;

/** The agent's own message. */
export const agentWords = {
  title: (id: Fill, { team, priority, status, over }: Standing & { over: boolean }) =>
    pieces`${id} ${over ? 'was' : 'is'} with ${team} · ${priority} · ${status}`,
  needs: (who: Fill, from: 'agent' | 'user') => pieces`${who} ${needing[from]}:`,
  resolved: (at: Fill | null) => pieces`Resolved${endedAt(at)}. ${bold('Tell the user:')}`,
  cancelled: (at: Fill | null, of: string | null) =>
    pieces`Cancelled${endedAt(at)}. ${of === null ? 'Nobody is working on it.' : `It goes on in ${of}.`}`,
  /** In place of the message that somebody had. */
  handedOn: (agent: Fill) => pieces`${agent} has the agent’s side now.`,
  notPassedOn: (id: string, agent: Fill) =>
    pieces`${agent} has the agent’s side of ${id} now, so the team does not read what you write here. Please write to ${agent}.`,
  inTheChannel: 'The team sees it in its channel.',
};
