/** A message that was left: because its channel was closed, and then it says where it goes on; or with whoever had the agent's side, and then who has it. */
import { agentName } from '../../db/posts.ts';
import { handedOn } from '../../views/agent-message.ts';
import { elsewhere } from '../../views/card.ts';
import { words } from '../../views/words/default.ts';
import { type Renderer, wordsAbout } from './context.ts';

export const renderFormer: Renderer<'former'> = async (context, { escalation }, { name, channel, ts }) => {
  const { queries } = context;
  const former = await queries.posts.formerAt(channel, ts);
  const now = await queries.posts.find(escalation.id, name);
  // It has become its message again, or says so already.
  if (!former?.stale || !now || (now.channel === channel && now.ts === ts)) {
    return { do: 'drop', reason: 'no longer true' };
  }
  // Whoever had it has read what it is about; what is restricted is in a direct message by its reference alone.
  const readable = !context.directory.restricted(escalation.team);
  const message =
    name === agentName
      ? handedOn({ escalation, link: null, readable }, await wordsAbout(context, escalation))
      : elsewhere(escalation.id, now.permalink, words);
  return { do: 'rewrite', former, message, last: true };
};
