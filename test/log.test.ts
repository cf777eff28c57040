import { expect, test } from 'vitest';
import { boltLogger, createLog, during, noticingFailures, type UnderWay } from '../src/log.ts';

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

test('a log that notices failures notices errors alone, and writes every line as it is', () => {
  const lines: string[] = [];
  const noticing = noticingFailures(createLog('info', { write: (line) => lines.push(line) }));
  const work: UnderWay = { facts: { request: 'R1' }, failed: false };
  const failed = during(work, () => {
    noticing.info({}, 'one');
    noticing.warn({}, 'two');
    const before = work.failed;
    noticing.error({}, 'three');
    return [before, work.failed];
  });
  expect(failed).toEqual([false, true]);
  expect(
    lines.map((line) => JSON.parse(line)).map(({ level, request, msg }) => [level, request, msg]),
  ).toEqual([
    ['info', 'R1', 'one'],
    ['warn', 'R1', 'two'],
    ['error', 'R1', 'three'],
  ]);
});
