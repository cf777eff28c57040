/** Asks once before a message of one's own is deleted. */

import { Dialog, DialogDismiss, DialogHeading } from '@ariakit/react';
import type { SeenMessage } from '../../live/protocol.ts';
import { useEyes } from '../eyes.tsx';

export function RemoveQuestion({
  message,
  onDone,
}: {
  message: SeenMessage;
  onDone(removed: boolean): void;
}) {
  const { act } = useEyes();
  const { channel, ts } = message;
  return (
    <Dialog
      open
      onClose={() => onDone(false)}
      className="question"
      backdrop={<div className="scrim scrim-page" />}
    >
      <DialogHeading className="question-heading">Delete this message?</DialogHeading>
      <p>It is gone for everybody, and the bot is told that it was deleted.</p>
      <div className="question-buttons">
        <DialogDismiss className="button">Keep</DialogDismiss>
        <button
          type="button"
          className="button button-danger"
          onClick={() => {
            void act({ kind: 'remove', on: { channel, ts } });
            onDone(true);
          }}
        >
          Delete
        </button>
      </div>
    </Dialog>
  );
}
