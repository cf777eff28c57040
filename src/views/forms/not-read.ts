/** The form says which files nobody has read. */
import { cut, plain } from '../parts.ts';
import type { Words } from '../words/words.ts';

/** More than this, and nobody reads which. */
const most = 3;
const maxName = 100;

/** mrkdwn. */
export function notReadSentence(files: readonly string[], { raise }: Words): string {
  const named = files.filter(Boolean).slice(0, most);
  return raise.notRead(
    named.map((name) => plain(cut(name, maxName))),
    files.length - named.length,
  );
}
