/** The composer's text, which grows, and completes commands and people as they are typed. */

import { Combobox, ComboboxItem, ComboboxPopover, ComboboxProvider, useComboboxStore } from '@ariakit/react';
import { type ComponentProps, type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useEyes } from '../eyes.tsx';
import { useFrame } from '../frame.tsx';
import { type Completion, CompletionWords, completionsFor } from './completions.tsx';
import { completed, completingAt, type Mentionable } from './typed.ts';

export type TextFieldProps = {
  label: string;
  text: string;
  /** Commands are completed too: not in threads. */
  withCommands: boolean;
  onText(text: string): void;
  onPick(person: Mentionable): void;
  onSend(): void;
};

export function TextField({ label, text, withCommands, onText, onPick, onSend }: TextFieldProps) {
  const { people, botUser } = useEyes();
  const { commands } = useFrame();
  const field = useRef<HTMLTextAreaElement>(null);
  const nextCaret = useRef<number | undefined>(undefined);
  const [caret, setCaret] = useState(0);
  /** Closed by Escape at this text. */
  const [closedAt, setClosedAt] = useState<string | undefined>();

  const completing = useMemo(() => completingAt(text, caret), [text, caret]);
  const offered = useMemo(
    () =>
      completing
        ? completionsFor(completing, {
            commands: withCommands ? commands : [],
            people: people.filter((person) => person.id !== botUser),
          })
        : [],
    [completing, withCommands, commands, people, botUser],
  );
  const open = offered.length > 0 && closedAt !== text;
  const combobox = useComboboxStore({
    placement: 'top-start',
    open,
    setOpen: (toOpen) => {
      if (!toOpen) setClosedAt(text);
    },
  });

  useLayoutEffect(() => {
    const { current } = field;
    if (!current) return;
    current.style.height = 'auto';
    // Where the browser has not laid it out yet, one line is right.
    current.style.height = `${text ? Math.max(current.scrollHeight, 0) : 0}px`;
    if (nextCaret.current === undefined) return;
    current.setSelectionRange(nextCaret.current, nextCaret.current);
    nextCaret.current = undefined;
  }, [text]);

  function take(completion: Completion): void {
    if (!completing) return;
    const done = completed(text, caret, completing, completion.inserted);
    if (completion.kind === 'person') onPick(completion.person);
    nextCaret.current = done.caret;
    setCaret(done.caret);
    onText(done.text);
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.nativeEvent.isComposing) return;
    const chosen = offered.find((one) => one.value === combobox.getState().activeValue);
    const complete = event.key === 'Tab' || (event.key === 'Enter' && !isWhole(chosen, completing?.word));
    if (open && event.key === 'Escape') {
      // It closes what is offered, and not the thread around it as well.
      event.preventDefault();
      setClosedAt(text);
    } else if (open && chosen && !event.shiftKey && complete) {
      event.preventDefault();
      take(chosen);
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      onSend();
    }
  }

  return (
    <ComboboxProvider store={combobox}>
      <Combobox
        store={combobox}
        autoSelect
        value={text}
        showOnClick={false}
        showOnChange={false}
        showOnKeyPress={false}
        setValueOnChange={false}
        className="composer-field"
        aria-label={label}
        placeholder={label}
        render={
          <Lines
            ref={field}
            rows={1}
            onKeyDownCapture={onKeyDown}
            onChange={(event) => {
              setCaret(event.target.selectionStart);
              onText(event.target.value);
            }}
            onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
          />
        }
      />
      <ComboboxPopover
        store={combobox}
        portal
        preserveTabOrder={false}
        unmountOnHide
        gutter={8}
        className="menu completions"
        aria-label={completing?.kind === 'command' ? 'Commands' : 'People'}
        getAnchorRect={() => field.current?.getBoundingClientRect() ?? null}
      >
        {offered.map((completion) => (
          <ComboboxItem
            key={completion.value}
            value={completion.value}
            focusOnHover
            className="menu-item"
            setValueOnClick={false}
            onClick={() => take(completion)}
          >
            <CompletionWords completion={completion} />
          </ComboboxItem>
        ))}
      </ComboboxPopover>
    </ComboboxProvider>
  );
}

/** A text of several lines stays a textbox, though it offers completions: it cannot be a combobox. */
function Lines({ role: _, 'aria-expanded': __, ...props }: ComponentProps<'textarea'>) {
  return <textarea {...props} />;
}

/** A command that is already written out: Enter sends it. */
function isWhole(chosen: Completion | undefined, word: string | undefined): boolean {
  return chosen?.kind === 'command' && chosen.inserted === word;
}
