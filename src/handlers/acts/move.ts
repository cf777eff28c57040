/** What a move takes besides: who opens what leaves a restricted team is kept, and whoever brings it into one hears what stays behind. */
import type { ModalView } from '@slack/types';
import type { Escalation } from '../../domain/escalation.ts';
import type { Actor } from '../../domain/permission.ts';
import type { ActMetadata } from '../../views/forms/act-form.ts';
import { moveForm } from '../../views/forms/move-form.ts';
import { notice } from '../../views/forms/notice.ts';
import { movedIn } from '../../views/forms/sentences.ts';
import { words } from '../../views/words/default.ts';
import type { Deps } from '../deps.ts';
import { keepOpened } from '../opened.ts';
import { wordingWith } from '../wording.ts';
import type { AlsoTold } from './submitted.ts';

export const moveFormFor = (deps: Deps) => {
  const teams = Object.entries(deps.directory.teams).map(([id, { name, restricted }]) => ({
    id,
    name,
    restricted,
  }));
  return async (
    about: ActMetadata,
    escalation: Escalation,
    { actor }: { actor: Actor },
  ): Promise<ModalView> => {
    const others = teams.filter(({ id }) => id !== escalation.team);
    if (others.length === 0) return notice({ text: words.answers.noOtherTeam }, words);
    if (!deps.directory.restricted(escalation.team)) return moveForm(about, others, words);
    const unkept = await keepOpened(deps, escalation, { reader: actor.id, what: 'move form' });
    if (unkept) return notice(unkept, words);
    return moveForm(about, others, words, {
      escalation,
      wording: await wordingWith(deps, []),
      now: deps.now(),
    });
  };
};

/** Where everybody could read it and only a restricted team may from now on, people's own messages are still there. */
export const toldOfThreads: AlsoTold = async ({ directory, engine }, escalation, command) => {
  const { team } = escalation;
  if (!directory.restricted(team) || command.kind !== 'move' || team !== command.to) return undefined;
  const closed = new Set(
    Object.values(directory.teams).flatMap(({ restricted, channel }) => (restricted ? channel : [])),
  );
  const open = (await engine.earlierCards(escalation)).filter(({ channel }) => !closed.has(channel));
  const threads = open.flatMap(({ permalink }) => permalink ?? []);
  return open.length > 0 ? movedIn(escalation.id, directory.teamName(team), threads, words) : undefined;
};
