/** A list to type into: people, conversations, long menus, and what an app suggests. */

import {
  Combobox,
  ComboboxGroup,
  ComboboxGroupLabel,
  ComboboxItem,
  ComboboxPopover,
  ComboboxProvider,
} from '@ariakit/react';
import { type KeyboardEvent, useState } from 'react';
import type { ElementProps } from '../blocks/standing.tsx';
import { namedBy } from './named.ts';
import { grouped, type Offer } from './offers.ts';
import { Arrow } from './select.tsx';
import { useOffered } from './suggestions.ts';

export type ListProps = ElementProps & {
  /** Of a menu whose options are known here. */
  offers: Offer[];
  placeholder: string;
  /** What is chosen, in words, where one thing is. */
  words: string;
  /** The values that are chosen; the list says so. */
  chosen: string[];
  several: boolean;
  isFull: boolean;
  onPick(offer: Offer): void;
  /** Backspace where nothing is typed. */
  onBackspace(): void;
};

/** Escape closes the list, and not the modal it is in. */
function onlyTheList(event: { preventDefault(): void }): boolean {
  event.preventDefault();
  return true;
}

export function TypedList(props: ListProps) {
  const { element, labelled, several, chosen } = props;
  const [open, setOpen] = useState(false);
  /** Null until something is typed. */
  const [typed, setTyped] = useState<string | null>(null);
  const { offers, sentence } = useOffered(props, typed ?? '', open);
  const close = (isOpen: boolean) => {
    setOpen(isOpen);
    if (!isOpen) setTyped(null);
  };
  const pick = (offer: Offer) => {
    props.onPick(offer);
    setTyped(several ? '' : null);
  };
  const back = (event: KeyboardEvent) => {
    if (event.key === 'Backspace' && several && !typed) props.onBackspace();
  };
  return (
    <ComboboxProvider
      value={typed ?? props.words}
      setValue={setTyped}
      open={open}
      setOpen={close}
      selectedValue={chosen}
      resetValueOnHide={false}
      resetValueOnSelect={false}
    >
      <span className="in-combobox">
        <Combobox
          {...namedBy(labelled, element, props.placeholder)}
          className="in-combobox-input"
          placeholder={props.placeholder}
          autoSelect
          showOnClick
          data-autofocus={element.focus_on_load === true || undefined}
          onFocus={(event) => event.currentTarget.select()}
          onKeyDown={back}
        />
        <Arrow />
      </span>
      <ComboboxPopover
        portal
        preserveTabOrder={false}
        gutter={4}
        sameWidth
        unmountOnHide
        hideOnEscape={onlyTheList}
        className="in-popover"
      >
        {sentence && (
          <div className="in-sentence" role="status">
            {sentence}
          </div>
        )}
        {grouped(offers).map(({ label, offers: some }) => (
          <ComboboxGroup key={label}>
            {label && <ComboboxGroupLabel className="in-group">{label}</ComboboxGroupLabel>}
            {some.map((offer) => (
              <ComboboxItem
                value={offer.value}
                className="in-item"
                setValueOnClick={false}
                selectValueOnClick={false}
                hideOnClick={!several}
                disabled={props.isFull && !chosen.includes(offer.value)}
                aria-selected={chosen.includes(offer.value)}
                onClick={() => pick(offer)}
                key={offer.value}
              >
                <span>{offer.words}</span>
                {offer.description && <span className="in-description">{offer.description}</span>}
              </ComboboxItem>
            ))}
          </ComboboxGroup>
        ))}
      </ComboboxPopover>
    </ComboboxProvider>
  );
}
