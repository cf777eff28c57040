/** One line, typed at the prompt or sent over HTTP: done as that person, and told what came of it. */

import { namedIn, nameOf, personWith, staff } from '../places.ts';
import type { Sighting, Sightings } from '../sightings.ts';
import { personNamed } from '../slack/people.ts';
import type { Workspace } from '../slack/workspace.ts';
import type { Walk } from '../walk.ts';
import { cityOf, dayAndTime, nextTimeOfDay } from '../zones.ts';
import { cardOf } from './find.ts';
import { perform } from './gestures.ts';
import { helpText } from './help.ts';
import { type Look, look, lookText } from './look.ts';
import { parseLine } from './parse.ts';

export type Answer = {
  /** Who the person at the prompt is now. */
  as: string;
  said: string[];
  sightings: Sighting[];
  /** The sandbox is to end. */
  end: boolean;
};

export type Surroundings = {
  slack: Workspace;
  walk: Walk;
  sightings: Sightings;
  /** Where the sandbox is, for the lines of curl in the help. */
  address(): string;
};

const morningHour = 9;

export function createObey({ slack, walk, sightings, address }: Surroundings) {
  const time = (user: string): string => {
    const { tz } = personWith(slack, user);
    return `It is ${dayAndTime(slack.clock.now(), tz)} in ${cityOf(tz)}.`;
  };

  /** Throws with a sentence where it cannot be done. */
  async function act(typed: string, as: string): Promise<Partial<Answer>> {
    const line = parseLine(typed);
    switch (line.kind) {
      case 'nothing':
        return {};
      case 'as': {
        const person = personNamed(slack.state, line.person);
        if (person.isBot) throw new Error('Nobody can be the bot.');
        return { as: person.id, said: [`You are ${person.realName}. ${time(person.id)}`] };
      }
      case 'people':
        return { said: peopleLines() };
      case 'look':
        return { said: await looked(as, line.at) };
      case 'outage':
        await perform(slack, walk, as, line);
        await walk.settle();
        return {
          said: [line.on ? 'Slack is down: nothing reaches it, or comes from it.' : 'Slack is back.'],
        };
      case 'card':
        return { said: slack.seenBy(cardOf(slack, as, line.id), as).split('\n') };
      case 'pass':
        await walk.pass(line.ms);
        return { said: [time(as)] };
      case 'next morning':
        await walk.to(nextTimeOfDay(slack.clock.now(), personWith(slack, as).tz, morningHour));
        return { said: [time(as)] };
      case 'help':
        return { said: helpText(address()).split('\n') };
      case 'quit':
        return { said: ['Goodbye.'], end: true };
      case 'not understood':
        return { said: [line.why, '', ...helpText(address()).split('\n')] };
      default:
        await perform(slack, walk, as, line);
        await walk.settle();
        return { said: line.kind === 'submit' || line.kind === 'escalate' ? complaints(as) : [] };
    }
  }

  /** Home is only drawn when somebody opens it. */
  async function lookAround(as: string): Promise<Look> {
    await slack.openHome(as);
    await walk.settle();
    sightings.forgetHome(as);
    return look(slack, as);
  }

  async function looked(as: string, at: string | null): Promise<string[]> {
    const lines = lookText(await lookAround(as), at);
    if (!lines) throw new Error(`${nameOf(slack, as)} sees no ${at}.`);
    return lines;
  }

  const complaints = (as: string): string[] =>
    Object.entries(slack.errorsOn(as)).map(([label, sentence]) => `${label}: ${sentence}`);

  function peopleLines(): string[] {
    return staff(slack).map(
      ({ realName, title = '', tz }) =>
        `${realName.padEnd(9)}${title.padEnd(20)}${dayAndTime(slack.clock.now(), tz)} in ${cityOf(tz)}`,
    );
  }

  return {
    async obey(typed: string, as: string): Promise<Answer> {
      const nothing = { as, said: [], end: false };
      try {
        const done = await act(typed, as);
        return { ...nothing, sightings: sightings.take(), ...done };
      } catch (error) {
        // Gestures throw sentences for people: what there is instead of what they wanted.
        if (!(error instanceof Error)) throw error;
        return { ...nothing, sightings: sightings.take(), said: [namedIn(slack, error.message)] };
      }
    },
    /** What this person sees, for the page and for programs. */
    look: lookAround,
  };
}

export type Obeying = ReturnType<typeof createObey>;
