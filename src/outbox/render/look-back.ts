/** The question about what somebody resolved and left open, as it is sent: only what still stands so, and only to who may read it. */
import { latestDigestMs } from '../../domain/digest.ts';
import type { LeftOpen } from '../../views/left-open.ts';
import { leftOpenQuestion } from '../../views/left-open.ts';
import { words } from '../../views/words/default.ts';
import { linkFor, mayRead, type PayloadOf, type RenderContext, readableDirectly } from './context.ts';
import { type Rendering, sayTo } from './rendering.ts';

export async function renderLookBack(
  context: RenderContext,
  { person, dueAt }: PayloadOf<'look back'>,
): Promise<Rendering> {
  if (context.now() - dueAt > latestDigestMs) return { do: 'drop', reason: 'too late' };
  const items: LeftOpen[] = [];
  for (const escalation of await context.leftOpen(person, dueAt)) {
    if (!(await mayRead(context, person, escalation))) continue;
    const link = await linkFor(context, person, escalation);
    items.push({ escalation, link, readable: await readableDirectly(context, person, escalation) });
  }
  if (items.length === 0) return { do: 'drop', reason: 'nothing is left open' };
  const asksCause = context.causes.length > 0;
  return sayTo({ user: person }, leftOpenQuestion(items, { asksCause, words }));
}
