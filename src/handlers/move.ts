/** Move to another team: under More, and its modal. */
import type { App } from '@slack/bolt';
import type { Escalation } from '../domain/escalation.ts';
import { isRestricted } from '../domain/permission.ts';
import { untouched } from '../views/forms/fact-inputs.ts';
import { moveForm, readMoveForm } from '../views/forms/move-form.ts';
import { notice } from '../views/forms/notice.ts';
import { movedIn, noOtherTeam } from '../views/forms/sentences.ts';
import { actions, modals } from '../views/ids.ts';
import type { Deps } from './deps.ts';
import { onButton } from './gesture.ts';
import { maskTexts } from './masking.ts';
import { openAct } from './open-act.ts';
import { keepOpened } from './opened.ts';
import { onActSubmitted } from './submission.ts';
import { wordingWith } from './wording.ts';

export function registerMove(app: App, deps: Deps): void {
  const teams = Object.entries(deps.config.teams).map(([id, { name, restricted }]) => ({
    id,
    name,
    restricted,
  }));
  onButton(app, actions.moreMove, (press) =>
    openAct(deps, press, 'move', async (about, escalation) => {
      const others = teams.filter(({ id }) => id !== escalation.team);
      if (others.length === 0) return notice(noOtherTeam);
      if (!isRestricted(deps.config.teams, escalation.team)) return moveForm(about, others);
      const unkept = await keepOpened(deps, escalation, { reader: press.user, what: 'move form' });
      if (unkept) return notice(unkept);
      return moveForm(about, others, { escalation, wording: await wordingWith(deps, []), now: deps.now() });
    }),
  );
  onActSubmitted(app, deps, {
    callback: modals.move,
    read: readMoveForm,
    act: ({ to, reason, texts }, by, mask, via, escalation) => ({
      kind: 'move',
      by,
      via,
      to,
      reason: mask.text(reason),
      ...(texts && { texts: maskTexts(untouched(texts, escalation), mask) }),
    }),
    typed: ({ reason, texts }) => [reason, ...Object.values(texts ?? {})].filter(Boolean).join('\n'),
    told: (escalation, { to }) => toldOfThreads(deps, escalation, to),
  });
}

/** Where everybody could read it and only a restricted team may from now on, people's own messages are still there. */
async function toldOfThreads({ config: { teams }, engine }: Deps, escalation: Escalation, to: string) {
  if (!isRestricted(teams, to) || escalation.team !== to) return undefined;
  const closed = new Set(
    Object.values(teams).flatMap(({ restricted, channel }) => (restricted ? channel : [])),
  );
  const open = (await engine.earlierCards(escalation)).filter(({ channel }) => !closed.has(channel));
  const threads = open.flatMap(({ permalink }) => permalink ?? []);
  return open.length > 0 ? movedIn(escalation.id, teams[to]?.name ?? to, threads) : undefined;
}
