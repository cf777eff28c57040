/** Judges each channel that cards go to: is it there, and may the bot post in it? */
import type { ChannelSeen, NoAnswer, SlackFacts } from '../facts.ts';
import type { ChannelTrouble, Finding, Level } from '../finding.ts';
import type { ChannelWanted } from '../wanted.ts';
import { unanswered } from './unanswered.ts';

const area = 'channels';

export function judgeChannels({ token, channels }: SlackFacts, wanted: readonly ChannelWanted[]): Finding[] {
  if (token.is !== 'said' || token.value.botId === null) return [];
  const findings: Finding[] = [];
  const withoutAnswer: NoAnswer[] = [];
  let good = 0;
  let notAsked = 0;
  for (const channel of wanted) {
    const answer = channels.get(channel.id);
    if (answer === undefined) notAsked += 1;
    else if (answer.is === 'said') {
      const troubles = troublesOf(answer.value, channel);
      findings.push(...troubles.map((trouble) => troubled(channel, answer.value.name, trouble)));
      if (troubles.length === 0) good += 1;
    } else if (answer.is === 'refused' && answer.code === 'channel_not_found') {
      findings.push(troubled(channel, null, 'missing'));
    } else withoutAnswer.push(answer);
  }
  return [
    ...(good > 0 ? [{ level: 'ok', area, what: 'channels', count: good } satisfies Finding] : []),
    ...findings,
    ...unanswered(area, withoutAnswer, notAsked),
  ];
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
  return { level, area, what: 'channel', id, name, teams, isFallback, trouble };
}
