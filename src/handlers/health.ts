/** `/escalate health`: how the bot itself is, for leads. */
import type { Said } from '../views/forms/notice.ts';
import { healthAnswer, noHealthAnswer } from '../views/health/health-answer.ts';
import type { Deps } from './deps.ts';

export async function healthTo(
  { config, checkHealth }: Pick<Deps, 'config' | 'checkHealth'>,
  viewer: string,
): Promise<Said> {
  const leads = Object.values(config.teams).some(({ leads }) => leads.includes(viewer));
  return leads ? healthAnswer(await checkHealth()) : noHealthAnswer();
}
