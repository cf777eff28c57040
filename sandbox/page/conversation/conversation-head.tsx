/** What stands above a conversation: its name, what it is about, how many people are in it; the app's two tabs. */

import type { Place } from '../../live/protocol.ts';
import { AppMark, BackMark, HashMark, LockMark } from '../marks.tsx';

export type ConversationHeadProps = {
  place: Place;
  /** The app's Home tab is shown, not its messages. */
  home: boolean;
  onTab(tab: 'home' | 'messages'): void;
  onBack(): void;
};

export function ConversationHead({ place, home, onTab, onBack }: ConversationHeadProps) {
  return (
    <header className="head">
      <button type="button" className="tool back" aria-label="Back to channels" onClick={onBack}>
        <BackMark />
      </button>
      <h1 className="head-name">
        <PlaceMark kind={place.kind} />
        {place.name}
      </h1>
      {place.kind === 'app' ? (
        <nav className="tabs" aria-label={place.name}>
          <Tab words="Home" current={home} onClick={() => onTab('home')} />
          <Tab words="Messages" current={!home} onClick={() => onTab('messages')} />
        </nav>
      ) : (
        <p className="head-about">
          {place.topic && <span className="head-topic">{place.topic}</span>}
          <span className="head-people">{place.people === 1 ? '1 person' : `${place.people} people`}</span>
        </p>
      )}
    </header>
  );
}

function PlaceMark({ kind }: { kind: Place['kind'] }) {
  if (kind === 'app') return <AppMark size={22} />;
  return kind === 'private' ? <LockMark /> : <HashMark />;
}

function Tab({ words, current, onClick }: { words: string; current: boolean; onClick(): void }) {
  return (
    <button type="button" className="tab" aria-current={current ? 'page' : undefined} onClick={onClick}>
      {words}
    </button>
  );
}
