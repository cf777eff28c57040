/** Judges each channel that cards go to: is it there, and may the bot post in it? */
import type { ChannelSeen, SlackFacts } from '../facts.ts';
import type { ChannelTrouble, Finding, Level } from '../finding.ts';
import type { ChannelWanted } from '../wanted.ts';
import { judgeEach } from './answers.ts';

export function judgeChannels({ token, channels }: SlackFacts, wanted: readonly ChannelWanted[]): Finding[] {
  if (token.is !== 'said' || token.value.botId === null) return [];
  return judgeEach('channels', wanted, channels, ['channel_not_found'], (channel, seen) =>
    (seen ? troublesOf(seen, channel) : ['missing' as const]).map((trouble) =>
      troubled(channel, seen?.name ?? null, trouble),
    ),
  );
}

/** Whatever else is wrong with an archived channel does not matter until it is open again; who can read it always does. */
function troublesOf(seen: ChannelSeen, { restricted }: ChannelWanted): ChannelTrouble[] {
  const posting: ChannelTrouble[] = seen.archived
    ? ['archived']
    : seen.frozen
      ? ['frozen']
      : seen.member
        ? settingsOf(seen)
        : ['not a member'];
  return [...posting, ...(restricted && !seen.isPrivate ? ['public' as const] : [])];
}

function settingsOf(seen: ChannelSeen): ChannelTrouble[] {
  if (seen.readOnly) return ['read only'];
  if (seen.repliesOnly) return ['replies only'];
  return [
    ...(seen.noReplies ? ['no replies' as const] : []),
    ...(seen.somePeopleOnly ? ['some people only' as const] : []),
  ];
}

function troubled(
  { id, teams, isFallback }: ChannelWanted,
  name: string | null,
  trouble: ChannelTrouble,
): Finding {
  // Slack does not say whether the bot is among those who may post.
  const level: Level = trouble === 'some people only' ? 'look' : 'wrong';
  return { level, area: 'channels', what: 'channel', id, name, teams, isFallback, trouble };
}
