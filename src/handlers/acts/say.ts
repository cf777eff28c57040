/** News from a form that was opened before a restricted team got the escalation: whoever wrote it is told that the agent does not read it. */
import { keptInside } from '../../views/forms/sentences.ts';
import { words } from '../../views/words/default.ts';
import type { AlsoTold } from './submitted.ts';

export const toldOfKept: AlsoTold = async ({ directory }, { id, team }, command) =>
  command.kind === 'say' && command.kept ? keptInside(id, directory.teamName(team), words) : undefined;
