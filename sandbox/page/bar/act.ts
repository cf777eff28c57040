/** How what is not Slack asks the sandbox for something. */

import type { Wish } from '../../live/protocol.ts';

/** A refusal has been shown to the person and resolves to undefined. */
export type Act = (wish: Wish) => Promise<unknown>;
