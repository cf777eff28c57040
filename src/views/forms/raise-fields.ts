/** What the form of a new escalation holds, and its readers. */
import { z } from 'zod';
import type { Instant } from '../../domain/calendars/calendar.ts';
import {
  type Facts,
  type FreeTexts,
  type Priority,
  priorities,
  type Source,
} from '../../domain/escalation.ts';
import { fields } from '../ids.ts';
import type { Words } from '../words/words.ts';
import { priorityIn } from './priorities.ts';
import { collectErrors, type Filled, type Read, readState } from './state.ts';

export const maxSummary = 150;
export const maxDetails = 3000;
export const maxNeed = 3000;
export const maxAccount = 150;

/** No team's id has a question mark. */
export const notSure = '?not-sure';

/** As the agent leaves it; `team: null` means `Not sure: route it for me`. */
export type RaiseFields = Facts & { team: string | null; priority: Priority };

/** Whatever was typed in a command or found in a call summary. */
export type Prefill = Partial<RaiseFields>;

const source = z.object({ channel: z.string(), ts: z.string(), permalink: z.string().nullable() });

const metadata = z.object({
  source: source.nullable(),
  expanded: z.boolean(),
  /** What was masked before the form opened, in a sentence. */
  masked: z.string().nullable(),
  /** The team that its sentence is about. */
  goesTo: z.string().optional(),
  /** The documents that it offers, by their ids. */
  offered: z.string().optional(),
  /** Opened from Home, which shows the new escalation afterwards. */
  via: z.literal('home').optional(),
});

export type RaiseMetadata = z.infer<typeof metadata>;

/** Throws when the metadata is not ours. */
export const readRaiseMetadata = (privateMetadata: string): RaiseMetadata =>
  metadata.parse(JSON.parse(privateMetadata));

/** Everything that is in the form now, complete or not. */
export const readSoFar = (state: unknown): RaiseFields => soFarIn(readState(state));

function soFarIn(filled: Filled): RaiseFields {
  const team = filled.choice(fields.team);
  return {
    team: team === notSure ? null : team,
    priority: priorityIn(filled.choice(fields.priority)) ?? 'normal',
    onPhone: filled.ticked(fields.onPhone).length > 0,
    summary: filled.text(fields.summary) ?? '',
    details: filled.text(fields.details) ?? '',
    ...optionals(filled),
  };
}

/** What is submitted. A callback must lie after `now`. */
export function readRaiseForm(state: unknown, now: Instant, words: Words): Read<RaiseFields> {
  const filled = readState(state);
  const soFar = soFarIn(filled);
  const { raise } = words;
  const errors = collectErrors(words);
  const { say, done } = errors;
  if (filled.choice(fields.team) === null) {
    say(fields.team, raise.chooseTeam);
  }
  if (filled.choice(fields.priority) === null) say(fields.priority, raise.choosePriority);
  needFacts(filled, errors, raise, { detailsCanWait: soFar.onPhone });
  if (soFar.callbackAt !== null && soFar.callbackAt <= now) {
    say(fields.callback, raise.passed);
  }
  return done(soFar);
}

/** The free texts, each within its limit. */
export const needFacts = (
  filled: Filled,
  { need, within }: ReturnType<typeof collectErrors>,
  raise: Words['raise'],
  { detailsCanWait }: { detailsCanWait: boolean },
): FreeTexts => ({
  summary: need(fields.summary, filled.text(fields.summary), raise.needSummary, maxSummary),
  details: detailsCanWait
    ? (within(fields.details, filled.text(fields.details), maxDetails) ?? '')
    : need(fields.details, filled.text(fields.details), raise.needDetails, maxDetails),
  need: within(fields.need, filled.text(fields.need), maxNeed),
  account: within(fields.account, filled.text(fields.account), maxAccount),
});

/** What is no code of a country has no name either. */
export function countryIn(filled: Filled): string | null {
  const country = filled.choice(fields.country);
  return country !== null && /^[A-Z]{2}$/.test(country) ? country : null;
}

function optionals(filled: Filled): Omit<Facts, 'summary' | 'details' | 'onPhone'> {
  const contact = filled.choice(fields.contact);
  return {
    need: filled.text(fields.need),
    account: filled.text(fields.account),
    country: countryIn(filled),
    category: filled.choice(fields.category),
    callbackAt: filled.instant(fields.callback),
    contact: contact === 'phone' || contact === 'email' ? contact : null,
  };
}

const start = z.object({
  prefill: z
    .object({
      team: z.string().nullable(),
      priority: z.enum(priorities),
      onPhone: z.boolean(),
      summary: z.string(),
      details: z.string(),
      need: z.string().nullable(),
      account: z.string().nullable(),
      country: z.string().nullable(),
      category: z.string().nullable(),
      callbackAt: z.number().nullable(),
      contact: z.enum(['phone', 'email']).nullable(),
    })
    .partial(),
  source: source.nullable(),
  masked: z.string().nullable(),
});

/** What a form is opened with; every text in it is masked. */
export type Start = {
  prefill: Prefill;
  source: Source | null;
  masked: string | null;
  via?: 'home' | undefined;
};

export const emptyStart: Start = { prefill: {}, source: null, masked: null };

const maxButtonValue = 2000;

/** For a button that opens the form later; what has no room in a button is left out, longest text first. */
export function writeStart(given: Start): string {
  const { details, need, ...rest } = given.prefill;
  const attempts = [given.prefill, { ...rest, ...(details && { details }) }, rest, {}].map((prefill) =>
    JSON.stringify({ ...given, prefill }),
  );
  return attempts.find((value) => value.length <= maxButtonValue) ?? '';
}

/** A button that says nothing opens an empty form. */
export function readStart(value: string): Start {
  if (!value.startsWith('{')) return emptyStart;
  const { prefill, ...rest } = start.parse(JSON.parse(value));
  const said = Object.entries(prefill).filter(([, field]) => field !== undefined);
  return { prefill: Object.fromEntries(said), ...rest };
}

/** Whether something is filled in that only shows under `More details`. */
export const needsMoreDetails = (prefill: Prefill): boolean =>
  [prefill.need, prefill.country, prefill.category, prefill.callbackAt, prefill.contact].some(
    (value) => value !== null && value !== undefined,
  );
