/** `npm run sandbox` itself, as a process: the story it tells, and what can be done with it afterwards. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { maskedSentence } from '../../src/views/masked.ts';
import { reminder } from '../../src/views/reminder.ts';
import { en } from '../../src/views/words/en/index.ts';
import { resolution } from '../support/gestures.ts';
import { type About, about, at, warning } from '../support/words/about.ts';
import { firstLine, lineOfCard, promiseInForm, wordsInSandbox } from '../support/words/in-sandbox.ts';
import { acts } from '../support/words/labels.ts';

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

const words = wordsInSandbox('switchboard.example.yml');
const heading = (facts: About = {}) => firstLine(words.card(facts));

const newsBy = at('10:40');
const callbackAt = at('15:00');
const kenjis = { status: 'acknowledged', owner: 'UKENJI' } as const;
const tellUser = 'Your payouts are on their way and arrive before 17:00 today.';
const kept = { met: 1, missed: 0 };
const numbers = { opened: 1, resolved: 1, acknowledge: kept, resolve: kept, callback: kept };
const digest = words.digestLines({ to: { lead: 'UMARCUS' }, teams: [{ team: 'engineering', ...numbers }] });

/** Without the edge and the line breaks that the terminal adds. */
const onOneLine = (told: string): string => told.replaceAll(/[\s│]+/g, ' ');

/** In the card's thread, as Kenji reads it. */
const reminded = (to: 'thread' | 'on-call', now: number) =>
  firstLine(
    words.seen(
      reminder({
        escalation: about(),
        reminder: warning('acknowledge', at('10:03')),
        to,
        onCall: { crews: [{ users: ['UPRIYA'] }], names: [], fallback: false, next: null },
        readable: true,
        restricted: false,
        wording: words.wording,
        now,
      }),
      'UKENJI',
      now,
    ),
  );

/** Of what the bot says: that it is said, to whom, when, with which due times; how is in `test/views`. */
const moments = [
  'Mon 10:00 Dublin  Aoife is on the phone',
  'card 4242 4242 4242 4242 went through',
  'The form on Aoife’s screen',
  maskedSentence([{ kind: 'card', last: '4242' }], en),
  'card •••• •••• •••• 4242 went through',
  promiseInForm(words, { teamName: 'Engineering', acknowledgeAt: at('10:03'), resolveAt: at('14:00') }),
  '#esc-engineering, as Kenji sees it in Tokyo',
  heading(),
  lineOfCard(words, { onPhone: true }),
  lineOfCard(words, { due: { acknowledge: at('10:03'), resolve: at('14:00') } }),
  'Aoife’s direct messages, in Dublin',
  firstLine(
    words.agentMessage({ due: { acknowledge: at('10:03'), resolve: at('14:00') } }),
    words.agentMessage(),
  ),
  '19:01 · #esc-engineering › thread of ESC-1, as Kenji sees it in Tokyo',
  reminded('thread', at('10:01:30')),
  reminded('on-call', at('10:02:24')),
  // In Dublin it is day.
  '▲ notifies Priya',
  'Mon 10:02 Dublin  Kenji answers',
  ...words.answer(words.tookByReply(), 'UKENJI'),
  'Mon 10:06 Dublin  Kenji needs to know more',
  firstLine(words.toAgentLines({ what: 'asked', missing: [], text: '' })),
  'Mon 10:08 Dublin  Aoife asks the user and presses Answer',
  firstLine(words.inThreadLines({ what: 'answered', text: '' }, { by: 'UAOIFE', ...kenjis }, 'UKENJI')),
  'Mon 10:09 Dublin  Aoife has promised the user a call, hangs up, and presses Call ended',
  'Mon 10:10 Dublin  Kenji knows what to do, and presses 30 min',
  lineOfCard(words, { ...kenjis, due: { update: newsBy }, promised: true }, { unlike: kenjis }),
  words.toAgent({ what: 'promised news', newsBy }),
  'Mon 10:30 Dublin  Kenji resolves it',
  firstLine(words.toAgentLines({ what: 'resolved', ...resolution })),
  tellUser,
  'Mon 14:45 Dublin  A quarter of an hour before the promised call, Aoife is reminded',
  firstLine(
    words.personalLines(
      [{ reminder: warning('callback', callbackAt), as: 'reporter' }],
      'UAOIFE',
      at('14:45'),
    ),
  ),
  'Mon 14:53 Dublin  She calls the user, and presses Reached, satisfied',
  lineOfCard(words, { callbackAt, calledBack: { outcome: 'satisfied', at: at('14:53'), by: 'UAOIFE' } }),
  'Mon 17:00 Dublin  It is 09:00 in Los Angeles, and Marcus gets his digest',
  firstLine(digest),
  firstLine(digest.slice(-1)),
  'The end of the story',
];

test('the story is told from the call to the digest, masked, in order, and ends well', async () => {
  const { text, ended } = sandbox(['--once', '--fast']);
  const code = await ended;
  let rest = onOneLine(text());
  const missing = moments.map(onOneLine).filter((moment) => {
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
});

test('after the story people act over HTTP, are answered with what it changed, and a signal ends it', async () => {
  const it = sandbox(['--story', '--fast']);
  await it.printed('It is yours now');
  const [address] = /http:\/\/localhost:\d+/.exec(it.text()) ?? [''];
  const act = async (as: string, what: string) => {
    const body = JSON.stringify({ as, do: what });
    return (await fetch(`${address}/sandbox/do`, { method: 'POST', body })).text();
  };
  const raised = await act('Jonas', 'escalate engineering urgent Login is down');
  const clicked = await act('Priya', `click ${acts.acknowledge}`);
  const wrong = await act('Priya', 'click Nonsense');
  const unknown = await act('Priya', 'dance');
  const outage = [await act('Priya', 'outage on'), await act('Jonas', '/escalate mine')];
  const back = [await act('Priya', 'outage off'), await act('Jonas', '/escalate mine')];
  const looked = await fetch(`${address}/sandbox/look?as=Jonas`, { headers: { accept: 'application/json' } });
  const lost = await fetch(`${address}/sandbox/look?as=Zed`);
  const empty = await fetch(`${address}/sandbox/do`, { method: 'POST', body: '{' });

  expect(raised).toContain(`#esc-engineering, as Kenji sees it in Tokyo\n  │ ${heading({ id: 'ESC-2' })}\n`);
  // By then it is day in San Francisco alone.
  expect(raised).toContain('▲ notifies Sam');
  expect(clicked).toContain('#esc-engineering, as Priya sees it in London');
  expect(clicked).toContain(
    `Jonas’s direct messages, in Berlin; what is new:\n  │ ${firstLine(words.agentMessage({ id: 'ESC-2', ...kenjis }))}\n`,
  );
  const { in30m, in2h, today, tomorrow } = acts;
  const seen = [in30m, in2h, today, tomorrow, acts.resolve].map((label) => `"${label}"`).join(', ');
  expect(wrong.startsWith(`  Priya sees no "Nonsense". They see: ${seen}`)).toBe(true);
  expect(unknown).toContain('The sandbox does not know “dance”.\n\n  as Priya ');
  expect(outage[0]).toBe('  Slack is down: nothing reaches it, or comes from it.\n');
  expect(outage[1]).toContain('Slack could not reach the bot for the command /escalate.');
  expect(back[0]).toBe('  Slack is back.\n');
  expect(back[1]).toContain('Only Jonas sees this, in direct messages');
  expect(await looked.json()).toMatchObject({ person: 'Jonas', timeZone: 'Europe/Berlin', form: null });
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
});

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
});
