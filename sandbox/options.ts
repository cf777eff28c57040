/** What the sandbox is told when it starts: its arguments and its port. */

import { parseArgs } from 'node:util';

export type Options = {
  port: number;
  /** Tell the story first. */
  story: boolean;
  /** End when the story is told. */
  once: boolean;
  /** Tell it without pauses. */
  fast: boolean;
  /** Twelve weeks of a company are behind it. */
  withHistory: boolean;
  help: boolean;
};

export const usage = `npm run sandbox                     a workspace at http://localhost:3210, open it in a browser
npm run sandbox -- --story          tells the story of one escalation in the terminal first
npm run sandbox -- --story --fast   without pauses
npm run sandbox -- --once           tells the story and ends
npm run sandbox -- --with-history   with twelve weeks behind it: look at Nora's digest and board
SANDBOX_PORT=4000 npm run sandbox   at another port`;

const defaultPort = 3210;

export function readOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Options | { problem: string } {
  const port = env.SANDBOX_PORT?.trim() || String(defaultPort);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    return { problem: `SANDBOX_PORT is ${port}, which is not a port. Write a number from 0 to 65535.` };
  }
  const { values, tokens } = parseArgs({
    args: [...args],
    options: {
      story: { type: 'boolean' },
      once: { type: 'boolean' },
      fast: { type: 'boolean' },
      'with-history': { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
    strict: false,
    tokens: true,
  });
  const strange = tokens.find(
    (token) => token.kind !== 'option' || !known.has(token.name) || token.value !== undefined,
  );
  if (strange) return { problem: `The sandbox does not know ${args[strange.index]}.\n\n${usage}` };
  return {
    port: Number(port),
    story: values.story === true || values.once === true,
    once: values.once === true,
    fast: values.fast === true,
    withHistory: values['with-history'] === true,
    help: values.help === true,
  };
}

const known = new Set(['story', 'once', 'fast', 'with-history', 'help']);
