/** Who a message notifies: every mention in its text and blocks, the way Slack reads them. */

import { asText, isObject, type JsonObject } from './json.ts';
import { parts } from './mrkdwn.ts';

const broadcasts = new Set(['channel', 'here', 'everyone']);

export type Pinging = { text: string; blocks: JsonObject[]; attachments?: JsonObject[]; linkNames?: boolean };

/** User ids, group ids and `channel`, `here`, `everyone`, each once, in order of appearance. */
export function pingsOf({ text, blocks, attachments = [], linkNames = false }: Pinging): string[] {
  const found = new Set<string>(pingsInText(text, linkNames));
  for (const block of [...blocks, ...attachments]) for (const ping of pingsInside(block)) found.add(ping);
  return [...found];
}

function pingsInText(text: string, linkNames: boolean): string[] {
  const pings: string[] = [];
  for (const part of parts(text)) {
    if (part.kind === 'user' || part.kind === 'usergroup') pings.push(part.id);
    if (part.kind === 'special' && broadcasts.has(part.id)) pings.push(part.id);
    if (part.kind === 'text' && linkNames) {
      for (const [, word] of part.text.matchAll(/@(channel|here|everyone)\b/g)) if (word) pings.push(word);
    }
  }
  return pings;
}

/** Any depth: mrkdwn objects, rich text leaves, markdown blocks, attachment texts. Options of a menu notify nobody. */
function pingsInside(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(pingsInside);
  if (!isObject(value)) return [];
  switch (value.type) {
    case 'mrkdwn':
    case 'markdown':
      return pingsInText(asText(value.text), false);
    case 'user':
      return [asText(value.user_id)];
    case 'usergroup':
      return [asText(value.usergroup_id)];
    case 'broadcast':
      return [asText(value.range)];
    case 'static_select':
    case 'overflow':
    case 'button':
      return [];
    default:
      return pingsInChildren(value);
  }
}

/** Old attachments carry mrkdwn as bare strings; everything else is found by walking down. */
function pingsInChildren(value: JsonObject): string[] {
  const own =
    value.type === undefined && typeof value.text === 'string' ? pingsInText(value.text, false) : [];
  return [...own, ...Object.values(value).flatMap(pingsInside)];
}
