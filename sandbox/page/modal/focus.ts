/** Where the focus is while a modal is open, when it complains, and after it. */

import { type RefObject, useEffect } from 'react';
import type { SeenView } from '../../live/protocol.ts';

const fields = 'input, textarea, select, button, [role="combobox"], [tabindex="0"]';

export function useFocusInModal(body: RefObject<HTMLElement | null>, { id, errors }: SeenView): void {
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      // What was behind the modal can take the focus again only once nothing keeps it from there.
      requestAnimationFrame(() => {
        if (document.activeElement && document.activeElement !== document.body) return;
        const back = before instanceof HTMLElement && before.isConnected && before !== document.body;
        (back ? before : document.querySelector<HTMLElement>('.composer-field'))?.focus();
      });
    };
  }, []);

  useEffect(() => {
    const room = body.current;
    // A field that asked for the focus has it by now.
    if (!id || !room || room.contains(document.activeElement)) return;
    (room.querySelector<HTMLElement>(fields) ?? room).focus();
  }, [body, id]);

  useEffect(() => {
    if (Object.keys(errors).length > 0)
      body.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [body, errors]);
}

/** A text field of one line, in which Enter means that the form is done. */
export function isSingleLine(target: EventTarget): boolean {
  return (
    target instanceof HTMLInputElement &&
    ['text', 'email', 'url', 'number', 'tel', 'search'].includes(target.type) &&
    target.getAttribute('role') !== 'combobox'
  );
}

/** What can be used while a modal is open: what is not Slack, and the menus of it, which hang at the end of the page. */
export function whatStays(): Iterable<Element> {
  return document.querySelectorAll('[data-stays], body > :not(#page)');
}
