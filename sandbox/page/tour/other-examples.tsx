/** Other ways to raise one: a call summary in the channel, and the shortcut in its menu. */

import { Menu, MenuButton, MenuItem, MenuProvider } from '@ariakit/react';
import type { World } from '../../live/protocol.ts';
import type { Act } from '../bar/act.ts';
import type { Deed } from './advice.ts';
import { examples } from './examples.ts';
import { examplePosted } from './posted.ts';
import { callSummaryShortcut, operations } from './teams.ts';

type ExamplesProps = { world: World; since: number; act: Act; doIt: (deed: Omit<Deed, 'label'>) => void };

export function OtherExamples({ world, since, act, doIt }: ExamplesProps) {
  const nameOf = (id: string) => world.people.find((person) => person.id === id)?.realName ?? id;
  const posted = examplePosted(world, since);
  return (
    <div className="tour-examples">
      <MenuProvider placement="bottom-start">
        <MenuButton className="tour-button">Other examples</MenuButton>
        <Menu className="bar-menu tour-menu" gutter={6} fitViewport portal>
          {examples.map(({ language, by, shows, text }) => (
            <MenuItem
              key={language}
              className="bar-item"
              onClick={() =>
                doIt({ as: by, at: operations, wish: { kind: 'post', place: operations, text } })
              }
            >
              <span className="bar-item-name">{language}</span>
              <span className="bar-item-facts">
                by {nameOf(by)}, {shows}
              </span>
            </MenuItem>
          ))}
        </Menu>
      </MenuProvider>
      {posted && (
        <p className="tour-posted">
          Now choose Escalate call summary in the message’s menu, or{' '}
          <button
            type="button"
            className="tour-button"
            onClick={() => void act({ kind: 'shortcut', name: callSummaryShortcut, on: posted.at })}
          >
            Escalate call summary
          </button>
        </p>
      )}
    </div>
  );
}
