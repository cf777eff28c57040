/**
 * Whom and what a text mentions: between two marks that no text has, until it is known what they are called. What somebody only
 * typed, such as `<@U…>`, is never taken for one.
 */

export type Mention = {
  kind: 'person' | 'group' | 'channel';
  id: string;
  /** What Slack's markup calls it; '' where it says nothing. */
  label: string;
};

/** Unicode keeps these for use inside a program; they stand in no text that is sent. */
const [opening, closing] = ['\uFDD0', '\uFDD1'];
const marks = /[\uFDD0\uFDD1]/g;
const marked = /\uFDD0(@|&|#)([A-Z0-9]+)\|([^\uFDD0\uFDD1]*)\uFDD1/g;

const signs = { person: '@', group: '&', channel: '#' } as const;
const kinds: Readonly<Record<string, Mention['kind']>> = { '@': 'person', '&': 'group', '#': 'channel' };

export const withoutMarks = (text: string): string => text.replace(marks, '');

export const markMention = ({ kind, id, label }: Mention): string =>
  `${opening}${signs[kind]}${id}|${withoutMarks(label).replace(/^[@#]/, '')}${closing}`;

const mentionOf = (sign: string, id: string, label: string): Mention => ({
  kind: kinds[sign] ?? 'person',
  id,
  label,
});

export const mentionsIn = (text: string): Mention[] =>
  [...text.matchAll(marked)].map(([, sign = '', id = '', label = '']) => mentionOf(sign, id, label));

export const nameMentions = (text: string, called: (mention: Mention) => string): string =>
  text.replace(marked, (_, sign: string, id: string, label: string) => called(mentionOf(sign, id, label)));
