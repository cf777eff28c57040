/** The round-up of a channel that has had many lines: what else is due there, each with a link to its card. */
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Escalation, Reminder } from '../domain/escalation.ts';
import type { Crew } from '../domain/team.ts';
import { helpingTeam } from './acts/offered.ts';
import { buttonRow, showButton } from './buttons.ts';
import { line, type Message } from './lines.ts';
import { matterPieces, matterStanding, type PingSubject, ping, type Times } from './matter.ts';
import { onCallPieces } from './on-call.ts';
import type { Wording } from './parts.ts';
import { reminderSentence } from './reminder-sentence.ts';
import { settledItems, settledMessage } from './settled.ts';
import { several } from './several.ts';

/** What it is about stands on its card: a summary here would stay when the card goes to a restricted team. */
export type RoundUpItem = {
  escalation: Escalation;
  reminder: Reminder;
  link: string | null;
  restricted: boolean;
};

export type RoundUpFacts = {
  crews: readonly Crew[];
  wording: Wording;
  now: Instant;
  settled?: readonly PingSubject[];
};

/** `items` come gravest first, `crews` are called; of an edited message nothing but `settled` may be left. */
export function roundUp(
  items: readonly RoundUpItem[],
  { crews, wording, now, settled = [] }: RoundUpFacts,
): Message {
  const { words } = wording;
  const called = onCallPieces(crews, words);
  const to = (matter: ReturnType<typeof matterPieces>) =>
    line(...(called.length > 0 ? words.reminders.to(called, matter) : matter));
  if (items.length === 0) return settledMessage(settled, words);
  const listed = items.map(({ escalation, reminder, link, restricted }) => {
    const matter = matterPieces({ escalation, link, readable: false });
    const rest = (times: Times) => [
      line(...reminderSentence({ escalation, reminder }, { wording, now, times })),
      matterStanding(escalation, { wording, now }),
    ];
    return {
      alone: (times: Times) => [to(matter), ...rest(times)],
      parts: (times: Times) => [line(...matter), ...rest(times)],
      buttons: [
        ...helpingTeam(reminder.clock, { escalation, restricted, words }),
        showButton(escalation, words),
      ],
    };
  });
  const [only] = listed;
  if (only && listed.length === 1 && settled.length === 0)
    return ping(only.alone, ...buttonRow(...only.buttons));
  return several(
    [...listed, ...settledItems(settled, words)],
    () => to(words.reminders.several(listed.length, '')),
    words,
  );
}
