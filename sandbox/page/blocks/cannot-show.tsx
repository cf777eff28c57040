/** What the page has no way to show: a sentence instead of a blank, and a word to the sandbox. */

import { useEffect } from 'react';
import { useEyes } from '../eyes.tsx';

/** Told to the sandbox once it is on screen; where there is no screen, while rendering. */
export function CannotShow({ what }: { what: string }) {
  const { cannotShow } = useEyes();
  if (typeof document === 'undefined') cannotShow(what);
  useEffect(() => cannotShow(what), [cannotShow, what]);
  return (
    <p className="bk-cannot-show" role="note">
      This page cannot show a {what}.
    </p>
  );
}
