/** `/escalate health`: how the bot itself is, for leads. */
import type { Said } from '../views/forms/notice.ts';
import { healthAnswer, noHealthAnswer } from '../views/health/health-answer.ts';
import type { Deps } from './deps.ts';

export async function healthTo(
  { directory, checkHealth }: Pick<Deps, 'directory' | 'checkHealth'>,
  viewer: string,
): Promise<Said> {
  return directory.ledBy(viewer).length > 0 ? healthAnswer(await checkHealth()) : noHealthAnswer();
}
