/** The filter of the board: each choice has one that leaves it open. */
import type { ModalView } from '@slack/types';
import type { Board } from '../../domain/board.ts';
import { priorities, statuses } from '../../domain/escalation.ts';
import { fields, modals } from '../ids.ts';
import { plainText, type Wording } from '../parts.ts';
import { markedPriority } from '../status-words.ts';
import { option, select } from './inputs.ts';
import { readState } from './state.ts';

const open = '*';
const nobody = 'nobody';

type BoardChoices = {
  viewer: string;
  /** Who has something that is not closed in these teams. */
  owners: readonly string[];
  categories: readonly { id: string; name: string }[];
};

export function boardForm(
  board: Board,
  { viewer, owners, categories }: BoardChoices,
  wording: Wording,
): ModalView {
  const { words } = wording;
  const { board: said } = words;
  const others = owners.filter((owner) => owner !== viewer);
  return {
    type: 'modal',
    callback_id: modals.board,
    title: plainText(said.formTitle),
    submit: plainText(said.submit),
    close: plainText(words.answers.close),
    blocks: [
      select({
        block: fields.status,
        label: said.status,
        options: [
          option(open, said.notClosed),
          ...statuses.map((status) => option(status, said.statusTitle(words.status.status(status)))),
        ],
        initial: board.status ?? open,
      }),
      select({
        block: fields.priority,
        label: said.priority,
        options: [
          option(open, said.anyPriority),
          ...priorities.map((priority) => option(priority, markedPriority(priority, words))),
        ],
        initial: board.priority ?? open,
      }),
      select({
        block: fields.owner,
        label: said.owner,
        options: [
          option(open, said.anybody),
          option(nobody, said.nobody),
          option(viewer, said.me),
          ...others.map((owner) => option(owner, wording.nameOf(owner))),
        ],
        initial: ownerChosen(board),
      }),
      ...(categories.length > 0
        ? [
            select({
              block: fields.category,
              label: said.category,
              options: [
                option(open, said.anyCategory),
                ...categories.map(({ id, name }) => option(id, name)),
              ],
              initial: board.category ?? open,
            }),
          ]
        : []),
    ],
  };
}

const ownerChosen = ({ owner }: Board): string => {
  if (owner === 'anybody') return open;
  return owner === 'nobody' ? nobody : owner.person;
};

/** Throws when this is not the state of a modal. What nobody can choose is left open. */
export function readBoardForm(state: unknown): Omit<Board, 'team' | 'page'> {
  const filled = readState(state);
  const chosen = (block: string): string | null => {
    const choice = filled.choice(block);
    return choice === open ? null : choice;
  };
  const owner = chosen(fields.owner);
  return {
    status: statuses.find((status) => status === chosen(fields.status)) ?? null,
    priority: priorities.find((priority) => priority === chosen(fields.priority)) ?? null,
    owner: owner === null ? 'anybody' : owner === nobody ? 'nobody' : { person: owner },
    category: chosen(fields.category),
  };
}
