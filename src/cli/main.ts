#!/usr/bin/env node
/** The `switchboard` command. */
import { loadEnvFile } from '../config/environment.ts';
import { createProgram } from './program.ts';

loadEnvFile();
await createProgram({
  env: process.env,
  print: (line) => process.stdout.write(`${line}\n`),
  complain: (line) => process.stderr.write(`${line}\n`),
  fail: () => {
    process.exitCode = 1;
  },
}).parseAsync();
