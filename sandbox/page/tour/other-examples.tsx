/** Another way to raise one: a call summary in the channel, in four languages. */

import { Menu, MenuButton, MenuItem, MenuProvider } from '@ariakit/react';
import type { World } from '../../live/protocol.ts';
import { type Deed, nameOf } from './advice.ts';
import { examples } from './examples.ts';
import { operations } from './teams.ts';

type ExamplesProps = { world: World; doIt: (deed: Omit<Deed, 'label'>) => void };

export function OtherExamples({ world, doIt }: ExamplesProps) {
  return (
    <MenuProvider placement="bottom-start">
      <MenuButton className="tour-button">Other examples</MenuButton>
      <Menu className="bar-menu tour-menu" gutter={6} fitViewport>
        {examples.map(({ language, by, shows, text }) => (
          <MenuItem
            key={language}
            className="bar-item"
            onClick={() => doIt({ as: by, at: operations, wish: { kind: 'post', place: operations, text } })}
          >
            <span className="bar-item-name">{language}</span>
            <span className="bar-item-facts">
              by {nameOf(world, by)}, {shows}
            </span>
          </MenuItem>
        ))}
      </Menu>
    </MenuProvider>
  );
}
