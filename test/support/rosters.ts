/** Other shifts and hours for the engineering team, for stories that need them. */
import { cast } from '../../sandbox/cast.ts';

/** Who is in the workspace's user groups. */
export const groupMembers: ReadonlyMap<string, readonly string[]> = new Map(
  (cast.userGroups ?? []).map(({ id, users }) => [id, users]),
);

type Change = (yaml: string) => string;

function replaced(yaml: string, what: string, by: string): string {
  if (!yaml.includes(what)) throw new Error(`the tests’ configuration does not say: ${what}`);
  return yaml.replace(what, by);
}

const alwaysTheGroup = '    on_call:\n      - { calendar: always, group: S0ENG }\n';

/** Engineering's shifts, a line each, and what else the team's section says. */
export const engineering =
  (shifts: readonly string[], more: readonly string[] = []): Change =>
  (yaml) =>
    replaced(
      yaml,
      alwaysTheGroup,
      [
        '    on_call:',
        ...shifts.map((shift) => `      - ${shift}`),
        ...more.map((line) => `    ${line}`),
        '',
      ].join('\n'),
    );

/** Kenji in Tokyo, Priya in Dublin, Sam in San Francisco, each in their own office hours. */
export const followTheSun = engineering([
  '{ calendar: tokyo, users: [UKENJI] }',
  '{ calendar: dublin, users: [UPRIYA] }',
  '{ calendar: san-francisco, users: [USAM] }',
]);

/** Only Kenji in Tokyo; everything but urgent counts Tokyo's office hours. */
export const tokyoOnly = engineering(
  ['{ calendar: tokyo, users: [UKENJI] }'],
  ['calendar: tokyo', 'sla:', '  urgent: { calendar: always }'],
);
