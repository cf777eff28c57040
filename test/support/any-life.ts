/** Escalations with any past, for properties: whatever people do, at any instant, with the bot away for a while or not. */
import fc from 'fast-check';
import { actKinds } from '../../src/domain/acts/index.ts';
import type { Command } from '../../src/domain/command.ts';
import { priorities } from '../../src/domain/escalation.ts';
import type { Actor } from '../../src/domain/permission.ts';
import { aResolution } from './commands.ts';
import { hours, lead, minutes, morning, reporter, responder, stranger } from './factories.ts';
import { actAt, begin, type Life, passTo, tickAt } from './living.ts';

const who: fc.Arbitrary<Actor> = fc.constantFrom(
  responder(),
  responder(),
  responder(),
  responder('UPRIYA'),
  lead(),
  reporter(),
  stranger(),
  { ...stranger(), support: 'agent' },
);
const teams = fc.constantFrom('engineering', 'risk', 'design', 'sun');
const ahead = fc.constantFrom(minutes(-5), minutes(1), minutes(20), minutes(40), hours(3), hours(30));

type Asked = (now: number) => Command;

export const anyAct: fc.Arbitrary<Asked> = fc
  .record({
    by: who,
    to: fc.constantFrom(...priorities),
    team: teams,
    ahead,
    retry: fc.boolean(),
    outcome: fc.constantFrom('satisfied', 'not satisfied', 'no answer', 'not needed'),
    side: fc.constantFrom('team', 'agent'),
    kept: fc.boolean(),
    // Some more often than the others.
    kind: fc.constantFrom<Command['kind'][]>(...actKinds, 'acknowledge', 'reopen', 'say'),
  })
  .map(({ kind, by, to, team, ahead: later, retry, outcome, side, kept }) => (now) => {
    const who = { by, via: 'button' } as const;
    switch (kind) {
      case 'promise news':
        return { kind, ...who, newsBy: now + later };
      case 'promise callback':
        return { kind, ...who, callbackAt: now + later };
      case 'call back':
        return { kind, ...who, outcome, retryAt: retry ? now + later : null };
      case 'snooze':
        return { kind, ...who, until: retry ? now + later : null };
      case 'assign':
        return { kind, ...who, to: { id: kept ? 'UKENJI' : 'UPRIYA', responder: true } };
      case 'give agent side':
        return { kind, ...who, to: { id: kept ? 'UAOIFE' : 'UJONAS', agent: true } };
      case 'ask':
        return { kind, ...who, missing: [], text: 'Which payout?', ...(kept && { onlyUser: true }) };
      case 'correct':
        return { kind, ...who, facts: retry ? { account: 'acct_2' } : {} };
      case 'answer':
        return { kind, ...who, text: 'po_9' };
      case 'change priority':
        return { kind, ...who, to };
      case 'move':
        return { kind, ...who, to: team, reason: 'It is theirs' };
      case 'resolve':
        return {
          kind,
          ...who,
          resolution: aResolution(kept ? { document: { answer: 'missing', which: 'Card limits' } } : {}),
        };
      case 'look back':
        return {
          kind,
          ...who,
          cause: null,
          document: { answer: retry ? 'wrong' : 'no', which: retry ? 'Refunds' : null },
        };
      case 'reopen':
      case 'cancel':
        return { kind, ...who, reason: 'It is back' };
      case 'say':
        return { kind, ...who, side, text: 'Looking', kept };
      case 'tick':
        return { kind };
      default:
        return { kind, ...who };
    }
  });

const gapMs = fc.oneof(
  { arbitrary: fc.constantFrom(0, 1, minutes(1), minutes(2), minutes(30), hours(1)), weight: 2 },
  { arbitrary: fc.integer({ min: 0, max: minutes(45) }), weight: 5 },
  { arbitrary: fc.integer({ min: 0, max: hours(100) }), weight: 1 },
);

const step = fc.record({
  gapMs,
  /** Whether the bot runs in the gap, so that all of it happens when it is due; else it happens at the end of it, or after the act. */
  bot: fc.constantFrom('runs', 'runs', 'is late', 'is later still'),
  /** What is refused is followed by something else; at last perhaps by nothing. */
  wishes: fc.array(anyAct, { minLength: 1, maxLength: 6 }),
});

export const anyLife = (most = 25): fc.Arbitrary<Life> =>
  fc
    .record({
      team: teams,
      priority: fc.constantFrom(...priorities),
      onPhone: fc.boolean(),
      callback: fc.option(ahead, { nil: null }),
      startsMs: fc.oneof(fc.constant(0), fc.integer({ min: -hours(1000), max: hours(200) })),
      steps: fc.array(step, { maxLength: most }),
    })
    .map(({ team, priority, onPhone, callback, startsMs, steps }) => {
      let now = morning + startsMs;
      const callbackAt = callback === null ? null : now + callback;
      let life = begin({ team, priority, onPhone, callbackAt }, now);
      for (const { gapMs: ms, bot, wishes } of steps) {
        now += ms;
        if (bot === 'runs') life = passTo(life, now);
        if (bot === 'is late') life = tickAt(life, now);
        const before = life;
        for (const wish of wishes)
          if (life.escalation === before.escalation) life = actAt(life, now, wish(now));
      }
      return { ...life, now };
    });
