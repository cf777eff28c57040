/** What people did, what Slack and the bot told them of it, and what was done to the bot's calls meanwhile. */
import type { FaultKind } from '../../sandbox/slack/faults.ts';
import { asText } from '../../sandbox/slack/json.ts';
import type { Call } from '../../sandbox/slack/state.ts';
import type { Workspace } from '../../sandbox/slack/workspace.ts';
import type { Deed } from '../../src/domain/escalation.ts';

/** `worked`: the person was told so. `failed`: they saw an error. `otherwise`: they read something else, a refusal say. */
export type Outcome = 'unanswered' | 'worked' | 'failed' | 'otherwise';

export type Act = {
  number: number;
  user: string;
  /** The deed that must then be in the history. */
  what: Deed['what'];
  how: 'form' | 'button' | 'reply' | 'eyes';
  escalation: string | null;
  /** A word that stands nowhere else; null where nothing is written. */
  word: string | null;
  /** The time that was chosen in the form, where one was. */
  chosenAt: number | null;
  sentAt: number;
  /** When it first reached the bot; null where it never did, or is no matter. */
  handedAt: number | null;
  answeredAt: number | null;
  outcome: Outcome;
  /** What Slack brought the bot, for events. */
  acknowledgedAt(): number | undefined;
  responseUrl: string | null;
  /** The key of the message of the bot's that they wrote under or reacted to. */
  underKey: string | null;
  /** Where that message stands. */
  under: { channel: string; ts: string } | null;
  /** What they read meanwhile that only they see. */
  read: { text: string; buttons: string[] }[];
};

export type Ledger = ReturnType<typeof createLedger>;

const wordPattern = /\bact(\d+)x\b/g;

export const wordsIn = (text: string): string[] => [...text.matchAll(wordPattern)].map(([word]) => word);

/** Asked to find out who somebody is: what goes wrong there makes the bot say that it does not know. */
export const lookUps = ['users.info', 'usergroups.users.list', 'conversations.members'];

/** One that was asked for somebody else before is waited for too. */
const slowestMs = 10_000;

export function createLedger(slack: Workspace) {
  const acts: Act[] = [];
  const calls = { all: 0, look: 0, byMethod: new Map<string, number>() };
  const struck = new Map<FaultKind, number>();
  const troubled: Pick<Call, 'method' | 'at' | 'place'>[] = [];

  slack.on('call', (call) => {
    calls.all += 1;
    calls.byMethod.set(call.method, (calls.byMethod.get(call.method) ?? 0) + 1);
    if (call.method === 'conversations.history' || call.method === 'conversations.replies') calls.look += 1;
    if (call.fault) {
      struck.set(call.fault, (struck.get(call.fault) ?? 0) + 1);
      if (call.method === 'response_url' || lookUps.includes(call.method)) {
        troubled.push({ method: call.method, at: call.at, ...(call.place && { place: call.place }) });
      }
    }
    // What was heard is not needed again, and an hour's calls are many.
    if (slack.calls.length > 200) slack.calls.length = 0;
  });

  return {
    acts,
    calls,
    struck,
    begin(act: Pick<Act, 'user' | 'what' | 'how' | 'escalation'>, { written }: { written: boolean }): Act {
      const number = acts.length + 1;
      const begun: Act = {
        ...act,
        number,
        word: written ? `act${number}x` : null,
        chosenAt: null,
        sentAt: slack.clock.now(),
        handedAt: null,
        answeredAt: null,
        outcome: 'unanswered',
        acknowledgedAt: () => undefined,
        responseUrl: null,
        underKey: null,
        under: null,
        read: [],
      };
      acts.push(begun);
      return begun;
    },
    /** Whether the bot could not say what it wanted to, or could not find out who was asking. */
    wasTroubled({ sentAt, answeredAt, responseUrl }: Act): boolean {
      const until = (answeredAt ?? sentAt) + 2_000;
      const place = asText(responseUrl).split('/').at(-1);
      return troubled.some(({ method, at, place: called }) =>
        method === 'response_url' ? called === place : at >= sentAt - slowestMs && at <= until,
      );
    },
  };
}
