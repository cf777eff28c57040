/** `/escalate health`: how the bot itself is, for leads. */
import type { Said } from '../views/forms/notice.ts';
import { healthAnswer, noHealthAnswer } from '../views/health/health-answer.ts';
import { words } from '../views/words/default.ts';
import type { Deps } from './deps.ts';

export async function healthTo(
  { directory, checkHealth }: Pick<Deps, 'directory' | 'checkHealth'>,
  viewer: string,
): Promise<Said> {
  const leads = directory.ledBy(viewer).length > 0;
  return leads ? healthAnswer(await checkHealth(), words) : noHealthAnswer(words);
}
