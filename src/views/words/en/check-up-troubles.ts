/** What may be wrong with the channels, groups and people that the configuration names, and with scopes. */
import type {
  ChannelTrouble,
  Finds,
  GroupTrouble,
  PersonTrouble,
  Role,
  RoleInTeam,
} from '../../../doctor/finding.ts';
import type { FindingWords, Naming } from '../../health/naming.ts';
import type { Piece } from '../../lines.ts';
import { type Fill, pieces } from '../pieces.ts';
import { listText, many } from './grammar.ts';

const channelFound: Record<ChannelTrouble, (it: Fill) => Piece[]> = {
  missing: (it) =>
    pieces`${it} is not there for the bot: it does not exist, or it is private and the bot is not in it.`,
  archived: (it) => pieces`${it} is archived.`,
  frozen: (it) => pieces`${it} is frozen: it is shared no more.`,
  'not a member': (it) => pieces`${it} does not have the bot in it.`,
  'read only': (it) => pieces`${it} is read-only for the bot.`,
  'replies only': (it) => pieces`${it} takes replies only, and no new cards.`,
  'no replies': (it) => pieces`${it} allows no threads, so nothing can be said under a card.`,
  'some people only': (it) => pieces`${it} lets only some people post.`,
  public: (it) =>
    pieces`${it} is public, and its team is restricted: the whole workspace can read its cards.`,
};
const channelTodo: Record<ChannelTrouble, string> = {
  missing: 'Invite the bot there (/invite @Switchboard), or correct its id in the configuration.',
  archived: 'Unarchive it, or name another channel in the configuration.',
  frozen: 'Name another channel in the configuration.',
  'not a member': 'Invite it there: /invite @Switchboard',
  'read only': 'Let the bot post, in the settings of the channel.',
  'replies only': 'Let the bot post, in the settings of the channel.',
  'no replies': 'Allow threads, in the settings of the channel.',
  'some people only': 'See in the settings of the channel that the bot may.',
  public: 'Make the channel private, or name a private one in the configuration.',
};

export function channelWords(
  { id, name, teams, isFallback, trouble }: Finds['channel'],
  naming: Naming,
): FindingWords {
  const uses = [
    ...(teams.length > 0 ? [`the channel of ${some(teams)}`] : []),
    ...(isFallback ? ['the fallback channel'] : []),
  ];
  const it = pieces`${naming.channel(id, name)} (${uses.join(', ')})`;
  return { found: channelFound[trouble](it), todo: channelTodo[trouble] };
}

const groupFound: Record<GroupTrouble, (it: Fill) => Piece[]> = {
  missing: (it) => pieces`${it} does not exist.`,
  disabled: (it) => pieces`${it} is disabled.`,
  empty: (it) => pieces`${it} has nobody in it.`,
  'nobody let in': (it) => pieces`${it} has nobody in it who can use the bot: they have left, or are guests.`,
};
const groupTodo: Record<GroupTrouble, string> = {
  missing: 'Name another group in the configuration.',
  disabled: 'Enable it in Slack, or name another group in the configuration.',
  empty: 'Add people to it in Slack.',
  'nobody let in': 'Add people to it in Slack.',
};

export function groupWords({ id, handle, duties, trouble }: Finds['group'], naming: Naming): FindingWords {
  const it = pieces`${naming.group(id, handle)} (${dutiesIn(duties)})`;
  return { found: groupFound[trouble](it), todo: groupTodo[trouble] };
}

const another = 'Name somebody else in the configuration.';

const personFound: Record<PersonTrouble, (it: Fill) => Piece[]> = {
  missing: (it) => pieces`${it} is not known to Slack.`,
  deactivated: (it) => pieces`${it} is deactivated.`,
  bot: (it) => pieces`${it} is a bot.`,
  guest: (it) => pieces`${it} is a guest, and guests may not use the bot.`,
  external: (it) => pieces`${it} is of another company, and may not use the bot.`,
  'no time zone': (it) => pieces`${it} has no time zone in Slack, so UTC is taken.`,
  'strange time zone': (it) =>
    pieces`${it} has a time zone in Slack that this machine does not know, so one with the same hours is taken.`,
};
const personTodo: Record<PersonTrouble, string> = {
  missing: 'Correct the id in the configuration.',
  deactivated: another,
  bot: another,
  guest: `${another} Or set access.guests to true.`,
  external: `${another} Or set access.external to true.`,
  'no time zone': 'Ask them to choose theirs in Slack’s preferences.',
  'strange time zone': 'Install a newer Node.js: when clocks change there, times may be wrong until then.',
};

export function personWords({ id, name, duties, trouble }: Finds['person'], naming: Naming): FindingWords {
  const it = pieces`${naming.person(id, name)} (${dutiesIn(duties)})`;
  return { found: personFound[trouble](it), todo: personTodo[trouble] };
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
  return listText(shown);
}
