/** The one question in the morning about what somebody resolved: the cause, and whether a document could have answered it. */
import { lookBackView } from './acts/look-back.ts';
import { buttonFor, buttonRow } from './buttons.ts';
import { fallbackText } from './fallback-text.ts';
import { actions } from './ids.ts';
import { line, type Message, message, richText, sentences } from './lines.ts';
import { matterPieces, type PingSubject } from './matter.ts';
import { asManyAsFit } from './message-size.ts';
import { button } from './parts.ts';
import type { Words } from './words/words.ts';

export type LeftOpen = PingSubject;
type Asking = { asksCause: boolean; words: Words };

/** Who resolved more has other work. */
const mostItems = 12;

/** There is at least one. */
export const leftOpenQuestion = (items: readonly LeftOpen[], asking: Asking): Message =>
  asManyAsFit(Math.min(items.length, mostItems), (count) => asked(items, Math.max(1, count), asking));

function asked(items: readonly LeftOpen[], count: number, { asksCause, words }: Asking): Message {
  const said = words.acts['look back'];
  const shown = items.slice(0, count);
  const left = items.length - count;
  const title = line(...sentences(said.asked(items.length, asksCause), said.once));
  const foot = left > 0 ? [line(said.more(left))] : [];
  return {
    text: fallbackText([...shown.map((item) => line(...matterPieces(item))), ...foot, title]),
    blocks: [
      richText(title),
      ...shown.flatMap((item) => [
        richText(line(...matterPieces(item))),
        ...buttonRow(buttonFor(lookBackView.button, item.escalation, words)),
      ]),
      ...foot.map((part) => richText(part)),
      ...buttonRow(button(said.notNow, actions.notNow, '-')),
    ],
  };
}

/** Stands in the place of the question. */
export const leftOpenPassed = ({ acts }: Words): Message => message([line(acts['look back'].notAskedAgain)]);
