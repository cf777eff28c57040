/** Says in words what is not as it is on a good day. */

import type { Trouble } from '../../live/protocol.ts';
import { troubleWords } from './trouble-words.ts';

/** The region is always there, so that a screen reader hears what comes into it. */
export const TroubleChip = ({ trouble }: { trouble: Trouble }) => (
  <div className="bar-status" role="status">
    {troubleWords(trouble).map((words) => (
      <span key={words} className={words === 'The bot is starting' ? 'bar-chip bar-chip-calm' : 'bar-chip'}>
        {words}
      </span>
    ))}
  </div>
);
