/** The simulated workspace in a process of its own: writes requests to send, and notes when each answer came in. */

import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { cast } from '../sandbox/cast.ts';
import { createStillClock } from '../sandbox/slack/clock.ts';
import { bearTrigger, userPart } from '../sandbox/slack/gestures/stage.ts';
import { asObject, asText, type JsonObject } from '../sandbox/slack/json.ts';
import { bearResponseUrl } from '../sandbox/slack/response-urls.ts';
import { createWorkspace } from '../sandbox/slack/workspace.ts';
import { actions } from '../src/views/ids.ts';
import { raising } from './actions.ts';
import { answerQuestions } from './processes.ts';

/** A call of the bot. `key` is the trigger of a modal or the key of a notice; empty where a call has none. */
export type Arrival = { method: string; key: string; at: number };
/** A body as Slack would send it, and what its answer will be known by. */
export type Written = { key: string; body: string };

/** What a strict Slack had to say. Late acknowledgements come from too much load; nothing else should be there. */
export type Problems = { lateAcknowledgements: number; objections: string[] };

const agents = ['UAOIFE', 'UYUKI', 'UJONAS', 'UCLAIRE'];
const channel = 'C0OPS';
const teams = ['Engineering', 'Risk', 'New markets', 'Design'];

const slack = createWorkspace({
  ...cast,
  manifest: parse(readFileSync(new URL('../manifest.yml', import.meta.url), 'utf8')),
  // Triggers never grow old here: how long people waited is measured, not refused.
  clock: createStillClock(Date.now()),
  rateLimits: 'off',
});
await slack.listen();

const { state } = slack;
const arrivals: Arrival[] = [];
slack.on('call', ({ method, args }) => {
  const key = asText(args.trigger_id) || asText(asObject(asObject(args.metadata).event_payload).key);
  arrivals.push({ method, key, at: Date.now() });
});

const agent = (n: number): string => agents[n % agents.length] ?? 'UAOIFE';
let written = 0;
/** The form as the bot opened it first. */
let form: JsonObject | undefined;
const asSent = (calls: readonly { method: string; args: JsonObject }[]): JsonObject =>
  asObject(calls.findLast(({ method }) => method === 'views.open')?.args.view);
/** Submissions the bot took, one of each agent for each team; every other is written after them. */
const submitted: JsonObject[] = [];

const answers = {
  address: () => ({
    apiUrl: slack.apiUrl,
    botToken: slack.botToken,
    signingSecret: slack.signingSecret,
  }),

  /** From now on the requests go there; everything a person does in this benchmark is done once for real. */
  async meet(url: string) {
    await slack.deliverTo(url);
    await slack.command(agent(0), '/escalate help', { channel });
    submitted.length = 0;
    for (const [n, team] of teams.entries()) {
      const user = agent(n);
      await slack.command(user, '/escalate', { channel });
      await slack.until(() => slack.modal(user) !== undefined, 'the form opens');
      form ??= asSent(slack.calls);
      const answer = await slack.submit(user, {
        [actions.formTeam]: team,
        [actions.formPriority]: 'normal',
        [raising.summary]: 'Payouts frozen since this morning',
        [raising.details]: 'The page of payouts shows nothing. Signing in again did not help. acct_1Example',
      });
      if (!answer?.reply?.ok) throw new Error(`the form for ${team} was not taken`);
      submitted.push(answer.payload);
      // The form has become its own confirmation.
      await slack.closeModal(user);
    }
  },

  form: (): JsonObject => form ?? {},

  commands({ text, count }: { text: string; count: number }): Written[] {
    const { payload } = slack.deliveries.find(({ kind }) => kind === 'slash_commands') ?? {};
    return Array.from({ length: count }, (_, n) => {
      const user = agent(n);
      const key = bearTrigger(state, user);
      const form = new URLSearchParams();
      const fresh = {
        ...payload,
        user_id: user,
        user_name: userPart(state, user).name,
        text,
        trigger_id: key,
        response_url: bearResponseUrl({ state, origin: () => slack.url }, { user, channel }),
      };
      for (const [name, value] of Object.entries(fresh)) form.set(name, String(value));
      return { key, body: form.toString() };
    });
  },

  submissions({ count }: { count: number }): Written[] {
    return Array.from({ length: count }, (_, n) => {
      const payload = asObject(submitted[n % submitted.length]);
      written += 1;
      const key = `VBENCH${written}`;
      const fresh = { ...payload, trigger_id: key, view: { ...asObject(payload.view), id: key } };
      return { key, body: new URLSearchParams({ payload: JSON.stringify(fresh) }).toString() };
    });
  },

  /** Resolves with the calls of this method since the last time, once there are so many; other calls are forgotten. */
  async arrived({ method, count, withinMs }: { method: string; count: number; withinMs: number }) {
    const own = () => arrivals.filter((arrival) => arrival.method === method);
    let seen = 0;
    let looked = 0;
    const enough = () => {
      for (; looked < arrivals.length; looked++) if (arrivals[looked]?.method === method) seen += 1;
      return seen >= count;
    };
    await slack.until(enough, `${count} calls of ${method}`, withinMs);
    const found = own();
    arrivals.length = 0;
    return found;
  },

  /** What happened is forgotten, so that the workspace itself does not grow. */
  forget() {
    arrivals.length = 0;
    slack.calls.length = 0;
    state.ephemerals.length = 0;
    for (const store of [state.triggers, state.responseUrls, state.modals, state.messages]) store.clear();
  },

  problems: (): Problems => ({
    lateAcknowledgements: slack.problems.filter(({ kind }) => kind === 'no_ack').length,
    objections: [
      ...new Set(slack.problems.filter(({ kind }) => kind !== 'no_ack').map(({ detail }) => detail)),
    ],
  }),
};

export type SlackProcess = typeof answers;
answerQuestions(answers, () => slack.close());
