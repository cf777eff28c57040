/** The answer to `/escalate show`: one escalation, as much of it as this person may see, with the buttons that make sense for them. */
import type { Button } from '@slack/types';
import { closed, type Escalation } from '../domain/escalation.ts';
import { outcomeButtons } from './acts/call-back.ts';
import { buttonsOn, offered } from './acts/offered.ts';
import { buttonRow, moreButton } from './buttons.ts';
import { callbackIsOpen } from './callback.ts';
import { factParts } from './facts.ts';
import { bold, line, linked, type Message, message, type Part, quote } from './lines.ts';
import { questionParts, resolutionParts } from './outcome.ts';
import { dueLine } from './promises.ts';
import { asActor, type LookingToAct } from './rows.ts';
import { agentPieces, ownerPieces, standingAfter } from './status-words.ts';
import type { Words } from './words/words.ts';

/** One escalation: everything for those who may read it, otherwise how it stands. */
export function showAnswer({ escalation, ...looking }: LookingToAct & { escalation: Escalation }): Message {
  const { wording, now, links, mayRead, viewer } = looking;
  const { id, team, question, resolution, reporter } = escalation;
  const { words } = wording;
  const url = links.get(id) ?? null;
  const isOwn = reporter === viewer;
  const teamName = wording.teamName(team);
  const inside: Part[] = mayRead(escalation)
    ? [
        ...factParts(escalation, wording, now),
        ...(question ? questionParts(question, wording) : []),
        ...(resolution ? resolutionParts(resolution, wording) : []),
      ]
    : [
        ...(isOwn ? ownFacts(escalation, looking) : []),
        line(isOwn ? words.lists.restIsFor(teamName) : words.lists.insideIsFor(teamName)),
        ...(isOwn ? tellUser(escalation, words) : []),
      ];
  const parts: Part[] = [
    line(bold(id), standingAfter(escalation, wording, { now, reader: viewer })),
    line(...ownerPieces(escalation, wording)),
    ...dueLine(escalation, { now, words }),
    ...inside,
    line(
      ...agentPieces(escalation, wording),
      ...(url === null ? [] : [' · ', linked(url, words.status.openTheCard)]),
    ),
  ];
  const calls = isOwn && callbackIsOpen(escalation) && closed(escalation);
  return message(
    parts,
    ...(calls ? buttonRow(...outcomeButtons(escalation, words)) : []),
    ...buttonRow(...showButtons(escalation, looking)),
  );
}

/** What the reporter wrote, and what was asked of them. */
const ownFacts = (escalation: Escalation, { wording, now }: LookingToAct): Part[] => [
  ...factParts(escalation, wording, now),
  ...(escalation.question ? questionParts(escalation.question, wording) : []),
];

const tellUser = ({ resolution }: Escalation, { status }: Words): Part[] =>
  resolution ? [line(bold(status.tellTheUser)), ...quote(resolution.tellUser)] : [];

function showButtons(escalation: Escalation, looking: LookingToAct): Button[] {
  const { now, wording } = looking;
  const offering = { escalation, by: asActor(looking, escalation), now, words: wording.words };
  const mayMore = offered(closed(escalation) ? 'reopen' : 'cancel', offering).length > 0;
  return [...buttonsOn('show', offering), ...(mayMore ? [moreButton(escalation, wording.words)] : [])];
}
