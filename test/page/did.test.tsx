import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { cast } from '../../sandbox/cast.ts';
import type { Did } from '../../sandbox/live/protocol.ts';
import { JsonTree } from '../../sandbox/page/did/json-tree.tsx';
import { WhatTheBotDid } from '../../sandbox/page/did/what-the-bot-did.tsx';
import { start } from './a-world.ts';

const [aoife] = cast.people;

function panelOf(did: Did[]): string {
  if (!aoife) throw new Error('The cast is empty.');
  return renderToStaticMarkup(
    <WhatTheBotDid
      did={did}
      act={async () => undefined}
      onClose={() => undefined}
      renderBlocks={() => null}
      viewer={aoife}
    />,
  );
}

const asked: Did = {
  id: 1,
  at: start + 7000,
  direction: 'to the bot',
  title: 'the command /escalate',
  where: 'Aoife',
  state: 'done',
  note: 'acknowledged in 12 ms',
  hasBlocks: false,
};
const failed: Did = {
  id: 2,
  at: start + 8000,
  direction: 'from the bot',
  title: 'chat.postMessage',
  where: '#esc-engineering',
  state: 'failed',
  note: '429: again in 30 s',
  hasBlocks: true,
};

/** What is heard, with what is only to be seen left out. */
const heard = (markup: string): string[] =>
  [...markup.matchAll(/<li.*?<\/li>/gs)].map(([row]) =>
    row
      .replaceAll(/<span[^>]*aria-hidden="true"[^>]*>.*?<\/span>/gs, '')
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  );

test('each row says when, which way, what, where and how it went, the newest first', () => {
  expect(heard(panelOf([asked, failed]))).toEqual([
    '10:00:08 from the bot chat.postMessage #esc-engineering failed: 429: again in 30 s',
    '10:00:07 to the bot the command /escalate Aoife acknowledged in 12 ms',
  ]);
});

test('what went well without a word is heard as done', () => {
  expect(heard(panelOf([{ ...asked, note: '' }]))).toEqual([
    '10:00:07 to the bot the command /escalate Aoife done',
  ]);
});

test('rows are closed at first, and the panel is called what the button that opens it is called', () => {
  const markup = panelOf([asked, failed]);
  expect(markup).toMatch(/^<aside class="did" aria-label="What the bot did">/);
  expect(markup.match(/aria-expanded="false"/g)).toHaveLength(2);
});

test('an empty panel says what will stand there', () => {
  expect(panelOf([])).toContain('Nothing yet.');
});

test('JSON reads as in a file, and what is folded says how much is in it', () => {
  const value = { ok: true, blocks: [{ type: 'header' }], none: null, empty: [] };
  const text = renderToStaticMarkup(<JsonTree value={value} />)
    .replaceAll(/<span class="json-folded">.*?<\/summary>/gs, '')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&quot;', '"');
  expect(JSON.parse(text)).toEqual(value);
  expect(renderToStaticMarkup(<JsonTree value={value} />)).toContain(
    '<span class="json-count">1 item</span>',
  );
});
