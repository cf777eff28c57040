/** Where a list of messages begins to be drawn, whether its newest is in view, and what came while it was not. */

import {
  type RefObject,
  startTransition,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { SeenMessage } from '../../live/protocol.ts';
import { authorOf } from './thread-counts.ts';
import { stretchAt } from './use-stretches.ts';

const firstDrawn = 30;
/** Older messages are drawn when the end of what is drawn is this close. */
const aheadPixels = 2400;
const bottomPixels = 48;

export function useEdges(
  scroller: RefObject<HTMLDivElement | null>,
  messages: readonly SeenMessage[],
  viewer: string,
) {
  const top = useRef<HTMLDivElement>(null);
  const bottom = useRef<HTMLDivElement>(null);
  const [hidden, setHidden] = useState(() => stretchAt(messages.length - firstDrawn));
  const [atBottom, setAtBottom] = useState(true);
  const newest = messages.at(-1);
  const newestTs = newest?.ts ?? '';
  const [seenTs, setSeenTs] = useState(newestTs);
  // After a reset there may be fewer messages than were hidden.
  const from = Math.min(hidden, stretchAt(messages.length - firstDrawn));

  useEffect(() => {
    const edge = top.current;
    if (!edge || from === 0) return undefined;
    const watching = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) startTransition(() => setHidden(stretchAt(from - 1)));
      },
      { root: scroller.current, rootMargin: `${aheadPixels}px 0px` },
    );
    watching.observe(edge);
    return () => watching.disconnect();
  }, [from, scroller]);

  useEffect(() => {
    const edge = bottom.current;
    if (!edge) return undefined;
    const watching = new IntersectionObserver(([entry]) => setAtBottom(entry?.isIntersecting ?? true), {
      root: scroller.current,
      rootMargin: `${bottomPixels}px 0px`,
    });
    watching.observe(edge);
    return () => watching.disconnect();
  }, [scroller]);

  const toBottom = useCallback(() => {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    // The newest is where scrolling starts: the box is laid out in reverse.
    scroller.current?.scrollTo({ top: 0, behavior: calm ? 'instant' : 'smooth' });
  }, [scroller]);

  const own = newest !== undefined && authorOf(newest) === viewer;
  const seenNow = atBottom || own || seenTs > newestTs;
  useEffect(() => {
    if (seenNow) setSeenTs(newestTs);
  }, [seenNow, newestTs]);

  const before = useRef(newestTs);
  useLayoutEffect(() => {
    if (own && newestTs > before.current) scroller.current?.scrollTo({ top: 0 });
    before.current = newestTs;
  }, [own, newestTs, scroller]);

  return {
    from,
    top,
    bottom,
    atBottom,
    /** Something came that is below what is in view. */
    missed: !seenNow && newestTs > seenTs,
    toBottom,
    drawFrom: setHidden,
  };
}
