/** What can be made to go wrong. */

import { Menu, MenuButton, MenuItem, MenuItemCheckbox, MenuProvider, MenuSeparator } from '@ariakit/react';
import { useId } from 'react';
import type { Trouble } from '../../live/protocol.ts';
import type { Act } from './act.ts';
import { Aside } from './aside.tsx';
import { switches } from './trouble-words.ts';
import { Chevron } from './who-menu.tsx';

export function TroubleMenu({ trouble, act }: { trouble: Trouble; act: Act }) {
  const on = switches.filter(({ what }) => trouble[what]).map(({ what }) => what);
  return (
    <MenuProvider values={{ trouble: on }} placement="bottom-start">
      <MenuButton className="bar-button">
        Trouble
        <Chevron />
      </MenuButton>
      <Menu className="bar-menu bar-trouble" gutter={6} fitViewport>
        {switches.map(({ what, label, explains }) => (
          <Item key={what} label={label} explains={explains}>
            {(named) => (
              <MenuItemCheckbox
                {...named}
                className="bar-item bar-switch"
                name="trouble"
                value={what}
                onClick={() => void act({ kind: 'trouble', what, on: !trouble[what] })}
              />
            )}
          </Item>
        ))}
        <MenuSeparator className="bar-menu-line" />
        {trouble.bot === 'killed' ? (
          <Item label="Start the bot" explains="It takes up what it left">
            {(named) => (
              <MenuItem
                {...named}
                className="bar-item"
                onClick={() => void act({ kind: 'bot', to: 'running' })}
              />
            )}
          </Item>
        ) : (
          <Item label="Kill the bot" explains="As if the machine lost power">
            {(named) => (
              <MenuItem
                {...named}
                className="bar-item"
                onClick={() => void act({ kind: 'bot', to: 'killed' })}
              />
            )}
          </Item>
        )}
      </Menu>
    </MenuProvider>
  );
}

type Named = { 'aria-labelledby': string; 'aria-describedby': string; children: React.ReactNode };

/** Called by its label; the explanation describes it. */
function Item(props: { label: string; explains: string; children: (named: Named) => React.ReactNode }) {
  const id = useId();
  return props.children({
    'aria-labelledby': `${id}-label`,
    'aria-describedby': `${id}-explains`,
    children: (
      <>
        <span id={`${id}-label`} className="bar-item-name">
          {props.label}
        </span>
        <Aside id={`${id}-explains`} className="bar-item-facts" words={props.explains} />
      </>
    ),
  });
}
