/** What is typed reaches the sandbox in order, and its own echo is no news. */
import { expect, test } from 'vitest';
import { createSender, flushInputs } from '../../sandbox/page/inputs/unsent.ts';

const anHourMs = 3_600_000;

/** A sandbox that takes each text only when it is told to. */
function slowSandbox() {
  const heard: string[] = [];
  const waiting: (() => void)[] = [];
  return {
    heard,
    send: (text: string) => () =>
      new Promise<void>((resolve) => {
        heard.push(text);
        waiting.push(resolve);
      }),
    async take(): Promise<void> {
      waiting.shift()?.();
      await Promise.resolve();
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

test('the first is sent at once; of what is typed meanwhile only the newest', async () => {
  const { heard, send, take } = slowSandbox();
  const sender = createSender();
  for (const text of ['a', 'ab', 'abc']) sender.typed(text, send(text));
  expect(heard).toEqual(['a']);
  await take();
  expect(heard).toEqual(['a', 'abc']);
  await take();
  await flushInputs();
});

test('what waits for a pause is sent before a form is', async () => {
  const heard: string[] = [];
  const sender = createSender();
  sender.typed('a', async () => heard.push('a'), anHourMs);
  sender.typed('ab', async () => heard.push('ab'), anHourMs);
  expect(heard).toEqual([]);
  await flushInputs();
  expect(heard).toEqual(['ab']);
  await flushInputs();
  expect(heard).toEqual(['ab']);
});

test('whoever flushes waits until the sandbox has it', async () => {
  const { send, take } = slowSandbox();
  const sender = createSender();
  sender.typed('a', send('a'), anHourMs);
  let arrived = false;
  const flushed = flushInputs().then(() => {
    arrived = true;
  });
  await Promise.resolve();
  expect(arrived).toBe(false);
  await take();
  await flushed;
  expect(arrived).toBe(true);
});

test('late echoes of what was typed are known; another’s word is not', async () => {
  const sender = createSender();
  sender.typed('a', async () => {});
  await sender.flush();
  sender.typed('ab', async () => {});
  await sender.flush();
  expect(sender.isEcho('a')).toBe(true);
  expect(sender.isEcho('ab')).toBe(true);
  expect(sender.isEcho('ab')).toBe(true);
  // It was overtaken: whoever says it now says something new.
  expect(sender.isEcho('a')).toBe(false);
  expect(sender.isEcho('somebody else’s')).toBe(false);
});

test('where another’s word counts, what waited is void', async () => {
  const heard: string[] = [];
  const sender = createSender();
  sender.typed('a', async () => heard.push('a'), anHourMs);
  sender.yield();
  await flushInputs();
  expect(heard).toEqual([]);
  expect(sender.isEcho('a')).toBe(false);
});

test('a form in which nobody listens to each character any more is sent at once, with what waited', async () => {
  const heard: string[] = [];
  const sender = createSender();
  sender.typed('a', async () => heard.push('a'), anHourMs);
  sender.typed('ab', async () => heard.push('ab'));
  expect(heard).toEqual(['ab']);
  await flushInputs();
});
