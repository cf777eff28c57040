/** Facts of a check-up in which all is well, to be changed one by one. */
import type { Answer, ChannelSeen, Identity, PersonSeen, SlackFacts } from '../../src/doctor/facts.ts';

export const said = <T>(value: T): Answer<T> => ({ is: 'said', value });

export const identity: Identity = {
  botId: 'B1',
  botName: 'switchboard',
  workspace: 'Acme',
  workspaceId: 'T1',
  enterpriseId: null,
  scopes: ['chat:write', 'channels:history'],
  skewMs: 0,
};

export const openChannel: ChannelSeen = {
  name: 'esc-risk',
  archived: false,
  frozen: false,
  member: true,
  isPrivate: true,
  readOnly: false,
  repliesOnly: false,
  noReplies: false,
  somePeopleOnly: false,
};

export const colleague: PersonSeen = {
  name: 'Nora',
  timeZone: 'Europe/Dublin',
  workspaceId: 'T1',
  enterpriseId: null,
  guest: false,
  bot: false,
  deactivated: false,
};

export const factsWith = (changes: Partial<SlackFacts> = {}): SlackFacts => ({
  token: said(identity),
  appToken: said(true),
  channels: new Map(),
  groups: null,
  people: new Map(),
  ...changes,
});
