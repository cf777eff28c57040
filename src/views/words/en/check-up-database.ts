/** What is said of the database: the file, what waits in it, and whether the bot is at work on it. */
import { foundWords, type Naming, type Telling } from '../../health/naming.ts';
import { pieces } from '../pieces.ts';
import { bytes, duration, form, many } from './grammar.ts';

type OfDatabase =
  | 'swap'
  | 'cards missing'
  | 'cards stale'
  | 'queue'
  | 'no dead letters'
  | 'dead letters'
  | 'more dead letters'
  | 'no database'
  | 'database'
  | 'database closed'
  | 'database damaged'
  | 'dangling rows'
  | 'migrations missing'
  | 'migrations unknown'
  | 'large log'
  | 'unreadable'
  | 'running'
  | 'stuck'
  | 'stopped'
  | 'sender'
  | 'no sender'
  | 'database clock';

const backup = 'stop the bot and restore the newest backup.';
const restore = 'Stop the bot and restore the newest backup.';
const resend = 'When the reason is gone, switchboard doctor --resend sends them.';

export const databaseWords: Telling<OfDatabase> = {
  swap: ({ team, giver, taker, endsMs, trouble }, naming) => {
    const [from, to] = [naming.person(giver, null), naming.person(taker, null)];
    const swapped = pieces`${to} took a turn on call for ${team} from ${from}, which ends in ${duration(endsMs)}`;
    return trouble === 'taker has left'
      ? {
          found: pieces`${swapped}, and has left Slack. It is with ${from} again.`,
          todo: 'Tell them, or name somebody for this time under exceptions.',
        }
      : {
          found: pieces`${swapped}. They share no rotation any more, so the swap has no effect.`,
          todo: 'See with /escalate on-call who has it, and name somebody under exceptions where that is wrong.',
        };
  },
  'cards missing': ({ count }) =>
    foundWords(
      `${many(count, 'open escalation')} ${form(count, 'has', 'have')} no card in Slack.`,
      'What is wrong with the channel is told here too. /escalate list has them meanwhile.',
    ),
  'cards stale': ({ place, count }, naming) => ({
    found: pieces`${many(count, 'old card')} in ${placeIn(place, naming)} ${form(count, 'shows', 'show')} what was so when the bot could last write there.`,
    todo: 'Unarchive the channel, or invite the bot there again: they are put right by themselves.',
  }),
  queue: ({ waiting, late, oldestMs }) => {
    if (waiting === 0) return foundWords('Nothing waits.');
    const wait = `${many(waiting, 'message')} ${form(waiting, 'waits', 'wait')}`;
    if (late === 0 || oldestMs === null) return foundWords(`${wait}, none too long.`);
    return foundWords(
      `${wait}, ${late} too long: the oldest for ${duration(oldestMs)}.`,
      'Does the bot run, and does Slack answer? The log says more.',
    );
  },
  'no dead letters': () => foundWords('There are none.'),
  'dead letters': ({ place, reason, count }, naming) => {
    const to = place === null ? '' : pieces` to ${placeIn(place, naming)}`;
    if (reason === 'perhaps posted') {
      return {
        found: pieces`${many(count, 'message')}${to} may be missing: Slack did not say whether it took them.`,
        todo: 'See whether they are there; switchboard doctor --resend --place sends them, perhaps once more.',
      };
    }
    return { found: pieces`${many(count, 'message')} could not be sent${to}: ${why(reason)}.`, todo: resend };
  },
  'more dead letters': ({ count }) => foundWords(`${many(count, 'more message')} could not be sent.`, resend),
  'no database': ({ path }) =>
    foundWords(`There is none yet at ${path}.`, 'The bot makes it when it starts.'),
  database: ({ path, bytes: size, walBytes }) =>
    foundWords(
      `${path} is sound: ${bytes(size)}${walBytes > 0 ? `, and ${bytes(walBytes)} of changes beside it` : ''}.`,
    ),
  'database closed': ({ path, code }) =>
    foundWords(
      `${path} does not open (${code}).`,
      `May the user who runs this read it and write in its folder? If it is damaged, ${backup}`,
    ),
  'database damaged': ({ damage }) => foundWords(`SQLite finds damage: ${damage}.`, restore),
  'dangling rows': ({ count }) =>
    foundWords(`${many(count, 'row')} point at rows that are not there.`, restore),
  'migrations missing': ({ count }) =>
    foundWords(
      `It is older than the code by ${many(count, 'migration')}.`,
      'The bot brings it up to date when it starts.',
    ),
  'migrations unknown': ({ count }) =>
    foundWords(
      `It is newer than the code by ${many(count, 'migration')}.`,
      'Run the newer code again, or restore the backup from before the upgrade.',
    ),
  'large log': ({ walBytes }) =>
    foundWords(
      `${bytes(walBytes)} of changes are not written back yet.`,
      'Does another program hold the database open? End it, or restart the bot.',
    ),
  unreadable: ({ code }) =>
    foundWords(`This could not be read (${code}).`, `If the database is damaged, ${backup}`),
  running: ({ beatMs }) => foundWords(`It runs; its last sign of life is ${duration(beatMs)} old.`),
  stuck: ({ beatMs }) =>
    foundWords(
      `A process holds the database and gives no sign of life${beatMs === null ? '' : ` for ${duration(beatMs)}`}.`,
      'Restart the bot; the log says what it was at.',
    ),
  stopped: ({ beatMs }) =>
    beatMs === null
      ? foundWords('It has not run yet.', 'Start it when all else is well.')
      : foundWords(`It does not run; it last did ${duration(beatMs)} ago.`, 'Start it.'),
  sender: ({ host, pid, sinceMs, instances }) =>
    foundWords(
      `${host} (process ${pid}) has sent for ${duration(sinceMs)}; ${many(instances, 'instance')} ${form(instances, 'runs', 'run')}.`,
    ),
  'no sender': ({ instances }) =>
    foundWords(
      `${many(instances, 'instance')} ${form(instances, 'runs', 'run')}, and none sends.`,
      'One takes over within 20 seconds. If none does, look into the logs.',
    ),
  'database clock': ({ skewMs }) =>
    foundWords(
      `The clock of the database is ${(Math.abs(skewMs) / 1000).toFixed(1)} s ${skewMs > 0 ? 'ahead of' : 'behind'} this machine’s.`,
      'Set both by NTP.',
    ),
};

const placeIn = (place: string, naming: Naming) =>
  /^[CG]/.test(place)
    ? naming.channel(place, null)
    : /^[UW]/.test(place)
      ? naming.person(place, null)
      : 'a direct message';

/** Slack's own words have no spaces; the others are ours. */
function why(reason: string): string {
  if (reason === 'fault') return 'a fault of ours, which the log explains';
  return /^\w+$/.test(reason) ? `Slack says ${reason}` : reason;
}
