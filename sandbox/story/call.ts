/** The first part: Aoife is on the phone, and hands the problem over. */

import type { Scenes } from './scene.ts';
import { aoife, callSummaryShortcut, inputs, operations } from './who.ts';

const callSummary = `The user is on the phone now.
Account: acct_1Kx9Qb2mTz
Country: Ireland
Issue: Payouts frozen since this morning, and payroll is due today
Tried: Bank details are right. A payment with her own card 4242 4242 4242 4242 went through.
Priority: urgent
Callback by: 15:00`;

export async function call({ play, slack }: Scenes): Promise<void> {
  let summary: { channel: string; ts: string } | undefined;
  await play({
    heading: 'Aoife is on the phone and writes down what she hears',
    act: async () => {
      summary = await slack.post(aoife, operations, callSummary);
    },
  });
  await play({
    heading: 'She chooses “Escalate call summary” on her message',
    before: 'The form opens filled in. The card number is masked before anything is stored.',
    act: async () => {
      if (summary) await slack.messageShortcut(aoife, callSummaryShortcut, summary);
    },
  });
  await play({
    heading: 'She chooses the team, and tells the user the two times that the form says now',
    act: () => slack.choose(aoife, { actionId: inputs.team }, 'engineering'),
  });
  await play({
    heading: 'She presses Escalate',
    before: 'It is stored first. Then Engineering gets a card, and Aoife a message with the same promise.',
    act: () => slack.submit(aoife),
  });
  await play({
    heading: 'She reads the reference and what to tell the user, and closes the form',
    act: () => slack.closeModal(aoife),
  });
}
