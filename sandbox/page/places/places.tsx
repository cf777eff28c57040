/** The list on the left: the channels one is in, the app, and what else one may look into. */

import type { Place } from '../../live/protocol.ts';
import { AppMark, BoxMark, HashMark, LockMark } from '../marks.tsx';

export type PlacesProps = {
  workspace: string;
  places: readonly Place[];
  /** The id of the one that is shown. */
  current: string;
  hrefOf(place: string): string;
  onGo(place: string): void;
};

export function Places({ workspace, places, current, hrefOf, onGo }: PlacesProps) {
  const channels = places.filter((place) => place.kind !== 'app');
  const sections: [heading: string, places: Place[]][] = [
    ['Channels', channels.filter((place) => place.member).toSorted(byName)],
    ['Direct messages', places.filter((place) => place.kind === 'app')],
    ['Others you can browse', channels.filter((place) => !place.member).toSorted(byName)],
  ];
  return (
    <nav className="places" aria-label="Channels">
      <p className="places-workspace">{workspace}</p>
      {sections.map(
        ([heading, inSection]) =>
          inSection.length > 0 && (
            <section key={heading} className="places-section">
              <h2 className="places-heading">{heading}</h2>
              <ul className="places-list">
                {inSection.map((place) => (
                  <li key={place.id}>
                    <PlaceLink
                      place={place}
                      current={place.id === current}
                      href={hrefOf(place.id)}
                      onGo={() => onGo(place.id)}
                    />
                  </li>
                ))}
              </ul>
            </section>
          ),
      )}
    </nav>
  );
}

type PlaceLinkProps = { place: Place; current: boolean; href: string; onGo(): void };

function PlaceLink({ place, current, href, onGo }: PlaceLinkProps) {
  const marks = [
    'place',
    place.unread > 0 && 'place-unread',
    place.archived && 'place-archived',
    !place.member && place.kind !== 'app' && 'place-other',
  ];
  return (
    <a
      className={marks.filter(Boolean).join(' ')}
      href={href}
      aria-label={spokenName(place)}
      aria-current={current ? 'page' : undefined}
      onClick={(event) => {
        // A new tab or window is the browser's business.
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        onGo();
      }}
    >
      <span className="place-mark">
        <PlaceMark place={place} />
      </span>
      <span className="place-name">{place.name}</span>
      {/* In the stylesheet's hands, for it is no part of what the link is called. */}
      {place.calls > 0 && <span className="badge" data-calls={place.calls} aria-hidden="true" />}
    </a>
  );
}

function PlaceMark({ place }: { place: Place }) {
  if (place.kind === 'app') return <AppMark size={18} />;
  if (place.archived) return <BoxMark />;
  return place.kind === 'private' ? <LockMark /> : <HashMark />;
}

/** `esc-engineering, 2 unread, 1 for you`. */
export function spokenName({ name, kind, archived, unread, calls }: Place): string {
  return [
    name,
    kind === 'private' && 'private',
    archived && 'archived',
    unread > 0 && `${unread} unread`,
    calls > 0 && `${calls} for you`,
  ]
    .filter(Boolean)
    .join(', ');
}

function byName(one: Place, other: Place): number {
  return Number(one.archived) - Number(other.archived) || one.name.localeCompare(other.name);
}
