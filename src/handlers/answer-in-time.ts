/** Answers a command in its acknowledgement: one call less, and the answer is there at once. What takes longer is said afterwards. */
import type { AckFn, RespondArguments, RespondFn } from '@slack/bolt';
import type { Said } from '../views/forms/notice.ts';
import { onlyYou } from './gesture.ts';

/** Slack waits three seconds for the acknowledgement. */
const inTimeMs = 2000;

export async function answerInTime(
  { ack, respond }: { ack: AckFn<string | RespondArguments>; respond: RespondFn },
  answer: Promise<Said>,
): Promise<void> {
  let tooLate: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    tooLate = setTimeout(resolve, inTimeMs, undefined);
  });
  const said = await Promise.race([answer, late]).finally(() => clearTimeout(tooLate));
  if (said) return ack(onlyYou(said));
  await ack();
  await respond(onlyYou(await answer));
}
