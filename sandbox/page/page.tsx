/** The page once there is a world: the bar above, the Slack window below it, and what the bot did beside that. */

import { HeadingLevel } from '@ariakit/react';
import { type ReactNode, useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import type { Wish } from '../live/protocol.ts';
import type { JsonObject } from '../slack/json.ts';
import { type Address, writeAddress } from './address.ts';
import { Bar } from './bar/bar.tsx';
import { Blocks } from './blocks/blocks.tsx';
import { WhatTheBotDid } from './did/what-the-bot-did.tsx';
import { EyesContext } from './eyes.tsx';
import { useEyesOfViewer } from './eyes-of-viewer.ts';
import { type Frame, FrameContext } from './frame.tsx';
import { SlackWindow } from './slack-window.tsx';
import type { Kept } from './store.ts';
import { isTourDismissed } from './tour/memory.ts';
import { Tour } from './tour/tour.tsx';
import { minuteMs, useNow } from './use-now.ts';
import { usePlaces } from './use-places.ts';
import { useTheme } from './use-theme.ts';

export type PageProps = {
  kept: Kept;
  address: Address;
  go(next: Address, how?: 'anew' | 'instead'): void;
  act(wish: Wish): Promise<unknown>;
  say(sentence: string): void;
};

export function Page({ kept, address, go, act, say }: PageProps) {
  const { world } = kept;
  const whereabouts = usePlaces(world, address, go);
  const { place, home, thread, goTo, follow, become } = whereabouts;
  const eyes = useEyesOfViewer(world, useDeferredValue(useNow(world.clock, minuteMs)), { act, goTo, follow });
  const frame = useFrameOf(kept, { who: address.who, goTo, say });
  const [theme, onTheme] = useTheme();
  const [panelOpen, setPanelOpen] = useState(false);
  const [tourOpen, setTourOpen] = useState(() => !isTourDismissed());

  return (
    <EyesContext value={eyes}>
      <FrameContext value={frame}>
        <button type="button" className="skip" onClick={skipToMessages}>
          Skip to messages
        </button>
        <div className="over" data-stays>
          <Bar
            world={world}
            act={act}
            theme={theme}
            onTheme={onTheme}
            onBecome={become}
            panelOpen={panelOpen}
            onPanel={() => setPanelOpen(!panelOpen)}
            onTour={() => setTourOpen(!tourOpen)}
          />
        </div>
        {tourOpen && (
          <div className="tour-room" data-stays>
            <Tour
              world={world}
              act={act}
              address={{ place: home ? undefined : place?.id, thread }}
              goTo={goTo}
              become={become}
              onClose={() => setTourOpen(false)}
            />
          </div>
        )}
        <div className="below">
          <SlackWindow
            kept={kept}
            whereabouts={whereabouts}
            hrefOf={(id) => writeAddress({ ...address, place: id, thread: undefined })}
          />
          {panelOpen && (
            <div className="beside" data-stays>
              <WhatTheBotDid
                did={world.did}
                act={act}
                onClose={() => setPanelOpen(false)}
                renderBlocks={shownBlocks}
                viewer={eyes.viewer}
              />
            </div>
          )}
        </div>
      </FrameContext>
    </EyesContext>
  );
}

/** Blocks to look at: what is chosen in them goes nowhere, for there is no such view. */
function shownBlocks(blocks: JsonObject[]): ReactNode {
  return (
    <HeadingLevel level={3}>
      <Blocks blocks={blocks} surface="message" spotIn={{ view: '' }} values={{}} />
    </HeadingLevel>
  );
}

function skipToMessages(): void {
  document.querySelector<HTMLElement>('.log-scroller, .home')?.focus();
}

type FrameWays = { who: string; goTo(place: string, thread?: string): void; say(sentence: string): void };

function useFrameOf({ world }: Kept, { who, goTo, say }: FrameWays): Frame {
  const { workspace } = world;
  const drafts = useRef(new Map<string, string>());
  const openThread = useCallback((place: string, ts: string) => goTo(place, ts), [goTo]);
  return useMemo(
    () => ({
      appName: workspace.appName,
      commands: workspace.commands,
      shortcuts: workspace.shortcuts,
      openThread,
      linkTo: (place, ts) => location.origin + writeAddress({ who, place, thread: ts }),
      say,
      drafts: drafts.current,
    }),
    [workspace, openThread, who, say],
  );
}
