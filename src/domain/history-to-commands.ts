/** What was asked for when an entry of a history was written: the deed read back as the command it was. */
import { type ActDeed, actOf, kindOf } from './acts/index.ts';
import { commandOf, type Draft, type Given } from './command.ts';
import { type DeedOf, type Entry, noFacts } from './escalation.ts';

/** The words of the form do not matter to what follows. */
export const draftOf = (
  { by }: Entry,
  { team, priority, routed, rule, onPhone, callbackAt }: DeedOf<'raised'>,
): Draft => ({
  ...noFacts,
  team,
  priority,
  routed,
  rule,
  onPhone,
  callbackAt,
  reporter: by,
  source: null,
});

/** Undefined for what the clock did by itself. Whoever did it was allowed to, by whatever team had it then: `actOn` asks no more. */
export function givenBy({ by: id, via, deed }: Entry): Given | undefined {
  const kind = kindOf(deed.what);
  if (id === 'switchboard' || kind === undefined) return undefined;
  const by = { id, team: '', responder: true, lead: true };
  // `kindOf` has found the act that this deed is of.
  return commandOf(kind, { by, via }, actOf(kind).replay(deed as ActDeed));
}
