/** One text on its whole way: a message, the shortcut, the form, Escalate, the database and the card. */
import Database from 'better-sqlite3';
import { asList, asObjects, asText, type JsonObject } from '../sandbox/slack/json.ts';
import { fields, shortcuts } from '../src/views/ids.ts';
import { raising } from './actions.ts';
import { type Fate, fateOf } from './text-kept.ts';
import type { WholeBot } from './whole-bot.ts';

export type Outcome = { fate: Fate } | { failed: string };

const agent = 'UAOIFE';
const channel = 'C0OPS';

type Stored = { id: string; team: string; details: string };

export async function escalateSummary(bot: WholeBot, text: string): Promise<Outcome> {
  const { slack } = bot;
  const before = newest(bot.database);
  const message = await slack.post(agent, channel, text);
  await slack.messageShortcut(agent, shortcuts.callSummary, { channel, ts: message.ts });
  await bot.settle();
  const form = slack.modal(agent);
  if (!form) return { failed: 'the form did not open' };
  const inForm = fieldText(form.values[fields.details]);
  const hasSummary = fieldText(form.values[fields.summary]) !== '';

  await slack.submit(agent, hasSummary ? {} : { [raising.summary]: 'A call summary' });
  await bot.settle();
  const refused = Object.entries(slack.errorsOn(agent));
  if (refused.length > 0) return { failed: `the form was refused: ${JSON.stringify(refused)}` };
  if (slack.modal(agent)) await slack.closeModal(agent);

  const stored = newest(bot.database);
  if (!stored || stored.id === before?.id) return { failed: 'nothing was stored' };
  const posted = slack
    .messages(bot.channels.get(stored.team) ?? '')
    .findLast(({ text: said }) => said.startsWith(`${stored.id} `));
  if (!posted) return { failed: `${stored.id} has no card` };
  const onCard = quotesIn(posted.blocks)[0] ?? '';

  if (stored.details !== inForm) return { failed: `${stored.id}: the database differs from the form` };
  if (onCard !== stored.details) return { failed: `${stored.id}: the card differs from the database` };
  const fate = fateOf(text, inForm);
  return fate === 'damaged' ? { failed: `${stored.id}: the form differs from what was written` } : { fate };
}

const fieldText = (block: { [action: string]: JsonObject } | undefined): string =>
  asText(Object.values(block ?? {})[0]?.value);

/** Read from the file itself: what another process would find there. */
function newest(path: string): Stored | undefined {
  const db = new Database(path, { readonly: true });
  const found = db
    .prepare<[], Stored>('select id, team, details from escalations order by number desc limit 1')
    .get();
  db.close();
  return found;
}

function quotesIn(blocks: readonly JsonObject[]): string[] {
  return blocks
    .flatMap(({ elements }) => asObjects(elements))
    .filter(({ type }) => type === 'rich_text_quote')
    .map(({ elements }) =>
      asList(elements)
        .map((leaf) => asText((leaf as JsonObject).text))
        .join(''),
    );
}
