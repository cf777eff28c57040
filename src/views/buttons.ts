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
export const handBackButton = ({ id }: About): Button => button('Hand back', actions.moreHandBack, id);
export const takeOverButton = ({ id }: About): Button =>
  button('Take over', actions.takeOver, id, { style: 'primary' });
export const keepButton = ({ id }: About): Button => button('Keep it', actions.keep, id);
export const holdOnButton = ({ id }: About): Button => button('Hold on, 2 min', actions.holdOn, id);
export const callbackButton = ({ id }: About): Button =>
  button('Promise a callback', actions.openCallback, id);
export const moveCallbackButton = ({ id }: About): Button =>
  button('Move the callback', actions.openCallback, id);
export const endCallButton = ({ id }: About): Button =>
  button('Call ended', actions.endCall, id, { style: 'primary' });

/** Answers to `When will you have news?`. */
export const newsButtons = ({ id }: About): Button[] => [
  button('30 min', actions.news30m, id),
  button('2 hours', actions.news2h, id),
  button('Today', actions.newsToday, id),
  button('Tomorrow', actions.newsTomorrow, id),
];

/** How the promised call to the user went. */
export const outcomeButtons = ({ id }: About): Button[] => [
  button('Reached, satisfied', actions.reachedSatisfied, id),
  button('Reached, not satisfied', actions.reachedNotSatisfied, id),
  button('No answer', actions.openNoAnswer, id),
  button('Not needed', actions.notNeeded, id),
];

export const undoButton = ({ id }: About): Button => button('Undo', actions.undo, id);

/** A row of buttons; none when there are none. */
export const buttonRow = (...buttons: Button[]): ActionsBlock[] =>
  buttons.length === 0 ? [] : [{ type: 'actions', elements: buttons }];
