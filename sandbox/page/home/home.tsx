/** The app's Home tab, as the app published it for the viewer. */

import { useEffect, useRef } from 'react';
import type { SeenView } from '../../live/protocol.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { useEyes } from '../eyes.tsx';
import { tabStop } from '../tab-stop.ts';

export function Home({ home, appName }: { home: SeenView | null; appName: string }) {
  const { act, viewer } = useEyes();
  const { id } = viewer;

  const bare = home === null;
  const opener = useRef('');

  // The app is told once each time its Home is opened, by whoever opens it; after a reset it has to show it anew.
  useEffect(() => {
    if (!bare && opener.current === id) return;
    opener.current = id;
    void act({ kind: 'open home' });
  }, [act, id, bare]);

  return (
    <section className="home" aria-label="Home" tabIndex={tabStop}>
      <h2 className="unseen">Home</h2>
      <div className="home-page">
        {home ? (
          <Blocks
            blocks={home.blocks}
            surface="home"
            spotIn={{ view: home.id }}
            values={home.values}
            errors={home.errors}
          />
        ) : (
          <p className="beginning">{appName} has not shown anything here yet.</p>
        )}
      </div>
    </section>
  );
}
