/** The Slack window: the list on the left, what is open in the middle, a thread beside it, and a modal over them. */

import { HeadingLevel } from '@ariakit/react';
import { useCallback, useRef, useState } from 'react';
import { homeTab } from './address.ts';
import { Conversation } from './conversation/conversation.tsx';
import { ConversationHead } from './conversation/conversation-head.tsx';
import { nothingSeen } from './conversation/thread-counts.ts';
import { useEyes } from './eyes.tsx';
import { Home } from './home/home.tsx';
import { Modal } from './modal/modal.tsx';
import { Places } from './places/places.tsx';
import type { Kept } from './store.ts';
import { Thread } from './thread/thread.tsx';
import type { Whereabouts } from './use-places.ts';

export type SlackWindowProps = {
  kept: Kept;
  whereabouts: Whereabouts;
  hrefOf(place: string): string;
};

export function SlackWindow({ kept, whereabouts, hrefOf }: SlackWindowProps) {
  const { world, channels, touched } = kept;
  const { viewer } = useEyes();
  const { place, home, thread, target, goTo, closeThread } = whereabouts;
  const messages = (place && channels.get(place.id)) ?? nothingSeen;
  const modal = world.modals.at(-1);
  // Where there is room for one column only, the list is one of them.
  const [listShown, setListShown] = useState(false);
  const threadAgain = useReturnOfFocus(closeThread);

  return (
    <div
      className="slack"
      data-shows={listShown ? 'list' : thread ? 'thread' : 'conversation'}
      data-thread={thread ? '' : undefined}
    >
      <Places
        workspace={world.workspace.name}
        places={world.places}
        current={place?.id ?? ''}
        hrefOf={hrefOf}
        onGo={(id) => {
          setListShown(false);
          goTo(id);
        }}
      />
      <main className="middle">
        {place && (
          <>
            <ConversationHead
              place={place}
              home={home}
              onTab={(tab) => goTo(tab === 'home' ? homeTab : place.id)}
              onBack={() => setListShown(true)}
            />
            <HeadingLevel level={2}>
              {home ? (
                <Home home={world.home} appName={world.workspace.appName} />
              ) : (
                <Conversation
                  key={`${viewer.id} ${place.id}`}
                  place={place}
                  messages={messages}
                  touched={touched}
                  target={target}
                />
              )}
            </HeadingLevel>
          </>
        )}
      </main>
      {place && thread && (
        <HeadingLevel level={3}>
          <Thread
            key={`${viewer.id} ${place.id} ${thread}`}
            place={place}
            ts={thread}
            messages={messages}
            touched={touched}
            onClose={threadAgain}
          />
        </HeadingLevel>
      )}
      {modal && <Modal view={modal} stacked={world.modals.length > 1} />}
    </div>
  );
}

/** Whoever closes the thread is back at the messages. */
function useReturnOfFocus(closeThread: () => void): () => void {
  const close = useRef(closeThread);
  close.current = closeThread;
  return useCallback(() => {
    close.current();
    // On a phone the focus would bring up the keyboard.
    if (!matchMedia('(hover: hover)').matches) return;
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.middle .composer-field')?.focus());
  }, []);
}
