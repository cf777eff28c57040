/** What is being typed: kept here, so that no news moves the caret, and given up only for another's word. */

import { useState } from 'react';
import type { Chosen } from '../../live/protocol.ts';
import { asList, asObject, type JsonObject } from '../../slack/json.ts';
import { type ElementProps, useSpot } from '../blocks/standing.tsx';
import { useEyes } from '../eyes.tsx';
import { createSender } from './unsent.ts';

const pauseMs = 250;

export function useDraft({ block, element }: ElementProps, held: string) {
  const { act } = useEyes();
  const spot = useSpot(block, element);
  const [text, setText] = useState(held);
  const [heard, setHeard] = useState(held);
  const [sender] = useState(createSender);
  // The form may have become another one meanwhile, in which the bot does not hear each character.
  const waitMs = dispatches(block, element).eachCharacter ? pauseMs : 0;
  if (held !== heard) {
    setHeard(held);
    if (!sender.isEcho(held)) {
      sender.yield();
      setText(held);
    }
  }
  return {
    text,
    /** On screen only. */
    show: setText,
    /** On screen, and on its way; `echo` is how the sandbox will repeat it. */
    type(shown: string, value: Chosen = shown, echo = shown): void {
      setText(shown);
      sender.typed(echo, () => act({ kind: 'choose', spot, value }), waitMs);
    },
    async enter(): Promise<void> {
      sender.typed(text, () => act({ kind: 'choose', spot, value: text, enter: true }));
      await sender.flush();
    },
    flush: sender.flush,
  };
}

/** When an input tells the bot at once what is in it: with every character, or when Enter is pressed. */
export function dispatches(block: JsonObject, element: JsonObject) {
  const on = asList(asObject(element.dispatch_action_config).trigger_actions_on);
  const does = block.type !== 'input' || block.dispatch_action === true;
  return {
    eachCharacter: does && on.includes('on_character_entered'),
    onEnter: does && (on.length === 0 || on.includes('on_enter_pressed')),
  };
}
