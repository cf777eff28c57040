/** The one rule for who may read a text, said a second time and without the bot's own code: the judge shall not share its mistakes. */
import type { Config } from '../../../src/config/config.ts';

/** Something that a person typed into an escalation. */
export type Text = {
  escalation: string;
  /** The deed it is a part of, or the facts. */
  what: string;
  text: string;
  by: string;
  /** Whom it was written to, besides the team. */
  to: string | undefined;
  under: string;
  /** Whether the team it was written under was restricted, or unknown, when it was written. */
  restricted: boolean;
  /** After so many entries of all histories. */
  since: number;
};

/** How things stand at a moment. */
export type World = {
  teamOf(escalation: string): string;
  /** The teams that have had it while they were open. */
  openTeamsOf(escalation: string): readonly string[];
  isRestricted(team: string): boolean;
  belongs(team: string, user: string): boolean;
  /** Who had the agent's side of it, one after the other. */
  agentsOf(escalation: string): readonly string[];
};

export const restrictedIn = ({ teams }: Config, team: string): boolean => {
  const known = teams[team];
  return known === undefined || known.restricted;
};

export function mayRead(text: Text, reader: string, world: World): boolean {
  if (reader === text.by || reader === text.to) return true;
  // Whoever takes the agent's side reads what was written from there and to there before.
  const before = world
    .agentsOf(text.escalation)
    .slice(0, world.agentsOf(text.escalation).lastIndexOf(reader) + 1);
  if (before.some((agent) => agent === text.by || agent === text.to)) return true;
  if (text.restricted) return world.belongs(text.under, reader);
  const team = world.teamOf(text.escalation);
  if (!world.isRestricted(team)) return true;
  return [team, ...world.openTeamsOf(text.escalation)].some((one) => world.belongs(one, reader));
}
