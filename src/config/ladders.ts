/** Ladders: the steps of reminders for each clock. */
import { z } from 'zod';
import { type Priority, priorities } from '../domain/escalation.ts';
import { isStepFor } from '../domain/ladder-steps.ts';
import type { Ladder, Step, Tell } from '../domain/team.ts';
import { durationProblem, durationSetting, parseDuration } from './durations.ts';
import { expects, problemText, section, whenSound } from './problems.ts';
import { ownId, wholeNumber } from './texts.ts';

const aStep = expects(
  'a step',
  'Write { at: 50%, tell: thread }, { at: breach, … } or { every: 30m, times: 4, … }.',
);
const anAudience = expects('somebody to tell', 'Tell thread, on-call, owner or leads, or a list of them.');
const audience = z.enum(['thread', 'on-call', 'owner', 'leads'], { error: anAudience });

const tell = z
  .union([audience, z.array(audience).min(1, { error: anAudience({ input: null }) })], { error: anAudience })
  .transform((told): Tell[] => [...new Set([told].flat())])
  .describe('thread, on-call, owner or leads, or a list of them.');

const aMoment = expects('a moment of the clock', 'Write a share from 1% to 99%, or breach.');
const at = z
  .string({ error: aMoment })
  .regex(/^(?:[1-9][0-9]?%|breach)$/, { error: aMoment })
  .transform((written): Step['at'] =>
    written === 'breach' ? written : { percent: Number.parseInt(written, 10) },
  )
  .describe('A share of the target like 50%, or breach.');

const aCount = expects('a number of times', 'Write a whole number from 1 to 20.');
const times = wholeNumber(1, 20, aCount).describe('How often, 1 to 20.');

const aPriority = expects('a priority', `Write ${priorities.join(', ')}, or a list of them.`);
const onePriority = z.enum(priorities, { error: aPriority });
const priority = z
  .union([onePriority, z.array(onePriority).min(1, { error: aPriority({ input: null }) })], {
    error: aPriority,
  })
  .transform((named): Priority[] => [...new Set([named].flat())])
  .optional()
  .describe('Only for escalations of this priority, or of these. Left out: for all.');

const step = z.union(
  [
    section({ at, tell, priority }),
    section({
      every: durationSetting.describe('How long after the breach, and after each other, like 30m.'),
      times,
      tell,
      priority,
    }).transform(({ every, times, ...who }): Step => ({ at: { every, times }, ...who })),
  ],
  { error: aStep },
);

/** A share comes before a larger one, all shares before the breach, and the repetition last. */
function rank({ at }: Step): number {
  if (at === 'breach') return 100;
  return 'percent' in at ? at.percent : 101;
}

/** The step before it on the ladder of each priority it is for; undefined where it is the first. */
const stepsBefore = (ladder: readonly Step[], current: Step): (Step | undefined)[] =>
  priorities
    .filter((of) => isStepFor(current, of))
    .map((of) => ladder.slice(0, ladder.indexOf(current)).findLast((above) => isStepFor(above, of)));

const steps = z
  .array(step, {
    error: expects('a list of steps', 'Write each step on its own line, beginning with a dash.'),
  })
  .max(12, { error: problemText('There are more than 12 steps.', 'Keep the ones people need.') })
  .superRefine((ladder, ctx) => {
    if (!whenSound(ctx)) return;
    for (const [index, current] of ladder.entries()) {
      const before = stepsBefore(ladder, current);
      const refuse = (problem: string, fix: string) =>
        ctx.addIssue({ code: 'custom', path: [index], message: problemText(problem, fix) });
      if (before.some((above) => above && rank(above) >= rank(current))) {
        refuse(
          'This step does not come after the one above it.',
          'Order the steps: rising shares, breach, then every.',
        );
      } else if (rank(current) === 101 && before.some((above) => above?.at !== 'breach')) {
        refuse(
          'Nothing is said at the breach that this would repeat.',
          'Put a step { at: breach, … } before it.',
        );
      }
    }
  })
  .default([]);

const beforeAnOwner = steps.refine((ladder) => ladder.every(({ tell }) => !tell.includes('owner')), {
  error: problemText(
    'Before it is acknowledged there is no owner to tell.',
    'Tell thread, on-call or leads instead.',
  ),
});

const hourMs = 3_600_000;
const anAnswer = expects('a duration or never', 'Write it like 30m or 1h, or never.');
const handBackAfter = z
  .union([z.literal('never').transform(() => null), durationSetting], {
    error: ({ input }) =>
      typeof input === 'string' && parseDuration(input) !== null
        ? durationProblem(input)
        : anAnswer({ input }),
  })
  .default(hourMs);

/** The agent has so long to answer a question, in every ladder. */
const answerMs = { urgent: hourMs, high: 4 * hourMs, normal: 8 * hourMs, low: 16 * hourMs };

const ladder = section({
  acknowledge: beforeAnOwner.describe('While nobody owns it.'),
  update: steps.describe('While the news that the target promises is awaited.'),
  resolve: steps.describe('Until it is resolved.'),
  hand_back_after: handBackAfter.describe(
    'How long an owner who let promised news pass has to answer before it is handed back: like 1h, or never.',
  ),
}).transform(
  ({ hand_back_after, ...clocks }): Ladder => ({
    ...clocks,
    handBackMs: hand_back_after,
    ownWordOnly: true,
    answerMs,
  }),
);

const pressing: Priority[] = ['urgent', 'high'];
const patient: Priority[] = ['normal', 'low'];
const halfHour = 30 * 60_000;
const leadsAgain: Step = { at: { every: halfHour, times: 4 }, tell: ['leads'], priority: pressing };

/** What holds when switchboard.yml has no ladder called standard. What can wait calls leads an hour after its breach. */
export const standardLadder: Ladder = {
  acknowledge: [
    { at: { percent: 50 }, tell: ['thread'], priority: pressing },
    { at: { percent: 80 }, tell: ['on-call'] },
    { at: 'breach', tell: ['on-call', 'leads'], priority: pressing },
    { at: 'breach', tell: ['thread'], priority: patient },
    leadsAgain,
    { at: { every: hourMs, times: 1 }, tell: ['on-call', 'leads'], priority: patient },
  ],
  update: [
    { at: { percent: 80 }, tell: ['owner'] },
    { at: 'breach', tell: ['owner', 'leads'], priority: ['urgent'] },
    { at: 'breach', tell: ['owner'], priority: ['high', ...patient] },
  ],
  resolve: [
    { at: { percent: 50 }, tell: ['thread'], priority: pressing },
    { at: { percent: 80 }, tell: ['owner'] },
    { at: 'breach', tell: ['owner', 'leads'], priority: pressing },
    { at: 'breach', tell: ['owner'], priority: patient },
    leadsAgain,
  ],
  handBackMs: hourMs,
  ownWordOnly: true,
  answerMs,
};

export const laddersSection = z
  .record(ownId, ladder, { error: expects('a group of ladders', 'Name each ladder and give it its steps.') })
  .default({})
  .transform((ladders): Record<string, Ladder> => ({ standard: standardLadder, ...ladders }))
  .describe('Reminders, by name. A team uses the one called standard unless it names another.');
