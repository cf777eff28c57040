/** A registry of handlers by name behind one listener of Bolt, which asks each of its listeners about each request. */
import type { App } from '@slack/bolt';

export const anyName = /^/;

export type ByName<Handle> = {
  /** `listen` is called once for each app, with what finds a handler by its name. A name has one handler. */
  add(
    app: App,
    name: string,
    handle: Handle,
    listen: (find: (name: string) => Handle | undefined) => void,
  ): void;
};

export function byName<Handle>(): ByName<Handle> {
  const apps = new WeakMap<App, Map<string, Handle>>();
  return {
    add(app, name, handle, listen) {
      const known = apps.get(app);
      if (known?.has(name)) throw new Error(`${name} has a handler already`);
      if (known) {
        known.set(name, handle);
        return;
      }
      const first = new Map([[name, handle]]);
      apps.set(app, first);
      listen((wanted) => first.get(wanted));
    },
  };
}
