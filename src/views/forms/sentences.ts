/** What modals and threads say when something stands in the way. */
import { link, plain } from '../parts.ts';
import type { Said } from './notice.ts';

/** For a field of the form: plain text. */
export const notSavedKeepsText = (submit: string): string =>
  `Not saved: the database did not answer. Your text is still here; please press ${submit} again.`;

/** For a field of the form: plain text. */
export const notKnownKeepsText = (submit: string): string =>
  `Slack has not told us yet who you are. Your text is still here; please press ${submit} again in a minute.`;

export const failedKeepsText = (submit: string, reference: string): string =>
  `Something failed on our side (${reference}). Your text is still here; please press ${submit} again.`;

export const whoAreYou: Said = {
  text: 'Slack did not tell us whether you are in the team that has this. Please try again in a minute.',
};

/** The card the person wrote under has moved on. */
export const threadMoved = (id: string, teamName: string): Said => ({
  text: `${id} is with ${plain(teamName)} now. What you write here stays here: please write under its new card.`,
});

/** A restricted team's thread is for the team alone; its author learns that once. */
export const staysWithTeam = (id: string, teamName: string): Said => ({
  text: `${id} is for ${plain(teamName)} only, so what you write here stays with the team. To reach the agent, use Ask for info or Resolve.`,
});

/** Slack still shows what the person typed; only they can change that. */
export const maskedInThread = (sentence: string): Said => ({
  text: `${sentence} Your own message still shows it: please edit or delete it.`,
});

export const tooSlow: Said = {
  text: 'Slack waits three seconds for us and they had passed. Please press it again.',
};

export const digestOnItsWay: Said = { text: 'Your digest is on its way to you as a direct message.' };

/** What a new escalation's form turns into when something was masked in it. */
export const raisedAndMasked = (id: string, teamName: string, sentence: string): Said => ({
  text: `${id} is with *${plain(teamName)}*. ${sentence}`,
});

/** To whoever has moved it: people's own messages are theirs. `threads` are the addresses of the old ones. */
export const movedIn = (id: string, teamName: string, threads: readonly string[]): Said => ({
  text: [
    `${id} is with *${plain(teamName)}* now, and only they read it. What we quoted in the old thread is taken back.`,
    'What people wrote there themselves stays, and whoever is in that channel reads it. Please ask them to delete what others should not read.',
    ...threads.map((url) => link(url, 'Open the old thread')),
  ].join(' '),
});

export const noOtherTeam: Said = { text: 'There is no other team to move it to.' };

/** For a field of the form: plain text. */
export const teamIsGone = 'This team is not there any more. Choose another one, or “Not sure”.';

export const factsAreTheTeams: Said = { text: 'Only the team that has this may read it.' };
