/** What is typed: words, addresses, numbers. */

import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { asObject, asObjects, asText, type JsonObject } from '../../slack/json.ts';
import { type ElementProps, useHeld } from '../blocks/standing.tsx';
import { plainWords } from '../blocks/text.tsx';
import { dispatches, useDraft } from './draft.ts';
import { namedBy } from './named.ts';

const keyboards: { [type: string]: 'decimal' | 'email' | 'url' } = {
  number_input: 'decimal',
  email_text_input: 'email',
  url_text_input: 'url',
};

/** From so many left on, the count is shown. */
const fewLeft = 20;

export function TextInput({ block, element, labelled }: ElementProps) {
  const type = asText(element.type);
  const draft = useDraft({ block, element }, heldText(useHeld(block, element)));
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const counterId = useId();
  const left = Number(element.max_length ?? Number.POSITIVE_INFINITY) - draft.text.length;
  const isCounted = left <= Math.max(fewLeft, Number(element.max_length) / 10);
  const wantsFocus = element.focus_on_load === true;
  useEffect(() => {
    if (wantsFocus) field.current?.focus();
  }, [wantsFocus]);
  const name = namedBy(labelled, element, 'Text');
  const describedBy = [labelled?.describedBy, isCounted && counterId].filter(Boolean).join(' ');
  const shared = {
    ...name,
    ...(describedBy && { 'aria-describedby': describedBy }),
    ref: field,
    value: draft.text,
    placeholder: plainWords(element.placeholder),
    'data-autofocus': wantsFocus || undefined,
    onChange: ({ target }: { target: { value: string } }) =>
      draft.type(target.value, target.value === '' ? null : target.value),
    onBlur: () => void draft.flush(),
  };
  const enter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !dispatches(block, element).onEnter) return;
    event.preventDefault();
    void draft.enter();
  };
  return (
    <>
      {element.multiline === true || type === 'rich_text_input' ? (
        <textarea className="in-text in-lines" rows={Number(element.min_lines ?? 4)} {...shared} />
      ) : (
        <input type="text" className="in-text" inputMode={keyboards[type]} onKeyDown={enter} {...shared} />
      )}
      {isCounted && (
        <span className={left < 0 ? 'in-counter in-over' : 'in-counter'} id={counterId} aria-live="polite">
          {left < 0 ? `${-left} too many` : `${left} left`}
        </span>
      )}
    </>
  );
}

/** Text as it is, rich text as its words. */
function heldText(held: unknown): string {
  return typeof held === 'string' ? held : asObjects(asObject(held).elements).map(linesOf).join('\n');
}

function linesOf(part: JsonObject): string {
  if (part.type === 'rich_text_list') return asObjects(part.elements).map(linesOf).join('\n');
  return asObjects(part.elements)
    .map((leaf) => asText(leaf.text) || asText(leaf.url))
    .join('');
}
