/** The whole sandbox on a free port, as `npm run sandbox` starts it: workspace, page, and the bot as a process of its own. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { threadId } from 'node:worker_threads';
import { parse } from 'yaml';
import { cast } from '../../sandbox/cast.ts';
import { runSandbox } from '../../sandbox/sandbox.ts';
import { slackId } from '../../sandbox/slack/slacks-ids.ts';

export type Sandbox = {
  /** `http://localhost:4711`. */
  address: string;
  /** Everything it has put on the terminal. */
  text(): string;
  /** Resolves with its exit code and what it complained of. */
  end(): Promise<{ code: number; complaints: string[] }>;
};

const manifest = () => parse(readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8'));

const cache = 'node_modules/.cache';
const root = new URL('../../', import.meta.url);

/** The tests' configuration speaks of people by readable ids, and in a sandbox they have Slack's. */
function withSlacksIds(configPath: string): string {
  const readable = [...cast.people, ...cast.channels, ...cast.userGroups].map(({ id }) => id);
  const text = readFileSync(new URL(configPath, root), 'utf8');
  const path = `${cache}/sandbox-${process.pid}-${threadId}.yml`;
  mkdirSync(new URL(cache, root), { recursive: true });
  writeFileSync(
    new URL(path, root),
    readable.reduce((all, id) => all.replaceAll(new RegExp(`\\b${id}\\b`, 'g'), slackId(id)), text),
  );
  return path;
}

/** Resolves when the workspace is there; the bot may still be starting. With the example, unless a configuration is named. */
export async function startSandbox(configPath?: string, { withHistory = false } = {}): Promise<Sandbox> {
  const complaints: string[] = [];
  let text = '';
  let end: () => void = () => undefined;
  const toldToEnd = new Promise<void>((resolve) => {
    end = resolve;
  });
  let code: Promise<number> | undefined;
  const address = await new Promise<string>((resolve, reject) => {
    code = runSandbox({
      options: { port: 0, story: false, once: false, fast: true, withHistory, help: false },
      manifest: manifest(),
      terminal: {
        write(piece) {
          text += piece;
          const [found] = /http:\/\/localhost:\d+/.exec(text) ?? [];
          if (found) resolve(found);
        },
        colours: false,
        rest: async () => undefined,
        complain: (sentence) => void complaints.push(sentence),
      },
      toldToEnd,
      ...(configPath && { configPath: withSlacksIds(configPath) }),
    });
    code.catch(reject);
  });
  return {
    address,
    text: () => text,
    async end() {
      end();
      return { code: (await code) ?? 1, complaints };
    },
  };
}
