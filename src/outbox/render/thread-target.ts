/** The thread that a line is posted in, also when the escalation moved on before that card was posted. */
import { cardName, type PostRow } from '../../db/posts.ts';
import type { Instant } from '../../domain/calendars/calendar.ts';
import type { Deed, Escalation } from '../../domain/escalation.ts';
import type { Message } from '../../views/lines.ts';
import { type Line, type Rendering, under } from './rendering.ts';

/** The next card is on its way. */
const nextCardMs = 5000;

/** What was said to the team goes under the card it has by now; all else a card that never was need not say. What it says depends on who reads there. */
export async function threadTarget(
  { id, moves }: Escalation,
  line: {
    card: number;
    what: Deed['what'] | undefined;
    saidIn(channel: string): { message: Message; line?: Line | undefined };
  },
  { find, now }: { find(id: string, name: string): Promise<PostRow | undefined>; now(): Instant },
): Promise<Rendering> {
  const own = await find(id, cardName(line.card));
  if (own || line.card === moves) return at(own);
  if (line.what !== 'said' && line.what !== 'answered') return { do: 'drop', reason: 'overtaken' };
  const next = await find(id, cardName(moves));
  return next ? at(next) : { do: 'wait', until: now() + nextCardMs };

  function at(root: PostRow | undefined): Rendering {
    const { message, line: written } = line.saidIn(root?.channel ?? '');
    return under(root, message, { line: written });
  }
}
