/** What cannot be shown at once, because Slack takes only so many calls a minute, is shown as soon as it may be; of one place only what was wanted last. */
import type { Instant } from '../domain/calendars/calendar.ts';
import { TooSoonError } from '../slack/too-soon.ts';

export type PutOff = {
  /** Does it now, or later, in the turn in which it may be done. It may be done several times. */
  soon(place: string, work: () => Promise<unknown>): Promise<void>;
  turn(): Promise<Instant | null>;
};

export function createPutOff(parts: {
  now(): Instant;
  log: { error(facts: object, message: string): void };
}): PutOff {
  const { now, log } = parts;
  const waiting = new Map<string, { at: Instant; work: () => Promise<unknown> }>();

  const soon: PutOff['soon'] = async (place, work) => {
    waiting.delete(place);
    try {
      await work();
    } catch (error) {
      if (!(error instanceof TooSoonError)) throw error;
      waiting.set(place, { at: error.at, work });
    }
  };

  return {
    soon,
    async turn() {
      for (const [place, { at, work }] of waiting) {
        if (at > now()) continue;
        await soon(place, work).catch((error: unknown) =>
          log.error({ err: error }, 'what was to be shown later was not shown'),
        );
      }
      const ahead = [...waiting.values()].map(({ at }) => at);
      return ahead.length > 0 ? Math.min(...ahead) : null;
    },
  };
}
