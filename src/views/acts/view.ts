/** How an act is shown: what people press, its form, and what each side reads when it is done. */
import type { ActionsBlock, ModalView } from '@slack/types';
import type { ActDeed, ActKind, AsksOf } from '../../domain/acts/index.ts';
import type { Instant } from '../../domain/calendars/calendar.ts';
import type { Named } from '../../domain/duplicate.ts';
import type { Escalation, FreeTexts, Via } from '../../domain/escalation.ts';
import type { Actor } from '../../domain/permission.ts';
import type { ActMetadata } from '../forms/act-form.ts';
import type { Said } from '../forms/notice.ts';
import type { Meanings } from '../forms/priorities.ts';
import type { Read } from '../forms/state.ts';
import type { Part, Piece } from '../lines.ts';
import type { OnCallFacts } from '../on-call-facts.ts';
import type { Wording } from '../parts.ts';
import type { Words } from '../words/words.ts';

/** Something to press. Cards that were posted long ago still send these actions. */
export type Control = { action: string; label(words: Words): string; style?: 'primary' };

/** On the card, on the agent's own message, under the answer to `/escalate show`. */
export type ButtonPlace = 'card' | 'agent' | 'show';
export type Stands = {
  on: readonly ButtonPlace[];
  style?: 'primary';
  /** Where it would be in the way although it can be done. */
  if?(about: { escalation: Escalation; by: Actor; now: Instant }): boolean;
};

/** The same under More, with a word on what it does; `when` chooses between two of one act. */
export type Offer = Control & {
  about(words: Words): string;
  when?(escalation: Escalation): boolean;
};

export type ActView<K extends ActKind = ActKind> = Sayings<ActDeed<K>> & {
  /** They open the form; where there is none, they do it at once. */
  button?: Control;
  /** Where its button stands, beside others and besides the places that choose it. */
  stands?: Stands;
  more?: readonly Offer[];
  form?: ActForm<K>;
  /** What does it at once, and asks for this. */
  presses?: readonly (Control & { asks: AsksOf<K> })[];
  /** What a press answers to whoever pressed, where no message shows already what came of it. */
  answer?(done: Pressed<K>): Said | undefined;
  /** The answer takes the place of the message that was pressed. */
  replaces?: true;
};

/** What a deed says to those who read of it, with the words around the deed. */
export type Sayings<Deed> = {
  /** In History: `Kenji snoozed reminders until 14:00`. */
  history(deed: Deed, told: InHistory): Piece[];
  /** Below that. */
  quotes?(deed: Deed): string[];
  /** In the card's thread. */
  toTeam?(deed: Deed, told: ToTeam): Part[] | undefined;
  /** Where they may not read what was written; as in History unless it says otherwise. */
  toOthers?(deed: Deed, told: InHistory): Piece[];
  /** In the agent's thread. */
  toAgent?(deed: Deed, told: ToAgent): Part[] | undefined;
  agentRows?(told: ToAgent): ActionsBlock[];
  /** It must not be missed: where somebody else did it, the conversation itself has it too. */
  broadcast?: true | ((told: ToAgent) => boolean);
  /** The agent reads it also of what they did themselves. */
  ofTheirOwn?(deed: Deed): boolean;
};

export type InHistory = {
  /** Whoever did it, by name. */
  actor: Piece;
  by: string;
  wording: Wording;
  acts: Words['acts'];
};
type Told = InHistory & {
  escalation: Escalation;
  /** A mention to begin with, unless there is nobody or they did it themselves. */
  to(user: string | null): Piece | null;
};
export type ToTeam = Told & { calls: OnCallFacts | null; via: Via };
export type ToAgent = Told & {
  at: Instant;
  /** A person with their team, which is the one that had it then: the agent may never have met them. */
  inTeam(user: string): Piece[];
  /** When something is due now. */
  promise: Part[];
  /** The calendar on which its clocks run is closed now, and opens then. */
  closedUntil: Instant | null;
  /** The one that it is a duplicate of, where it is one. */
  goesOn: GoesOn | null;
  now: Instant;
};

/** As whoever raised the duplicate may know it. */
export type GoesOn = {
  id: string;
  /** Its news come to them under the duplicate, and not because they raised it too. */
  follows: boolean;
  link: string | null;
  resolved: { tellUser: string } | null;
};

export type Pressed<K extends ActKind> = {
  escalation: Escalation;
  words: Words;
  /** Not done before. */
  isNew: boolean;
  asked: AsksOf<K>;
  teamName(id: string): string;
  /** Where the button stood: in an answer that nobody else will update, or in a modal. */
  ephemeral: boolean;
  inModal: boolean;
};

export type ActForm<K extends ActKind> = {
  callback: string;
  /** Where it takes more than this, `handlers/acts` has it. */
  view?(about: ActMetadata, escalation: Escalation, offers: FormOffers): ModalView;
  read(state: unknown, choices: FormChoices): Read<FilledIn<K>>;
};

/** What the configuration lets people choose from. */
export type FormChoices = {
  causes: readonly { id: string; name: string }[];
  missingInfo: readonly string[];
  categories: readonly { id: string; name: string }[];
  /** ISO 3166 codes. */
  countries: readonly string[];
  priorities: Meanings;
  words: Words;
};
/** `documents` are what can be named, in a form that asks for one. */
export type FormOffers = FormChoices & { actor: Actor; documents?: readonly string[] };

/** What was put into a form. */
export type FilledIn<K extends ActKind> = {
  /** Every free text goes through `mask`. */
  asks(given: Given): AsksOf<K> | Promise<AsksOf<K>>;
  /** The long text in it, which a refusal must not swallow. */
  typed?: string;
};
type Given = {
  escalation: Escalation;
  now: Instant;
  mask: Masks;
  /** Lines stay with the team that has it. */
  restricted: boolean;
  /** In which whoever filled it in reads times. */
  zone(): Promise<string>;
  /** Whether somebody can be given it. */
  canHave(user: string): Promise<boolean>;
  /** Whether somebody can have the agent's side. */
  canBeAgent(user: string): Promise<boolean>;
  /** The escalation of this reference, as far as whoever filled it in may know of it. */
  named(reference: string): Promise<Named>;
};
type Masks = {
  text(typed: string): string;
  textOrNull(typed: string | null): string | null;
  texts(typed: FreeTexts): FreeTexts;
};

export const filledIn = <T, K extends ActKind>(
  answer: Read<T>,
  take: (read: T) => FilledIn<K>,
): Read<FilledIn<K>> => ('errors' in answer ? answer : { read: take(answer.read) });
