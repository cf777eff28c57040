/** The fields for what an agent types about a problem; whoever moves it may write them anew. */
import type { KnownBlock } from '@slack/types';
import type { FreeTexts } from '../../domain/escalation.ts';
import { fields } from '../ids.ts';
import { cut } from '../parts.ts';
import { textInput } from './inputs.ts';
import { maxAccount, maxDetails, maxNeed, maxSummary } from './raise-fields.ts';

/** `withNeed`: the form of a new escalation has that one behind `More details`. */
export const factInputs = (texts: Partial<FreeTexts>, withNeed = true): KnownBlock[] => [
  textInput({ block: fields.summary, label: 'Summary', max: maxSummary, initial: texts.summary ?? null }),
  textInput({
    block: fields.details,
    label: 'What happened',
    max: maxDetails,
    lines: 'many',
    initial: texts.details ?? null,
    placeholder: 'What was seen, and what was tried',
  }),
  ...(withNeed
    ? [
        textInput({
          block: fields.need,
          label: 'What do you need from them?',
          optional: true,
          max: maxNeed,
          lines: 'many',
          initial: texts.need ?? null,
        }),
      ]
    : []),
  textInput({
    block: fields.account,
    label: 'Account or user',
    optional: true,
    max: maxAccount,
    initial: texts.account ?? null,
  }),
];

/** What masking made too long for its field is shown cut. Where nobody touched it, it is what it was. */
export const untouched = (read: FreeTexts, shown: FreeTexts): FreeTexts => ({
  summary: whole(read.summary, shown.summary, maxSummary),
  details: whole(read.details, shown.details, maxDetails),
  need: whole(read.need, shown.need, maxNeed),
  account: whole(read.account, shown.account, maxAccount),
});

const whole = <T extends string | null>(read: T, shown: T, max: number): T =>
  shown !== null && read === cut(shown, max) ? shown : read;

/** What has no room in its field. */
export const endings = ({ summary, details, need, account }: FreeTexts): string[] =>
  [
    beyond(summary, maxSummary),
    beyond(details, maxDetails),
    beyond(need, maxNeed),
    beyond(account, maxAccount),
  ].filter((text) => text !== '');

const beyond = (text: string | null, max: number): string =>
  text === null || text.length <= max ? '' : `…${text.slice(cut(text, max).length - 1)}`;
