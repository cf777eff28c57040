/** Frames of Socket Mode as Slack never writes them, and envelopes with broken payloads. */
import type { Workspace } from '../../sandbox/slack/workspace.ts';
import { hostileMark, mutate, pick, type Random } from './mutation.ts';
import type { Recorded } from './recording.ts';
import { fresh } from './requests.ts';

const broken: readonly (string | Buffer)[] = [
  '',
  hostileMark,
  '{',
  'null',
  '[]',
  '1',
  '"text"',
  '{}',
  '{"type":null}',
  '{"type":"events_api"}',
  '{"type":"events_api","envelope_id":"1"}',
  '{"type":"events_api","envelope_id":"1","payload":null}',
  '{"type":"events_api","envelope_id":"1","payload":{"event":null}}',
  ...['error', 'close', 'connected', 'disconnected', 'slack_event', 'ws_message', '__proto__'].map(
    (type) =>
      `{"type":"events_api","envelope_id":"1","payload":{"type":"event_callback","event":{"type":"${type}"}}}`,
  ),
  ...['error', 'close', 'connected', 'slack_event', 'authenticated', '__proto__', 'toString'].map(
    (type) => `{"type":"${type}","envelope_id":"1","payload":{}}`,
  ),
  '{"type":"interactive","envelope_id":null,"payload":{}}',
  '{"type":"interactive","envelope_id":"1"}',
  '{"type":"slash_commands","envelope_id":"1","payload":"text"}',
  `{"type":"interactive","envelope_id":"1","payload":${'['.repeat(10_000)}${']'.repeat(10_000)}}`,
  Buffer.from([0xff, 0xfe, 0x00, 0x01]),
  Buffer.from('{"type":"hello"}'),
];

let sent = 0;

export function nextFrame(random: Random, recorded: readonly Recorded[], slack: Workspace): string | Buffer {
  if (random() < 0.3) return pick(random, broken);
  const { kind, payload } = pick(random, recorded);
  const { json } = mutate(random, fresh(slack, { kind, payload }));
  sent += 1;
  return `{"type":"${kind}","envelope_id":"fuzz-${sent}","payload":${json}}`;
}
