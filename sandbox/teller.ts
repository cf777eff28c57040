/** Puts the story and whatever happens later on a terminal: headings, sentences, and boxes of what a person sees. */

import type { Sighting } from './sightings.ts';
import { cityOf, clockTime, dayAndTime } from './zones.ts';

export type Teller = ReturnType<typeof createTeller>;

export type Terminal = {
  write(text: string): void;
  colours: boolean;
  /** Waits so that a person can follow; at once when nobody does. */
  rest(ms: number): Promise<void>;
  /** Id to name and time zone. */
  person(id: string): { realName: string; tz: string };
};

const width = 96;
const restPerLineMs = 130;
const longestRestMs = 4000;

export function createTeller({ write, colours, rest, person }: Terminal) {
  const styled = (code: number) => (text: string) => (colours ? `\u001b[${code}m${text}\u001b[0m` : text);
  const [bold, dim, cyan, yellow] = [styled(1), styled(2), styled(36), styled(33)];
  const print = (line = '') => write(`${line}\n`);

  function sight(sighting: Sighting, toldAt: number): void {
    const { realName, tz } = person(sighting.viewer);
    const when = sameMinute(sighting.at, toldAt) ? '' : `${clockTime(sighting.at, tz)} · `;
    print(`  ${dim(when)}${cyan(titleOf(sighting, realName, cityOf(tz)))}`);
    const { author } = sighting;
    if (author !== null) print(`  ${dim('│')} ${bold(person(author).realName)}`);
    for (const line of sighting.lines.flatMap((each) => wrapped(each, width - 4)))
      print(`  ${dim('│')} ${line}`.trimEnd());
    if (sighting.notifies.length > 0) print(`  ${yellow(`▲ notifies ${sighting.notifies.join(', ')}`)}`);
    print();
  }

  return {
    print,
    title(text: string): void {
      print(bold(text));
      print(dim('─'.repeat(Math.min(text.length, width))));
    },
    /** `Mon 10:00 Dublin  Aoife posts her call summary`. */
    heading(at: number, tz: string, text: string): void {
      print(bold(`${dayAndTime(at, tz)} ${cityOf(tz)}  ${text}`));
      print();
    },
    say(text: string): void {
      for (const line of wrapped(text, width - 2)) print(`  ${line}`);
      print();
    },
    sight,
    /** One after the other, with time to read. `toldAt` is the time already said in the heading. */
    async sights(all: readonly Sighting[], toldAt: number): Promise<void> {
      for (const one of all) {
        sight(one, toldAt);
        await rest(Math.min(700 + one.lines.length * restPerLineMs, longestRestMs));
      }
    },
    rest,
  };
}

const sameMinute = (one: number, other: number): boolean =>
  Math.floor(one / 60_000) === Math.floor(other / 60_000);

/** `#esc-engineering, as Kenji sees it in Tokyo`. */
function titleOf({ kind, place }: Sighting, viewer: string, city: string): string {
  const own = place.startsWith('direct messages')
    ? `${viewer}’s ${place}, in ${city}`
    : `${place}, as ${viewer} sees it in ${city}`;
  switch (kind) {
    case 'form':
      return `The form on ${viewer}’s screen`;
    case 'form changed':
      return `The form on ${viewer}’s screen; what is new:`;
    case 'home':
      return `${viewer}’s Home`;
    case 'only you':
      return `Only ${viewer} sees this, in ${place}`;
    case 'error':
      return `Slack tells ${viewer}`;
    case 'edited':
      return `${own}; what is new:`;
    case 'posted':
      return own;
  }
}

/** At spaces; what follows stays under its quotation sign, or beneath its bullet. */
export function wrapped(text: string, columns: number): string[] {
  const [begin = ''] = /^ *(?:> |• |\d+\. )?/.exec(text) ?? [];
  const onwards = begin.trimStart().startsWith('>') ? begin : ' '.repeat(begin.length);
  const lines: string[] = [];
  let line = begin;
  let isEmpty = true;
  for (const word of text.slice(begin.length).split(' ')) {
    if (!isEmpty && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = onwards + word;
    } else line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}
