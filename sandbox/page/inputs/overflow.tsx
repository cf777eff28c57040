/** The menu behind “…”. */

import { MenuButton, MenuItem, MenuProvider } from '@ariakit/react';
import { asText, type JsonObject } from '../../slack/json.ts';
import { optionsOf } from '../../slack/view-state.ts';
import { useFollow } from '../blocks/mentions.tsx';
import { type ElementProps, useSpot } from '../blocks/standing.tsx';
import { InlineText, plainWords } from '../blocks/text.tsx';
import { useEyes } from '../eyes.tsx';
import { FloatingMenu } from '../floating-menu.tsx';
import { useConfirm } from './confirm.tsx';

export function Overflow({ block, element }: ElementProps) {
  const { act } = useEyes();
  const spot = useSpot(block, element);
  const { ask, dialog } = useConfirm(element.confirm);
  return (
    <>
      <MenuProvider placement="bottom-end">
        <MenuButton className="in-button in-overflow" aria-label="More actions">
          <svg viewBox="0 0 16 16" aria-hidden="true">
            {[3, 8, 13].map((x) => (
              <circle cx={x} cy="8" r="1.5" fill="currentColor" key={x} />
            ))}
          </svg>
        </MenuButton>
        <FloatingMenu gutter={4} className="in-popover">
          {optionsOf(element).map((option) => (
            <Item
              option={option}
              onPick={() => ask(() => void act({ kind: 'choose', spot, value: asText(option.value) }))}
              key={asText(option.value)}
            />
          ))}
        </FloatingMenu>
      </MenuProvider>
      {dialog}
    </>
  );
}

function Item({ option, onPick }: { option: JsonObject; onPick(): void }) {
  const url = asText(option.url);
  const follow = useFollow(url);
  const words = (
    <>
      <span>
        <InlineText of={option.text} />
      </span>
      {option.description !== undefined && (
        <span className="in-description">{plainWords(option.description)}</span>
      )}
    </>
  );
  if (!/^https?:/i.test(url)) {
    return (
      <MenuItem className="in-item" onClick={onPick}>
        {words}
      </MenuItem>
    );
  }
  return (
    <MenuItem
      className="in-item"
      render={<a href={url} target="_blank" rel="noreferrer" />}
      onClick={(event) => {
        onPick();
        follow(event);
      }}
    >
      {words}
    </MenuItem>
  );
}
