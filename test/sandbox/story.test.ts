/** `npm run sandbox` itself, as a process: the story it tells, and what can be done with it afterwards. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const running = new Set<ChildProcess>();

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});

function sandbox(args: string[], port = '0') {
  const child = spawn(process.execPath, ['--import', 'tsx', 'sandbox/main.ts', ...args], {
    cwd: root,
    env: { ...process.env, SANDBOX_PORT: port },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const ended = once(child, 'close').then(([code]) => {
    running.delete(child);
    return code as number | null;
  });
  let text = '';
  let heard: () => void = () => undefined;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
      heard();
    });
  }
  return {
    text: () => text,
    ended,
    stop: () => child.kill('SIGTERM'),
    /** Resolves when this was printed. */
    printed: (words: string) =>
      new Promise<void>((resolve) => {
        heard = () => {
          if (text.includes(words)) resolve();
        };
        heard();
      }),
  };
}

const moments = [
  'Mon 10:00 Dublin  Aoife is on the phone',
  'card 4242 4242 4242 4242 went through',
  'The form on Aoife’s screen',
  'We masked a card number ending 4242. It was not stored.',
  'card •••• •••• •••• 4242 went through',
  'Engineering should acknowledge by 10:03 and resolve by 14:00 (your time).',
  '#esc-engineering, as Kenji sees it in Tokyo',
  'ESC-1 · 🔴 urgent · open',
  'The user is on the phone',
  'Acknowledge by 19:03 today',
  'Aoife’s direct messages, in Dublin',
  'Engineering should acknowledge by 10:03 today and resolve by 14:00 today.',
  '19:01 · #esc-engineering › thread of ESC-1, as Kenji sees it in Tokyo',
  'ESC-1 should be acknowledged by 19:03, 1 min left.',
  '@eng-oncall: ESC-1 should be acknowledged by 19:03, 36 s left.',
  '▲ notifies @eng-oncall (Kenji, Priya, Sam)',
  'Mon 10:02 Dublin  Kenji answers',
  'You have ESC-1 now, because you replied. When will you have news?',
  '[Undo] [30 min] [2 hours] [Today] [Tomorrow]',
  'Mon 10:06 Dublin  Kenji needs to know more',
  'Kenji in Engineering needs something from you:',
  'Mon 10:08 Dublin  Aoife asks the user and presses Answer',
  '@Kenji, Aoife answered:',
  'Mon 10:09 Dublin  Aoife has promised the user a call, hangs up, and presses Call ended',
  'Mon 10:10 Dublin  Kenji knows what to do, and presses 30 min',
  'News promised by 19:40 today',
  'Kenji will have news by 10:40 today.',
  'Mon 10:30 Dublin  Kenji resolves it',
  '@Aoife, ESC-1 is resolved. Tell the user:',
  'Your payouts are on their way and arrive before 17:00 today.',
  'Mon 14:45 Dublin  A quarter of an hour before the promised call, Aoife is reminded',
  'Call the user back by 15:00 (ESC-1), 15 min left.',
  'Mon 14:53 Dublin  She calls the user, and presses Reached, satisfied',
  'Called back: reached, satisfied',
  'Mon 17:00 Dublin  It is 09:00 in Los Angeles, and Marcus gets his digest',
  'Digest for Monday 23 November',
  'Engineering | 1 | 1 | 0 | 1 of 1 | 1 of 1 | 1 of 1',
  'The end of the story',
];

test('the story is told from the call to the digest, masked, in order, and ends well', async () => {
  const { text, ended } = sandbox(['--once', '--fast']);
  const code = await ended;
  let rest = text();
  const missing = moments.filter((moment) => {
    const at = rest.indexOf(moment);
    if (at >= 0) rest = rest.slice(at + moment.length);
    return at < 0;
  });
  expect({ code, missing }).toEqual({ code: 0, missing: [] });
  expect(text().split('4242 4242 4242 4242').length - 1, 'the card number is only where Aoife wrote it').toBe(
    1,
  );
  expect(
    text()
      .split('\n')
      .filter((line) => /^\s+at |reports:|objects:/.test(line) || line.includes('\u001b')),
  ).toEqual([]);
  expect(text()).not.toContain(root);
}, 60_000);

test('after the story people act over HTTP, are answered with what it changed, and a signal ends it', async () => {
  const it = sandbox(['--story', '--fast']);
  await it.printed('It is yours now');
  const [address] = /http:\/\/localhost:\d+/.exec(it.text()) ?? [''];
  const act = async (as: string, what: string) => {
    const body = JSON.stringify({ as, do: what });
    return (await fetch(`${address}/sandbox/do`, { method: 'POST', body })).text();
  };
  const raised = await act('Jonas', 'escalate engineering urgent Login is down');
  const clicked = await act('Priya', 'click Acknowledge');
  const wrong = await act('Priya', 'click Nonsense');
  const unknown = await act('Priya', 'dance');
  const outage = [await act('Priya', 'outage on'), await act('Jonas', '/escalate mine')];
  const back = [await act('Priya', 'outage off'), await act('Jonas', '/escalate mine')];
  const seen = await fetch(`${address}/sandbox/look?as=Jonas`, { headers: { accept: 'application/json' } });
  const lost = await fetch(`${address}/sandbox/look?as=Zed`);
  const empty = await fetch(`${address}/sandbox/do`, { method: 'POST', body: '{' });

  expect(raised).toContain('#esc-engineering, as Kenji sees it in Tokyo\n  │ ESC-2 · 🔴 urgent · open\n');
  expect(raised).toContain('▲ notifies @eng-oncall (Kenji, Priya, Sam)');
  expect(clicked).toContain('#esc-engineering, as Priya sees it in London');
  expect(clicked).toContain(
    'Jonas’s direct messages, in Berlin; what is new:\n  │ ESC-2 is with Engineering',
  );
  expect(wrong).toMatch(
    /^ {2}Priya sees no "Nonsense"\. They see: "30 min", "2 hours", "Today", "Tomorrow", "Resolve"/,
  );
  expect(unknown).toContain('The sandbox does not know “dance”.\n\n  as Priya ');
  expect(outage[0]).toBe('  Slack is down: nothing reaches it, or comes from it.\n');
  expect(outage[1]).toContain('Slack could not reach the bot for the command /escalate.');
  expect(back[0]).toBe('  Slack is back.\n');
  expect(back[1]).toContain('Only Jonas sees this, in direct messages');
  expect(await seen.json()).toMatchObject({ person: 'Jonas', timeZone: 'Europe/Berlin', form: null });
  expect([lost.status, (await lost.text()).split('.')[0]]).toEqual([400, 'There is nobody called Zed']);
  expect([empty.status, (await empty.text()).split('\n')[0]]).toEqual([
    400,
    'Send {"as": "Priya", "do": "help"} as JSON.',
  ]);
  it.stop();
  expect(await it.ended).toBe(0);
  expect(it.text()).toContain('Jonas, over HTTP: escalate engineering urgent Login is down');
  expect(
    it
      .text()
      .split('\n')
      .filter((line) => /^\s+at |reports:|objects:/.test(line)),
  ).toEqual([]);
}, 60_000);

test('a port that is taken is a sentence and exit code 1', async () => {
  const other = createServer();
  other.listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' && address ? String(address.port) : '';
  const { text, ended } = sandbox(['--once'], port);
  expect([await ended, text()]).toEqual([
    1,
    `Port ${port} is taken. Choose another: SANDBOX_PORT=4000 npm run sandbox\n`,
  ]);
  other.close();
}, 60_000);
