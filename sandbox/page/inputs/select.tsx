/** A menu of few options. */

import {
  Select,
  SelectGroup,
  SelectGroupLabel,
  SelectItem,
  SelectPopover,
  SelectProvider,
} from '@ariakit/react';
import type { KeyboardEvent } from 'react';
import type { ElementProps, Labelled } from '../blocks/standing.tsx';
import { plainWords } from '../blocks/text.tsx';
import { useChosen } from './chosen.ts';
import { useConfirm } from './confirm.tsx';
import { namedBy } from './named.ts';
import { grouped, heldOffer, type Offer } from './offers.ts';

export function SelectOne({ block, element, labelled, offers }: ElementProps & { offers: Offer[] }) {
  const { chosen, choose } = useChosen({ block, element });
  const { ask, dialog } = useConfirm(element.confirm);
  const shown = chosen === null ? undefined : heldOffer(chosen, offers);
  const pick = (value: string) => {
    const offer = offers.find((each) => each.value === value);
    if (offer && value !== shown?.value) ask(() => void choose(value, offer.held));
  };
  return (
    <span className="in-choose">
      <SelectProvider value={shown?.value ?? ''} setValue={pick}>
        <Select
          {...namedBy(labelled, element, 'Choose an option')}
          className="in-select"
          data-autofocus={element.focus_on_load === true || undefined}
        >
          <span className={shown ? 'in-select-words' : 'in-select-words in-placeholder'}>
            {shown?.words ?? (plainWords(element.placeholder) || 'Choose an option')}
          </span>
          <Arrow />
        </Select>
        <SelectPopover
          portal
          preserveTabOrder={false}
          onKeyDown={leaveByTab}
          gutter={4}
          sameWidth
          unmountOnHide
          className="in-popover"
        >
          {grouped(offers).map(({ label, offers: some }) => (
            <SelectGroup key={label}>
              {label && <SelectGroupLabel className="in-group">{label}</SelectGroupLabel>}
              {some.map((offer) => (
                <SelectItem value={offer.value} className="in-item" key={offer.value}>
                  <span>{offer.words}</span>
                  {offer.description && <span className="in-description">{offer.description}</span>}
                </SelectItem>
              ))}
            </SelectGroup>
          ))}
        </SelectPopover>
      </SelectProvider>
      <Clear isEmpty={!shown} labelled={labelled} onClear={() => ask(() => void choose(null, null))} />
      {dialog}
    </span>
  );
}

export function Arrow() {
  return (
    <svg className="in-arrow" viewBox="0 0 16 16" aria-hidden="true">
      <path
        d="m4 6 4 4 4-4"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

type ClearProps = { isEmpty: boolean; labelled: Labelled | undefined; onClear(): void };

/** What may be left out can also be taken back. */
export function Clear({ isEmpty, labelled, onClear }: ClearProps) {
  if (isEmpty || !labelled || labelled.required) return null;
  return (
    <button
      type="button"
      className="in-clear"
      aria-label="Clear"
      aria-describedby={labelled.labelId}
      onClick={onClear}
    >
      ×
    </button>
  );
}

/** Tab goes on from the button, as with any other field. */
function leaveByTab({ key, currentTarget }: KeyboardEvent<HTMLElement>): void {
  if (key !== 'Tab') return;
  document.querySelector<HTMLElement>(`[aria-controls="${CSS.escape(currentTarget.id)}"]`)?.focus();
}
