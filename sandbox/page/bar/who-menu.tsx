/** Who one is, and everybody one can be instead. */

import { Menu, MenuButton, MenuGroup, MenuGroupLabel, MenuItem, MenuProvider } from '@ariakit/react';
import { useId } from 'react';
import type { Attention, ClockState } from '../../live/protocol.ts';
import type { Person } from '../../slack/things.ts';
import { minuteMs, useNow } from '../use-now.ts';
import { Aside } from './aside.tsx';
import { castIn, cityAndTime, newFor, newForOthers } from './who.ts';

type WhoProps = {
  people: Person[];
  viewer: string;
  attention: Attention;
  clock: ClockState;
  onBecome: (id: string) => void;
};

export function WhoMenu({ people, viewer, attention, clock, onBecome }: WhoProps) {
  const now = useNow(clock, minuteMs);
  const facts = useId();
  const me = people.find(({ id }) => id === viewer);
  const name = me?.realName ?? viewer;
  const waiting = newForOthers(people, attention, viewer);
  return (
    <MenuProvider placement="bottom-start">
      <MenuButton
        className="bar-button bar-who"
        aria-label={`You are ${name}. Be somebody else`}
        aria-describedby={facts}
      >
        <Monogram name={name} />
        <span className="bar-who-name">{name}</span>
        {me && (
          <Aside
            id={facts}
            className="bar-who-facts"
            words={`${me.title ? ` · ${me.title}` : ''} · ${cityAndTime(me, now)}`}
          />
        )}
        <Chevron />
        {waiting !== '' && <span className="bar-dot" aria-hidden="true" />}
      </MenuButton>
      <span className="bar-unseen" role="status">
        {waiting}
      </span>
      <Menu className="bar-menu bar-cast" gutter={6} fitViewport aria-label="Be somebody else">
        {castIn(people).map((group) => (
          <MenuGroup key={group.name}>
            <MenuGroupLabel className="bar-menu-label">{group.name}</MenuGroupLabel>
            {group.people.map((person) => (
              <Somebody
                key={person.id}
                person={person}
                isMe={person.id === viewer}
                attention={attention}
                now={now}
                onBecome={onBecome}
              />
            ))}
          </MenuGroup>
        ))}
      </Menu>
    </MenuProvider>
  );
}

type SomebodyProps = Pick<WhoProps, 'attention' | 'onBecome'> & {
  person: Person;
  isMe: boolean;
  now: number;
};

function Somebody({ person, isMe, attention, now, onBecome }: SomebodyProps) {
  const news = newFor(person, attention);
  return (
    <MenuItem
      className="bar-item bar-somebody"
      aria-current={isMe || undefined}
      onClick={() => {
        if (!isMe) onBecome(person.id);
      }}
    >
      <Monogram name={person.realName} />
      <span className="bar-item-name">
        {person.realName}
        {isMe && <span className="bar-item-you"> you</span>}
      </span>
      <span className="bar-item-facts">
        {person.title} · {cityAndTime(person, now)}
      </span>
      {news !== '' && <span className="bar-badge">{news}</span>}
    </MenuItem>
  );
}

const Monogram = ({ name }: { name: string }) => (
  <span className="bar-monogram bar-aside" data-words={[...name][0]} aria-hidden="true" />
);

export const Chevron = () => (
  <svg className="bar-chevron" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
    <path d="m2 3.5 3 3 3-3" />
  </svg>
);
