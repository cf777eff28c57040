/** What a move takes besides: who opens what leaves a restricted team is kept, and whoever brings it into one hears what stays behind. */
import type { ModalView } from '@slack/types';
import { refusedNow } from '../../domain/decide.ts';
import type { Escalation } from '../../domain/escalation.ts';
import { createMask } from '../../domain/masking/mask.ts';
import type { Actor } from '../../domain/permission.ts';
import { type ActMetadata, readActMetadata } from '../../views/forms/act-form.ts';
import { moveForm, readMoveForm, type TeamToMoveTo } from '../../views/forms/move-form.ts';
import { notice } from '../../views/forms/notice.ts';
import { movedIn } from '../../views/forms/sentences.ts';
import { momentFor } from '../../views/moment.ts';
import { userIsOnPhone } from '../../views/status-words.ts';
import { words } from '../../views/words/default.ts';
import { actorFor } from '../actor.ts';
import { closedUntil } from '../closed-until.ts';
import type { Deps } from '../deps.ts';
import { keepOpened } from '../opened.ts';
import { wordingWith } from '../wording.ts';
import { readsIn } from '../zone.ts';
import type { AlsoTold, AskedFirst } from './submitted.ts';

export const moveFormFor = (deps: Deps) => {
  return async (
    about: ActMetadata,
    escalation: Escalation,
    { actor }: { actor: Actor },
  ): Promise<ModalView> => {
    const others = await othersFor(deps, actor.id, escalation);
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

/** Each with when it opens, as who moves it says it. */
async function othersFor(
  deps: Deps,
  reader: string,
  { team, priority }: Escalation,
): Promise<TeamToMoveTo[]> {
  const eyes = await readsIn(deps, reader);
  return Object.entries(deps.directory.teams)
    .filter(([id]) => id !== team)
    .map(([id, { name, restricted }]) => {
      const opensAt = closedUntil(deps, id, priority);
      return {
        id,
        name,
        restricted,
        opens: opensAt === null ? null : momentFor(eyes, opensAt, { now: deps.now(), words }),
      };
    });
}

/** During a call, whoever moves it to a team that is closed: perhaps nobody there answers now. */
export const askedOfClosed: AskedFirst = async (deps, { user, metadata, state }) => {
  const { sure, ...about } = readActMetadata(metadata);
  const filled = readMoveForm(state, words);
  const escalation = await deps.engine.find(about.id);
  if ('errors' in filled || !escalation || sure === filled.read.to) return undefined;
  const { to, reason, texts } = filled.read;
  const opensAt = closedUntil(deps, to, escalation.priority);
  if (opensAt === null || !userIsOnPhone(escalation, deps.now())) return undefined;
  const actor = await actorFor(deps, user, escalation);
  // What cannot be done is refused, and what leaves a restricted team is shown to who has seen it before.
  const leaves = deps.directory.restricted(escalation.team);
  if (typeof actor === 'string' || refusedNow('move', escalation, actor) || leaves !== (texts !== undefined))
    return undefined;
  const mask = createMask(deps.config.masking);
  const others = await othersFor(deps, user, escalation);
  const leaving = leaves ? { escalation, wording: await wordingWith(deps, []), now: deps.now() } : null;
  const asked = {
    to,
    closedUntil: opensAt,
    reason: mask.text(reason),
    ...(texts && { texts: mask.texts(texts) }),
  };
  return moveForm(about, others, words, leaving, asked);
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
