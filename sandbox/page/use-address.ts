/** The page's address as state: a reload, the back button and a copied link lead to the same view. */

import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { type Address, readAddress, writeAddress } from './address.ts';

const movedEvent = 'sandbox:moved';

export function useAddress(): [Address, (next: Address, how?: 'anew' | 'instead') => void] {
  const url = useSyncExternalStore(follow, () => `${location.search}${location.hash}`);
  const address = useMemo(() => {
    const [search = '', hash = ''] = url.split('#');
    return readAddress({ search, hash });
  }, [url]);

  const go = useCallback((next: Address, how: 'anew' | 'instead' = 'anew') => {
    const to = writeAddress(next);
    if (to === `/${location.search}${location.hash}`) return;
    if (how === 'instead') history.replaceState(null, '', to);
    else history.pushState(null, '', to);
    window.dispatchEvent(new Event(movedEvent));
  }, []);

  return [address, go];
}

function follow(listener: () => void): () => void {
  for (const event of ['popstate', 'hashchange', movedEvent]) window.addEventListener(event, listener);
  return () => {
    for (const event of ['popstate', 'hashchange', movedEvent]) window.removeEventListener(event, listener);
  };
}
