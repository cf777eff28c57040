/** A message's plain text, for a place that knows no markup, such as the error on a field. */
import { fromMrkdwn } from '../domain/reading/mrkdwn.ts';
import { plain } from '../views/parts.ts';
import type { Deps } from './deps.ts';

const userMention = /<@(\w+)>/g;

export async function asPlainText(
  { people }: { people: Pick<Deps['people'], 'names'> },
  text: string,
): Promise<string> {
  const names = await people.names([...text.matchAll(userMention)].map(([, id = '']) => id));
  return fromMrkdwn(text.replace(userMention, (whole, id: string) => plain(names.get(id) ?? whole)));
}
