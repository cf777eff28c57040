/** A strict workspace, in a process of its own and in real time, in which many people open the form at once, come again when they are told, and escalate. */
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { parse } from 'yaml';
import { cast } from '../sandbox/cast.ts';
import { createWorkspace } from '../sandbox/slack/workspace.ts';
import { formWaits } from '../src/views/refusals.ts';
import { en } from '../src/views/words/en/index.ts';
import { actions, raising } from './actions.ts';
import { answerQuestions } from './processes.ts';

/** What one person went through; instants are milliseconds since the epoch. */
export type Lived = {
  known: boolean;
  cameAt: number;
  presses: number;
  formAt: number | null;
  /** When the form was taken. */
  escalatedAt: number | null;
  /** When the bot's message reached them. */
  toldAt: number | null;
  /** Of everything they did, how long until it was acknowledged. */
  acknowledgedMs: number[];
  /** What they read that was no form, and no promise of one. */
  otherwise: string[];
};

type Burst = { seconds: number; lateMs: number; patienceMs: number };

const [aoife] = cast.people;
if (!aoife) throw new Error('the cast is empty');
/** So many forms are opened first; after the pause Slack has forgotten them. */
const warmUp = 30;
const restMs = 61_000;
const teams = ['Engineering', 'Risk', 'New markets', 'Design'];
const idOf = (n: number): string => `UCROWD${n}`;
const { BENCH_PEOPLE = '1', BENCH_KNOWN = '1' } = process.env;
const [people, known] = [Number(BENCH_PEOPLE), Number(BENCH_KNOWN)];
/** They come in turns with the others. */
const isKnown = (n: number): boolean =>
  Math.floor(((n + 1) * known) / people) > Math.floor((n * known) / people);
const crowd = Array.from({ length: people }, (_, n) => ({
  ...aoife,
  id: idOf(n),
  name: `crowd${n}`,
  realName: `Crowd ${n}`,
}));

const slack = createWorkspace({
  ...cast,
  people: [...cast.people, ...crowd],
  manifest: parse(readFileSync(new URL('../manifest.yml', import.meta.url), 'utf8')),
});
await slack.listen();

const toldAt = new Map<string, number>();
slack.on('message', ({ channel, user }) => {
  if (user === 'UBOT' && !toldAt.has(channel)) toldAt.set(channel, Date.now());
});
const answersTo = new Map<string, string[]>();
slack.on('ephemeral', ({ to, text }) => answersTo.set(to, [...(answersTo.get(to) ?? []), text]));

const opens = { action: 'open_form', value: 'empty' };
const minutesSaid = new Map(
  Array.from({ length: 30 }, (_, n) => [formWaits(n * 60_000, opens, en).text, n] as const),
);

async function live(n: number, { lateMs, patienceMs }: Burst, startAt: number): Promise<Lived> {
  const id = idOf(n);
  await pause(startAt - Date.now());
  const acknowledgedMs: number[] = [];
  const timed = async <T>(work: Promise<T>): Promise<T> => {
    const from = performance.now();
    const done = await work;
    acknowledgedMs.push(performance.now() - from);
    return done;
  };
  const cameAt = Date.now();
  const until = cameAt + patienceMs;
  const otherwise: string[] = [];
  let presses = 1;
  let read = 0;
  await timed(slack.command(id, '/escalate'));
  for (;;) {
    const answered = () => slack.modal(id) !== undefined || (answersTo.get(id)?.length ?? 0) > read;
    await slack
      .until(answered, 'a form or an answer', Math.max(1, until - Date.now()))
      .catch(() => undefined);
    if (slack.modal(id) || !answered()) break;
    const said = answersTo.get(id)?.[read] ?? '';
    read += 1;
    const minutes = minutesSaid.get(said);
    if (minutes === undefined) otherwise.push(said);
    await pause((minutes ?? 1) * 60_000 + Math.random() * lateMs);
    presses += 1;
    if (minutes === undefined) await timed(slack.command(id, '/escalate'));
    else await timed(slack.click(id, en.refusals.openIt));
  }
  const lived = { known: isKnown(n), cameAt, presses, acknowledgedMs, otherwise };
  if (!slack.modal(id)) return { ...lived, formAt: null, escalatedAt: null, toldAt: null };
  const formAt = Date.now();
  await timed(slack.choose(id, actions.formTeam, teams[n % teams.length] ?? ''));
  const sent = await timed(
    slack.submit(id, { [raising.summary]: 'Payouts frozen', [raising.details]: 'None since noon.' }),
  );
  const escalatedAt = sent?.reply?.ok ? Date.now() : null;
  const channel = slack.directChannel(id);
  const isTold = () => toldAt.has(channel);
  await slack.until(isTold, 'the bot’s message', patienceMs).catch(() => undefined);
  return { ...lived, formAt, escalatedAt, toldAt: toldAt.get(channel) ?? null };
}

const answers = {
  address: () => ({ apiUrl: slack.apiUrl, botToken: slack.botToken, signingSecret: slack.signingSecret }),

  /** The direct message channels of those who are known. */
  directs: () =>
    crowd.flatMap(({ id }, n) => (isKnown(n) ? [{ person: id, channel: slack.directChannel(id) }] : [])),

  deliverTo: (url: string) => slack.deliverTo(url),

  /** Resolves when the bot has asked who everybody is, and what it runs has become fast. */
  async ready() {
    await slack.until(
      () => slack.calls.some(({ method, answer }) => method === 'users.list' && lastPage(answer)),
      'everybody is listed',
      60_000,
    );
    for (let n = 0; n < warmUp; n++) {
      await slack.command('UAOIFE', '/escalate');
      await slack.until(() => slack.modal('UAOIFE') !== undefined, 'the form opens');
      await slack.choose('UAOIFE', actions.formTeam, teams[n % teams.length] ?? '');
      await slack.closeModal('UAOIFE');
    }
    await pause(restMs);
    slack.problems.length = 0;
  },

  burst(burst: Burst): Promise<Lived[]> {
    const from = Date.now();
    const apartMs = (burst.seconds * 1000) / people;
    return Promise.all(crowd.map((_, n) => live(n, burst, from + n * apartMs)));
  },

  seen: () => ({
    refused: slack.calls.flatMap(({ status, method }) => (status === 429 ? [method] : [])),
    late: slack.problems.filter(({ kind }) => kind === 'no_ack').length,
    objections: [
      ...new Set(slack.problems.filter(({ kind }) => kind !== 'no_ack').map(({ detail }) => detail)),
    ],
  }),
};

const lastPage = (answer: { response_metadata?: unknown } | null): boolean =>
  JSON.stringify(answer?.response_metadata ?? {}).includes('"next_cursor":""');

export type BurstSlack = typeof answers;
answerQuestions(answers, () => slack.close());
