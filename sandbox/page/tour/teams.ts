/** Who plays which part in the tour, by the names of the example’s teams. */

export type TeamCast = { place: string; channel: string; responder: string; lead: string };

const engineering: TeamCast = {
  place: 'C0ENG',
  channel: 'esc-engineering',
  responder: 'UKENJI',
  lead: 'UMARCUS',
};

const teams: { [name: string]: TeamCast } = {
  Engineering: engineering,
  Risk: { place: 'C0RISK', channel: 'esc-risk', responder: 'UMINA', lead: 'UINGRID' },
  'New markets': { place: 'C0MARKETS', channel: 'esc-new-markets', responder: 'UOLGA', lead: 'UHANA' },
  Design: { place: 'C0DESIGN', channel: 'esc-design', responder: 'ULENA', lead: 'UNORA' },
};

const names = Object.keys(teams);
export const teamAt = (place: string): string | undefined =>
  names.find((name) => teams[name]?.place === place);
export const teamNamed = (words: string): string | undefined => names.find((name) => words.includes(name));

export const castOf = (team: string | undefined): TeamCast => teams[team ?? ''] ?? engineering;

export const agent = 'UAOIFE';
export const operations = 'C0OPS';
/** The second line fills in What happened. */
export const exampleCommand = `/escalate engineering urgent Payouts frozen since this morning, payroll is due today.
The bank details of acct_1Kx9Qb2mTz are right.`;
/** Its callback id. */
export const callSummaryShortcut = 'escalate_call_summary';
