/** “Are you sure?”, in the words of the app. */

import { Dialog, DialogDismiss, DialogHeading } from '@ariakit/react';
import { type ReactNode, useState } from 'react';
import { asObject, isObject } from '../../slack/json.ts';
import { plainWords, Text } from '../blocks/text.tsx';

/** `ask` does it at once where nothing is to be confirmed; `dialog` belongs on the page. */
export function useConfirm(confirm: unknown): { ask(does: () => void): void; dialog: ReactNode } {
  const [asked, setAsked] = useState<{ does: () => void } | null>(null);
  return {
    ask: (does) => (isObject(confirm) ? setAsked({ does }) : does()),
    dialog: asked && (
      <ConfirmDialog
        confirm={asObject(confirm)}
        onYes={() => {
          setAsked(null);
          asked.does();
        }}
        onNo={() => setAsked(null)}
      />
    ),
  };
}

type ConfirmProps = { confirm: { [field: string]: unknown }; onYes(): void; onNo(): void };

function ConfirmDialog({ confirm, onYes, onNo }: ConfirmProps) {
  const style = confirm.style === 'danger' ? 'in-danger' : 'in-primary';
  return (
    <Dialog
      open
      role="alertdialog"
      className="in-confirm"
      backdrop={<div className="in-backdrop" />}
      onClose={onNo}
    >
      <DialogHeading className="in-confirm-title">{plainWords(confirm.title)}</DialogHeading>
      <Text of={confirm.text} />
      <div className="in-confirm-buttons">
        <DialogDismiss className="in-button">{plainWords(confirm.deny)}</DialogDismiss>
        <button type="button" className={`in-button ${style}`} onClick={onYes}>
          {plainWords(confirm.confirm)}
        </button>
      </div>
    </Dialog>
  );
}
