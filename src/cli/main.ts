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
  fail: () => {
    process.exitCode = 1;
  },
}).parseAsync();
