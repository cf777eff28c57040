/** Radio buttons and checkboxes. */

import { useId } from 'react';
import { asList, asObject, asText, type JsonObject } from '../../slack/json.ts';
import { optionsOf } from '../../slack/view-state.ts';
import type { ElementProps } from '../blocks/standing.tsx';
import { InlineText } from '../blocks/text.tsx';
import { useChosen } from './chosen.ts';
import { useConfirm } from './confirm.tsx';
import { groupNamedBy, namedBy } from './named.ts';

export function RadioButtons({ block, element, labelled }: ElementProps) {
  const { chosen, choose } = useChosen({ block, element });
  const { ask, dialog } = useConfirm(element.confirm);
  const name = useId();
  return (
    <div role="radiogroup" className="in-boxes" {...namedBy(labelled, element, 'Choose one')}>
      {optionsOf(element).map((option) => (
        <Box
          kind="radio"
          name={name}
          option={option}
          isChosen={asObject(chosen).value === option.value}
          onToggle={() => ask(() => void choose(asText(option.value), option))}
          key={asText(option.value)}
        />
      ))}
      {dialog}
    </div>
  );
}

export function Checkboxes({ block, element, labelled }: ElementProps) {
  const { chosen, choose } = useChosen({ block, element });
  const { ask, dialog } = useConfirm(element.confirm);
  const options = optionsOf(element);
  const ticked = new Set(asList(chosen).map((option) => asObject(option).value));
  const toggle = (toggled: JsonObject) => {
    const next = options.filter(({ value }) => ticked.has(value) !== (value === toggled.value));
    ask(
      () =>
        void choose(
          next.map(({ value }) => asText(value)),
          next,
        ),
    );
  };
  return (
    <fieldset className="in-group-of in-boxes" {...groupNamedBy(labelled, 'Choose any')}>
      {options.map((option) => (
        <Box
          kind="checkbox"
          option={option}
          isChosen={ticked.has(option.value)}
          onToggle={() => toggle(option)}
          key={asText(option.value)}
        />
      ))}
      {dialog}
    </fieldset>
  );
}

type BoxProps = {
  kind: 'radio' | 'checkbox';
  name?: string;
  option: JsonObject;
  isChosen: boolean;
  onToggle(): void;
};

function Box({ kind, name, option, isChosen, onToggle }: BoxProps) {
  const id = useId();
  const isDescribed = option.description !== undefined;
  return (
    <div className="in-box">
      <input
        type={kind}
        id={id}
        name={name}
        checked={isChosen}
        aria-describedby={isDescribed ? `${id}-more` : undefined}
        onChange={onToggle}
      />
      <div>
        <label htmlFor={id}>
          <InlineText of={option.text} />
        </label>
        {isDescribed && (
          <div className="in-description" id={`${id}-more`}>
            <InlineText of={option.description} />
          </div>
        )}
      </div>
    </div>
  );
}
