/** Teams: where their cards go, who responds, who leads, who is on call. */
import { z } from 'zod';
import type { CalendarRule } from '../domain/calendars/opening-hours.ts';
import type { Responders, Team } from '../domain/team.ts';
import { calendarReference } from './calendars.ts';
import { expects, problemText, section } from './problems.ts';
import { fallbackCrew, shift, shiftOf, users } from './shifts.ts';
import { completeSla, slaSection, type WrittenPromises } from './sla.ts';
import { channelId, groupId, listOf, oneLine, ownId, userId } from './texts.ts';

/** First words that `/escalate` understands as something else than a team. */
const reservedIds = [
  'list',
  'mine',
  'show',
  'search',
  'on-call',
  'digest',
  'health',
  'help',
  'urgent',
  'high',
  'normal',
  'low',
];

export const teamId = ownId.refine((id) => !reservedIds.includes(id), {
  error: ({ input }) =>
    problemText(
      `/escalate ${String(input)} already means something else.`,
      'Choose another id for this team.',
    ),
});

const respondersWanted = 'Write { group: S… }, { users: [U…, U…] } or channel_members.';
const responders = z
  .union([z.literal('channel_members'), section({ group: groupId }), section({ users: users })], {
    error: expects('a way to name the responders', respondersWanted),
  })
  .transform((written): Responders => (written === 'channel_members' ? { channelMembers: true } : written))
  .describe('Who may act on the team’s cards: { group: S… }, { users: [U…] } or channel_members.');

export const teamSection = section({
  name: oneLine('the team’s name').describe('As people read it, at most 75 characters.'),
  channel: channelId.describe('The channel its cards go to (C… or G…). Invite the bot to it.'),
  restricted: z
    .boolean({ error: expects('true or false', 'Write true or false.') })
    .default(false)
    .describe('true: the channel is private, and outside it only reference, status and due times are shown.'),
  responders,
  leads: listOf(userId, 'member ids of the leads', { most: 20 }).describe(
    'Who is told about a breach and gets the digest.',
  ),
  on_call: listOf(shift, 'shifts', { most: 20, nameOf: () => undefined }).describe(
    'Who is mentioned when it is pressing.',
  ),
  fallback: fallbackCrew
    .optional()
    .describe('Who is mentioned for what is urgent while nobody is on call. The leads, if it is left out.'),
  calendar: calendarReference
    .optional()
    .describe('The calendar of every target that names none: always, or a name under calendars.'),
  sla: slaSection.optional().describe('Only what differs from defaults.sla.'),
  ladder: ownId.default('standard').describe('The reminders: a name under ladders.'),
});

export const teamsSection = z
  .record(teamId, teamSection, { error: expects('a group of teams', 'Name at least one team under teams.') })
  .refine((teams) => Object.keys(teams).length > 0, {
    error: problemText('There is no team.', 'Name at least one team.'),
  })
  .refine((teams) => Object.keys(teams).length <= 90, {
    error: problemText(
      'There are more than 90 teams.',
      'Slack shows at most 100 choices: keep at most 90 teams.',
    ),
  })
  .describe('The teams that take escalations, each under its id.');

export function teamOf(
  { on_call, fallback, sla, calendar, ...same }: z.output<typeof teamSection>,
  defaults: WrittenPromises | undefined,
  calendars: Record<string, CalendarRule>,
): Team {
  return {
    ...same,
    onCall: on_call.map((written) => shiftOf(written, calendars)),
    fallback: fallback ?? { users: same.leads },
    sla: completeSla({ sla, calendar }, defaults),
  };
}
