/** What an entry of the history says to one reader: what they may not read is blank. */
import type { Deed, Escalation, Recorded } from './escalation.ts';
import { mayReadText, type Reader } from './permission.ts';

/** Who has the escalation now and who raised it, and which teams are restricted today. */
export type Now = Pick<Escalation, 'team' | 'reporter'> & { restricted(team: string): boolean };

/** That it happened is for everybody who sees the entry. The reporter reads what was written to them. */
export function asReadBy(reader: Reader, entry: Recorded, now: Now): Recorded {
  const { by, under, restricted } = entry;
  if (mayReadText({ by, under: under ?? '', restricted }, reader, now)) return entry;
  return { ...entry, deed: blank(entry.deed, reader.id === now.reporter) };
}

/** Everything in it that somebody typed. */
export function textsIn(deed: Deed): string[] {
  switch (deed.what) {
    case 'asked':
      return filled(...deed.missing, deed.text);
    case 'answered':
    case 'said':
      return filled(deed.text);
    case 'moved':
    case 'reopened':
    case 'cancelled':
      return filled(deed.reason);
    case 'resolved':
      return filled(deed.fixed, deed.tellUser, deed.document.which);
    default:
      return [];
  }
}

const filled = (...texts: (string | null)[]): string[] => texts.flatMap((text) => text || []);

function blank(deed: Deed, toReporter: boolean): Deed {
  switch (deed.what) {
    case 'asked':
      return toReporter ? deed : { ...deed, missing: [], text: '' };
    case 'answered':
    case 'said':
      return { ...deed, text: '' };
    case 'moved':
    case 'reopened':
    case 'cancelled':
      return { ...deed, reason: '' };
    case 'resolved': {
      const tellUser = toReporter ? deed.tellUser : '';
      return { ...deed, fixed: '', tellUser, cause: null, document: { ...deed.document, which: null } };
    }
    default:
      return deed;
  }
}
