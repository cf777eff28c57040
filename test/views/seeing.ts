/** Messages as people see them, hear them and are notified by them: through the simulator's eyes, in Dublin unless said otherwise. */
import type { KnownBlock } from '@slack/types';
import { cast } from '../../sandbox/cast.ts';
import { createStillClock } from '../../sandbox/slack/clock.ts';
import { asObjects } from '../../sandbox/slack/json.ts';
import { pingsOf } from '../../sandbox/slack/pings.ts';
import { blocksSeen } from '../../sandbox/slack/render/blocks.ts';
import { mrkdwnSeen } from '../../sandbox/slack/render/words.ts';
import { valuesFor } from '../../sandbox/slack/view-state.ts';
import { createWorkspace } from '../../sandbox/slack/workspace.ts';
import { mention, type Wording } from '../../src/views/parts.ts';
import { en } from '../../src/views/words/en/index.ts';
import { morning } from '../support/factories.ts';
import { manifest } from '../support/manifest.ts';

const { state } = createWorkspace({ ...cast, manifest: manifest(), clock: createStillClock(morning) });
const eyes = { tz: 'Europe/Dublin', locale: 'en-IE', state };

type Shown = { text: string; blocks: readonly KnownBlock[] };

/** What the blocks say, line by line. */
export const seen = ({ blocks }: { blocks: readonly unknown[] }): string[] =>
  blocksSeen(asObjects(blocks), { ...eyes, values: valuesFor(asObjects(blocks)) });

/** What a screen reader reads. */
export const heard = ({ text }: Shown): string => mrkdwnSeen(text, eyes);

/** Whom posting it would notify. */
export const pings = ({ text, blocks }: Shown): string[] => pingsOf({ text, blocks: asObjects(blocks) });

export const wording: Wording = {
  nameOf: (id) => cast.people.find((person) => person.id === id)?.realName ?? mention(id),
  words: en,
  teamName: (id) => ({ engineering: 'Engineering', risk: 'Risk', design: 'Design' })[id] ?? id,
  categoryName: (id) => (id === 'payout' ? 'Payouts' : id),
};
