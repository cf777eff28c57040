import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadEnvFile, readEnvironment } from '../../src/config/environment.ts';

const bot = { SLACK_BOT_TOKEN: 'xoxb-1-a' };
const defaults = {
  botToken: 'xoxb-1-a',
  databaseUrl: 'data/switchboard.db',
  configPath: 'switchboard.yml',
  logLevel: 'info',
  port: 3000,
};
const socket = { ...bot, SLACK_APP_TOKEN: 'xapp-1-a' };

/** The paths and problems, without what to do. */
function complaints(env: Record<string, string>) {
  const read = readEnvironment(env);
  return 'problems' in read ? read.problems.map(({ path, problem }) => `${path}: ${problem}`) : [];
}

test('an app token means Socket Mode', () => {
  expect(readEnvironment(socket)).toEqual({
    environment: { ...defaults, mode: 'socket', appToken: 'xapp-1-a' },
  });
});

test('a signing secret means HTTP', () => {
  expect(readEnvironment({ ...bot, SLACK_SIGNING_SECRET: 'abcdef0123456789', PORT: '8080' })).toEqual({
    environment: { ...defaults, mode: 'http', signingSecret: 'abcdef0123456789', port: 8080 },
  });
});

test('with both, Socket Mode wins', () => {
  expect(readEnvironment({ ...socket, SLACK_SIGNING_SECRET: 'abcdef0123456789' })).toEqual({
    environment: { ...defaults, mode: 'socket', appToken: 'xapp-1-a' },
  });
});

test('everything can be set', () => {
  expect(
    readEnvironment({
      ...socket,
      SLACK_API_URL: 'http://localhost:3210/api',
      DATABASE_URL: 'file:elsewhere/it.db',
      SWITCHBOARD_CONFIG: 'other.yml',
      LOG_LEVEL: 'debug',
      PORT: '0',
      HEALTH_PORT: '9464',
    }),
  ).toEqual({
    environment: {
      botToken: 'xoxb-1-a',
      mode: 'socket',
      appToken: 'xapp-1-a',
      slackApiUrl: 'http://localhost:3210/api/',
      databaseUrl: 'elsewhere/it.db',
      configPath: 'other.yml',
      logLevel: 'debug',
      port: 0,
      health: { host: '127.0.0.1', port: 9464 },
    },
  });
});

test('an address that ends with a slash stays as it is', () => {
  expect(readEnvironment({ ...socket, SLACK_API_URL: 'https://slack.example/api/' })).toEqual({
    environment: {
      ...defaults,
      mode: 'socket',
      appToken: 'xapp-1-a',
      slackApiUrl: 'https://slack.example/api/',
    },
  });
});

test('spaces around a value are dropped, and an empty variable counts as not set', () => {
  expect(
    readEnvironment({
      SLACK_BOT_TOKEN: ' xoxb-1-a\n',
      SLACK_APP_TOKEN: 'xapp-1-a',
      PORT: '',
      LOG_LEVEL: ' ',
    }),
  ).toEqual({
    environment: { ...defaults, mode: 'socket', appToken: 'xapp-1-a' },
  });
});

test('an empty environment is told what to do, all at once', () => {
  expect(readEnvironment({})).toEqual({
    problems: [
      {
        path: 'SLACK_BOT_TOKEN',
        problem: 'This is not set.',
        fix: 'Copy the one that begins with xoxb- from the app’s page: OAuth & Permissions.',
      },
      {
        path: 'SLACK_APP_TOKEN',
        problem: 'Neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set.',
        fix: 'Set SLACK_APP_TOKEN for Socket Mode (no public address), or SLACK_SIGNING_SECRET for HTTP.',
      },
    ],
  });
  expect(complaints(bot)).toEqual([
    'SLACK_APP_TOKEN: Neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set.',
  ]);
});

test('every wrong variable is listed, and no value is repeated', () => {
  const env = {
    SLACK_BOT_TOKEN: 'xapp-very-secret',
    SLACK_APP_TOKEN: 'xoxb-very-secret',
    SLACK_SIGNING_SECRET: 'xoxb-very-secret',
    SLACK_API_URL: 'localhost:3210',
    DATABASE_URL: 'mysql://very-secret@host',
    LOG_LEVEL: 'loud',
    PORT: '65536',
  };
  expect(complaints(env)).toEqual([
    'SLACK_BOT_TOKEN: This is not a token that begins with xoxb-.',
    'SLACK_APP_TOKEN: This is not a token that begins with xapp-.',
    'SLACK_SIGNING_SECRET: This is not a signing secret.',
    'SLACK_API_URL: This is not a web address.',
    'DATABASE_URL: This is neither a path of a file nor the address of a PostgreSQL database.',
    'LOG_LEVEL: There is no such level.',
    'PORT: There is no port so high.',
  ]);
  expect(JSON.stringify(readEnvironment(env))).not.toContain('very-secret');
});

test.each([
  ['9464', '127.0.0.1', 9464],
  ['0.0.0.0:9464', '0.0.0.0', 9464],
  ['[::]:80', '::', 80],
  ['localhost:80', 'localhost', 80],
])('health at %s', (HEALTH_PORT, host, port) => {
  expect(readEnvironment({ ...socket, HEALTH_PORT })).toMatchObject({
    environment: { health: { host, port } },
  });
});

test.each([
  ['health', 'HEALTH_PORT: This is not a port.'],
  ['http://localhost:80', 'HEALTH_PORT: This is not a port.'],
  ['::1', 'HEALTH_PORT: This is not a port.'],
  ['0.0.0.0:65536', 'HEALTH_PORT: There is no port so high.'],
])('health cannot be at %s', (HEALTH_PORT, complaint) => {
  expect(complaints({ ...socket, HEALTH_PORT })).toEqual([complaint]);
});

test.each(['80a', '-1', '3.5'])('%j is not a port', (PORT) => {
  expect(complaints({ ...socket, PORT })).toEqual(['PORT: This is not a port.']);
});

test.each([
  'postgres://bot:p%40ss@db.internal:5432/switchboard',
  'postgresql://db.internal/switchboard?sslmode=require',
])('the address %j is that of a PostgreSQL database', (DATABASE_URL) => {
  expect(readEnvironment({ ...socket, DATABASE_URL })).toMatchObject({
    environment: { databaseUrl: DATABASE_URL },
  });
});

test.each([
  'postgres://',
  'postgres://host',
  'postgres:///switchboard',
  'postgres://bot:p@ss/word@host/switchboard',
])('the address %j leaves out where the database is, and no part of it is repeated', (DATABASE_URL) => {
  expect(complaints({ ...socket, DATABASE_URL })).toEqual([
    'DATABASE_URL: This is not the address of a PostgreSQL database.',
  ]);
});

test.each([
  ['file:///srv/my data/it.db', '/srv/my data/it.db'],
  ['/srv/it.db', '/srv/it.db'],
  [':memory:', ':memory:'],
])('the database %j is the file %j', (DATABASE_URL, databaseUrl) => {
  expect(readEnvironment({ ...socket, DATABASE_URL })).toEqual({
    environment: { ...defaults, mode: 'socket', appToken: 'xapp-1-a', databaseUrl },
  });
});

test('a file on another host is refused', () => {
  expect(complaints({ ...socket, DATABASE_URL: 'file://host/it.db' })).toEqual([
    'DATABASE_URL: This is neither a path of a file nor the address of a PostgreSQL database.',
  ]);
});

test('a .env file gives what the environment does not', () => {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard env '));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
    delete process.env.SWITCHBOARD_TEST_ONE;
    delete process.env.SWITCHBOARD_TEST_TWO;
  });
  writeFileSync(
    join(folder, '.env'),
    'SWITCHBOARD_TEST_ONE=file\nSWITCHBOARD_TEST_TWO="of the file" # why\n',
  );
  process.env.SWITCHBOARD_TEST_ONE = 'environment';
  loadEnvFile(join(folder, '.env'));
  loadEnvFile(join(folder, 'none.env'));
  expect([process.env.SWITCHBOARD_TEST_ONE, process.env.SWITCHBOARD_TEST_TWO]).toEqual([
    'environment',
    'of the file',
  ]);
});

test('the example of a .env file names every variable there is', () => {
  const text = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
  expect([...text.matchAll(/^(?:# )?([A-Z_]+)=/gm)].map(([, name]) => name)).toEqual([
    'SLACK_BOT_TOKEN',
    'SLACK_APP_TOKEN',
    'SLACK_SIGNING_SECRET',
    'PORT',
    'HEALTH_PORT',
    'DATABASE_URL',
    'SWITCHBOARD_CONFIG',
    'LOG_LEVEL',
    'SLACK_API_URL',
  ]);
});
