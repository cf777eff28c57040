/** What there is to choose from: options, people, conversations. */

import { asList, asObject, asObjects, asText, isObject, type JsonObject } from '../../slack/json.ts';
import { plainWords } from '../blocks/text.tsx';
import type { Eyes } from '../eyes.tsx';

export type Offer = {
  /** What is sent. */
  value: string;
  words: string;
  description: string;
  group: string;
  /** What the element then holds: an option, or an id. */
  held: unknown;
};

export function optionOffer(option: JsonObject, group = ''): Offer {
  const description = plainWords(option.description);
  return { value: asText(option.value), words: plainWords(option.text), description, group, held: option };
}

/** Of a static menu, or of what an app suggested. */
export function offersOf({ options, groups }: { options: unknown; groups: unknown }): Offer[] {
  return [
    ...asObjects(options).map((option) => optionOffer(option)),
    ...asObjects(groups).flatMap((group) =>
      asObjects(group.options).map((option) => optionOffer(option, plainWords(group.label))),
    ),
  ];
}

export function peopleOffers({ people, viewer }: Eyes): Offer[] {
  return people
    .filter(({ deleted }) => deleted !== true)
    .map(({ id, realName, title = '' }) => ({
      value: id,
      words: id === viewer.id ? `${realName} (you)` : realName,
      description: title,
      group: '',
      held: id,
    }));
}

/** Channels are public ones; conversations may be filtered by kind. */
export function placeOffers({ places }: Eyes, element: JsonObject): Offer[] {
  const wanted = asText(element.type).includes('channels')
    ? ['public']
    : asList(asObject(element.filter).include ?? ['public', 'private', 'im']);
  return places
    .filter(({ kind }) => wanted.includes(kind === 'app' ? 'im' : kind))
    .map(({ id, name, kind }) => ({
      value: id,
      words: kind === 'public' ? `#${name}` : name,
      description: kind === 'private' ? 'private' : '',
      group: '',
      held: id,
    }));
}

/** What is held, as it is shown: an option by itself, a person or place by its id. */
export function heldOffer(held: unknown, offers: Offer[]): Offer {
  if (isObject(held)) return optionOffer(held);
  const id = String(held);
  return (
    offers.find(({ value }) => value === id) ?? { value: id, words: id, description: '', group: '', held: id }
  );
}

/** Together by their group, in the order they came. */
export function grouped(offers: Offer[]): { label: string; offers: Offer[] }[] {
  const groups = new Map<string, Offer[]>();
  for (const offer of offers) groups.set(offer.group, [...(groups.get(offer.group) ?? []), offer]);
  return [...groups].map(([label, some]) => ({ label, offers: some }));
}

/** Those with every typed word at the beginning of one of theirs. */
export function matching(offers: Offer[], typed: string): Offer[] {
  const sought = wordsIn(typed);
  return offers.filter((offer) => {
    const words = wordsIn(`${offer.words} ${offer.description}`);
    return sought.every((each) => words.some((word) => word.startsWith(each)));
  });
}

const wordsIn = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
