/** The answer to `/escalate show`: one escalation, as much of it as this person may see, with the buttons that make sense for them. */
import type { Button } from '@slack/types';
import { closed, type Escalation } from '../domain/escalation.ts';
import { outcomeButtons } from './acts/call-back.ts';
import { buttonsOn, offered } from './acts/offered.ts';
import { buttonRow, moreButton } from './buttons.ts';
import { callbackIsOpen } from './callback.ts';
import { factParts } from './facts.ts';
import { bold, line, linked, type Message, message, type Part, person, quote } from './lines.ts';
import { questionParts, resolutionParts } from './outcome.ts';
import { dueLine } from './promises.ts';
import { asActor, type LookingToAct } from './rows.ts';
import { ownerPieces, priorityWords } from './status-words.ts';

/** One escalation: everything for those who may read it, otherwise how it stands. */
export function showAnswer({ escalation, ...looking }: LookingToAct & { escalation: Escalation }): Message {
  const { wording, now, links, mayRead } = looking;
  const { id, priority, status, team, question, resolution, reporter } = escalation;
  const url = links.get(id) ?? null;
  const standing: Part[] = [line(...ownerPieces(escalation, wording)), ...dueLine(escalation, { now })];
  const title = line(bold(id), ` · ${priorityWords(priority)} · ${status} · ${wording.teamName(team)}`);
  const inside: Part[] = mayRead(escalation)
    ? [
        ...factParts(escalation, wording, now),
        ...(question ? questionParts(question, wording) : []),
        ...(resolution ? resolutionParts(resolution, wording) : []),
      ]
    : [
        ...(reporter === looking.viewer ? ownFacts(escalation, looking) : []),
        line(
          `${reporter === looking.viewer ? 'The rest' : 'What is in it'} is for ${wording.teamName(team)} only.`,
        ),
        ...(reporter === looking.viewer ? tellUser(escalation) : []),
      ];
  const parts: Part[] = [
    title,
    ...standing,
    ...inside,
    line(
      'Raised by ',
      person(wording, reporter),
      ...(url === null ? [] : [' · ', linked(url, 'Open the card')]),
    ),
  ];
  const calls = reporter === looking.viewer && callbackIsOpen(escalation) && closed(escalation);
  return message(
    parts,
    ...(calls ? buttonRow(...outcomeButtons(escalation)) : []),
    ...buttonRow(...showButtons(escalation, looking)),
  );
}

/** What the reporter wrote, and what was asked of them. */
const ownFacts = (escalation: Escalation, { wording, now }: LookingToAct): Part[] => [
  ...factParts(escalation, wording, now),
  ...(escalation.question ? questionParts(escalation.question, wording) : []),
];

const tellUser = ({ resolution }: Escalation): Part[] =>
  resolution ? [line(bold('Tell the user:')), ...quote(resolution.tellUser)] : [];

function showButtons(escalation: Escalation, looking: LookingToAct): Button[] {
  const by = asActor(looking, escalation);
  const mayMore = offered('cancel', escalation, by).length > 0;
  return [...buttonsOn('show', escalation, by, looking.now), ...(mayMore ? [moreButton(escalation)] : [])];
}
