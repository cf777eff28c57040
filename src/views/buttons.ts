/** Buttons about an escalation. */
import type { ActionsBlock, Button } from '@slack/types';
import type { Control } from './acts/view.ts';
import { actions } from './ids.ts';
import { button } from './parts.ts';

type About = { id: string };

/** One label for one act, wherever it stands. */
export const buttonFor = ({ action, label, style }: Control, { id }: About): Button =>
  button(label, action, id, style ? { style } : {});

export const moreButton = ({ id }: About): Button => button('More', actions.openMore, id);
export const showButton = ({ id }: About): Button => button('Show', actions.openShow, id);

/** A row of buttons; none when there are none. */
export const buttonRow = (...buttons: Button[]): ActionsBlock[] =>
  buttons.length === 0 ? [] : [{ type: 'actions', elements: buttons }];
