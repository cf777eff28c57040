/** Support: whoever raises, who leads them, where they sit and when. */
import type { z } from 'zod';
import type { CalendarRule } from '../domain/calendars/opening-hours.ts';
import type { Support } from '../domain/team.ts';
import { section } from './problems.ts';
import { shiftOf } from './shifts.ts';
import { digestChannel, leadsIn, leadsList, responders, shiftsList } from './teams.ts';
import { channelId } from './texts.ts';

export const supportSection = section({
  agents: responders
    .optional()
    .describe(
      'Who may take over the agent’s side of an escalation: { group: S… }, { users: [U…] } or channel_members. Whoever may escalate, if it is left out.',
    ),
  leads: leadsList.describe(
    'Who hears what waits for an agent, in place of the team’s leads, and gets a digest of all teams: people, U…, and user groups, { group: S… }.',
  ),
  channel: channelId
    .optional()
    .describe(
      'The agents’ channel (C… or G…), in which what an agent leaves open is offered. Invite the bot to it.',
    ),
  digest_channel: digestChannel,
  shifts: shiftsList
    .optional()
    .describe(
      'When agents work. At the end of a shift, what an agent has open is offered to those who are there then.',
    ),
})
  .optional()
  .describe('The agents’ own side. Without it, each team’s leads hear of both.');

export const supportOf = (
  { agents, leads, channel, digest_channel, shifts = [] }: NonNullable<z.output<typeof supportSection>>,
  calendars: Record<string, CalendarRule>,
): Support => ({
  ...leadsIn(leads),
  agents: agents ?? null,
  channel: channel ?? null,
  ...(digest_channel !== undefined && { digestChannel: digest_channel }),
  onCall: shifts.map((shift) => shiftOf(shift, calendars)),
});
