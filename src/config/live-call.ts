/** While the user is on the phone: how soon somebody has it, and how long a call is taken to last. */
import type { LiveCall } from '../domain/team.ts';
import { durationSetting } from './durations.ts';
import { problemText, section, whenSound } from './problems.ts';

const minuteMs = 60_000;

export const liveCallSection = section({
  acknowledge: durationSetting.default(3 * minuteMs).describe('Until somebody owns it, like 3m.'),
  lasts: durationSetting
    .default(30 * minuteMs)
    .describe('When a call is taken to be over, unless the agent says so before.'),
})
  .refine(({ acknowledge, lasts }) => acknowledge <= lasts, {
    error: problemText(
      'The call would be over before somebody has it.',
      'Make lasts at least as long as acknowledge.',
    ),
    when: whenSound,
  })
  .transform(({ acknowledge, lasts }): LiveCall => ({ acknowledgeMs: acknowledge, lastsMs: lasts }))
  .prefault({})
  .describe('What holds while the user is on the phone.');
