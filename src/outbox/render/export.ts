/** The table that a lead asked for, as a file in their messages. */
import { dateIn } from '../../domain/digest.ts';
import { fileNameOf } from '../../slack/client.ts';
import { line, message } from '../../views/lines.ts';
import { words } from '../../views/words/default.ts';
import type { PayloadOf, RenderContext } from './context.ts';
import type { Rendering } from './rendering.ts';

export async function renderExport(
  context: RenderContext,
  key: string,
  { lead, from, to }: PayloadOf<'export'>,
): Promise<Rendering> {
  const exported = await context.exported(lead, { from, to });
  if (exported === null) return { do: 'drop', reason: 'leads nothing any more' };
  const days = { first: dateIn('UTC', from), last: dateIn('UTC', to - 1) };
  const { title, comment, stem, notAllowed } = words.exports;
  return {
    do: 'share',
    to: { user: lead },
    otherwise: message([line(notAllowed)]),
    file: {
      name: fileNameOf(stem(days.first, days.last), key, 'csv'),
      title: title(days.first, days.last),
      content: exported.content,
      comment: comment(exported.amount, days.first, days.last),
    },
  };
}
