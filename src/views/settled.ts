/** In the place of a reminder with which nothing is left to do: what it was about. */
import { line, type Message, message, type Part } from './lines.ts';
import { matterPieces, type PingSubject } from './matter.ts';
import type { Words } from './words/words.ts';

const settledParts = (subject: PingSubject, { reminders }: Words): Part[] => [
  line(...matterPieces(subject)),
  line(reminders.settled),
];

/** There is at least one. */
export const settledMessage = (subjects: readonly PingSubject[], words: Words): Message =>
  message(subjects.flatMap((subject) => settledParts(subject, words)));

/** Among others that are not. */
export const settledItems = (subjects: readonly PingSubject[], words: Words) =>
  subjects.map((subject) => ({ parts: () => settledParts(subject, words), buttons: [] }));
