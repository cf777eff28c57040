/** What is found out about who may read the files of the bot. */
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { lookAtFiles } from '../../../src/doctor/look/files.ts';

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard files '));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('each has its mode, the files beside the database too, and what is not there is left out', () => {
  const folder = aFolder();
  const [environment, configuration, database] = ['.env', 'switchboard.yml', 'a.db'].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  for (const [path, mode] of [
    [environment, 0o640],
    [database, 0o600],
    [`${database}-wal`, 0o644],
  ] as const) {
    writeFileSync(path, '');
    chmodSync(path, mode);
  }
  expect(lookAtFiles({ environment, configuration, database }, 'linux')).toEqual({
    environment: [{ path: environment, mode: 0o100640 }],
    database: [
      { path: database, mode: 0o100600 },
      { path: `${database}-wal`, mode: 0o100644 },
    ],
    configuration: [],
    folder: [{ path: folder, mode: statSync(folder).mode }],
  });
});

test('where the database is not known, and where files have no modes, nothing is said of them', () => {
  const places = { environment: join(aFolder(), '.env'), configuration: aFolder(), database: undefined };
  expect(lookAtFiles(places, 'linux')).toMatchObject({ database: [], folder: [] });
  expect(lookAtFiles(places, 'win32')).toBeNull();
});
