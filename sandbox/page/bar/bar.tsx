/** The bar above the Slack window: who one is, what time it is, and what goes wrong on purpose. It is not Slack. */

import { Popover, PopoverDisclosure, usePopoverStore } from '@ariakit/react';
import type { ReactNode } from 'react';
import type { World } from '../../live/protocol.ts';
import type { Act } from './act.ts';
import { ClockMoves } from './clock-moves.tsx';
import { ClockReading } from './clock-reading.tsx';
import { Moving } from './moving.tsx';
import { Reset } from './reset.tsx';
import { nextTheme, type Theme } from './theme.ts';
import { TroubleChip } from './trouble-chip.tsx';
import { TroubleMenu } from './trouble-menu.tsx';
import { useNarrow } from './use-narrow.ts';
import { WhoMenu } from './who-menu.tsx';

export type BarProps = {
  world: World;
  act: Act;
  theme: Theme;
  onTheme: (theme: Theme) => void;
  onBecome: (id: string) => void;
  /** Whether “What the bot did” is shown. */
  panelOpen: boolean;
  onPanel: () => void;
  onTour: () => void;
};

export function Bar(props: BarProps) {
  const { world, onBecome } = props;
  const narrow = useNarrow();
  const tz = world.people.find(({ id }) => id === world.viewer)?.tz ?? '';
  const who = (
    <WhoMenu
      people={world.people}
      viewer={world.viewer}
      attention={world.attention}
      clock={world.clock}
      onBecome={onBecome}
    />
  );
  const clock = <ClockReading clock={world.clock} tz={tz} />;
  const moves = <ClockMoves clock={world.clock} act={props.act} />;
  const moving = <Moving clock={world.clock} tz={tz} />;
  const chip = <TroubleChip trouble={world.trouble} />;
  if (narrow) {
    return (
      <header className="bar bar-narrow">
        {who}
        {clock}
        <Sheet>
          {(close) => (
            <>
              {moves}
              <Tools
                {...props}
                onPanel={after(close, props.onPanel)}
                onTour={after(close, props.onTour)}
                onReset={close}
              />
            </>
          )}
        </Sheet>
        {moving}
        {chip}
      </header>
    );
  }
  return (
    <header className="bar">
      <p className="bar-brand">
        <Mark /> Switchboard sandbox
      </p>
      {who}
      <div className="bar-time">
        {clock}
        {moves}
        {moving}
      </div>
      {chip}
      <Tools {...props} />
    </header>
  );
}

const after = (first: () => void, then: () => void) => () => {
  first();
  then();
};

function Tools(props: BarProps & { onReset?: () => void }) {
  const { world, act, theme, onTheme, panelOpen, onPanel, onTour, onReset } = props;
  return (
    <div className="bar-tools">
      <TroubleMenu trouble={world.trouble} act={act} />
      <button
        type="button"
        className="bar-button"
        aria-pressed={panelOpen}
        aria-expanded={panelOpen}
        onClick={onPanel}
      >
        What the bot did
      </button>
      <button type="button" className="bar-button" onClick={onTour}>
        Tour
      </button>
      <button type="button" className="bar-button" onClick={() => onTheme(nextTheme(theme))}>
        Theme: {theme}
      </button>
      <Reset act={act} onReset={onReset} />
    </div>
  );
}

/** Everything there is no room for. What it leads to lies under it, so that it goes away. */
function Sheet({ children }: { children: (close: () => void) => ReactNode }) {
  const popover = usePopoverStore({ placement: 'bottom-end' });
  return (
    <>
      <PopoverDisclosure store={popover} className="bar-button">
        Sandbox
      </PopoverDisclosure>
      <Popover store={popover} className="bar-sheet" gutter={8} overflowPadding={8} aria-label="Sandbox">
        {children(popover.hide)}
      </Popover>
    </>
  );
}

/** Three lines that cross over: a switchboard. */
function Mark() {
  return (
    <svg className="bar-mark" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d="M3 5h4l6 10h4M3 15h4l2-3.3M11.6 7.4 13 5h4" />
      <circle cx="3" cy="5" r="1.6" />
      <circle cx="17" cy="5" r="1.6" />
      <circle cx="3" cy="15" r="1.6" />
      <circle cx="17" cy="15" r="1.6" />
    </svg>
  );
}
