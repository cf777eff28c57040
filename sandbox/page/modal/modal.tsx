/** The topmost modal, over the Slack window only: the bar of the sandbox stays within reach. */

import { Dialog, DialogHeading, HeadingLevel } from '@ariakit/react';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { SeenView } from '../../live/protocol.ts';
import { textOf } from '../../slack/json.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { useEyes } from '../eyes.tsx';
import { flushInputs } from '../inputs/unsent.ts';
import { BackMark, CrossMark } from '../marks.tsx';
import { isSingleLine, useFocusInModal, whatStays } from './focus.ts';

export type ModalProps = {
  view: SeenView;
  /** Others lie below it: closing it leads back to them. */
  stacked: boolean;
};

export function Modal({ view, stacked }: ModalProps) {
  const { act } = useEyes();
  const body = useRef<HTMLDivElement>(null);
  const [busy, setBusy] = useState(false);
  useFocusInModal(body, view);

  const submitWords = textOf(view.submit);
  const close = () => void act({ kind: 'close' });

  async function submit(): Promise<void> {
    if (busy || submitWords === '') return;
    setBusy(true);
    await flushInputs();
    await act({ kind: 'submit' });
    setBusy(false);
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (event.defaultPrevented || event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    if (!event.metaKey && !event.ctrlKey && !isSingleLine(event.target)) return;
    event.preventDefault();
    void submit();
  }

  return (
    <div className="modal-layer">
      <Dialog
        open
        // It closes where the sandbox says so; the person only asks.
        onClose={(event) => {
          event.preventDefault();
          close();
        }}
        modal
        portal={false}
        backdrop={false}
        preventBodyScroll={false}
        hideOnInteractOutside={false}
        autoFocusOnShow={false}
        autoFocusOnHide={false}
        getPersistentElements={whatStays}
        className="modal"
        aria-busy={busy}
        onKeyDown={onKeyDown}
      >
        <div className="modal-head">
          {stacked && (
            <button type="button" className="tool" aria-label="Back" onClick={close}>
              <BackMark />
            </button>
          )}
          <DialogHeading className="modal-title">{textOf(view.title)}</DialogHeading>
          <button type="button" className="tool modal-close" aria-label="Close" onClick={close}>
            <CrossMark />
          </button>
        </div>
        <div key={view.id} ref={body} className="modal-body" tabIndex={-1}>
          <HeadingLevel>
            <Blocks
              blocks={view.blocks}
              surface="modal"
              spotIn={{ view: view.id }}
              values={view.values}
              errors={view.errors}
            />
          </HeadingLevel>
        </div>
        <div className="modal-foot">
          <button type="button" className="button" onClick={close}>
            {textOf(view.close) || (submitWords ? 'Cancel' : 'Close')}
          </button>
          {submitWords !== '' && (
            <button
              type="button"
              className={`button button-primary${busy ? ' button-busy' : ''}`}
              aria-disabled={busy}
              onClick={() => void submit()}
            >
              {submitWords}
            </button>
          )}
        </div>
      </Dialog>
    </div>
  );
}
