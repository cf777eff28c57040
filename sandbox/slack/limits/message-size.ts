/**
 * How much all blocks of a message may hold together. Slack documents nothing; people measured: blocks were refused from 11,341 characters of text
 * on (others were let through up to 13,200), and from 24.5 kB of JSON on. What is refused by one of them is refused here.
 */
import { isObject } from '../json.ts';
import { type Report, say } from './checks.ts';

const mostLetters = 11_300;
const refusedFromBytes = 24_500;

/** The error that Slack answers with. */
export const tooLong = 'msg_blocks_too_long';

export function checkSize(blocks: readonly unknown[], report: Report): void {
  if (lettersIn(blocks) > mostLetters)
    say(report, '/blocks', `${tooLong}: no more than ${mostLetters} characters allowed in all blocks`);
  if (Buffer.byteLength(JSON.stringify(blocks)) >= refusedFromBytes)
    say(report, '/blocks', `${tooLong}: less than ${refusedFromBytes} bytes of JSON allowed in all blocks`);
}

/** The characters of every `text`, however deep it stands. */
export function lettersIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = isObject(value) && typeof value.text === 'string' ? value.text.length : 0;
  return Object.values(value).reduce((sum: number, each) => sum + lettersIn(each), own);
}
