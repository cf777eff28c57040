/** Swaps of turns on call: the form, and the buttons of what both are told. */
import type { Span } from '../domain/calendars/calendar.ts';
import { colleaguesOf, isAhead, turnsOf } from '../domain/swaps.ts';
import type { SwapOutcome, SwapRefusal } from '../engine/swaps.ts';
import { clockOf } from '../slack/people/readers-clock.ts';
import type { Said } from '../views/forms/notice.ts';
import type { FieldErrors } from '../views/forms/state.ts';
import { readSwapForm, type SwapChoices, type SwapRead, swapForm } from '../views/forms/swap-form.ts';
import { actions, fields, modals } from '../views/ids.ts';
import { messageInReadersTime } from '../views/readers-time.ts';
import { swapMessage } from '../views/swap.ts';
import { words } from '../views/words/default.ts';
import { orNotSaved } from './act.ts';
import type { Deps } from './deps.ts';
import { type Gesture, onButton, type Press, showModal, tell } from './gesture.ts';
import { canBeGiven } from './guard.ts';
import type { Routes } from './routes.ts';
import { type FormReply, onSubmit, type Submission } from './submission.ts';
import { wordingWith } from './wording.ts';

/** Of each person so many turns can be chosen. */
const mostTurns = 8;

export function registerSwaps(routes: Routes, deps: Deps): void {
  const { swaps } = deps;
  onButton(routes, actions.openSwap, (press) => openSwapForm(deps, press));
  onSubmit(routes, deps, modals.swap, (submission) => askedWith(deps, submission));
  onButton(routes, actions.takeTurn, (press) => step(deps, press, swaps.agree));
  onButton(routes, actions.leaveTurn, (press) => step(deps, press, swaps.decline));
  onButton(routes, actions.takeSwapBack, (press) => step(deps, press, swaps.takeBack));
}

export async function openSwapForm(deps: Deps, gesture: Gesture): Promise<void> {
  const choices = await choicesOf(deps, gesture.user);
  if (choices === undefined) await tell(gesture, { text: words.swaps.nothingToSwap });
  else await showModal(gesture, swapForm(choices, words));
}

/** The turns that somebody could give to another person of a rotation, by team. */
const plansOf = ({ directory, now }: Pick<Deps, 'directory' | 'now'>, user: string) =>
  Object.entries(directory.teams).flatMap(([team, { name, onCall }]) => {
    const shifts = onCall.filter(({ rotation }) => rotation?.users.includes(user));
    const plan = { shifts, calendars: directory.calendars, now: now() };
    const colleagues = colleaguesOf(user, shifts);
    const turns = colleagues.length > 0 ? turnsOf(user, plan, mostTurns) : [];
    return turns.length > 0 ? [{ team, teamName: name, plan, colleagues, turns }] : [];
  });

export const hasTurns = (deps: Pick<Deps, 'directory' | 'now'>, user: string): boolean =>
  plansOf(deps, user).length > 0;

const firstFirst = <Turn extends Span>(turns: readonly Turn[]): Turn[] =>
  turns.toSorted((one, other) => one.from - other.from);

async function choicesOf(deps: Deps, user: string): Promise<SwapChoices | undefined> {
  const plans = plansOf(deps, user);
  if (plans.length === 0) return undefined;
  const ids = [...new Set(plans.flatMap(({ colleagues }) => colleagues))];
  const [names, clock] = await Promise.all([deps.people.names(ids), clockOf(deps.people, user)]);
  const named = (id: string) => ({ id, name: names.get(id) ?? id });
  const theirs = plans.flatMap(({ plan, colleagues }) =>
    colleagues.flatMap((id) => turnsOf(id, plan, mostTurns).map((turn) => ({ ...named(id), ...turn }))),
  );
  return {
    own: firstFirst(
      plans.flatMap(({ team, teamName, turns }) => turns.map((turn) => ({ team, teamName, ...turn }))),
    ),
    colleagues: ids.map(named).toSorted((one, other) => one.name.localeCompare(other.name)),
    theirs: firstFirst(theirs),
    clock: clock ?? { timeZone: 'UTC', locale: '' },
    now: deps.now(),
  };
}

async function askedWith(deps: Deps, { user, key, state }: Submission): Promise<FormReply> {
  const answer = readSwapForm(state, words);
  if ('errors' in answer) return answer;
  const { read } = answer;
  const { team, from, to, taker, inReturn } = read;
  const names = await deps.people.names([taker]);
  const who = names.get(taker) ?? taker;
  if (taker !== user && !(await canBeGiven(deps, taker))) {
    return { errors: { [fields.taker]: words.swaps.notThere(who) } };
  }
  const swap = { giver: user, taker, from, to, inReturn };
  const outcome = await deps.swaps.ask(key, team, swap);
  return 'refused' in outcome
    ? { errors: await errorsOf(deps, outcome.refused, { read, user, who }) }
    : { close: true };
}

/** Under the field that can put it right. */
async function errorsOf(
  deps: Deps,
  refused: SwapRefusal,
  { read, user, who }: { read: SwapRead; user: string; who: string },
): Promise<FieldErrors> {
  const { swaps } = words;
  switch (refused) {
    case 'with yourself':
      return { [fields.taker]: swaps.withYourself };
    case 'not in the rotation': {
      const others = colleaguesOf(user, deps.directory.shiftsOf(read.team));
      const names = await deps.people.names(others);
      const list = others.map((id) => names.get(id) ?? id).join(', ');
      return { [fields.taker]: swaps.notInRotation(who, deps.directory.teamName(read.team), list) };
    }
    case 'no time':
      return { [fields.onlyUntil]: swaps.noTime };
    case 'taker has it not':
      return { [fields.inReturn]: swaps.theyHaveItNot(who) };
    case 'over':
      return { [read.isPart ? fields.onlyUntil : fields.turn]: swaps.over };
    default:
      return { [read.isPart ? fields.onlyFrom : fields.turn]: swaps.youHaveItNot };
  }
}

/** What was pressed becomes what has come of it. */
async function step(
  deps: Deps,
  press: Press,
  take: (id: string, by: string) => Promise<SwapOutcome>,
): Promise<void> {
  const outcome = await orNotSaved(deps, () => take(press.value, press.user));
  if ('refusal' in outcome) {
    await tell(press, outcome.refusal);
    return;
  }
  await press.acknowledge();
  const said = await sayOutcome(deps, press.user, outcome);
  if ('refused' in outcome && ['not found', 'not asked of you'].includes(outcome.refused))
    await tell(press, said);
  else await press.respond?.({ ...said, replace_original: true });
}

async function sayOutcome(deps: Deps, reader: string, outcome: SwapOutcome): Promise<Said> {
  const { swap } = outcome;
  const why = 'refused' in outcome ? reasonOf(outcome.refused) : '';
  if (!swap || ('refused' in outcome && outcome.refused === 'not asked of you')) return { text: why };
  const wording = await wordingWith(deps, [swap.giver, swap.taker]);
  const now = deps.now();
  const isOff = 'refused' in outcome && swap.state === 'asked';
  const { takenBackBy } = swap;
  const message = swapMessage(
    swap,
    {
      reader,
      state: isOff ? 'off' : swap.state,
      takenBackBy,
      mayTakeBack: isAhead(swap, now) && why !== words.swaps.passedOn,
      wording,
    },
    why,
  );
  const clock = await clockOf(deps.people, reader);
  return clock ? messageInReadersTime(message, { clock, now, words }) : message;
}

/** How it stands says the rest. */
function reasonOf(refused: SwapRefusal): string {
  const { swaps } = words;
  switch (refused) {
    case 'not found':
      return swaps.notFound;
    case 'not asked of you':
      return swaps.between;
    case 'begun':
      return swaps.begun;
    case 'passed on':
      return swaps.passedOn;
    case 'over':
      return swaps.isOver;
    case 'settled':
      return '';
    default:
      return swaps.hasChanged;
  }
}
