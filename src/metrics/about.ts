/** The engine as it is; whatever it answers tells the log which escalation is spoken of. */
import type { Engine } from '../engine/engine-types.ts';
import { aboutEscalation } from '../log.ts';

export function tellingLog(engine: Engine): Engine {
  return {
    ...engine,
    async find(id) {
      const found = await engine.find(id);
      if (found) aboutEscalation(found.id);
      return found;
    },
    async at(channel, ts) {
      const found = await engine.at(channel, ts);
      if (found) aboutEscalation(found.escalation.id);
      return found;
    },
    async open(draft, requestKey) {
      const opened = await engine.open(draft, requestKey);
      aboutEscalation(opened.escalation.id);
      return opened;
    },
  };
}
