/** Buttons of every kind. */

import { useRef, useState } from 'react';
import { asObject, asText } from '../../slack/json.ts';
import { useFollow } from '../blocks/mentions.tsx';
import { type ElementProps, useSpot } from '../blocks/standing.tsx';
import { plainWords } from '../blocks/text.tsx';
import { useEyes } from '../eyes.tsx';
import { useConfirm } from './confirm.tsx';

export function Button({ block, element }: ElementProps) {
  const { act } = useEyes();
  const spot = useSpot(block, element);
  const { busy, press } = usePress(() => act({ kind: 'click', spot }));
  const { ask, dialog } = useConfirm(element.confirm);
  const name = asText(element.accessibility_label) || undefined;
  const style = element.style === 'primary' || element.style === 'danger' ? ` in-${element.style}` : '';
  const words = plainWords(element.text);
  if (asText(element.url)) return <LinkButton {...{ block, element }} onPress={press} />;
  return (
    <>
      <button
        type="button"
        className={`in-button${style}`}
        aria-label={name}
        aria-busy={busy}
        aria-disabled={busy}
        onClick={() => ask(press)}
      >
        {words}
      </button>
      {dialog}
    </>
  );
}

/** Opens its address, and tells the app that it was pressed. */
function LinkButton({ element, onPress }: ElementProps & { onPress(): void }) {
  const url = asText(element.url);
  const follow = useFollow(url);
  const style = element.style === 'primary' || element.style === 'danger' ? ` in-${element.style}` : '';
  return (
    <a
      className={`in-button${style}`}
      href={/^(?:https?|mailto|tel|slack):/i.test(url) ? url : undefined}
      target="_blank"
      rel="noreferrer"
      aria-label={asText(element.accessibility_label) || undefined}
      onClick={(event) => {
        onPress();
        follow(event);
      }}
    >
      {plainWords(element.text)}
    </a>
  );
}

export function IconButton({ block, element }: ElementProps) {
  const { act } = useEyes();
  const spot = useSpot(block, element);
  const { busy, press } = usePress(() => act({ kind: 'click', spot }));
  const { ask, dialog } = useConfirm(element.confirm);
  const words = plainWords(element.text);
  return (
    <>
      <button
        type="button"
        className="in-icon-button"
        aria-label={asText(element.accessibility_label) || words}
        title={words}
        aria-busy={busy}
        aria-disabled={busy}
        onClick={() => ask(press)}
      >
        <Bin />
      </button>
      {dialog}
    </>
  );
}

/** Two answers, one of which is given. */
export function FeedbackButtons({ block, element }: ElementProps) {
  const { act } = useEyes();
  const spot = useSpot(block, element);
  const [given, setGiven] = useState('');
  return [element.positive_button, element.negative_button].map(asObject).map((each) => {
    const value = asText(each.value);
    return (
      <button
        type="button"
        className="in-button"
        aria-label={asText(each.accessibility_label) || undefined}
        aria-pressed={given === value}
        onClick={() => {
          setGiven(value);
          void act({ kind: 'choose', spot, value });
        }}
        key={value}
      >
        {plainWords(each.text)}
      </button>
    );
  });
}

/** Pressed again while it is under way, nothing happens. */
function usePress(does: () => Promise<unknown>) {
  const [busy, setBusy] = useState(false);
  const underWay = useRef(false);
  async function press(): Promise<void> {
    if (underWay.current) return;
    underWay.current = true;
    setBusy(true);
    try {
      await does();
    } finally {
      underWay.current = false;
      setBusy(false);
    }
  }
  return { busy, press: () => void press() };
}

function Bin() {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path
        d="M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.6 8.5h5.8l.6-8.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
