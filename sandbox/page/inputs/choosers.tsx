/** Everything chosen from a list: which list it is, and whether one thing or several. */

import { asList, asText } from '../../slack/json.ts';
import { optionsOf } from '../../slack/view-state.ts';
import type { ElementProps } from '../blocks/standing.tsx';
import { plainWords } from '../blocks/text.tsx';
import { useEyes } from '../eyes.tsx';
import { useChosen } from './chosen.ts';
import { TypedList } from './combobox.tsx';
import { useConfirm } from './confirm.tsx';
import { heldOffer, type Offer, offersOf, peopleOffers, placeOffers } from './offers.ts';
import { Clear, SelectOne } from './select.tsx';

/** More than so many are easier to type than to look through. */
const fewOptions = 15;

export function Chooser(props: ElementProps) {
  const eyes = useEyes();
  const { element } = props;
  const type = asText(element.type);
  const offers = type.includes('static')
    ? offersOf({ options: element.options, groups: element.option_groups })
    : type.includes('users')
      ? peopleOffers(eyes)
      : placeOffers(eyes, element);
  if (type.startsWith('multi_')) return <ChooseSeveral {...props} offers={offers} />;
  if (type === 'static_select' && optionsOf(element).length <= fewOptions) {
    return <SelectOne {...props} offers={offers} />;
  }
  return <ChooseOne {...props} offers={offers} />;
}

type WithOffers = ElementProps & { offers: Offer[] };

function ChooseOne({ block, element, labelled, offers }: WithOffers) {
  const { chosen, choose } = useChosen({ block, element });
  const { ask, dialog } = useConfirm(element.confirm);
  const shown = chosen === null ? undefined : heldOffer(chosen, offers);
  return (
    <span className="in-choose">
      <TypedList
        block={block}
        element={element}
        labelled={labelled}
        placeholder={plainWords(element.placeholder) || usual(element.type)}
        words={shown?.words ?? ''}
        chosen={shown ? [shown.value] : []}
        offers={offers}
        several={false}
        isFull={false}
        onPick={(offer) => {
          if (offer.value !== shown?.value) ask(() => void choose(offer.value, offer.held));
        }}
        onBackspace={() => {}}
      />
      <Clear isEmpty={!shown} labelled={labelled} onClear={() => ask(() => void choose(null, null))} />
      {dialog}
    </span>
  );
}

function ChooseSeveral({ block, element, labelled, offers }: WithOffers) {
  const { chosen, choose } = useChosen({ block, element });
  const { ask, dialog } = useConfirm(element.confirm);
  const shown = asList(chosen).map((each) => heldOffer(each, offers));
  const values = shown.map(({ value }) => value);
  const set = (next: Offer[]) =>
    ask(
      () =>
        void choose(
          next.map(({ value }) => value),
          next.map(({ held }) => held),
        ),
    );
  const without = (value: string) => set(shown.filter((each) => each.value !== value));
  return (
    <div className="in-several">
      {shown.map(({ value, words }) => (
        <span className="in-chip" key={value}>
          {words}
          <button
            type="button"
            className="in-chip-remove"
            aria-label={`Remove ${words}`}
            onClick={() => without(value)}
          >
            ×
          </button>
        </span>
      ))}
      <TypedList
        block={block}
        element={element}
        labelled={labelled}
        placeholder={shown.length > 0 ? '' : plainWords(element.placeholder) || usual(element.type)}
        words=""
        chosen={values}
        offers={offers}
        several
        isFull={shown.length >= Number(element.max_selected_items ?? Number.POSITIVE_INFINITY)}
        onPick={(offer) => (values.includes(offer.value) ? without(offer.value) : set([...shown, offer]))}
        onBackspace={() => {
          if (shown.length > 0) set(shown.slice(0, -1));
        }}
      />
      {dialog}
    </div>
  );
}

function usual(type: unknown): string {
  if (asText(type).includes('users')) return 'Choose a person';
  if (asText(type).includes('channels')) return 'Choose a channel';
  if (asText(type).includes('conversations')) return 'Choose a conversation';
  return 'Choose an option';
}
