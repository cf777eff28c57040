/** One line of the prompt, such as `as Priya` or `+15 min`, turned into what is meant by it. */

export type Line =
  | { kind: 'nothing' }
  | { kind: 'as'; person: string }
  /** Opens the form, fills it in and submits it. */
  | { kind: 'escalate'; text: string }
  /** A slash command as it would be typed in Slack. */
  | { kind: 'command'; typed: string }
  | { kind: 'click'; label: string; on: string | null }
  | { kind: 'fill'; label: string; value: string }
  | { kind: 'submit' }
  | { kind: 'close' }
  | { kind: 'say'; text: string; on: string | null }
  | { kind: 'post'; channel: string; text: string }
  | { kind: 'react'; emoji: string; on: string | null }
  | { kind: 'shortcut'; name: string }
  | { kind: 'look'; at: string | null }
  | { kind: 'card'; id: string }
  | { kind: 'pass'; ms: number }
  | { kind: 'next morning' }
  | { kind: 'archive'; channel: string }
  | { kind: 'unarchive'; channel: string }
  | { kind: 'outage'; on: boolean }
  | { kind: 'people' }
  | { kind: 'help' }
  | { kind: 'quit' }
  /** `why` says what is wrong with it, or that nobody knows it. */
  | { kind: 'not understood'; why: string };

const longestPassMs = 31 * 86_400_000;

export function parseLine(typed: string): Line {
  const text = typed.trim();
  if (text === '') return { kind: 'nothing' };
  if (text.startsWith('/')) return { kind: 'command', typed: text };
  if (text.startsWith('+')) return passing(text);
  const [, word = '', rest = ''] = /^(\S+)\s*([\s\S]*)$/.exec(text) ?? [];
  const reader = readers.get(word.toLowerCase());
  return reader ? reader(rest) : notUnderstood(`The sandbox does not know “${word}”.`);
}

const notUnderstood = (why: string): Line => ({ kind: 'not understood', why });

/** Something must follow; `example` shows what. */
const needing =
  (example: string, made: (rest: string) => Line) =>
  (rest: string): Line =>
    rest === '' ? notUnderstood(`Something is missing. For example: ${example}`) : made(rest);

/** Nothing may follow. */
const alone =
  (line: Line) =>
  (rest: string): Line =>
    rest === '' ? line : notUnderstood(`“${rest}” is too much here.`);

const readers = new Map<string, (rest: string) => Line>([
  ['as', needing('as Priya', (person) => ({ kind: 'as', person }))],
  ['escalate', needing('escalate risk urgent Payouts frozen', (text) => ({ kind: 'escalate', text }))],
  ['click', needing('click Acknowledge', (rest) => ({ kind: 'click', ...labelOn(rest) }))],
  ['fill', needing('fill Summary: Payouts frozen', filling)],
  ['choose', needing('choose Priority: urgent', filling)],
  ['submit', alone({ kind: 'submit' })],
  ['close', alone({ kind: 'close' })],
  ['say', needing('say I am on it', saying)],
  ['post', needing('post #general Good morning', posting)],
  [
    'react',
    needing('react eyes', (rest) => {
      const { label, on } = labelOn(rest);
      return { kind: 'react', emoji: label.replaceAll(':', ''), on };
    }),
  ],
  ['shortcut', needing('shortcut Escalate call summary', (name) => ({ kind: 'shortcut', name }))],
  ['look', (rest) => ({ kind: 'look', at: rest || null })],
  ['card', needing('card ESC-1', (id) => ({ kind: 'card', id: id.toUpperCase() }))],
  [
    'next',
    (rest) =>
      rest.toLowerCase() === 'morning'
        ? { kind: 'next morning' }
        : notUnderstood('Only “next morning” is known.'),
  ],
  ['archive', needing('archive #esc-design', (channel) => ({ kind: 'archive', channel }))],
  ['unarchive', needing('unarchive #esc-design', (channel) => ({ kind: 'unarchive', channel }))],
  ['outage', switching],
  ['people', alone({ kind: 'people' })],
  ['help', () => ({ kind: 'help' })],
  ['quit', alone({ kind: 'quit' })],
  ['exit', alone({ kind: 'quit' })],
]);

/** `Acknowledge on ESC-1`, `Acknowledge on home`. */
function labelOn(rest: string): { label: string; on: string | null } {
  const [, label, on] = /^([\s\S]+?)\s+on\s+([A-Za-z][A-Za-z0-9]*-\d+|home)$/i.exec(rest) ?? [];
  if (label === undefined || on === undefined) return { label: rest, on: null };
  return { label, on: on.toLowerCase() === 'home' ? 'home' : on.toUpperCase() };
}

/** The first colon ends the field's label. */
function filling(rest: string): Line {
  const [, label, value] = /^([^:]*[^:\s])\s*:\s*([\s\S]*)$/.exec(rest) ?? [];
  if (label === undefined || value === undefined) {
    return notUnderstood('Write the field, a colon and the value. For example: fill Summary: Payouts frozen');
  }
  return { kind: 'fill', label, value };
}

/** `in ESC-1: …` names the thread. */
function saying(rest: string): Line {
  const [, on, text] = /^in\s+([A-Za-z][A-Za-z0-9]*-\d+)\s*:\s*([\s\S]+)$/i.exec(rest) ?? [];
  return { kind: 'say', text: text ?? rest, on: on?.toUpperCase() ?? null };
}

function posting(rest: string): Line {
  const [, channel, text] = /^(#\S+)\s+([\s\S]+)$/.exec(rest) ?? [];
  if (channel === undefined || text === undefined) {
    return notUnderstood('Name the channel, then the words. For example: post #general Good morning');
  }
  return { kind: 'post', channel, text };
}

function switching(rest: string): Line {
  const word = rest.toLowerCase();
  if (word === 'on' || word === 'off') return { kind: 'outage', on: word === 'on' };
  return notUnderstood('Write “outage on” or “outage off”.');
}

const unitMs: [RegExp, number][] = [
  [/^(?:s|sec|seconds?)$/i, 1000],
  [/^(?:m|min|minutes?)$/i, 60_000],
  [/^(?:h|hours?)$/i, 3_600_000],
  [/^(?:d|days?)$/i, 86_400_000],
];

function passing(text: string): Line {
  const [, amount, unit] = /^\+\s*(\d{1,9})\s*([a-z]+)$/i.exec(text) ?? [];
  const ms = unit === undefined ? undefined : unitMs.find(([named]) => named.test(unit))?.[1];
  if (ms === undefined || Number(amount) === 0) {
    return notUnderstood('Write how far the clock moves, such as +15 min, +1 h or +2 d.');
  }
  if (Number(amount) * ms > longestPassMs) return notUnderstood('The clock moves 31 days at most in one go.');
  return { kind: 'pass', ms: Number(amount) * ms };
}
