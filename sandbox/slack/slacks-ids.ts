/** Ids as Slack makes them, out of readable ones: the same at each start, and nothing that anybody would take for a name. */

const offset = 0x811c9dc5;
const prime = 0x01000193;

/** `UAOIFE` becomes something like `U01K7QZ3F`. */
export function slackId(readable: string): string {
  let hash = offset;
  for (const letter of readable) hash = Math.imul(hash ^ letter.charCodeAt(0), prime) >>> 0;
  return `${readable.slice(0, 1)}0${hash.toString(36).toUpperCase().padStart(7, '0')}`;
}
