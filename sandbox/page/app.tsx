/** The page: it connects to the sandbox, keeps its place in the address, and lays out what is told. */

import { newcomer } from './address.ts';
import { Page } from './page.tsx';
import { Toasts, useToasts } from './toasts/toasts.tsx';
import { useAddress } from './use-address.ts';
import { useSandbox } from './use-sandbox.ts';

export function App() {
  const { toasts, say, dismiss } = useToasts();
  const [address, go] = useAddress();
  const { kept, line, act } = useSandbox(address.who, {
    say,
    onStranger: () => go({ ...address, who: newcomer }, 'instead'),
  });

  return (
    <>
      {line === 'lost' && (
        <p className="banner" role="alert" data-stays>
          The sandbox has stopped. Start it again with <code>npm run sandbox</code>.
        </p>
      )}
      {kept ? (
        <Page kept={kept} address={address} go={go} act={act} say={say} />
      ) : (
        line !== 'lost' && <p className="opening">Opening the sandbox…</p>
      )}
      <Toasts toasts={toasts} onDismiss={dismiss} />
    </>
  );
}
