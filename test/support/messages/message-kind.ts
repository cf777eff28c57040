/** One thing that people can be shown, with why they get it and what they do next: docs/messages.md is made of these, and tests look at all of them. */
import type { HomeView, ModalView } from '@slack/types';
import type { Said } from '../../../src/views/forms/notice.ts';
import type { Wording } from '../../../src/views/parts.ts';

export type Shown = Said | ModalView | HomeView;

export type MessageKind = {
  title: string;
  /** Who gets it when, and what it is about. */
  about: string;
  /** What its reader does next. */
  next: string;
  shown: Shown;
  /** It notifies somebody. Where it does not say which one, whether somebody waits on the phone and what to press: why. */
  pings?: true | { although: string };
};

/** `alone`: direct messages, which one person reads. */
export type Chapter = { title: string; kinds: readonly MessageKind[]; alone?: true };

/** In which words it is told, and what people typed. */
export type Telling = {
  wording: Wording;
  typed: Readonly<Record<'summary' | 'details' | 'need' | 'account' | 'text' | 'other', string>>;
};
