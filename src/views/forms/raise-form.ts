/** The form of a new escalation: short enough for a live call, with the rest behind `More details`. */
import type { KnownBlock, ModalView } from '@slack/types';
import type { Instant } from '../../domain/calendars/calendar.ts';
import type { WrittenDocument } from '../../domain/documents.ts';
import type { Source } from '../../domain/escalation.ts';
import { perhapsWritten } from '../documents.ts';
import { actions, fields, modals } from '../ids.ts';
import { cut, plainText } from '../parts.ts';
import type { Words } from '../words/words.ts';
import { factInputs } from './fact-inputs.ts';
import { boxes, option } from './inputs.ts';
import { details, moreDetails } from './more-details.ts';
import type { Meanings } from './priorities.ts';
import { type Promised, promiseSentence } from './promise.ts';
import { needsMoreDetails, type Prefill, type RaiseMetadata } from './raise-fields.ts';
import { type TeamChoice, teamAndPriority } from './team-and-priority.ts';

export type { TeamChoice } from './team-and-priority.ts';

/** `private_metadata` holds it too. */
const maxMasked = 1000;

export type Choices = {
  teams: readonly TeamChoice[];
  priorities: Meanings;
  categories: readonly { id: string; name: string }[];
  /** ISO 3166 codes. */
  countries: readonly string[];
  /** Of the reader: an option of a menu cannot hold a date that Slack writes for each of them. */
  timeZone: string;
  /** Slack does not say, so it is a guess. */
  zoneGuessed?: boolean;
};

/** `fit` what stands in the form; `any` may come to fit while the agent types. */
export type OfferedDocuments = {
  any: boolean;
  fit: readonly Pick<WrittenDocument, 'id' | 'title' | 'link'>[];
};

const noDocuments: OfferedDocuments = { any: false, fit: [] };

export const offeredIn = ({ fit }: OfferedDocuments): string => fit.map(({ id }) => id).join(' ');

export function raiseForm(form: {
  prefill: Prefill;
  choices: Choices;
  promised: Promised;
  documents?: OfferedDocuments;
  source: Source | null;
  masked: string | null;
  expanded: boolean;
  via?: 'home' | undefined;
  now: Instant;
  words: Words;
}): ModalView {
  const { prefill, choices, promised, documents = noDocuments, source, via, now, words } = form;
  const masked = form.masked && cut(form.masked, maxMasked);
  const timeZone = choices.zoneGuessed ? null : choices.timeZone;
  const expanded = form.expanded || needsMoreDetails(prefill);
  const goesTo = promised.team;
  const offered = offeredIn(documents);
  const metadata: RaiseMetadata = {
    ...{ source, expanded, masked, goesTo },
    ...(offered && { offered }),
    ...(via && { via }),
  };
  return {
    type: 'modal',
    callback_id: modals.raise,
    private_metadata: JSON.stringify(metadata),
    title: plainText(words.raise.newEscalation),
    submit: plainText(words.raise.submit),
    close: plainText(words.answers.close),
    blocks: [
      ...(masked ? [maskedNote(masked)] : []),
      ...teamAndPriority(prefill, choices, { now, words }),
      {
        type: 'section',
        block_id: fields.promise,
        text: { type: 'mrkdwn', text: promiseSentence(promised, { now, timeZone, words }) },
      },
      ...middle(prefill, { expanded, chosen: promised.chosen, offers: documents.any, words }),
      ...perhapsWritten(documents.fit, words),
      ...(expanded ? details(prefill, choices, words) : [moreDetails(words)]),
    ],
  };
}

const maskedNote = (sentence: string): KnownBlock => ({
  type: 'context',
  elements: [{ type: 'mrkdwn', text: sentence }],
});

const middle = (
  prefill: Prefill,
  { expanded, chosen, offers, words }: { expanded: boolean; chosen: boolean; offers: boolean; words: Words },
): KnownBlock[] => [
  boxes({
    block: fields.onPhone,
    label: words.raise.onPhone,
    optional: true,
    options: [option('yes', words.raise.yes)],
    ticked: prefill.onPhone ? ['yes'] : [],
    dispatch: actions.formOnPhone,
  }),
  ...factInputs(prefill, words, {
    withNeed: expanded,
    detailsCanWait: prefill.onPhone === true,
    // Routing reads all of it.
    dispatch: { action: actions.formRouted, now: !chosen, ofSummary: !chosen || offers },
  }),
];
