/** What the rooms of the page may ask of the page around them: to open, to say, to point at something. */

import { createContext, useContext } from 'react';
import type { Command, Shortcut } from '../live/protocol.ts';

export type Frame = {
  appName: string;
  commands: readonly Command[];
  shortcuts: readonly Shortcut[];
  openThread(place: string, ts: string): void;
  /** The address under which this message can be found again. */
  linkTo(place: string, ts: string): string;
  /** A sentence for the person, shown for a while. */
  say(sentence: string): void;
  /** What stands unsent in a composer, kept while one is elsewhere. */
  drafts: Map<string, string>;
};

export const FrameContext = createContext<Frame | null>(null);

export function useFrame(): Frame {
  const frame = useContext(FrameContext);
  if (!frame) throw new Error('A FrameContext is missing around this component.');
  return frame;
}
