/** How it began, what time does, and what was done to another: as it is shown beside what people do. */
import type { DeedOf, DeedOfTime } from '../../domain/escalation.ts';
import { line, notify, type Part, person } from '../lines.ts';
import type { Sayings, ToAgent } from './view.ts';

export const timeViews: { [W in DeedOfTime['what']]: Sayings<DeedOf<W>> } = {
  raised: {
    history({ routed, rule, priority, team }, { actor, wording: { teamName, words } }) {
      const { raised, raisedByRule, raisedByDefault } = words.history;
      const about = [actor, words.status.priority(priority), teamName(team)] as const;
      if (routed === 'chosen') return raised(...about);
      return routed === 'rule' ? raisedByRule(...about, String(rule ?? '')) : raisedByDefault(...about);
    },
  },
  'went quiet': {
    history: ({ owner }, { actor, wording }) =>
      wording.words.history.wentQuiet(actor, person(wording, owner)),
    toTeam: ({ owner }, { wording: { words } }) => [line(...words.history.wentQuietToTeam(notify(owner)))],
    toAgent: (_, told) => findingSomebody(told),
  },
  'owner left': {
    history: ({ owner }, { actor, wording }) =>
      wording.words.history.ownerLeft(actor, person(wording, owner)),
    toTeam: ({ owner }, { wording }) => [
      line(...wording.words.history.ownerLeftToTeam(person(wording, owner))),
    ],
    toAgent: (_, told) => findingSomebody(told),
  },
  'hand-over offered': {
    history: ({ owner }, { actor, wording }) =>
      wording.words.history.handOverOffered(actor, person(wording, owner)),
  },
  'hand-over not taken': {
    history: ({ owner }, { actor, wording }) =>
      wording.words.history.handOverNotTaken(actor, person(wording, owner)),
  },
  'agent side offered': {
    history: ({ agent, why }, { actor, wording }) =>
      wording.words.history.sideOffered(actor, person(wording, agent), why === 'left'),
  },
  'agent side not taken': {
    history: ({ agent }, { actor, wording }) =>
      wording.words.history.sideNotTaken(actor, person(wording, agent)),
  },
  'duplicate found': {
    history: ({ duplicate }, { actor, acts }) => acts.cancel.found(actor, duplicate),
    toTeam: ({ duplicate, reporter }, { actor, acts, escalation, wording }) => [
      line(
        ...acts.cancel.foundToTeam(
          actor,
          duplicate,
          reporter === escalation.reporter ? null : person(wording, reporter),
        ),
      ),
    ],
  },
  reminded: {
    history: ({ reminders }, { actor, wording: { words } }) => words.history.reminded(actor, reminders),
  },
};

/** To the agent, where nobody has it any more. */
export const findingSomebody = ({ escalation, wording, promise, acts }: ToAgent): Part[] => [
  line(acts['hand back'].finding(wording.teamName(escalation.team))),
  ...promise,
];
