/** Opening direct message channels ahead, beside the loop. */
import { expect, test } from 'vitest';
import { createOpenAhead } from '../../src/outbox/open-ahead.ts';
import { startSending } from './sending.ts';

test('a database that does not say who has none ends nothing, and is asked again', async () => {
  const sending = await startSending();
  const { database, logged } = sending;
  const house = { workspace: 'T1', enterprise: null, access: { guests: false, external: false } };
  const ahead = createOpenAhead({ ...sending, house });
  const turn = async () => {
    await ahead.turn();
    return ahead.idle();
  };
  database.ask('alter table direct_channels rename to elsewhere');
  expect([await turn(), await turn(), logged]).toEqual([true, true, ['warn ', 'warn ']]);
  database.ask('alter table elsewhere rename to direct_channels');
  expect([await turn(), await turn(), logged]).toEqual([true, false, ['warn ', 'warn ']]);
});
