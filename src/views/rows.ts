/** One escalation in a list: where it stands, what it is about, when it is due, and the one button that helps this person. */
import type { Button, KnownBlock } from '@slack/types';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Escalation } from '../domain/escalation.ts';
import type { Actor } from '../domain/permission.ts';
import { offered } from './acts/offered.ts';
import { buttonRow, showButton } from './buttons.ts';
import { line, linked, type Part, person, richText } from './lines.ts';
import { typed, type Wording } from './parts.ts';
import { duePieces } from './promises.ts';
import { standingAfter } from './status-words.ts';

/** The person who looks, and what they may see and do. */
export type Looking = {
  viewer: string;
  links: ReadonlyMap<string, string | null>;
  wording: Wording;
  now: Instant;
  /** Everything in it; its reporter reads what they wrote all the same. */
  mayRead(escalation: Escalation): boolean;
};

export type LookingToAct = Looking & {
  /** Whether they act for the team that has it. */
  actsFor(escalation: Escalation): boolean;
  /** What they are to the agents' side of it. */
  supports?(escalation: Escalation): Actor['support'];
};

/** `ESC-12 · 🔴 urgent · open · Engineering`, then the summary, then who has it and what is due. */
export function rowParts(escalation: Escalation, { viewer, links, wording, now, mayRead }: Looking): Part[] {
  const { id, status, owner, summary } = escalation;
  const { words } = wording;
  const due = duePieces(escalation, now, words);
  const { hadShort, hasShort } = words.status;
  const has = owner === null ? [] : (status === 'resolved' ? hadShort : hasShort)(person(wording, owner));
  const both = has.length > 0 && due.length > 0;
  return [
    line(linked(links.get(id) ?? null, id), standingAfter(escalation, wording, { now, reader: viewer })),
    ...(mayRead(escalation) || escalation.reporter === viewer ? [line(typed(summary))] : []),
    ...(has.length + due.length > 0 ? [line(...has, both ? ' · ' : '', ...due)] : []),
  ];
}

export const row = (escalation: Escalation, looking: Looking, button?: Button): KnownBlock[] => [
  richText(...rowParts(escalation, looking)),
  ...buttonRow(...(button ? [button] : [])),
];

/** What this person is to it. */
export const asActor = ({ viewer, actsFor, supports }: LookingToAct, escalation: Escalation): Actor => ({
  id: viewer,
  team: escalation.team,
  responder: actsFor(escalation),
  lead: false,
  support: supports?.(escalation),
});

/** What this person most likely wants to do with it. */
export function usefulButton(escalation: Escalation, looking: LookingToAct): Button {
  const { words } = looking.wording;
  const offering = { escalation, by: asActor(looking, escalation), words };
  const [useful = showButton(escalation, words)] = [
    ...(escalation.reporter === looking.viewer ? offered('answer', offering) : []),
    ...offered('acknowledge', offering),
    ...(escalation.owner === looking.viewer ? offered('resolve', offering) : []),
  ];
  return useful;
}
