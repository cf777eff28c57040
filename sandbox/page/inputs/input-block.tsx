/** An input with its label, hint and error. */

import { useId } from 'react';
import { asObject, asText, type JsonObject } from '../../slack/json.ts';
import { useStanding } from '../blocks/standing.tsx';
import { plainWords } from '../blocks/text.tsx';
import { Element } from './element.tsx';

/** These are several controls; a label names them together and cannot be clicked for one. */
const groups = ['radio_buttons', 'checkboxes', 'datetimepicker'];

export function InputBlock({ block }: { block: JsonObject }) {
  const error = useStanding().errors[asText(block.block_id)];
  const ids = useId();
  const element = asObject(block.element);
  const isOptional = block.optional === true;
  const [inputId, labelId, hintId, errorId, optionalId] = ['in', 'label', 'hint', 'error', 'optional'].map(
    (part) => `${ids}-${part}`,
  ) as [string, string, string, string, string];
  const describedBy = [isOptional && optionalId, block.hint && hintId, error && errorId]
    .filter(Boolean)
    .join(' ');
  const label = plainWords(block.label);
  return (
    <div className={error ? 'in-block in-block-wrong' : 'in-block'}>
      <div className="in-label-row">
        {groups.includes(asText(element.type)) ? (
          <span className="in-label" id={labelId}>
            {label}
          </span>
        ) : (
          <label className="in-label" id={labelId} htmlFor={inputId}>
            {label}
          </label>
        )}
        {isOptional && (
          <span className="in-optional" id={optionalId}>
            (optional)
          </span>
        )}
      </div>
      <Element
        block={block}
        element={element}
        labelled={{
          inputId,
          labelId,
          describedBy: describedBy || undefined,
          invalid: Boolean(error),
          required: !isOptional,
        }}
        key={`${asText(element.type)} ${asText(element.action_id)}`}
      />
      {error && (
        <p className="in-error" id={errorId} role="alert">
          {error}
        </p>
      )}
      {block.hint !== undefined && (
        <p className="in-hint" id={hintId}>
          {plainWords(block.hint)}
        </p>
      )}
    </div>
  );
}
