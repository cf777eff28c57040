/** What somebody is to this workspace, by what Slack says of them: one of its people, a guest who is not let in, or a stranger. */
import type { Person } from './people.ts';

export type House = {
  /** The workspace the bot is installed in. */
  workspace: string;
  /** The organisation it is part of (Enterprise Grid); null where there is none. */
  enterprise: string | null;
  /** Who is let in besides. */
  access: { guests: boolean; external: boolean };
};

export type Standing = 'in' | 'guest' | 'stranger';

/** Whom Slack does not know is nobody here, unless other companies are let in: it does not show all of their people. */
export function standingOf(person: Person | undefined, house: House): Standing {
  if (!person) return house.access.external ? 'in' : 'stranger';
  if (person.bot || person.deleted) return 'stranger';
  if (!house.access.external && !isOfHouse(person, house)) return 'stranger';
  return person.guest && !house.access.guests ? 'guest' : 'in';
}

/**
 * A colleague's home may be another workspace of the same organisation. `is_stranger` is not asked: it is also true of a colleague
 * who shares no channel with the app.
 */
function isOfHouse({ workspace, enterprise }: Person, house: House): boolean {
  return workspace === house.workspace || (enterprise !== null && enterprise === house.enterprise);
}

/** Whether a request names a workspace from which nobody is let in, unless Slack says that they belong to the same organisation. */
export const comesFromElsewhere = (workspaces: readonly string[], { access, ...house }: House): boolean =>
  !access.external && workspaces.some((id) => id !== house.workspace && id !== house.enterprise);
