/** What Slack was asked and did not say: told once for each reason, however many there are. */
import type { NoAnswer } from '../facts.ts';
import type { Area, Finding } from '../finding.ts';

/** `notAsked` are those that were not reached. */
export function unanswered(area: Area, answers: readonly NoAnswer[], notAsked = 0): Finding[] {
  const waits = answers.flatMap((answer) => (answer.is === 'busy' ? [answer.waitMs] : []));
  const silent = answers.filter(({ is }) => is === 'silent').length;
  const codes = answers.flatMap((answer) => (answer.is === 'refused' ? [answer.code] : []));
  const count = waits.length + silent + notAsked;
  const waitMs = waits.length > 0 ? Math.max(...waits) : null;
  return [
    ...[...new Set(codes)].map((code): Finding => {
      const those = codes.filter((one) => one === code).length;
      return { level: 'look', area, what: 'refused', code, count: those };
    }),
    ...(count > 0
      ? [
          {
            level: silent > 0 ? 'wrong' : 'look',
            area,
            what: 'not looked at',
            waitMs,
            count,
          } satisfies Finding,
        ]
      : []),
  ];
}
