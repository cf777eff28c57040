/** Whether somebody points at a message, or is in it with the keyboard. */

import { type FocusEvent, type PointerEvent, useEffect, useRef, useState } from 'react';

/** Messages that scroll past under a resting pointer are not pointed at. */
const pointingMs = 70;

export function useNear() {
  const [near, setNear] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  return {
    near,
    watched: {
      onPointerEnter(event: PointerEvent): void {
        // A finger is never near for long: for it there is a button.
        if (event.pointerType !== 'touch') timer.current = setTimeout(() => setNear(true), pointingMs);
      },
      onPointerLeave(event: PointerEvent): void {
        // It also leaves with each tap, before the tap counts as a click.
        if (event.pointerType === 'touch') return;
        clearTimeout(timer.current);
        setNear(false);
      },
      onFocus(): void {
        setNear(true);
      },
      onBlur(event: FocusEvent<HTMLElement>): void {
        if (!event.currentTarget.contains(event.relatedTarget)) setNear(false);
      },
    },
  };
}
