/** What somebody wrote, as others read it: whom and what it mentions is named, so that it notifies nobody and shows no id. */
import type { People } from '../slack/people/people.ts';
import { mentionsIn, nameMentions } from '../slack/text/mentions.ts';
import { fromMrkdwn } from '../slack/text/mrkdwn.ts';
import { words } from '../views/words/default.ts';

type Asked = { people: Pick<People, 'mentioned'> };

export const withNames = (asked: Asked, text: string): Promise<string> => named(asked, text, (name) => name);

/** A message of ours for a place that knows no markup, such as the error on a field. */
export const asPlainText = (asked: Asked, text: string): Promise<string> =>
  named(asked, fromMrkdwn(text), (name) => name.replace(/^@/, ''));

async function named({ people }: Asked, text: string, as: (name: string) => string): Promise<string> {
  const mentions = mentionsIn(text);
  if (mentions.length === 0) return text;
  const names = await people.mentioned(mentions);
  const { somebody, aChannel } = words.acts.say;
  return nameMentions(text, ({ id, kind }) =>
    as(names.get(id) ?? (kind === 'channel' ? aChannel : somebody)),
  );
}
