/** The answer to `/escalate show`: one escalation, as much of it as this person may see, with the buttons that make sense for them. */
import type { Button } from '@slack/types';
import { closed, type Escalation } from '../domain/escalation.ts';
import {
  acknowledgeButton,
  answerButton,
  askButton,
  buttonRow,
  cancelButton,
  endCallButton,
  moreButton,
  outcomeButtons,
  reopenButton,
  resolveButton,
  takeOverButton,
} from './buttons.ts';
import { callbackIsOpen } from './callback.ts';
import { factParts } from './facts.ts';
import { bold, line, linked, type Message, message, type Part, person, quote } from './lines.ts';
import { questionParts, resolutionParts } from './outcome.ts';
import { dueLine } from './promises.ts';
import { type LookingToAct, mayOf } from './rows.ts';
import { ownerPieces, priorityWords, userIsOnPhone } from './status-words.ts';

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
  const { viewer, now } = looking;
  const may = mayOf(looking, escalation);
  const owns = escalation.owner === viewer;
  const raised = escalation.reporter === viewer;
  if (closed(escalation)) return may('reopen') ? [reopenButton(escalation)] : [];
  const { status } = escalation;
  return [
    ...(raised && userIsOnPhone(escalation, now) ? [endCallButton(escalation)] : []),
    ...(raised && status === 'waiting' ? [answerButton(escalation)] : []),
    ...(may('acknowledge') && status === 'open' ? [acknowledgeButton(escalation, true)] : []),
    ...(may('take over') && escalation.handOver !== null && !owns ? [takeOverButton(escalation)] : []),
    ...(may('resolve') ? [resolveButton(escalation)] : []),
    ...(may('ask') && status !== 'waiting' ? [askButton(escalation)] : []),
    // The team finds it under More.
    ...(raised && !may('resolve') ? [cancelButton(escalation)] : []),
    ...(may('cancel') ? [moreButton(escalation)] : []),
  ];
}
