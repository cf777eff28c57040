/** A bare Socket Mode client: what it is told stays visible, and it acknowledges only what a test tells it to. */
import { WebSocket } from 'ws';
import type { Workspace } from '../../sandbox/slack/workspace.ts';
import { clientFor } from './probe.ts';

export type Envelope = {
  envelope_id: string;
  type: string;
  payload: { type: string; event?: { type: string } };
  retry_attempt?: number;
};
export type BareSocket = {
  socket: WebSocket;
  said: Envelope[];
  next(): Promise<Envelope>;
  ack(id: string, payload?: object): void;
};

export async function openSocket(workspace: Workspace): Promise<BareSocket> {
  const { url = '' } = await clientFor(workspace, workspace.appToken).apps.connections.open({});
  const socket = new WebSocket(url);
  const said: Envelope[] = [];
  const waiting: ((envelope: Envelope) => void)[] = [];
  socket.on('message', (data) => {
    const envelope = JSON.parse(String(data)) as Envelope;
    const waiter = waiting.shift();
    if (waiter) waiter(envelope);
    else said.push(envelope);
  });
  const next = () => {
    const first = said.shift();
    return first ? Promise.resolve(first) : new Promise<Envelope>((resolve) => waiting.push(resolve));
  };
  return {
    socket,
    said,
    next,
    ack: (envelope_id: string, payload = {}) => socket.send(JSON.stringify({ envelope_id, payload })),
  };
}
