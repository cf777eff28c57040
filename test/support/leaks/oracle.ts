/**
 * The leak oracle: all that each person could read in a story, judged by the one rule for who may read a text. It knows what was typed
 * from what is stored, what was shown from the simulator, and nothing of how the bot decides. People's own messages are exempt.
 */
import type { State } from '../../../sandbox/slack/state.ts';
import type { Config } from '../../../src/config/config.ts';
import type { TestDatabase } from '../database.ts';
import { watchBelonging } from './belonging.ts';
import { createJudge, type Moment, type Seen, type Typed } from './judge.ts';
import { type Ledger, openLedger } from './ledger.ts';
import { restrictedIn, type World } from './rule.ts';
import { closedDoors, type Sight, sightsAtTheEnd, typedIn, watchSights } from './sights.ts';

const keyOf = (thing: Sight['thing']): string => ('id' in thing ? thing.id : `${thing.channel} ${thing.ts}`);

export function watchLeaks(parts: { state: State; database: TestDatabase; config(): Config }) {
  const { state } = parts;
  const belonging = watchBelonging(state);
  const personal: Seen[] = [];
  const doors: string[] = [];
  const typed: Typed[] = [];
  const asked = new Map<string, string>();
  const configs = new Set<Config>();
  const writtenUnder = new Map<string, Config>();
  let ledger: Ledger | undefined;

  function moment(): Moment & { ledger: Ledger } {
    belonging.look();
    ledger ??= openLedger(parts.database);
    const config = parts.config();
    configs.add(config);
    return { at: state.clock.now(), seq: ledger.read(config), config, ledger };
  }

  for (const kind of ['message', 'edit', 'home'] as const)
    state.on(kind, (thing) => writtenUnder.set(keyOf(thing), parts.config()));
  watchSights(state, (sight) => {
    const { ledger: _, ...when } = moment();
    doors.push(...closedDoors(state, sight, when.config));
    const answers = sight.viewers.map((user) => asked.get(user) ?? '').join(' ');
    personal.push({ ...sight, ...when, order: typed.length, asked: answers });
  });
  state.on('delivery', (delivery) => {
    const { user, attempts, kind, payload } = delivery;
    if (user === undefined || attempts > 0) return;
    asked.set(user, kind === 'slash_commands' ? (typedIn({ kind, payload })[0] ?? '') : '');
    for (const text of typedIn(delivery)) typed.push({ user, order: typed.length, text });
  });

  return {
    /** Before the configuration changes: what was written until now was written under this one. */
    look: (): unknown => moment(),
    /** Empty where nobody could read what is not theirs, as far as this has come. */
    leaks(): string[] {
      const now = moment();
      const { agentsUntil, heldUntil, everHeld, texts } = now.ledger;
      const closed = [...configs].some((config) =>
        everHeld().some(({ team, restricted }) => restricted || restrictedIn(config, team)),
      );
      if (!closed) return [];
      const worldAt = ({ at, seq, config }: Moment): World => ({
        teamOf: (id) => heldUntil(id, seq).at(-1)?.team ?? '',
        openTeamsOf: (id) => heldUntil(id, seq).flatMap((held) => (held.restricted ? [] : [held.team])),
        isRestricted: (team) => restrictedIn(config, team),
        agentsOf: (id) => agentsUntil(id, seq),
        belongs: (team, user) => belonging.belongs(config, team, user, at),
      });
      const { ofOnePerson, ofMany } = createJudge({
        state,
        texts,
        typed,
        known: knownWords(state, configs),
        worldAt,
      });
      // Nothing is written anew only because the configuration has changed: what stands was right then, or is by now.
      const standing = sightsAtTheEnd(state).flatMap((sight) => {
        const seen = { ...sight, ...now, order: typed.length, asked: '' };
        const before = writtenUnder.get(keyOf(sight.thing)) ?? now.config;
        const found = ofMany(seen);
        return before === now.config ? found : intersection(found, ofMany({ ...seen, config: before }));
      });
      return [...new Set([...personal.flatMap(ofOnePerson), ...doors, ...standing])];
    },
  };
}

const intersection = (some: readonly string[], others: readonly string[]): string[] =>
  some.filter((each) => others.includes(each));

/** Names that stand in the workspace and in the configuration, which everybody may read. */
function knownWords({ people, channels }: State, configs: Iterable<Config>): string[] {
  const configured = [...configs].flatMap(({ teams, categories, causes, missingInfo }) => [
    ...[...Object.values(teams), ...categories, ...causes].map(({ name }) => name),
    ...missingInfo,
  ]);
  const here = [...people.values()].map(({ realName }) => realName);
  return [...configured, ...here, ...[...channels.values()].map(({ name }) => name)];
}
