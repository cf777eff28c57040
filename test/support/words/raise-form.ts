/** The form `New escalation` as it stands, and what is said once it is submitted, from the facts that a story tells. */
import type { ModalView } from '@slack/types';
import { cast } from '../../../sandbox/cast.ts';
import type { Instant } from '../../../src/domain/calendars/calendar.ts';
import { type Prefill, readRaiseForm } from '../../../src/views/forms/raise-fields.ts';
import { raiseForm as raiseFormView, type TeamChoice } from '../../../src/views/forms/raise-form.ts';
import { en } from '../../../src/views/words/en/index.ts';
import { stateOf } from '../../views/forms/slack-state.ts';
import type { Bot, Said } from '../bot.ts';
import { errorsOf } from './labels.ts';
import type { Words } from './words.ts';

type Shown = Parameters<Words['agentPosted']>[0];
type Standing = NonNullable<TeamChoice['standing']>;

/** `due`: what the team promises, or the fallback while none is chosen. */
export type Filled = Prefill & { due: { acknowledge: Instant; resolve: Instant } };
type More = {
  /** The sentence about what was masked before the form opened. */
  masked?: string;
  expanded?: boolean;
  /** How teams stand that are not just open, with nobody waiting. */
  standing?: Record<string, Partial<Standing>>;
  /** Who reads it. */
  viewer?: string;
};

export function raiseForm(
  { config, now }: Bot,
  { due, ...prefill }: Filled,
  { masked, expanded = false, standing = {}, viewer = 'UAOIFE' }: More = {},
): ModalView {
  const team = prefill.team ?? config.routing.fallback;
  return raiseFormView({
    words: en,
    prefill,
    choices: {
      ...config,
      teams: Object.entries(config.teams).map(([id, { name }]) => ({
        id,
        name,
        standing: { unacknowledged: 0, usuallyAcknowledgedMs: null, closedUntil: null, ...standing[id] },
      })),
      ...readsIn(viewer),
    },
    promised: {
      team,
      teamName: config.teams[team]?.name ?? team,
      acknowledgeAt: due.acknowledge,
      resolveAt: due.resolve,
      closedUntil: null,
      chosen: Boolean(prefill.team),
    },
    source: null,
    masked: masked ?? null,
    expanded,
    now: now(),
  });
}

/** In which somebody of the cast reads. */
function readsIn(viewer: string): { timeZone: string } {
  const person = cast.people.find(({ id }) => id === viewer);
  if (!person) throw new Error(`There is nobody with the id ${viewer}.`);
  return { timeZone: person.tz };
}

/** The open form line by line, as `modalLines` has it. */
export const raiseFormLines = (bot: Bot, filled: Filled, viewer = 'UAOIFE', more: More = {}): string[] =>
  bot.words.modal(raiseForm(bot, filled, { viewer, ...more }), viewer);

/** A form as it is filled in, without what is wrong with it. */
export const withoutErrors = (lines: readonly string[]): string[] =>
  lines.filter((line) => !line.startsWith('  ! '));

/** What is wrong with this when it is submitted, by the labels of its fields. */
export function raiseFormErrors(bot: Bot, filled: Filled): Record<string, string> {
  const form = raiseForm(bot, filled, { expanded: true });
  return errorsOf(form, readRaiseForm(stateOf(form, {}), bot.now(), en));
}

/** The team has its card, and the agent a message of their own. */
export const raised = ({ words }: Bot, channel: string, facts: Shown = {}): Said[] => [
  [channel, words.cardPosted(facts)],
  [words.wording.nameOf(facts.reporter ?? 'UAOIFE'), words.agentPosted(facts)],
];
