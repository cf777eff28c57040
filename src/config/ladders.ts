/** Ladders: the steps of reminders for each clock. */
import { z } from 'zod';
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

const step = z.union(
  [
    section({ at, tell }),
    section({
      every: durationSetting.describe('How long after the breach, and after each other, like 30m.'),
      times,
      tell,
    }).transform(({ every, times, tell }): Step => ({ at: { every, times }, tell })),
  ],
  { error: aStep },
);

/** A share comes before a larger one, all shares before the breach, and the repetition last. */
function rank({ at }: Step): number {
  if (at === 'breach') return 100;
  return 'percent' in at ? at.percent : 101;
}

const steps = z
  .array(step, {
    error: expects('a list of steps', 'Write each step on its own line, beginning with a dash.'),
  })
  .max(12, { error: problemText('There are more than 12 steps.', 'Keep the ones people need.') })
  .superRefine((ladder, ctx) => {
    if (!whenSound(ctx)) return;
    for (const [index, current] of ladder.entries()) {
      const before = ladder[index - 1];
      const refuse = (problem: string, fix: string) =>
        ctx.addIssue({ code: 'custom', path: [index], message: problemText(problem, fix) });
      if (before && rank(before) >= rank(current)) {
        refuse(
          'This step does not come after the one above it.',
          'Order the steps: rising shares, breach, then every.',
        );
      } else if (rank(current) === 101 && before?.at !== 'breach') {
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

const ladder = section({
  acknowledge: beforeAnOwner.describe('While nobody owns it.'),
  update: steps.describe('While the news that the target promises is awaited.'),
  resolve: steps.describe('Until it is resolved.'),
  hand_back_after: handBackAfter.describe(
    'How long an owner who let promised news pass has to answer before it is handed back: like 1h, or never.',
  ),
}).transform(({ hand_back_after, ...clocks }): Ladder => ({ ...clocks, handBackMs: hand_back_after }));

const untilTold: Step[] = [
  { at: 'breach', tell: ['on-call', 'leads'] },
  { at: { every: 30 * 60_000, times: 4 }, tell: ['leads'] },
];

/** What holds when switchboard.yml has no ladder called standard. */
export const standardLadder: Ladder = {
  acknowledge: [
    { at: { percent: 50 }, tell: ['thread'] },
    { at: { percent: 80 }, tell: ['on-call'] },
    ...untilTold,
  ],
  update: [
    { at: { percent: 80 }, tell: ['owner'] },
    { at: 'breach', tell: ['owner', 'leads'] },
  ],
  resolve: [
    { at: { percent: 50 }, tell: ['thread'] },
    { at: { percent: 80 }, tell: ['owner'] },
    { at: 'breach', tell: ['owner', 'leads'] },
    { at: { every: 30 * 60_000, times: 4 }, tell: ['leads'] },
  ],
  handBackMs: hourMs,
};

export const laddersSection = z
  .record(ownId, ladder, { error: expects('a group of ladders', 'Name each ladder and give it its steps.') })
  .default({})
  .transform((ladders): Record<string, Ladder> => ({ standard: standardLadder, ...ladders }))
  .describe('Reminders, by name. A team uses the one called standard unless it names another.');
