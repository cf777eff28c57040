/** The small building blocks of switchboard.yml: one-line texts, ids, Slack ids, and lists without twins. */
import { z } from 'zod';
import { expects, problemText, shown } from './problems.ts';

/** One line for people to read. Slack cuts an option's text at 75 characters, so most texts stop there. */
export function oneLine(what: string, longest = 75) {
  const fix = `Write ${what} on one line, in at most ${longest} characters.`;
  const aLine = expects('one line of text', fix);
  return z
    .string({ error: aLine })
    .trim()
    .min(1, { error: problemText('This is empty.', fix) })
    .max(longest, {
      error: ({ input }) =>
        problemText(
          `This has ${typeof input === 'string' ? input.length : 0} characters, ${longest} is the most.`,
          'Shorten it.',
        ),
    })
    .regex(/^[^\p{Cc}]*$/u, { error: problemText('This has a line break or a control character.', fix) });
}

const anId = expects(
  'an id',
  'Write small letters a to z, digits and dashes, a letter first, at most 31 characters, like new-markets.',
);

/** An id of the config's own, as in `new-markets`; it is stored, so it outlives renaming. */
export const ownId = z.string({ error: anId }).regex(/^[a-z][a-z0-9-]{0,30}$/, { error: anId });

function slackId(what: string, letters: string, fix: string) {
  const anId = expects(what, fix);
  return z.string({ error: anId }).regex(new RegExp(`^[${letters}][A-Z0-9]{1,30}$`), { error: anId });
}

export const channelId = slackId(
  'a channel id',
  'CG',
  'Write the id, like C0123ABCD: in Slack, open the channel’s details; the id is at the bottom.',
);
const memberHelp = 'Write the id, like U0123ABCD: in Slack, open the profile, then ⋮ and Copy member ID.';
export const userId = slackId('a member id', 'UW', memberHelp);
export const aMemberId = expects('a member id', memberHelp);
export const groupId = slackId(
  'a user group id',
  'S',
  'Write the id, like S0123ABCD: in Slack, open People, User groups, the group, then ⋮ and Copy group ID.',
);

type NameOf = (entry: unknown) => string | undefined;
const itself: NameOf = (entry) => (typeof entry === 'string' ? entry : undefined);

/** A list of at least one entry, none twice. `nameOf` says by what two entries are the same. */
export function listOf<Item extends z.ZodType>(
  item: Item,
  what: string,
  { most, nameOf = itself }: { most: number; nameOf?: NameOf },
) {
  const fix = `Write a list of ${what}.`;
  return z
    .array(item, { error: expects('a list', fix) })
    .min(1, { error: problemText('This list is empty.', `Name at least one of the ${what}.`) })
    .max(most, {
      error: ({ input }) =>
        problemText(
          `This list has ${Array.isArray(input) ? input.length : 0} entries, ${most} is the most.`,
          'Shorten it.',
        ),
    })
    .refine((entries) => twin(entries.map(nameOf)) === undefined, {
      error: ({ input }) => {
        const name = twin(Array.isArray(input) ? input.map(nameOf) : []);
        return problemText(`${shown(name)} is listed twice.`, 'Remove one of them.');
      },
      // Also when an entry has a problem of its own, so that all problems are listed at once.
      when: ({ value }) => Array.isArray(value),
    });
}

/** One value, or a list of them, always read as a list. */
export function oneOrMany<Value extends z.ZodType>(
  value: Value,
  error: ReturnType<typeof expects>,
  { most = 1_000 }: { most?: number } = {},
) {
  const emptyList = problemText('This list is empty.', 'Fill it in or remove it.');
  const tooLong = problemText(`This list has more than ${most} entries.`, 'Shorten it.');
  return z
    .union([value, z.array(value).min(1, { error: emptyList })], { error })
    .transform((given) => [given].flat() as z.output<Value>[])
    .refine((entries) => entries.length <= most, { error: tooLong });
}

/** The first name that comes a second time. */
function twin(names: readonly (string | undefined)[]): string | undefined {
  return names.find((name, index) => name !== undefined && names.indexOf(name) !== index);
}

/** For lists of `{ id, name }`: two entries are the same when their ids are. */
export const idOf: NameOf = (entry) =>
  typeof entry === 'object' && entry !== null && 'id' in entry ? itself(entry.id) : undefined;

export const wholeNumber = (least: number, most: number, error: ReturnType<typeof expects>) =>
  z.int({ error }).min(least, { error }).max(most, { error });
