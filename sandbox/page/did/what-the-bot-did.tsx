/** What Slack asked of the bot and what the bot asked of Slack, the newest first. */

import { useId, useState } from 'react';
import type { Did } from '../../live/protocol.ts';
import type { Person } from '../../slack/things.ts';
import type { Act } from '../bar/act.ts';
import type { RenderBlocks } from './detail.tsx';
import { didShown, type Filter, filters, nothingWords } from './did-words.ts';
import { Row } from './row.tsx';

export type WhatTheBotDidProps = {
  did: readonly Did[];
  act: Act;
  onClose: () => void;
  /** The same function from one time to the next: rows are drawn anew when it changes. */
  renderBlocks: RenderBlocks;
  viewer: Person;
};

export function WhatTheBotDid({ did, act, onClose, renderBlocks, viewer }: WhatTheBotDidProps) {
  const [filter, setFilter] = useState<Filter>('All');
  const name = useId();
  const shown = didShown(did, filter);
  return (
    <aside className="did" aria-label="What the bot did">
      <div className="did-head">
        <h2 className="did-heading">What the bot did</h2>
        <button type="button" className="did-close" aria-label="Close" onClick={onClose}>
          <span aria-hidden="true">×</span>
        </button>
        <fieldset className="did-filter">
          <legend className="bar-unseen">Show</legend>
          {filters.map((each) => (
            <label key={each} className="did-choice">
              <input type="radio" name={name} checked={filter === each} onChange={() => setFilter(each)} />
              <span>{each}</span>
            </label>
          ))}
        </fieldset>
      </div>
      {shown.length === 0 ? (
        <p className="did-word">{nothingWords(filter)}</p>
      ) : (
        <ol className="did-list" aria-label="The newest first">
          {shown.map((each) => (
            <Row key={each.id} did={each} tz={viewer.tz} act={act} renderBlocks={renderBlocks} />
          ))}
        </ol>
      )}
    </aside>
  );
}
