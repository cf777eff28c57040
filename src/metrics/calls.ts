/** Every call to Slack as it goes out, whoever makes it: which method, what came of it, how long it took. */

export type CallWatch = {
  /** `outcome` is `ok`, Slack's own error code, `http_503` and the like, `timeout` or `connection`. */
  called(method: string, outcome: string, ms: number): void;
};

type Fetch = (url: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** Reads the answer for whoever asked, so the time includes all of it, and an answer that stalls fails like one that never comes. */
export function watchCalls(fetch: Fetch, watch: CallWatch | undefined): Fetch {
  if (!watch) return fetch;
  return async (url, init) => {
    const method = methodOf(url);
    const startedAt = performance.now();
    const told = (outcome: string) => watch.called(method, outcome, performance.now() - startedAt);
    try {
      const response = await fetch(url, init);
      const body = await response.arrayBuffer();
      told(outcomeOf(response, body));
      return new Response(body.byteLength > 0 ? body : null, response);
    } catch (error) {
      const { name } = error instanceof Error ? error : { name: '' };
      told(name === 'TimeoutError' || name === 'AbortError' ? 'timeout' : 'connection');
      throw error;
    }
  };
}

/** Web API methods are the last part of the path; every other address is a `response_url`. */
function methodOf(url: string | URL | Request): string {
  const { pathname } = new URL(url instanceof Request ? url.url : url);
  return /\/api\/([a-zA-Z.]+)$/.exec(pathname)?.[1] ?? 'response_url';
}

function outcomeOf({ status, headers }: Response, body: ArrayBuffer): string {
  if (status === 429) return 'ratelimited';
  if (status >= 400) return `http_${status}`;
  if (!headers.get('content-type')?.includes('json')) return 'ok';
  try {
    const answer: unknown = JSON.parse(new TextDecoder().decode(body));
    const error =
      typeof answer === 'object' && answer !== null && 'error' in answer ? String(answer.error) : undefined;
    return error ?? 'ok';
  } catch {
    return 'not_slack';
  }
}
