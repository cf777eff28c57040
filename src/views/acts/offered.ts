/** The button of an act for somebody who can do it now. Everything that offers acts asks here. */
import type { Button } from '@slack/types';
import type { ActKind } from '../../domain/acts/index.ts';
import { refusedNow } from '../../domain/decide.ts';
import type { Escalation } from '../../domain/escalation.ts';
import type { Actor } from '../../domain/permission.ts';
import { buttonFor } from '../buttons.ts';
import { viewOf } from './index.ts';

/** None, or the one. */
export type Offered = (kind: ActKind, style?: 'primary') => Button[];

export const offeredTo =
  (by: Actor, escalation: Escalation): Offered =>
  (kind, style) => {
    const { button } = viewOf(kind);
    if (!button || refusedNow(kind, escalation, by)) return [];
    return [buttonFor(style ? { ...button, style } : button, escalation)];
  };

/** Nobody in particular of its team. */
export const offeredToTeam = (escalation: Escalation): Offered =>
  offeredTo({ id: '', team: escalation.team, responder: true, lead: false }, escalation);

export const offeredToReporter = (escalation: Escalation): Offered =>
  offeredTo({ id: escalation.reporter, team: escalation.team, responder: false, lead: false }, escalation);
