/** A channel, or the messages with the app: what is said there, and where one writes. */

import { useCallback, useState } from 'react';
import type { Place, SeenMessage } from '../../live/protocol.ts';
import { Composer } from '../composer/composer.tsx';
import { useEyes } from '../eyes.tsx';
import { MessageList } from './message-list.tsx';
import type { Target } from './stretch.tsx';
import { laidOut } from './thread-counts.ts';
import { useReading } from './use-reading.ts';

export type ConversationProps = {
  place: Place;
  messages: readonly SeenMessage[];
  touched: ReadonlyMap<string, number>;
  target: Target | undefined;
};

export function Conversation({ place, messages, touched, target }: ConversationProps) {
  const { viewer } = useEyes();
  const [atBottom, setAtBottom] = useState(true);
  const onBottom = useCallback((is: boolean) => setAtBottom(is), []);
  const { main, replies } = laidOut(messages);
  useReading({ place: place.id }, { unread: place.unread, inView: atBottom });
  const called = place.kind === 'app' ? place.name : `#${place.name}`;

  return (
    <>
      {main.length === 0 && <Beginning place={place} />}
      <MessageList
        label={`Messages in ${called}`}
        messages={main}
        touched={touched}
        unread={place.unread}
        threads={{ replies, unread: place.unreadThreads }}
        target={target}
        onBottom={onBottom}
      />
      {place.closed ? (
        <p className="closed">{place.closed}</p>
      ) : (
        <Composer key={`${viewer.id} ${place.id}`} place={place} called={called} />
      )}
    </>
  );
}

function Beginning({ place }: { place: Place }) {
  return (
    <p className="beginning">
      {place.kind === 'app'
        ? `This is between you and ${place.name}: what it has for you comes here.`
        : `Nothing has been written in #${place.name} yet.`}
    </p>
  );
}
