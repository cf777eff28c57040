/** The form of a new escalation: short enough for a live call, with the rest behind `More details`. */
import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { Instant } from '../../domain/calendar.ts';
import { priorities, type Source } from '../../domain/escalation.ts';
import { actions, fields, modals } from '../ids.ts';
import { button, cut, duration, plainText } from '../parts.ts';
import { boxes, dateTime, option, select, textInput } from './inputs.ts';
import { type Meanings, priorityOption } from './priority-form.ts';
import { type Promised, promiseSentence } from './promise.ts';
import {
  maxAccount,
  maxDetails,
  maxNeed,
  maxSummary,
  needsMoreDetails,
  notSure,
  type Prefill,
  type RaiseMetadata,
} from './raise-fields.ts';

/** `private_metadata` holds it too. */
const maxMasked = 1000;

export type TeamChoice = {
  id: string;
  name: string;
  /** Null when it could not be had in time. */
  standing: { unacknowledged: number; usuallyAcknowledgedMs: number | null } | null;
};

export type Choices = {
  teams: readonly TeamChoice[];
  priorities: Meanings;
  categories: readonly { id: string; name: string }[];
  /** ISO 3166 codes. */
  countries: readonly string[];
};

export function raiseForm(form: {
  prefill: Prefill;
  choices: Choices;
  promised: Promised;
  source: Source | null;
  masked: string | null;
  expanded: boolean;
  now: Instant;
}): ModalView {
  const { prefill, choices, promised, source, now } = form;
  const masked = form.masked && cut(form.masked, maxMasked);
  const expanded = form.expanded || needsMoreDetails(prefill);
  const metadata: RaiseMetadata = { source, expanded, masked };
  return {
    type: 'modal',
    callback_id: modals.raise,
    private_metadata: JSON.stringify(metadata),
    title: plainText('New escalation'),
    submit: plainText('Escalate'),
    close: plainText('Close'),
    blocks: [
      ...(masked ? [maskedNote(masked)] : []),
      ...top(prefill, choices),
      {
        type: 'section',
        block_id: fields.promise,
        text: { type: 'mrkdwn', text: promiseSentence(promised, now) },
      },
      ...middle(prefill, expanded),
      ...(expanded ? details(prefill, choices) : [moreDetails]),
    ],
  };
}

const maskedNote = (sentence: string): KnownBlock => ({
  type: 'context',
  elements: [{ type: 'mrkdwn', text: sentence }],
});

const top = (prefill: Prefill, choices: Choices): KnownBlock[] => [
  select({
    block: fields.team,
    label: 'Team',
    options: [
      ...choices.teams.map((team) => option(team.id, team.name, standing(team))),
      option(notSure, 'Not sure: route it for me', 'We read what you write and choose the team.'),
    ],
    initial: choices.teams.some(({ id }) => id === prefill.team) ? (prefill.team ?? notSure) : notSure,
    
  }),
  select({
    block: fields.priority,
    label: 'Priority',
    options: priorities.map((priority) => priorityOption(priority, choices.priorities)),
    initial: prefill.priority ?? 'normal',
    dispatch: actions.formPriority,
  }),
];

const middle = (prefill: Prefill, expanded: boolean): KnownBlock[] => [
  boxes({
    block: fields.onPhone,
    label: 'The user is on the phone now',
    optional: true,
    options: [option('yes', 'Yes')],
    ticked: prefill.onPhone ? ['yes'] : [],
  }),
  textInput({ block: fields.summary, label: 'Summary', max: maxSummary, initial: prefill.summary ?? null }),
  textInput({
    block: fields.details,
    label: 'What happened',
    max: maxDetails,
    lines: 'many',
    initial: prefill.details ?? null,
    placeholder: 'What was seen, and what was tried',
  }),
  ...(expanded
    ? [
        textInput({
          block: fields.need,
          label: 'What do you need from them?',
          optional: true,
          max: maxNeed,
          lines: 'many',
          initial: prefill.need ?? null,
        }),
      ]
    : []),
  textInput({
    block: fields.account,
    label: 'Account or user',
    optional: true,
    max: maxAccount,
    initial: prefill.account ?? null,
  }),
];

function details(prefill: Prefill, { countries, categories }: Choices): KnownBlock[] {
  return [
    ...menu(fields.country, 'Country', countryOptions(countries, prefill.country ?? null), prefill.country),
    ...menu(
      fields.category,
      'Category',
      categories.map(({ id, name }) => option(id, name)),
      prefill.category,
    ),
    dateTime({
      block: fields.callback,
      label: 'Call back the user by',
      optional: true,
      initial: prefill.callbackAt ?? null,
    }),
    ...menu(
      fields.contact,
      'Contact channel',
      [option('phone', 'Phone'), option('email', 'Email')],
      prefill.contact,
    ),
  ];
}

/** A menu without options does not exist in Slack, so it is left out. */
const menu = (
  block: string,
  label: string,
  options: readonly PlainTextOption[],
  initial: string | null | undefined,
): KnownBlock[] =>
  options.length > 0 ? [select({ block, label, optional: true, options, initial: initial ?? null })] : [];

/** A country that was found in a call summary is offered even where the configuration does not name it. */
function countryOptions(countries: readonly string[], found: string | null): PlainTextOption[] {
  const names = new Intl.DisplayNames('en', { type: 'region' });
  const all = found === null || countries.includes(found) ? countries : [found, ...countries];
  return all.map((code) => option(code, names.of(code) ?? code));
}

const moreDetails: KnownBlock = {
  type: 'actions',
  block_id: actions.formMoreDetails,
  elements: [button('More details', actions.formMoreDetails, 'more')],
};

function standing({ standing: now }: TeamChoice): string {
  if (now === null) return '';
  const waiting = now.unacknowledged === 0 ? 'Nobody is waiting' : `${now.unacknowledged} waiting`;
  return now.usuallyAcknowledgedMs === null
    ? waiting
    : `${waiting}, usually acknowledged in ${duration(now.usuallyAcknowledgedMs)}`;
}
