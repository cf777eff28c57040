/** When a form that could not be opened can be. */
import { formWaits } from '../../views/refusals.ts';
import { words } from '../../views/words/default.ts';
import type { PayloadOf, RenderContext } from './context.ts';
import { type Rendering, sayTo } from './rendering.ts';

export const renderFormWaits = (
  { now }: Pick<RenderContext, 'now'>,
  { to, at, button }: PayloadOf<'form waits'>,
): Rendering => sayTo({ user: to }, formWaits(at - now(), button, words));
