/** What may be wrong with the channels, groups and people that the configuration names, and with scopes. */
import type {
  ChannelTrouble,
  Finds,
  GroupTrouble,
  PersonTrouble,
  Role,
  RoleInTeam,
} from '../../doctor/finding.ts';
import { listed } from '../lines.ts';
import { many } from './amounts.ts';
import type { Naming, Words } from './naming.ts';

const channelTroubles: Record<ChannelTrouble, [found: string, todo: string]> = {
  missing: [
    ' is not there for the bot: it does not exist, or it is private and the bot is not in it.',
    'Invite the bot there (/invite @Switchboard), or correct its id in the configuration.',
  ],
  archived: [' is archived.', 'Unarchive it, or name another channel in the configuration.'],
  frozen: [' is frozen: it is shared no more.', 'Name another channel in the configuration.'],
  'not a member': [' does not have the bot in it.', 'Invite it there: /invite @Switchboard'],
  'read only': [' is read-only for the bot.', 'Let the bot post, in the settings of the channel.'],
  'replies only': [
    ' takes replies only, and no new cards.',
    'Let the bot post, in the settings of the channel.',
  ],
  'no replies': [
    ' allows no threads, so nothing can be said under a card.',
    'Allow threads, in the settings of the channel.',
  ],
  'some people only': [
    ' lets only some people post.',
    'See in the settings of the channel that the bot may.',
  ],
  public: [
    ' is public, and its team is restricted: the whole workspace can read its cards.',
    'Make the channel private, or name a private one in the configuration.',
  ],
};

export function channelWords(
  { id, name, teams, isFallback, trouble }: Finds['channel'],
  naming: Naming,
): Words {
  const [found, todo] = channelTroubles[trouble];
  const uses = [
    ...(teams.length > 0 ? [`the channel of ${some(teams)}`] : []),
    ...(isFallback ? ['the fallback channel'] : []),
  ];
  return { found: [naming.channel(id, name), ` (${uses.join(', ')})${found}`], todo };
}

const groupTroubles: Record<GroupTrouble, [found: string, todo: string]> = {
  missing: [' does not exist.', 'Name another group in the configuration.'],
  disabled: [' is disabled.', 'Enable it in Slack, or name another group in the configuration.'],
  empty: [' has nobody in it.', 'Add people to it in Slack.'],
};

export function groupWords({ id, handle, duties, trouble }: Finds['group'], naming: Naming): Words {
  const [found, todo] = groupTroubles[trouble];
  return { found: [naming.group(id, handle), ` (${dutiesIn(duties)})${found}`], todo };
}

const another = 'Name somebody else in the configuration.';

const personTroubles: Record<PersonTrouble, [found: string, todo: string]> = {
  missing: [' is not known to Slack.', 'Correct the id in the configuration.'],
  deactivated: [' is deactivated.', another],
  bot: [' is a bot.', another],
  guest: [' is a guest, and guests may not use the bot.', `${another} Or set access.guests to true.`],
  external: [
    ' is of another company, and may not use the bot.',
    `${another} Or set access.external to true.`,
  ],
  'no time zone': [
    ' has no time zone in Slack, so UTC is taken.',
    'Ask them to choose theirs in Slack’s preferences.',
  ],
};

export function personWords({ id, name, duties, trouble }: Finds['person'], naming: Naming): Words {
  const [found, todo] = personTroubles[trouble];
  return { found: [naming.person(id, name), ` (${dutiesIn(duties)})${found}`], todo };
}

const roles: Record<Role, string> = {
  lead: 'lead of',
  responder: 'responder of',
  'on call': 'on call for',
  fallback: 'fallback of',
};

const dutiesIn = (duties: readonly RoleInTeam[]): string =>
  some(duties.map(({ role, team }) => `${roles[role]} ${team}`));

/** The first two say enough of where to look. */
function some(words: readonly string[]): string {
  const left = words.length - 2;
  const shown = left > 1 ? [...words.slice(0, 2), many(left, 'more', 'more')] : words;
  return listed(shown).join('');
}
