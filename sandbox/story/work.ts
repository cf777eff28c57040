/** The second part: nobody answers at first; then Kenji takes it, asks, promises news, and resolves it. */

import type { Scenes } from './scene.ts';
import { aoife, buttons, cardIn, engineering, inputs, kenji, withButton } from './who.ts';

const minute = 60_000;

export async function work(scenes: Scenes): Promise<void> {
  const { play, quietly, slack, walk } = scenes;
  await play({
    heading: 'Nobody takes it, and two and a half minutes go by',
    before:
      'The user is on the phone, so somebody should have it within three minutes. Half-way there is a word in the thread, which notifies nobody. At 80 % of the time whoever is on call is notified.',
    act: () => walk.pass(2.5 * minute),
  });
  await play({
    heading: 'Kenji answers in the card’s thread: that takes it, and the reminders stop',
    before: 'He is asked once when he will have news, and may answer later.',
    act: () =>
      slack.post(kenji, engineering, 'Looking at it now. The payouts wait in our queue.', {
        thread: cardIn(slack).ts,
      }),
  });
  await quietly(() => walk.pass(4 * minute));
  await quietly(() => slack.click(kenji, { actionId: buttons.ask }, cardIn(slack)));
  await play({
    heading: 'Kenji needs to know more and presses Ask for info. The clocks stand still meanwhile',
    act: () =>
      slack.submit(kenji, {
        [inputs.missing]: ['Amount and currency'],
        [inputs.question]: 'Which payout matters most to them today?',
      }),
  });
  await quietly(() => walk.pass(2 * minute));
  await quietly(() => slack.click(aoife, { actionId: buttons.answer }, withButton(slack, buttons.answer)));
  await play({
    heading: 'Aoife asks the user and presses Answer',
    act: () =>
      slack.submit(aoife, { [inputs.answer]: 'po_7Jh2, 48,200 EUR. Payroll runs from it at 17:00.' }),
  });
  await quietly(() => walk.pass(1 * minute));
  await play({
    heading: 'Aoife has promised the user a call, hangs up, and presses Call ended',
    act: () => slack.click(aoife, { actionId: buttons.callEnded }, withButton(slack, buttons.callEnded)),
  });
  await quietly(() => walk.pass(1 * minute));
  await play({
    heading: 'Kenji knows what to do, and presses 30 min',
    before: 'From now on his own word counts, and Aoife reads it.',
    act: () => slack.click(kenji, { actionId: buttons.newsIn30m }),
  });
  await quietly(() => walk.pass(20 * minute));
  await quietly(() => slack.click(kenji, { actionId: buttons.resolve }, cardIn(slack)));
  await play({
    heading: 'Kenji resolves it, with the sentence that Aoife can say',
    act: () =>
      slack.submit(kenji, {
        [inputs.fixed]: 'A worker hung on one bad record. Skipped it and drained the queue.',
        [inputs.tellUser]: 'Your payouts are on their way and arrive before 17:00 today.',
        [inputs.cause]: 'bug',
        [inputs.document]: 'no',
      }),
  });
}
