import { expect, test } from 'vitest';
import { boltLogger, createLog } from '../src/log.ts';

test.each(['Dear diary', '{"a": Dear diary}', `${'Dear diary '.repeat(20)}`])(
  'a text that is no JSON is not repeated: %s',
  (text) => {
    const lines: string[] = [];
    const log = createLog('info', { write: (line) => lines.push(line) });
    try {
      JSON.parse(text);
    } catch (error) {
      log.error({ err: error }, 'a gesture failed');
      boltLogger(log).warn(`Malformed request body: ${String(error)}`);
    }
    expect(lines.map((line) => [JSON.parse(line).level, /diary|Dear/.test(line)])).toEqual([
      ['error', false],
      ['warn', false],
    ]);
  },
);
