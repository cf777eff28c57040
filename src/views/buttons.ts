/** Buttons about an escalation. */
import type { ActionsBlock, Button } from '@slack/types';
import type { Control } from './acts/view.ts';
import { actions } from './ids.ts';
import type { Message } from './lines.ts';
import { button } from './parts.ts';
import type { Words } from './words/words.ts';

type About = { id: string };

/** One label for one act, wherever it stands. */
export const buttonFor = ({ action, label, style }: Control, { id }: About, words: Words): Button =>
  button(label(words), action, id, style ? { style } : {});

export const moreButton = ({ id }: About, { lists }: Words): Button =>
  button(lists.openMore, actions.openMore, id);
export const showButton = ({ id }: About, { lists }: Words): Button =>
  button(lists.show, actions.openShow, id);

/** A row of buttons; none when there are none. */
export const buttonRow = (...buttons: Button[]): ActionsBlock[] =>
  buttons.length === 0 ? [] : [{ type: 'actions', elements: buttons }];

/** As it was said, for who can press nothing there any more. */
export const withoutButtons = (said: Message | undefined): Message | undefined =>
  said && { ...said, blocks: said.blocks.filter(({ type }) => type !== 'actions') };

/** What can be pressed in a message, in its order. */
export const actionsIn = ({ blocks }: Pick<Message, 'blocks'>): string[] =>
  blocks.flatMap((block) =>
    block.type === 'actions' ? block.elements.flatMap(({ action_id }) => action_id ?? []) : [],
  );

/** The table of a lead's teams. */
export const exportButton = ({ exports: words }: Words): Button =>
  button(words.button, actions.exportCsv, 'export');
