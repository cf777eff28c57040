/** What Slack was asked of many, one by one: what is good is counted, and what it did not say is told once for each reason. */
import type { Answer, NoAnswer } from '../facts.ts';
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

/** `troublesOf` is given null where Slack says that there is no such thing: one of the `gone` is its answer then. */
export function judgeEach<One extends { id: string }, Seen>(
  area: 'channels' | 'people',
  wanted: readonly One[],
  answers: ReadonlyMap<string, Answer<Seen>>,
  gone: readonly string[],
  troublesOf: (one: One, seen: Seen | null) => Finding[],
): Finding[] {
  const asked = wanted.flatMap((one) => {
    const answer = answers.get(one.id);
    return answer ? [{ one, answer }] : [];
  });
  const judged: Finding[][] = [];
  const withoutAnswer: NoAnswer[] = [];
  for (const { one, answer } of asked) {
    if (answer.is === 'said') judged.push(troublesOf(one, answer.value));
    else if (answer.is === 'refused' && gone.includes(answer.code)) judged.push(troublesOf(one, null));
    else withoutAnswer.push(answer);
  }
  const count = judged.filter((troubles) => troubles.length === 0).length;
  return [
    ...(count > 0 ? [{ level: 'ok', area, what: area, count } satisfies Finding] : []),
    ...judged.flat(),
    ...unanswered(area, withoutAnswer, wanted.length - asked.length),
  ];
}
