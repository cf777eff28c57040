/** Slack brings charts to workspaces little by little: where it refuses a message with one, the message goes without, and so do others for a day. */
import type { Instant } from '../domain/calendars/calendar.ts';
import { hasChart, withoutChart } from '../views/chart.ts';
import type { Message } from '../views/lines.ts';
import { Unsent } from './guarded-call.ts';

const dayMs = 86_400_000;

export type Charts = {
  /** Makes the call with the message as this workspace takes it; refused for its chart, it is to be made again at once. */
  fitting<Answer>(message: Message, call: (message: Message) => Promise<Answer>): Promise<Answer>;
};

export function createCharts({ now }: { now(): Instant }): Charts {
  let refusedUntil = 0;
  return {
    async fitting(whole, call) {
      const message = now() < refusedUntil ? withoutChart(whole) : whole;
      try {
        return await call(message);
      } catch (error) {
        const isRefused = error instanceof Unsent && error.failure.reason === 'invalid_blocks';
        if (!isRefused || !hasChart(message)) throw error;
        refusedUntil = now() + dayMs;
        throw new Unsent({ kind: 'wait', ms: 0, reason: 'no charts here' }, error.method, error.place);
      }
    },
  };
}
