/** What held by default before a step could be for some priorities, and before anybody's attention was spared. */
import type { Config } from '../../src/config/config.ts';
import type { Ladder, Step } from '../../src/domain/team.ts';

const minute = 60_000;
const halfway: Step = { at: { percent: 50 }, tell: ['thread'] };
const again: Step = { at: { every: 30 * minute, times: 4 }, tell: ['leads'] };

const standard: Ladder = {
  acknowledge: [
    halfway,
    { at: { percent: 80 }, tell: ['on-call'] },
    { at: 'breach', tell: ['on-call', 'leads'] },
    again,
  ],
  update: [
    { at: { percent: 80 }, tell: ['owner'] },
    { at: 'breach', tell: ['owner', 'leads'] },
  ],
  resolve: [
    halfway,
    { at: { percent: 80 }, tell: ['owner'] },
    { at: 'breach', tell: ['owner', 'leads'] },
    again,
  ],
  handBackMs: 60 * minute,
};

export const asBefore = (config: Config): Config => ({
  ...config,
  attention: 'everything',
  ladders: { standard },
});
