/** The buttons of escalations: one label for one act, wherever it stands. */
import type { ActionsBlock, Button } from '@slack/types';
import { actions } from './ids.ts';
import { button } from './parts.ts';

type About = { id: string };

export const acknowledgeButton = ({ id }: About, primary = false): Button =>
  button('Acknowledge', actions.acknowledge, id, primary ? { style: 'primary' } : {});
export const resolveButton = ({ id }: About): Button => button('Resolve', actions.openResolve, id);
export const askButton = ({ id }: About): Button => button('Ask for info', actions.openAsk, id);
export const moreButton = ({ id }: About): Button => button('More', actions.openMore, id);
export const answerButton = ({ id }: About): Button =>
  button('Answer', actions.openAnswer, id, { style: 'primary' });
export const reopenButton = ({ id }: About): Button => button('Reopen', actions.openReopen, id);
export const cancelButton = ({ id }: About): Button => button('Cancel', actions.openCancel, id);
export const showButton = ({ id }: About): Button => button('Show', actions.openShow, id);
export const undoButton = ({ id }: About): Button => button('Undo', actions.undo, id);

/** A row of buttons; none when there are none. */
export const buttonRow = (...buttons: Button[]): ActionsBlock[] =>
  buttons.length === 0 ? [] : [{ type: 'actions', elements: buttons }];
