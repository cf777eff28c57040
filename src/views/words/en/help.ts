/** Help, and answers to what was not understood, in English. */
import { bold } from '../../lines.ts';
import { type Fill, pieces } from '../pieces.ts';

const use = (typed: string, means: string) => pieces`${bold(typed)}: ${means}`;

export const helpWords = {
  what: 'Switchboard hands a user’s problem to the team that can solve it.',
  /** `command` is what people type first, such as `/escalate`; `team` is an example. */
  uses: (command: string, team: string) => [
    use(command, 'opens the form'),
    use(`${command} ${team} urgent Payouts frozen`, 'opens it filled in: team, priority and summary'),
    use(`${command} list [team] [status]`, 'lists what is there, overdue first'),
    use(`${command} mine`, 'what you raised, and what you are working on'),
    use(`${command} show ESC-12`, 'shows one; the reference alone does too'),
    use(`${command} search words`, 'finds by reference, words or account'),
    use(`${command} on-call`, 'who is on call in each team'),
    use(`${command} swap`, 'asks a colleague to take your turn on call'),
    use(`${command} digest`, 'sends a lead their digest now'),
    use(`${command} changed KYC checklist`, 'a lead writes down what they changed, to see what comes of it'),
    use(`${command} changes`, 'what came of it, and what rises in a lead’s teams'),
    use(`${command} documents`, 'which documents people needed and did not have'),
    use(`${command} health`, 'tells a lead whether all is well with the bot'),
    use(`${command} help`, 'shows this'),
  ],
  shortcut: 'On any message, the shortcut Escalate call summary fills in the form from its text.',
  notes: 'In both threads, what begins with 🔒 or internal: stays on its own side.',
  teams: 'Teams:',
  team: (name: string, id: string) => `${name} (${id})`,
  moreTeams: (amount: number) => `and ${amount} more.`,
  noTeam: (said: Fill) => pieces`There is no team “${said}”.`,
  noStatus: (said: Fill, statuses: readonly string[]) =>
    pieces`There is no status “${said}”. There are: ${statuses.join(', ')}.`,
  which: 'Which one? A reference looks like ESC-12.',
  noEscalation: (said: Fill) => pieces`There is no escalation “${said}”.`,
  howToFind: '/escalate search finds by words or account; /escalate mine lists yours.',
  noDigest: 'The digest is for leads, and you lead no team here. /escalate mine lists what is yours.',
  digestComes: 'Your digest is on its way to you as a direct message.',
};
