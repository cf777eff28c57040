/** The measure for what is turned away: a plain http server that reads each body, hashes it and answers 401. */
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerQuestions } from './processes.ts';

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request
    .on('data', (chunk: Buffer) => chunks.push(chunk))
    .on('end', () => {
      createHmac('sha256', 'a secret').update(Buffer.concat(chunks)).digest();
      response.writeHead(401, { connection: 'close', 'content-length': 0 }).end();
    });
});
await new Promise<void>((resolve) => server.listen(0, () => resolve()));

const answers = {
  port: () => (server.address() as AddressInfo).port,
  /** Processor time of this process so far. */
  cpuMs: () => (process.cpuUsage().user + process.cpuUsage().system) / 1000,
};

export type PlainProcess = typeof answers;
answerQuestions(answers);
