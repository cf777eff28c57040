/** Every card and every agent's message against the truth: what stands in Slack is what would be shown now. */
import { WebClient } from '@slack/web-api';
import { asObject, asObjects, type JsonObject } from '../../../sandbox/slack/json.ts';
import { keptBlocks } from '../../../sandbox/slack/kept-blocks.ts';
import { findMessage } from '../../../sandbox/slack/messages.ts';
import { storedText } from '../../../sandbox/slack/mrkdwn.ts';
import type { Workspace } from '../../../sandbox/slack/workspace.ts';
import { holidaysOf } from '../../../src/config/public-holidays.ts';
import { agentName, cardName } from '../../../src/db/posts.ts';
import { createDirectory } from '../../../src/engine/directory.ts';
import { render } from '../../../src/outbox/render/render.ts';
import { createRemembered } from '../../../src/slack/people/remembered.ts';
import { createPeople } from '../../../src/slack/people/slack-people.ts';
import type { OutboxRow } from '../stored.ts';
import { untrue, type Violation } from '../violation.ts';
import type { Evidence } from './judge.ts';

type Shown = { text: string; blocks: JsonObject[] };

/** The simulated Slack has no limits here. */
const unhurried = {
  readyAt: (_method: string, _place: string, _rank: number, now: number) => now,
  took: () => undefined,
  park: () => undefined,
};

/**
 * What is only later now than when it was written, when a shift or a call is over say, is no reason to edit it; and it was written a while
 * before Slack had it.
 */
const onTheWayMs = [0, 500, 1_000, 2_000, 4_000];

/** What is judged stays as it is. */
const readOnly = { store: { atomically: async () => undefined }, log: { warn: () => undefined } };

export async function judgeKept({
  slack,
  stored,
  config,
  places,
}: Pick<Evidence, 'slack' | 'stored' | 'config' | 'places'>): Promise<Violation[]> {
  const { queries } = stored;
  /** As of when it is shown. */
  let at = slack.clock.now();
  const now = () => at;
  const client = new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } });
  const { url, team_id = '' } = await client.auth.test();
  const house = { workspace: team_id, enterprise: null, access: config.access };
  const remembered = createRemembered({ queries, house, ...readOnly });
  const context = {
    queries,
    people: createPeople({ pace: unhurried, client, remembered, house, ranUntil: undefined, now }),
    directory: createDirectory({ ...config, queries, holidaysOf }),
    categories: config.categories,
    causes: config.causes,
    fallbackChannel: config.fallbackChannel,
    attention: config.attention,
    hoursOf: () => Promise.reject(new Error('no lead is reminded')),
    dayOf: async () => undefined,
    leftOpen: () => Promise.reject(new Error('nothing left open is judged')),
    gather: () => Promise.reject(new Error('no digest is judged')),
    monday: () => Promise.reject(new Error('no digest is judged')),
    exported: () => Promise.reject(new Error('no table is judged')),
    boardLink: async () => null,
    permalink: (channel: string, ts: string) => `${url}archives/${channel}/p${ts.replace('.', '')}`,
    now,
  };
  const problems: Violation[] = [];
  for (const { escalationId, name, channel, ts } of stored.posts) {
    const message = findMessage(slack.state, channel, ts);
    const escalation = stored.escalations.find(({ id }) => id === escalationId);
    const [like] = stored.outbox;
    if (!message || !escalation || !like) continue;
    const stands = bare({ text: message.text, blocks: message.blocks });
    const truths: Shown[] = [];
    const says = (one: Shown) => (places ? withoutOnCall(inWords(one)) : inWords(one));
    const isTrue = () => truths.some((truth) => says(truth) === says(stands));
    const editedAt = Number(message.editedTs ?? message.ts) * 1000;
    for (at of [slack.clock.now(), ...onTheWayMs.map((ms) => editedAt - ms)]) {
      const shown = await render(context, rowFor(escalation, name, like));
      // One that was posted late and never edited says the same in the words of a new one.
      if (shown.do === 'keep')
        truths.push(...[shown.message, shown.anew].map((truth) => asKept(slack, truth)));
      if (isTrue()) break;
    }
    if (!isTrue()) {
      const edited = `Last edited at ${timeOf(message.editedTs ?? message.ts)}; its rows: ${rowsOf(stored.outbox, `${escalationId}/${name}`)}.`;
      problems.push(
        untrue(`${escalationId}: its ${name} is not true. ${difference(stands, truths[0])} ${edited}`),
      );
    }
  }
  return problems;
}

/** A row like any other, about this message. */
function rowFor({ id, version }: { id: string; version: number }, name: string, like: OutboxRow): OutboxRow {
  const isAgent = name === agentName;
  const card = Number(name.slice(cardName(0).length - 1));
  return {
    ...like,
    lane: `${id}/${name}`,
    escalationId: id,
    kind: isAgent ? 'agent' : 'card',
    payload: isAgent ? { kind: 'agent', version } : { kind: 'card', card, version },
  };
}

const asKept = (slack: Workspace, { text, blocks }: { text: string; blocks: readonly object[] }): Shown =>
  bare({
    text: storedText(text),
    blocks: keptBlocks(slack.state, asObjects(JSON.parse(JSON.stringify(blocks)))),
  });

/** Without the identifiers that Slack itself gives, which are new each time, and with every key in its place. */
const bare = ({ text, blocks }: Shown): Shown => ({ text, blocks: asObjects(sorted(blocks)) });

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(asObject(value))
      .filter(([key]) => key !== 'block_id')
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

/** A group whose handle Slack did not say has a plain name, until its message is edited for another reason. */
const inWords = (shown: Shown): string =>
  JSON.stringify(shown).replaceAll(/@\w+-oncall/g, 'the on-call group');

/** Who is on call stays as it was when it was said, whatever becomes of a group. */
const withoutOnCall = (says: string): string =>
  says.replaceAll(/On call: [^.]*\.|[Nn]obody is on call[^.]*\./g, 'who is on call');

const timeOf = (ts: string): string => new Date(Number(ts) * 1000).toISOString().slice(11, 23);

/** What was done about this message, and when. */
const rowsOf = (outbox: readonly OutboxRow[], lane: string): string =>
  outbox
    .filter((row) => row.lane === lane && (row.kind === 'card' || row.kind === 'agent'))
    .map(({ id, status, attempts, settledAt }) =>
      [
        id,
        status,
        `${attempts} tries`,
        settledAt === null ? '' : new Date(settledAt).toISOString().slice(11, 23),
      ].join(' '),
    )
    .join(', ');

/** The first words that differ. */
function difference(stands: Shown, truth: Shown | undefined): string {
  const [is, should] = [JSON.stringify(stands), JSON.stringify(truth)];
  let at = 0;
  while (at < is.length && is[at] === should[at]) at += 1;
  const around = (text: string) => text.slice(Math.max(0, at - 60), at + 100);
  return `It says …${around(is)}… and should say …${around(should)}…`;
}
