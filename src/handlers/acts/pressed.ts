/** The buttons that do an act at once: the command that each is, and what it answers. By name, as they are stored until they are carried out. */
import { type ActKind, actKinds } from '../../domain/acts/index.ts';
import type { Instant } from '../../domain/calendars/calendar.ts';
import { commandOf, type Given } from '../../domain/command.ts';
import type { Escalation } from '../../domain/escalation.ts';
import type { HeardPress } from '../../domain/heard.ts';
import type { Actor } from '../../domain/permission.ts';
import type { Done } from '../../engine/engine-types.ts';
import { viewOf } from '../../views/acts/index.ts';
import type { Said } from '../../views/forms/notice.ts';
import { words } from '../../views/words/default.ts';
import type { Deps } from '../deps.ts';
import { newsPresses } from './promise-news.ts';

type Awaited = { by: Actor; escalation: Escalation; heardAt: Instant };

export type PressedAct = {
  command(deps: Deps, heard: HeardPress, at: Awaited): Given | Promise<Given>;
  /** Where no message shows already what came of it. */
  answer(deps: Deps, heard: HeardPress, done: Done): Said | undefined | Promise<Said | undefined>;
  /** The answer takes the place of the message that was pressed. */
  replaces(heard: HeardPress): boolean;
};

const pressedAct = (kind: ActKind, asked: object): PressedAct => ({
  command: (_, { via }, { by }) => commandOf(kind, { by, via }, asked),
  answer: ({ directory }, { ephemeral, inModal }, { escalation, entry }) =>
    viewOf(kind).answer?.({
      escalation,
      isNew: entry !== null,
      asked,
      words,
      teamName: directory.teamName,
      ephemeral,
      inModal,
    }),
  replaces: () => viewOf(kind).replaces ?? false,
});

const ofKind = (kind: ActKind): [action: string, act: PressedAct][] => {
  const { button, more = [], presses = [], form } = viewOf(kind);
  const atOnce = form ? [] : [...(button ? [button] : []), ...more];
  return [
    ...atOnce.map(({ action }): [string, PressedAct] => [action, pressedAct(kind, {})]),
    ...presses.map(({ action, asks }): [string, PressedAct] => [action, pressedAct(kind, asks)]),
  ];
};

export const pressedActs: ReadonlyMap<string, PressedAct> = new Map([
  ...actKinds.flatMap(ofKind),
  ...newsPresses,
]);
