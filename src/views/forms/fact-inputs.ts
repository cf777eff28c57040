/** The fields for what an agent types about a problem; whoever moves it may write them anew. */
import type { KnownBlock } from '@slack/types';
import type { FreeTexts } from '../../domain/escalation.ts';
import { fields } from '../ids.ts';
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
