/** Judges what was shown: texts that somebody may not read, and hits of a search that tell what is in what they may not. */
import { unescapeText } from '../../../sandbox/slack/mrkdwn.ts';
import { canSee } from '../../../sandbox/slack/people.ts';
import type { State } from '../../../sandbox/slack/state.ts';
import type { Config } from '../../../src/config/config.ts';
import { flat, folded, fragmentsOf } from './fragments.ts';
import { mayRead, type Text, type World } from './rule.ts';
import { type Sight, wordsOf } from './sights.ts';

/** How things stood: at which instant, after how many entries of the histories, under which configuration. */
export type Moment = { at: number; seq: number; config: Config };
/** Something shown at a moment, after so many things typed; `asked` is the command that it answers. */
export type Seen = Sight & Moment & { order: number; asked: string };
export type Typed = { user: string; order: number; text: string };

type Parts = {
  state: State;
  texts: readonly Text[];
  typed: readonly Typed[];
  /** What everybody knows: names of teams, people and the like. */
  known: readonly string[];
  worldAt(moment: Moment): World;
};

export function createJudge({ state, texts, typed, known, worldAt }: Parts) {
  const said = texts.map((text) => ({ ...text, flat: flat(text.text), folded: folded(text.text) }));
  const ids = [...new Set(texts.map(({ escalation }) => escalation))];
  const fragments = new Map<string, Text>();
  for (const text of texts) {
    for (const fragment of fragmentsOf(text.text)) {
      if (!fragments.has(fragment) && !known.some((words) => flat(words).includes(fragment)))
        fragments.set(fragment, text);
    }
  }
  const own = typed.map((each) => ({ ...each, flat: flat(each.text) }));
  const people = [...state.channels.values()].map((channel) => ({
    channel,
    wrote: (state.messages.get(channel.id) ?? []).flatMap(({ byBot, text }) =>
      byBot ? [] : [flat(unescapeText(text))],
    ),
  }));

  /** What this person typed themselves, or reads where people wrote it themselves. */
  const readsAnyway = (user: string, fragment: string, order: number): boolean =>
    own.some((each) => each.user === user && each.order < order && each.flat.includes(fragment)) ||
    people.some(
      ({ channel, wrote }) => wrote.some((text) => text.includes(fragment)) && canSee(state, user, channel),
    );

  function textsIn(sight: Seen, words: string, world: World): string[] {
    const { viewers, where, order, seq } = sight;
    return [...fragments].flatMap(([fragment, { escalation, what, by, under, since }]) => {
      if (since > seq || !words.includes(fragment)) return [];
      const saying = said.filter((each) => each.since <= seq && each.flat.includes(fragment));
      return viewers
        .filter((user) => !saying.some((text) => mayRead(text, user, world)))
        .filter((user) => !readsAnyway(user, fragment, order))
        .map(
          (user) =>
            `${user} reads in ${where} “${fragment}” of ${escalation} (${what}, by ${by} for ${under})`,
        );
    });
  }

  /** A reference alone is found by everybody; with words only by those who may read them there. */
  function hits(
    { where, asked, thing, viewers: [user = ''], seq }: Seen,
    words: string,
    world: World,
  ): string[] {
    const query = /^search\s+(.*)$/s.exec(asked)?.[1];
    // Something else may be said to them before the answer comes, and after it: a reminder of several names what they may read and what they may not.
    if (query === undefined || where !== 'an answer' || !words.includes(flat(query))) return [];
    // A hit has its button; where nothing is found, a reference is named as an example, and one day it is there.
    const answer = JSON.stringify(thing.blocks);
    const wanted = folded(query).split(/[^\p{L}\p{N}_@]+/u);
    return ids
      .filter((id) => folded(query).trim() !== folded(id) && answer.includes(`"value":"${id}"`))
      .filter((id) => {
        const here = said.filter((text) => text.escalation === id && text.since <= seq);
        const may = here.filter((text) => mayRead(text, user, world)).map((text) => text.folded);
        return wanted.some((word) => ![folded(id), ...may].some((text) => text.includes(word)));
      })
      .map((id) => `${user} learns by searching “${query}” what is in ${id}`);
  }

  return {
    ofOnePerson(sight: Seen): string[] {
      const words = flat(wordsOf(state, sight));
      const world = worldAt(sight);
      return [...textsIn(sight, words, world), ...hits(sight, words, world)];
    },
    ofMany: (sight: Seen): string[] => textsIn(sight, flat(wordsOf(state, sight)), worldAt(sight)),
  };
}
