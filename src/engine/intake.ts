/** The intake: what is raised, by a form or by anything else that says who and what, is masked, categorised, routed and stored. */
import type { Instant } from '../domain/calendars/calendar.ts';
import { type Escalation, type Facts, freeTexts, type Priority, type Source } from '../domain/escalation.ts';
import { createMask, maskFacts } from '../domain/masking/mask.ts';
import type { Masked, OptionalKind } from '../domain/masking/redact.ts';
import { type CallSummaryContext, readCallSummary } from '../domain/reading/call-summary.ts';
import { type Routing, route } from '../domain/routing.ts';
import type { Engine } from './engine-types.ts';

/** As it was written: nothing in it has to be masked. `team: null` means that it is to be routed. */
export type Raising = Facts & {
  team: string | null;
  priority: Priority;
  reporter: string;
  /** The message it was raised from. */
  source: Source | null;
};

export type Raised = { escalation: Escalation; already: boolean; masked: readonly Masked[] };

type RefusedField = 'team' | 'summary' | 'details' | 'callbackAt';
/** Why it is not raised, for each field that cannot be taken; nothing is stored then. */
export type NotRaised = { refused: Partial<Record<RefusedField, 'unknown' | 'missing' | 'has passed'>> };

export type Intake = {
  /** What the same request raised before is found again. Throws NotSavedError; nothing is stored then. */
  raise(raising: Raising, requestKey: string): Promise<Raised | NotRaised>;
  /** The team that routing chooses for what is known so far. */
  teamFor(facts: Partial<Raising>): { team: string; rule: number | null };
};

export type IntakeParts = {
  engine: Pick<Engine, 'open'>;
  /** By id. */
  teams: object;
  categories: readonly { id: string }[];
  routing: Routing;
  identifiers: CallSummaryContext['identifiers'];
  masking: readonly OptionalKind[];
  now(): Instant;
};

export function createIntake(parts: IntakeParts): Intake {
  const { engine, teams, categories, routing, now } = parts;

  /** One may have been taken out of the configuration meanwhile. */
  const categoryIn = (facts: Partial<Raising>) =>
    categories.find(({ id }) => id === facts.category)?.id ?? null;

  /** Beside the fields, routing looks at the currency and the language that the text shows. */
  function teamFor(facts: Partial<Raising>) {
    const text = freeTexts.flatMap((name) => facts[name] || []).join('\n');
    // Only times need a zone, and none is read here.
    const context = { identifiers: parts.identifiers, now: now(), timeZone: 'UTC' };
    const { currency = null, language = null } = readCallSummary(text, context);
    const { country = null, priority = 'normal' } = facts;
    const category = categoryIn(facts);
    return route(routing, { category, country, currency, language, priority, text });
  }

  function refusedIn({ team, summary, details, onPhone, callbackAt }: Raising): NotRaised['refused'] {
    return {
      // `constructor` is on every object and no team.
      ...(team !== null && !Object.hasOwn(teams, team) && { team: 'unknown' }),
      ...(summary.trim() === '' && { summary: 'missing' }),
      ...(details.trim() === '' && !onPhone && { details: 'missing' }),
      ...(callbackAt !== null && callbackAt <= now() && { callbackAt: 'has passed' }),
    };
  }

  return {
    teamFor,
    async raise(raising, requestKey) {
      const refused = refusedIn(raising);
      if (Object.keys(refused).length > 0) return { refused };
      const mask = createMask(parts.masking);
      const masked = maskFacts(raising, mask);
      const facts = { ...masked, category: categoryIn(masked) };
      const { team, rule } = facts.team === null ? teamFor(facts) : { team: facts.team, rule: null };
      const routed = facts.team !== null ? 'chosen' : rule === null ? 'fallback' : 'rule';
      const opened = await engine.open({ ...facts, team, rule, routed }, requestKey);
      return { ...opened, masked: mask.masked };
    },
  };
}
