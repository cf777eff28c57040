import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { schemaText } from '../../src/config/json-schema.ts';

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

test('switchboard.schema.json is current: npx tsx src/config/write-json-schema.ts writes it anew', () => {
  expect(read('switchboard.schema.json')).toBe(schemaText());
});

test('every setting of the example is one the schema completes', () => {
  const schema: unknown = JSON.parse(schemaText());
  const properties = (schema as { properties: Record<string, unknown> }).properties;
  const settings = Object.keys(parse(read('switchboard.example.yml')) as Record<string, unknown>);
  expect(settings.filter((setting) => !(setting in properties))).toEqual([]);
});

test('the example tells editors where its schema is, in its first line', () => {
  expect(read('switchboard.example.yml').split('\n')[0]).toBe(
    '# yaml-language-server: $schema=./switchboard.schema.json',
  );
});
