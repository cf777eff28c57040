/** Starts the workspace over, once it is certain that this is meant. */

import { Dialog, DialogDismiss, DialogHeading, useDialogStore } from '@ariakit/react';
import type { Act } from './act.ts';

export function Reset({ act, onReset }: { act: Act; onReset: (() => void) | undefined }) {
  const dialog = useDialogStore();
  return (
    <>
      <button type="button" className="bar-button" aria-haspopup="dialog" onClick={dialog.show}>
        Reset
      </button>
      <Dialog
        store={dialog}
        className="bar-dialog"
        role="alertdialog"
        aria-describedby="reset-means"
        backdrop={<div className="bar-backdrop" />}
      >
        <DialogHeading className="bar-dialog-heading">Start over?</DialogHeading>
        <p id="reset-means">Everything in this workspace is forgotten.</p>
        <div className="bar-dialog-buttons">
          <DialogDismiss className="bar-dialog-button" autoFocus>
            Keep it
          </DialogDismiss>
          <button
            type="button"
            className="bar-dialog-button bar-dialog-danger"
            onClick={() => {
              dialog.hide();
              onReset?.();
              void act({ kind: 'reset' });
            }}
          >
            Start over
          </button>
        </div>
      </Dialog>
    </>
  );
}
