/** Who plays which part in the tour, by the names of the example’s teams. */

import { slackId } from '../../slack/slacks-ids.ts';

export type TeamCast = { place: string; channel: string; responder: string; lead: string };

const teamCast = (place: string, channel: string, responder: string, lead: string): TeamCast => ({
  place: slackId(place),
  channel,
  responder: slackId(responder),
  lead: slackId(lead),
});

const engineering = teamCast('C0ENG', 'esc-engineering', 'UKENJI', 'UMARCUS');

const teams: { [name: string]: TeamCast } = {
  Engineering: engineering,
  Risk: teamCast('C0RISK', 'esc-risk', 'UMINA', 'UINGRID'),
  'New markets': teamCast('C0MARKETS', 'esc-new-markets', 'UOLGA', 'UHANA'),
  Design: teamCast('C0DESIGN', 'esc-design', 'ULENA', 'UNORA'),
};

const names = Object.keys(teams);
export const teamAt = (place: string): string | undefined =>
  names.find((name) => teams[name]?.place === place);
export const teamNamed = (words: string): string | undefined => names.find((name) => words.includes(name));

export const castOf = (team: string | undefined): TeamCast => teams[team ?? ''] ?? engineering;

/** With a past: the lead of support, whose changes it tells apart. */
export const leadOfChanges = slackId('UNORA');
export const agent = slackId('UAOIFE');
export const operations = slackId('C0OPS');
/** The second line fills in What happened, and ticks that the user is on the phone. */
export const exampleCommand = `/escalate engineering urgent Payouts frozen since this morning, payroll is due today.
The user is on the phone now. The bank details of acct_1Kx9Qb2mTz are right.`;
/** Its callback id. */
export const callSummaryShortcut = 'escalate_call_summary';
