/** Messages in Slack against the outbox: each exactly once, and none that nobody sent. */
import { asText } from '../../../sandbox/slack/json.ts';
import type { Message } from '../../../sandbox/slack/state.ts';
import { agentName, cardName } from '../../../src/db/posts.ts';
import { wordsIn } from '../ledger.ts';
import { type OutboxRow, restingIn } from '../stored.ts';
import { doubled, missing, unasked, type Violation } from '../violation.ts';
import type { Evidence } from './judge.ts';
import { teamsOf } from './standing.ts';

/** Posted once and edited ever after, by whichever row comes. */
const isKept = ({ kind }: Pick<OutboxRow, 'kind'>): boolean => kind === 'card' || kind === 'agent';
/** Only rewrites or removes what was posted. */
const postsNothing = ({ kind }: Pick<OutboxRow, 'kind'>): boolean =>
  ['lines', 'buttons', 'former', 'astray'].includes(kind);

export function judgeMessages({
  slack,
  stored,
  endedAt,
  places,
}: Pick<Evidence, 'slack' | 'stored' | 'endedAt' | 'places'>): Violation[] {
  const messages = [...slack.state.messages.values()]
    .flat()
    .filter(({ byBot, subtype }) => byBot && subtype !== 'tombstone');
  const rows = new Map(stored.outbox.map((row) => [row.id, row]));
  const byKey = new Map<string, Message[]>();
  const problems: Violation[] = [];
  for (const message of messages) {
    const key = keyOf(message);
    if (key === '') problems.push(unasked(`A message without a key: ${brief(message)}`));
    else if (!rows.has(key))
      problems.push(unasked(`A message that no row of the outbox stands for: ${key}: ${brief(message)}`));
    byKey.set(key, [...(byKey.get(key) ?? []), message]);
  }
  for (const [key, same] of byKey) {
    if (key !== '' && same.length > 1) {
      problems.push(doubled(`${same.length} messages with the key ${key}: ${same.map(brief).join(' | ')}`));
    }
  }
  // As it was when the bot ended.
  const rests = restingIn(stored.outbox, endedAt);
  // Who has left can be told nothing.
  const reporters = new Map(stored.escalations.map(({ id, reporter }) => [id, reporter]));
  const hasLeft = ({ kind, place, escalationId }: OutboxRow): boolean =>
    places?.hasLeft(kind.startsWith('agent') ? (reporters.get(escalationId ?? '') ?? '') : (place ?? '')) ??
    false;
  for (const row of stored.outbox) {
    if (row.status === 'pending' && !rests(row))
      problems.push(missing(`Still to be sent: ${row.id} (${row.kind}): ${row.reason ?? 'no reason'}`));
    if (row.status === 'dead' && !hasLeft(row))
      problems.push(missing(`Given up: ${row.id} (${row.kind}): ${row.reason ?? 'no reason'}`));
    const own = byKey.get(row.id)?.length ?? 0;
    const along = row.sentWith !== null;
    if (row.status === 'sent' && !isKept(row) && !postsNothing(row) && !along && own === 0) {
      problems.push(missing(`Settled as sent, and not in Slack: ${row.id} (${row.kind})`));
    }
    if (row.status === 'sent' && along && !byKey.has(row.sentWith ?? '')) {
      problems.push(missing(`Said with a message that is not in Slack: ${row.id} (${row.sentWith})`));
    }
  }
  return [
    ...problems,
    // Where places change, what is open is judged while it is (places.ts).
    ...twoOfOne(byKey, rows, places !== undefined),
    ...missingPosts({ slack, stored, places }),
    // Who is asked to take over is told the last word again.
    ...carriedOver(
      { stored, places },
      messages.filter((message) => rows.get(keyOf(message))?.kind !== 'hand-over'),
    ),
  ];
}

/** Whatever their keys: one card for an escalation and team, one message of the agent's, one line for a notice. */
function twoOfOne(
  byKey: ReadonlyMap<string, Message[]>,
  rows: ReadonlyMap<string, OutboxRow>,
  placesChange: boolean,
): Violation[] {
  const meant = new Map<string, Set<string>>();
  for (const [key] of byKey) {
    const row = rows.get(key);
    if (!row || (placesChange && isKept(row))) continue;
    const { payload } = row;
    const meaning = isKept(row)
      ? `${row.escalationId} ${payload.kind === 'card' ? cardName(payload.card) : agentName}`
      : `${row.escalationId} ${JSON.stringify(payload)}`;
    meant.set(meaning, (meant.get(meaning) ?? new Set()).add(key));
  }
  return [...meant].flatMap(([meaning, keys]) =>
    keys.size > 1
      ? [doubled(`${keys.size} messages mean the same (${meaning}): ${[...keys].join(', ')}`)]
      : [],
  );
}

function missingPosts({ slack, stored, places }: Pick<Evidence, 'slack' | 'stored' | 'places'>): Violation[] {
  const posts = new Map(stored.posts.map((post) => [`${post.escalationId} ${post.name}`, post]));
  const gone = stored.posts
    .filter(({ channel, ts }) => !places?.wasDeleted(channel, ts))
    .filter(({ channel, ts }) => !slack.state.messages.get(channel)?.some((message) => message.ts === ts))
    .map(({ escalationId, name }) => missing(`${escalationId}: its ${name} is not where the bot thinks`));
  const never = stored.escalations.flatMap(({ id, moves, reporter }) =>
    [cardName(moves), ...(places?.hasLeft(reporter) ? [] : [agentName])].flatMap((name) =>
      posts.has(`${id} ${name}`) || places?.everDeleted(id, name === agentName ? 'D' : 'C')
        ? []
        : [missing(`${id} has no ${name} in Slack`)],
    ),
  );
  return [...gone, ...never];
}

/** What one side wrote stands exactly once on the other side, and what was written in a form on its own side too. What a restricted team has had to do with stays out of this. */
function carriedOver(
  { stored, places }: Pick<Evidence, 'stored' | 'places'>,
  messages: readonly Message[],
): Violation[] {
  const saying = new Map<string, Message[]>();
  for (const message of messages) {
    for (const word of new Set(wordsIn(`${message.text} ${JSON.stringify(message.blocks)}`))) {
      saying.set(word, [...(saying.get(word) ?? []), message]);
    }
  }
  return stored.escalations.flatMap(({ id, reporter }) => {
    const history = stored.history.get(id) ?? [];
    if (teamsOf(history).has('risk')) return [];
    return history.flatMap(({ by, deed, via }) => {
      if (deed.what !== 'said') return [];
      const most = via === 'reply' ? 1 : 2;
      // An agent who has left may have been told, or not any more.
      const least = by !== reporter && places?.hasLeft(reporter) ? most - 1 : most;
      return wordsIn(deed.text).flatMap((word) => {
        const count = saying.get(word)?.length ?? 0;
        if (count >= least && count <= most) return [];
        const says = `${id}: what was said (${word}) stands ${count} times, not ${most}`;
        return [count > most ? doubled(says) : missing(says)];
      });
    });
  });
}

const keyOf = ({ metadata }: Message): string => asText(metadata?.event_payload.key);

const brief = ({ channel, threadTs, ts, text }: Message): string =>
  `${channel}${threadTs ? ` thread ${threadTs}` : ''} ${ts} "${text.slice(0, 90)}"`;
