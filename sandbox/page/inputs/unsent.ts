/** What was typed and not yet sent: one thing under way at a time, the newest next. */

const unsent = new Set<() => Promise<void>>();

/** Sends what waits in any input; resolves when the sandbox has it all. */
export async function flushInputs(): Promise<void> {
  await Promise.all([...unsent].map((flush) => flush()));
}

export function createSender() {
  let waiting: (() => Promise<unknown>) | undefined;
  let underWay: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let said: string[] = [];

  async function sendAll(): Promise<void> {
    while (waiting) {
      const send = waiting;
      waiting = undefined;
      await send();
    }
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    underWay ??= sendAll().finally(() => {
      underWay = undefined;
      if (!waiting) unsent.delete(flush);
    });
    return underWay;
  }

  return {
    /** `send` is called now, or when nothing more was typed for so long. */
    typed(text: string, send: () => Promise<unknown>, waitMs = 0): void {
      waiting = () => {
        said.push(text);
        return send();
      };
      unsent.add(flush);
      clearTimeout(timer);
      if (waitMs === 0) void flush();
      else timer = setTimeout(flush, waitMs);
    },
    flush,
    /** Whether the sandbox only repeats what was sent from here; what was sent before that is forgotten. */
    isEcho(text: string): boolean {
      const at = said.lastIndexOf(text);
      if (at < 0) return false;
      said = said.slice(at);
      return true;
    },
    /** Somebody else's word counts: what waits here is void. */
    yield(): void {
      clearTimeout(timer);
      waiting = undefined;
      said = [];
      unsent.delete(flush);
    },
  };
}
