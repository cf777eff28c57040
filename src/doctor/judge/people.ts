/** Judges the people whom the configuration names: are they still there, and may they use the bot? */
import type { Identity, NoAnswer, PersonSeen, SlackFacts } from '../facts.ts';
import type { Finding, PersonTrouble, RoleInTeam } from '../finding.ts';
import { unanswered } from './unanswered.ts';

const area = 'people';

export type Access = { guests: boolean; external: boolean };

export function judgePeople(
  { token, people }: SlackFacts,
  wanted: ReadonlyMap<string, readonly RoleInTeam[]>,
  access: Access,
): Finding[] {
  if (token.is !== 'said' || token.value.botId === null || wanted.size === 0) return [];
  const findings: Finding[] = [];
  const withoutAnswer: NoAnswer[] = [];
  let good = 0;
  let notAsked = 0;
  for (const [id, duties] of wanted) {
    const answer = people.get(id);
    const add = (name: string | null, trouble: PersonTrouble) =>
      findings.push({ level: levelOf(trouble), area, what: 'person', id, name, duties, trouble });
    if (answer === undefined) notAsked += 1;
    else if (answer.is === 'said') {
      const trouble = troubleOf(answer.value, token.value, access);
      if (trouble === undefined) good += 1;
      else add(answer.value.name, trouble);
    } else if (answer.is === 'refused' && unknown.has(answer.code)) add(null, 'missing');
    else withoutAnswer.push(answer);
  }
  return [
    ...(good > 0 ? [{ level: 'ok', area, what: 'people', count: good } satisfies Finding] : []),
    ...findings,
    ...unanswered(area, withoutAnswer, notAsked),
  ];
}

const unknown: ReadonlySet<string> = new Set(['user_not_found', 'user_not_visible', 'users_not_found']);

function troubleOf(seen: PersonSeen, here: Identity, access: Access): PersonTrouble | undefined {
  if (seen.deactivated) return 'deactivated';
  if (seen.bot) return 'bot';
  if (seen.guest && !access.guests) return 'guest';
  const isColleague = here.enterpriseId !== null && seen.enterpriseId === here.enterpriseId;
  const isExternal = seen.workspaceId !== null && seen.workspaceId !== here.workspaceId && !isColleague;
  if (isExternal && !access.external) return 'external';
  return seen.timeZone === null ? 'no time zone' : undefined;
}

const levelOf = (trouble: PersonTrouble) => (trouble === 'no time zone' ? 'look' : 'wrong');
