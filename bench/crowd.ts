/** A company with many teams, and how the bot is configured for it. */

const padded = (n: number): string => String(n + 1).padStart(4, '0');

export const reporter = 'U0REPORTER';
export const responder = 'U0RESPONDER';
export const teamOf = (n: number): string => `team-${padded(n)}`;
export const channelOf = (n: number): string => `C0TEAM${padded(n)}`;
export const leadOf = (n: number): string => `U0LEAD${padded(n)}`;

/** After half of it the one step of the ladder is due. */
export const acknowledgeMs = 10 * 60_000;
export const stepMs = acknowledgeMs / 2;

/** The text of a switchboard.yml; JSON is YAML. Teams take turns with the leads. */
export function crowdConfiguration(wanted: {
  channels: number;
  leads: number;
  tell: 'thread' | 'leads';
  messagesPerMinute?: number;
  /** Nothing that falls due is put into a round-up. */
  attention?: 'everything';
}): string {
  const promise = { acknowledge: '10m', resolve: '5d' };
  const team = (n: number) => ({
    name: `Team ${n + 1}`,
    channel: channelOf(n),
    responders: { users: [responder] },
    leads: [leadOf(n % wanted.leads)],
    on_call: [{ calendar: 'always', users: [responder] }],
  });
  return JSON.stringify({
    reference: { prefix: 'ESC' },
    ...(wanted.messagesPerMinute && { delivery: { messages_per_minute: wanted.messagesPerMinute } }),
    defaults: { sla: { urgent: promise, high: promise, normal: promise, low: promise } },
    teams: Object.fromEntries(Array.from({ length: wanted.channels }, (_, n) => [teamOf(n), team(n)])),
    ...(wanted.attention && { attention: wanted.attention }),
    ladders: {
      standard: { acknowledge: [{ at: '50%', tell: wanted.tell }], update: [], resolve: [] },
    },
    routing: { rules: [], fallback: teamOf(0) },
    fallback_channel: channelOf(0),
  });
}
