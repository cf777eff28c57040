/** Resolve: what fixed it, and what the agent can tell the user. */
import type { Resolution } from '../escalation.ts';
import { type Act, unlessClosed } from './act.ts';
import { stopped } from './clocks.ts';
import { blankHindsight } from './look-back.ts';

/** Whoever resolves what nobody had is its owner. */
export const resolve: Act<{ what: 'resolved' } & Resolution, { resolution: Resolution }> = {
  deed: 'resolved',
  who: 'the team',
  when: unlessClosed,
  decide: ({ owner, clocks }, { by, resolution }, world) => ({
    next: {
      status: 'resolved',
      owner: owner ?? by.id,
      question: null,
      resolution,
      liveUntil: null,
      snooze: null,
      closedAt: world.now,
      clocks: stopped(clocks, world),
    },
    deed: { what: 'resolved', ...resolution },
  }),
  replay: ({ what: _, ...resolution }) => ({ resolution }),
  texts: {
    quoted: ({ fixed, tellUser, document }) => [fixed, tellUser, document?.which ?? null],
    blank: (deed, toReporter) => ({
      ...deed,
      ...blankHindsight(deed),
      fixed: '',
      tellUser: toReporter ? deed.tellUser : '',
    }),
  },
};
