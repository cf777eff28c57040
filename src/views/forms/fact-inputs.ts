/** The fields for what an agent types about a problem; whoever moves it may write them anew. */
import type { KnownBlock } from '@slack/types';
import { eachText, type FreeTexts, freeTexts } from '../../domain/escalation.ts';
import { fields } from '../ids.ts';
import { cut } from '../parts.ts';
import type { Words } from '../words/words.ts';
import { textInput } from './inputs.ts';
import { maxAccount, maxDetails, maxNeed, maxSummary } from './raise-fields.ts';

type Asking = {
  /** The form of a new escalation has it behind `More details`. */
  withNeed?: boolean;
  /** Left out where nobody has written what happened, and nobody has to now. */
  withDetails?: boolean;
  /** During a call there may be no time to write down what happened. */
  detailsCanWait?: boolean;
  /** Whether typing is sent now, and of the summary. */
  dispatch?: { action: string; now: boolean; ofSummary: boolean };
};

export const factInputs = (
  texts: Partial<FreeTexts>,
  { raise }: Words,
  { withNeed = true, withDetails = true, detailsCanWait = false, dispatch }: Asking,
): KnownBlock[] => [
  textInput({
    block: fields.summary,
    label: raise.summary,
    max: maxSummary,
    initial: texts.summary ?? null,
    dispatch: dispatch && { ...dispatch, now: dispatch.ofSummary },
  }),
  ...(withDetails
    ? [
        textInput({
          block: fields.details,
          label: raise.whatHappened,
          optional: detailsCanWait,
          max: maxDetails,
          lines: 'many',
          initial: texts.details ?? null,
          placeholder: raise.seenAndTried,
          dispatch,
        }),
      ]
    : []),
  ...(withNeed
    ? [
        textInput({
          block: fields.need,
          label: raise.need,
          optional: true,
          max: maxNeed,
          lines: 'many',
          initial: texts.need ?? null,
          dispatch,
        }),
      ]
    : []),
  textInput({
    block: fields.account,
    label: raise.account,
    optional: true,
    max: maxAccount,
    initial: texts.account ?? null,
    dispatch,
  }),
];

const limits: Record<keyof FreeTexts, number> = {
  summary: maxSummary,
  details: maxDetails,
  need: maxNeed,
  account: maxAccount,
};

/** As much of each as its field holds. */
export const inFields = (texts: FreeTexts): FreeTexts =>
  eachText(texts, (text, name) => cut(text, limits[name]));

/** What masking made too long for its field is shown cut. Where nobody touched it, it is what it was. */
export const untouched = (read: FreeTexts, shown: FreeTexts): FreeTexts =>
  eachText(read, (text, name) => {
    const whole = shown[name];
    return whole !== null && text === cut(whole, limits[name]) ? whole : text;
  });

/** What has no room in its field. */
export const endings = (texts: FreeTexts): string[] =>
  freeTexts.map((name) => beyond(texts[name], limits[name])).filter((text) => text !== '');

const beyond = (text: string | null, max: number): string =>
  text === null || text.length <= max ? '' : `…${text.slice(cut(text, max).length - 1)}`;
