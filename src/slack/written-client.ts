/** Slack's client, given what is large as the JSON that is sent: else it walks all of it and makes JSON of it twice, once for a debug log that nobody keeps. */
import { type WebAPICallResult, WebClient } from '@slack/web-api';

type Arguments = Record<string, unknown>;

export class WrittenClient extends WebClient {
  override apiCall(method: string, options: Arguments = {}): Promise<WebAPICallResult> {
    return super.apiCall(method, withJson(options));
  }
}

const large: ReadonlySet<string> = new Set(['blocks', 'metadata', 'view']);

export const withJson = (options: Arguments): Arguments =>
  Object.fromEntries(
    Object.entries(options).map(([name, value]) => [
      name,
      large.has(name) && typeof value === 'object' && value !== null ? JSON.stringify(value) : value,
    ]),
  );
