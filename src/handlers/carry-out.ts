/** Carries out what was heard: whose it is, whether its author is let in and may, what it does, and what its author is told of it. */
import type { Heard, Hearing } from '../domain/heard.ts';
import { notSavedIn } from '../engine/engine-types.ts';
import type { Carried } from '../engine/inbox-worker.ts';
import { refusedAnswer, somethingFailed } from '../views/refusals.ts';
import { words } from '../views/words/default.ts';
import { carryPress } from './carry-press.ts';
import type { Client, Deps } from './deps.ts';
import { tellAuthor } from './ephemeral.ts';
import { failureReference } from './failures.ts';
import { refusedFor } from './guard.ts';
import type { Answered } from './hear.ts';
import { publishHome } from './home.ts';
import { locate } from './locate.ts';
import { eyesMayTake, takeByEyes } from './reaction.ts';
import { carryReply } from './thread-reply.ts';

/** Its author is told once: when it is done, or when it is tried for the last time. */
export async function carryOut(deps: Deps, client: Client, heard: Heard, hearing: Hearing): Promise<Carried> {
  const { tell, forNow = false, changesHome } = await answerOrFailure(deps, heard, hearing);
  if (forNow && !hearing.last) return 'not now';
  try {
    for (const said of tell) await tellAuthor(client, heard, said);
    if (changesHome) await publishHome(deps, client, heard.user);
  } catch (error) {
    // It is done, and whoever looks sees that.
    deps.log.error({ err: error }, 'the author of what was carried out could not be told');
  }
  return forNow ? 'not now' : 'done';
}

/** What fails is tried again like what nobody can say yet. */
async function answerOrFailure(deps: Deps, heard: Heard, hearing: Hearing): Promise<Answered> {
  try {
    return await answerTo(deps, heard, hearing);
  } catch (error) {
    const notSaved = notSavedIn(error);
    if (notSaved) {
      const saying = notSaved.unsure ? 'maybeSaved' : 'notSaved';
      return { tell: [refusedAnswer(saying, words)], forNow: true };
    }
    if (!hearing.last) throw error;
    const reference = failureReference(deps.now());
    deps.log.error({ err: error, reference }, 'what was heard could not be carried out');
    return { tell: [somethingFailed(reference, words)], forNow: true };
  }
}

async function answerTo(deps: Deps, heard: Heard, hearing: Hearing): Promise<Answered> {
  if (heard.kind === 'press') return carryPress(deps, heard, hearing);
  const at = await locate(deps, heard.channel, heard.root);
  if (at === 'not now') return { tell: [], forNow: true };
  if (!at || (heard.kind === 'eyes' && !eyesMayTake(at))) return { tell: [] };
  const refused = await refusedFor(deps, heard.user, heard.kind === 'reply' ? heard.workspaces : []);
  if (refused) return { tell: [refused.said], forNow: refused.forNow };
  return heard.kind === 'reply'
    ? carryReply(deps, heard, at, hearing)
    : takeByEyes(deps, heard, at.escalation, hearing);
}
