/** The menu from which a reaction is picked. */

import { MenuButton, MenuItem, MenuProvider } from '@ariakit/react';
import { emoji } from '../../slack/emoji.ts';
import { useEyes } from '../eyes.tsx';
import { FloatingMenu } from '../floating-menu.tsx';
import { FaceMark } from '../marks.tsx';

/** Slack's short names, with what a screen reader says. */
const offered: [name: string, words: string][] = [
  ['eyes', 'Looking'],
  ['white_check_mark', 'Done'],
  ['pray', 'Thanks'],
  ['+1', 'Thumbs up'],
  ['tada', 'Hooray'],
  ['heart', 'Heart'],
  ['joy', 'Laughing'],
  ['rocket', 'Rocket'],
  ['bulb', 'Idea'],
  ['warning', 'Warning'],
  ['telephone_receiver', 'Phone'],
  ['hourglass_flowing_sand', 'Waiting'],
];

export type ReactionMenuProps = {
  channel: string;
  ts: string;
  /** Names of the reactions the viewer has already given. */
  given: readonly string[];
  onOpen(open: boolean): void;
};

export function ReactionMenu({ channel, ts, given, onOpen }: ReactionMenuProps) {
  const { act } = useEyes();
  return (
    <MenuProvider placement="top-end" setOpen={onOpen}>
      <MenuButton className="tool" aria-label="Add reaction" title="Add reaction">
        <FaceMark />
      </MenuButton>
      <FloatingMenu gutter={4} className="menu reaction-menu" aria-label="Reactions">
        {offered.map(([name, words]) => (
          <MenuItem
            key={name}
            className="reaction-choice"
            aria-label={`${words} :${name}:`}
            title={`:${name}:`}
            onClick={() =>
              void act({ kind: given.includes(name) ? 'unreact' : 'react', on: { channel, ts }, emoji: name })
            }
          >
            <span aria-hidden="true">{emoji(name) ?? `:${name}:`}</span>
          </MenuItem>
        ))}
      </FloatingMenu>
    </MenuProvider>
  );
}
