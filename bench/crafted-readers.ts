/** The readers of what people write, and pieces that are repeated to make texts that are hard to read. */

import { parseCommand } from '../src/domain/reading/command-text.ts';
import { emojiIn } from '../src/domain/reading/emoji.ts';
import { searchWords } from '../src/domain/reading/search-words.ts';
import { readMessage } from '../src/slack/text/message.ts';
import { parseCallSummary } from '../test/support/call-summary.ts';

const clock = { now: Date.parse('2026-11-23T12:00:00Z'), timeZone: 'Europe/Dublin' };
const identifiers = [{ kind: 'account', pattern: /\bacct_[A-Za-z0-9]{3,32}/u }];
const teams = [{ id: 'new-markets', name: 'New Markets' }];
/** What reads the texts that people write. */
export const readers: Record<string, (text: string) => unknown> = {
  'a call summary': (text) => parseCallSummary(text, { ...clock, identifiers }),
  'a message': (text) => readMessage({ text, blocks: [{ type: 'markdown', text: `${text}.` }] }),
  'emoji to be drawn': (text) => emojiIn(text, 40),
  'a command': (text) => parseCommand(text, { teams, prefix: 'ESC', leads: false }),
  'words to search for': searchWords,
};

const pieces =
  'Account: acct_1 | |.|\\n|<|1 |1,234|call the the |ruf |*|- |時|US |a \u00a6 |not urgent |“|"|urgent |this is urgent |1億|\u00a6 a |\u00a6\\n|# Account\\n|**Account**\\n|折り返し|から|new |GB |call back at 9:15. |call back 3pm tomorrow. |Rückruf um |1.1.|12/12 |customer is on the phone |not |nobody said |🚨|🇩🇪|ー|は|イン|the customer |if |a:b |. |？|Priority: |(|)|&lt;|<@U1> |e.g. |24. |一|十|0|k |$|€1 |call back at payday |Mon |\'|’|\u200b|\u3164|é|in a |in 1 h |A |Aa Bb time |UTC+|+|15:00 |at |on |Feiertag |x,|x;|x\\t|  |_|~|`|[|]|【|】|国：|null |&|I’ve been on hold |si |wenn |rappel |zurück |a\\u0301|\\u00ad|…|!|?!|日|月|France |フランス|フラ|united |1年|call back since |do not call before |:a|:a:|:1|``|```|```a|\n- |> |\n1. |👩🏽‍🚀|:+1::skin-tone-3:|#a|<a|b>|a\nb\n';

export const readingPieces: readonly string[] = pieces
  .split('|')
  .map((piece) => piece.replaceAll('\u00a6', '|').replaceAll('\\n', '\n').replaceAll('\\t', '\t'))
  .filter((piece) => piece !== '');
