/** Everything that people can be shown as one document: in English, as somebody in Dublin reads it. */
import { isObject } from '../../../sandbox/slack/json.ts';
import { inReadersTime, messageInReadersTime } from '../../../src/views/readers-time.ts';
import { heard, seen, wording } from '../../views/seeing.ts';
import { everyMessage } from './every-message.ts';
import { now } from './lives.ts';
import type { Chapter, MessageKind, Shown, Telling } from './message-kind.ts';

export const english: Telling = {
  wording,
  typed: {
    summary: 'Payouts frozen since this morning',
    details: 'The dashboard shows a red banner. Logged in again: no change.',
    need: 'Release the payouts',
    account: 'acct_1KxExample',
    text: 'The payouts run again; the money arrives tomorrow.',
    other: 'Payout history',
  },
};

/** As they leave: what one person reads has its times on that person's clock. */
export const asTheyAreRead = (): Chapter[] =>
  everyMessage(english).map(({ kinds, ...chapter }) => ({
    ...chapter,
    kinds: kinds.map((kind) =>
      chapter.alone || 'type' in kind.shown ? { ...kind, shown: onTheirClock(kind.shown) } : kind,
    ),
  }));

const reading = { clock: { timeZone: 'Europe/Dublin', locale: 'en-IE' }, now, words: english.wording.words };

const onTheirClock = (shown: Shown): Shown =>
  'type' in shown || !shown.blocks
    ? inReadersTime(shown, reading)
    : messageInReadersTime({ text: shown.text, blocks: [...shown.blocks] }, reading);

const titleOf = (value: unknown): string[] =>
  isObject(value) && typeof value.text === 'string' ? [value.text] : [];

/** Line by line; of a form with its title and the buttons below. */
export function linesOf(shown: Shown): string[] {
  if (!('type' in shown))
    return shown.blocks && shown.blocks.length > 0 ? seen({ blocks: shown.blocks }) : heardLines(shown);
  const { blocks } = shown;
  if (shown.type === 'home') return seen({ blocks });
  const below = [...titleOf(shown.submit), ...titleOf(shown.close)].map((label) => `[${label}]`);
  return [...titleOf(shown.title), ...seen({ blocks }), ...(below.length > 0 ? [below.join(' ')] : [])];
}

const heardLines = ({ text }: { text: string }): string[] => heard({ text, blocks: [] }).split('\n');

/** What a lock screen shows of it. */
const notification = ({ shown, pings }: MessageKind): string[] =>
  pings && 'text' in shown ? [`Notification: “${heardLines(shown).join(' ')}”`, ''] : [];

function kindTold(kind: MessageKind): string {
  const { title, about, next, shown } = kind;
  return [
    `### ${title}`,
    '',
    `${about} **Next:** ${next}`,
    '',
    ...notification(kind),
    '```text',
    ...linesOf(shown),
    '```',
    '',
  ].join('\n');
}

export const messagesTold = (): string =>
  [
    '# Every message',
    '',
    'All that Switchboard shows to people: messages, forms, Home and answers, each with why it comes and what its reader does next. Buttons stand in',
    'brackets. Everything is about one problem, ESC-12, read in Dublin. This page is written by `npm run messages`; a test keeps it current.',
    '',
    ...asTheyAreRead().flatMap(({ title, kinds }) => [`## ${title}`, '', ...kinds.map(kindTold)]),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
