/** Everything that people can be shown, in the order in which they meet it. */
import { answers } from './answers.ts';
import { agentsMessages, cards } from './cards.ts';
import { changesTold } from './changes.ts';
import { documentsTold } from './documents.ts';
import { forms } from './forms.ts';
import { forLeads } from './leads.ts';
import type { Chapter, Telling } from './message-kind.ts';
import { pings } from './pings.ts';
import { swapping } from './swaps.ts';
import { threads } from './threads.ts';

export const everyMessage = (telling: Telling): Chapter[] => {
  const [form, ...otherForms] = forms(telling);
  return [
    ...(form ? [form] : []),
    agentsMessages(telling),
    cards(telling),
    ...threads(telling),
    ...pings(telling),
    ...otherForms,
    ...swapping(telling),
    ...answers(telling),
    forLeads(telling),
    changesTold(telling),
    documentsTold(telling),
  ];
};
