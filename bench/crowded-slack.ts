/** A simulated workspace with as many teams' channels and leads as are asked for, in a process of its own and in real time. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { asObject, asText } from '../sandbox/slack/json.ts';
import { addMessage } from '../sandbox/slack/messages.ts';
import { createWorkspace } from '../sandbox/slack/workspace.ts';
import { channelOf, leadOf, reporter, responder } from './crowd.ts';
import { answerQuestions } from './processes.ts';

/** A message of the bot, by the key of the notice that it says. */
export type Posted = { key: string; channel: string; at: number };
export type Card = { channel: string; ts: string };

const { BENCH_CHANNELS = '1', BENCH_LEADS = '1' } = process.env;
const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);
const people = [reporter, responder, ...numbers(Number(BENCH_LEADS)).map(leadOf)];
const bot = 'UBOT';

const slack = createWorkspace({
  manifest: parse(readFileSync(new URL('../manifest.yml', import.meta.url), 'utf8')),
  people: people.map((id) => ({ id, name: id.toLowerCase(), realName: id, tz: 'Etc/UTC', locale: 'en-GB' })),
  channels: numbers(Number(BENCH_CHANNELS)).map((n) => ({
    id: channelOf(n),
    name: `team-${n}`,
    members: [responder, bot],
  })),
  userGroups: [],
  rateLimits: 'off',
});
await slack.listen();

const posted: Posted[] = [];
slack.on('call', ({ method, args }) => {
  if (method !== 'chat.postMessage') return;
  const key = asText(asObject(asObject(args.metadata).event_payload).key);
  posted.push({ key, channel: asText(args.channel), at: Date.now() });
});

const answers = {
  address: () => ({ apiUrl: slack.apiUrl, botToken: slack.botToken, signingSecret: slack.signingSecret }),

  /** Cards that the bot has posted earlier, in turns in all channels. */
  cards: (count: number): Card[] =>
    numbers(count).map((n) => {
      const channel = channelOf(n % Number(BENCH_CHANNELS));
      return { channel, ts: addMessage(slack.state, { channel, user: bot, text: 'A card' }).ts };
    }),

  posted: () => posted,

  objections: () => [...new Set(slack.problems.map(({ detail }) => detail))],
};

export type CrowdedSlack = typeof answers;
answerQuestions(answers, () => slack.close());
