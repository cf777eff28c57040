/** What a list offers for what was typed so far, by the page's own search or the app's. */

import { useEffect, useState } from 'react';
import type { Suggestions } from '../../live/protocol.ts';
import { asObject, asText } from '../../slack/json.ts';
import { type ElementProps, useSpot } from '../blocks/standing.tsx';
import { useEyes } from '../eyes.tsx';
import { matching, type Offer, offersOf } from './offers.ts';

const pauseMs = 250;

type Offered = { offers: Offer[] /** Where nothing can be offered, why. */; sentence: string };

export function useOffered(list: ElementProps & { offers: Offer[] }, typed: string, open: boolean): Offered {
  const isExternal = asText(list.element.type).includes('external');
  const suggested = useSuggestions(list, typed, open && isExternal);
  if (!isExternal) return withSentence(matching(list.offers, typed));
  if (suggested.state === 'too short') {
    const { least } = suggested;
    return { offers: [], sentence: `Type ${least === 1 ? 'a letter' : `${least} letters`} to search.` };
  }
  if (suggested.state === 'asking') return { offers: suggested.offers, sentence: 'Searching…' };
  return withSentence(suggested.offers);
}

const withSentence = (offers: Offer[]): Offered => ({
  offers,
  sentence: offers.length > 0 ? '' : 'Nothing matches.',
});

/** Asked only when typing pauses. */
function useSuggestions({ block, element }: ElementProps, typed: string, open: boolean) {
  const { act } = useEyes();
  const spot = JSON.stringify(useSpot(block, element));
  const least = Number(element.min_query_length ?? 3);
  const [found, setFound] = useState<{ typed: string; offers: Offer[] } | null>(null);
  const wanted = open && typed.length >= least;
  useEffect(() => {
    if (!wanted) return;
    let over = false;
    const ask = async () => {
      const answer = await act({ kind: 'suggest', spot: JSON.parse(spot), typed });
      const { options, groups } = asObject(answer) as Suggestions;
      if (!over) setFound({ typed, offers: offersOf({ options, groups }) });
    };
    const timer = setTimeout(() => void ask(), pauseMs);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [wanted, typed, spot, act]);
  const state = typed.length < least ? 'too short' : found?.typed === typed ? 'found' : 'asking';
  return { least, state, offers: found?.offers ?? [] } as const;
}
