/** How it began, and what time does: as it is shown beside what people do. */
import type { DeedOf, DeedOfTime, Reminder } from '../../domain/escalation.ts';
import { line, notify, type Part, person } from '../lines.ts';
import type { Sayings, ToAgent } from './view.ts';

export const timeViews: { [W in DeedOfTime['what']]: Sayings<DeedOf<W>> } = {
  raised: {
    history: (deed, { wording }) => [
      `raised it: ${deed.priority}, for ${wording.teamName(deed.team)}`,
      routedBy(deed),
    ],
  },
  'went quiet': {
    history: ({ owner }, { wording }) => [
      'took it from ',
      person(wording, owner),
      ': neither news nor an answer came',
    ],
    toTeam: ({ owner }) => [line('No news came, and no answer from ', notify(owner), '. Nobody has it now.')],
    toAgent: (_, told) => findingSomebody(told),
  },
  'hand-over offered': {
    history: ({ owner }, { wording }) => [
      'offered a hand-over: the shift of ',
      person(wording, owner),
      ' was over',
    ],
  },
  'hand-over not taken': {
    history: ({ owner }, { wording }) => [
      'told leads that nobody took it over from ',
      person(wording, owner),
    ],
  },
  reminded: { history: ({ reminders }) => [`reminded: ${reminders.map(told).join(', ')}`] },
};

function routedBy({ routed, rule }: DeedOf<'raised'>): string {
  if (routed === 'chosen') return '';
  return routed === 'rule'
    ? `, by routing rule ${rule ?? ''}`.trimEnd()
    : ', because no routing rule matched';
}

function told({ clock, kind, late }: Reminder): string {
  const stage = { warning: 'due soon', breach: 'overdue', overdue: 'still overdue' }[kind];
  return `${clock} ${stage}${late ? ' (late: the bot was down)' : ''}`;
}

/** To the agent, where nobody has it any more. */
export const findingSomebody = ({ escalation, wording, promise }: ToAgent): Part[] => [
  line(`${wording.teamName(escalation.team)} is finding somebody else.`),
  ...promise,
];
