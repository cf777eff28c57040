/** Teams: where their cards go, who responds, who leads, who is on call. */
import { z } from 'zod';
import type { CalendarRule } from '../domain/calendars/opening-hours.ts';
import { priorities } from '../domain/escalation.ts';
import { subcommands } from '../domain/reading/command-text.ts';
import { leadsAsCrew, type Responders, type Team } from '../domain/team.ts';
import { calendarReference } from './calendars.ts';
import { expects, problemText, section } from './problems.ts';
import { fallbackCrew, shift, shiftOf, users } from './shifts.ts';
import { completeSla, slaSection, type WrittenPromises } from './sla.ts';
import { aMemberId, channelId, groupId, listOf, oneLine, ownId, userId } from './texts.ts';

/** First words that `/escalate` understands as something else than a team. */
const reservedIds: readonly string[] = [...subcommands, ...priorities];

export const teamId = ownId.refine((id) => !reservedIds.includes(id), {
  error: ({ input }) =>
    problemText(
      `/escalate ${String(input)} already means something else.`,
      'Choose another id for this team.',
    ),
});

const respondersWanted = 'Write { group: S… }, { users: [U…, U…] } or channel_members.';
export const responders = z
  .union([z.literal('channel_members'), section({ group: groupId }), section({ users: users })], {
    error: expects('a way to name the responders', respondersWanted),
  })
  .transform((written): Responders => (written === 'channel_members' ? { channelMembers: true } : written))
  .describe('Who may act on the team’s cards: { group: S… }, { users: [U…] } or channel_members.');

const aGroupOfLeads = expects(
  'a lead',
  'Write a member id, like U0123ABCD, or { group: S… } for a user group.',
);
/** Somebody who leads, or a user group whose members do. */
const lead = z.union([userId, section({ group: groupId })], {
  error: (issue) => (typeof issue.input === 'object' ? aGroupOfLeads : aMemberId)(issue),
});
type WrittenLead = z.output<typeof lead>;
const leadName = (written: unknown): string | undefined => {
  if (typeof written === 'string') return written;
  const group = section({ group: groupId }).safeParse(written);
  return group.success ? group.data.group : undefined;
};

export const leadsList = listOf(lead, 'member ids of the leads', { most: 20, nameOf: leadName });

export const shiftsList = listOf(shift, 'shifts', { most: 20, nameOf: () => undefined });

export const digestChannel = channelId
  .optional()
  .describe('A channel (C… or G…) that gets the digest too. Invite the bot to it.');

export const teamSection = section({
  name: oneLine('the team’s name').describe('As people read it, at most 75 characters.'),
  channel: channelId.describe('The channel its cards go to (C… or G…). Invite the bot to it.'),
  digest_channel: digestChannel,
  restricted: z
    .boolean({ error: expects('true or false', 'Write true or false.') })
    .default(false)
    .describe('true: the channel is private, and outside it only reference, status and due times are shown.'),
  responders,
  leads: leadsList.describe(
    'Who is told about a breach and gets the digest: people, U…, and user groups, { group: S… }.',
  ),
  on_call: shiftsList.describe('Who is mentioned when it is pressing.'),
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
  { on_call, fallback, leads: written, sla, calendar, digest_channel, ...same }: z.output<typeof teamSection>,
  defaults: WrittenPromises | undefined,
  calendars: Record<string, CalendarRule>,
): Team {
  const leads = leadsIn(written);
  return {
    ...same,
    ...leads,
    ...(digest_channel !== undefined && { digestChannel: digest_channel }),
    onCall: on_call.map((each) => shiftOf(each, calendars)),
    fallback: fallback ?? leadsAsCrew(leads),
    sla: completeSla({ sla, calendar }, defaults),
  };
}

/** Who leads, by name and by group. */
export function leadsIn(written: readonly WrittenLead[]): Pick<Team, 'leads' | 'leadGroups'> {
  const groups = written.flatMap((one) => (typeof one === 'string' ? [] : one.group));
  return {
    leads: written.filter((one) => typeof one === 'string'),
    ...(groups.length > 0 && { leadGroups: groups }),
  };
}
