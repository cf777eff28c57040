#!/usr/bin/env node
/** The `switchboard` command. */
import { loadEnvFile } from '../config/environment.ts';
import { createProgram } from './program.ts';

const envFile = '.env';
loadEnvFile(envFile);
await createProgram({
  env: process.env,
  envFile,
  print: (line) => process.stdout.write(`${line}\n`),
  complain: (line) => process.stderr.write(`${line}\n`),
  ...(process.stderr.isTTY && {
    progress: (step: string) => process.stderr.write(`\r\u001B[K${step}`),
  }),
  fail: () => {
    process.exitCode = 1;
  },
}).parseAsync();
