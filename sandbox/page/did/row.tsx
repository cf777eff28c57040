/** One request to the bot, or one call by it, on a line that opens. */

import { memo, useId, useState } from 'react';
import type { Did } from '../../live/protocol.ts';
import type { Act } from '../bar/act.ts';
import { Detail, type RenderBlocks } from './detail.tsx';
import { secondsShown, stateWords } from './did-words.ts';

type RowProps = { did: Did; tz: string; act: Act; renderBlocks: RenderBlocks };

/** Hundreds of them stay as they are while one more comes. */
export const Row = memo(function Row({ did, tz, act, renderBlocks }: RowProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const incoming = did.direction === 'to the bot';
  const said = stateWords(did);
  return (
    <li className={`did-row did-${did.state.replace(' ', '-')}`} data-open={open || undefined}>
      <button
        type="button"
        className="did-line"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        <time className="did-time" dateTime={new Date(did.at).toISOString()}>
          {secondsShown(did.at, tz)}
        </time>
        <span className={`did-arrow ${incoming ? 'did-in' : 'did-out'}`}>
          <span aria-hidden="true">{incoming ? '→' : '←'}</span>
          <span className="bar-unseen">{did.direction}</span>
        </span>
        <span className="did-title">{did.title}</span>
        <span className="did-where">{did.where}</span>
        <span className="did-mark" aria-hidden="true">
          {{ 'under way': '…', done: '✓', failed: '✕' }[did.state]}
        </span>
        {said === '' ? <span className="bar-unseen">done</span> : <span className="did-note">{said}</span>}
      </button>
      {open && (
        <div id={id} className="did-detail">
          {/* Asked for anew once there is an answer. */}
          <Detail key={did.state} did={did} act={act} renderBlocks={renderBlocks} />
        </div>
      )}
    </li>
  );
});
