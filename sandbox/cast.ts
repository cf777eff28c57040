/** The example workspace: agents in four countries, the teams that help them, their leads, and the channels they share. */

import { slackId } from './slack/slacks-ids.ts';
import type { Cast, Person } from './slack/state.ts';

function person(id: string, realName: string, title: string, tz: string, locale: string): Person {
  return { id, name: realName.toLowerCase(), realName, title, tz, locale };
}

const agents: Person[] = [
  person('UAOIFE', 'Aoife', 'User operations', 'Europe/Dublin', 'en-IE'),
  person('UYUKI', 'Yuki', 'User operations', 'Asia/Tokyo', 'ja-JP'),
  person('UJONAS', 'Jonas', 'User operations', 'Europe/Berlin', 'de-DE'),
  person('UCLAIRE', 'Claire', 'User operations', 'Europe/Paris', 'fr-FR'),
];

const engineers: Person[] = [
  person('UKENJI', 'Kenji', 'Engineer', 'Asia/Tokyo', 'ja-JP'),
  person('UPRIYA', 'Priya', 'Engineer', 'Europe/London', 'en-GB'),
  person('USAM', 'Sam', 'Engineer', 'America/Los_Angeles', 'en-US'),
];

const riskAnalysts: Person[] = [
  person('UMINA', 'Mina', 'Risk analyst', 'America/New_York', 'en-US'),
  person('UTOMAS', 'Tomas', 'Risk analyst', 'Europe/Berlin', 'de-DE'),
];

const marketSpecialists: Person[] = [
  person('UOLGA', 'Olga', 'New markets', 'Europe/Berlin', 'de-DE'),
  person('URAVI', 'Ravi', 'New markets', 'Australia/Sydney', 'en-AU'),
];

const designers: Person[] = [person('ULENA', 'Lena', 'Designer', 'Europe/Berlin', 'de-DE')];

const leads: Person[] = [
  person('UNORA', 'Nora', 'Support lead', 'Europe/Dublin', 'en-IE'),
  person('UMARCUS', 'Marcus', 'Engineering lead', 'America/Los_Angeles', 'en-US'),
  person('UINGRID', 'Ingrid', 'Risk lead', 'Europe/Berlin', 'de-DE'),
  person('UHANA', 'Hana', 'New markets lead', 'Asia/Tokyo', 'ja-JP'),
];

const guest: Person = {
  ...person('UGUEST', 'Gustav', 'Guest', 'Europe/Berlin', 'de-DE'),
  isRestricted: true,
};

const ids = (people: Person[]) => people.map(({ id }) => id);
const bot = 'UBOT';
const staff = [...agents, ...engineers, ...riskAnalysts, ...marketSpecialists, ...designers, ...leads];

/** Agents are not in the teams' channels; #esc-risk is private. */
export const cast: Cast = {
  people: [...staff, guest],
  channels: [
    { id: 'C0GENERAL', name: 'general', members: ids([...staff, guest]) },
    { id: 'C0ENG', name: 'esc-engineering', members: [...ids(engineers), 'UMARCUS', 'UNORA', bot] },
    { id: 'C0RISK', name: 'esc-risk', isPrivate: true, members: [...ids(riskAnalysts), 'UINGRID', bot] },
    { id: 'C0MARKETS', name: 'esc-new-markets', members: [...ids(marketSpecialists), 'UHANA', bot] },
    { id: 'C0DESIGN', name: 'esc-design', members: [...ids(designers), 'UNORA', bot] },
    { id: 'C0OPS', name: 'user-operations', members: [...ids(agents), ...ids(leads), bot] },
  ],
  userGroups: [
    { id: 'S0ENG', handle: 'eng-oncall', name: 'Engineering on call', users: ids(engineers) },
    { id: 'S0RISK', handle: 'risk-oncall', name: 'Risk on call', users: ids(riskAnalysts) },
  ],
};

const idOf = (readable: string): string => (readable === bot ? bot : slackId(readable));

/** The same workspace as people meet it: an id that is shown in place of a name cannot be read there. */
export const castWithSlacksIds: Cast = {
  people: cast.people.map((each) => ({ ...each, id: idOf(each.id) })),
  channels: cast.channels.map((each) => ({ ...each, id: idOf(each.id), members: each.members.map(idOf) })),
  userGroups: cast.userGroups.map((each) => ({ ...each, id: idOf(each.id), users: each.users.map(idOf) })),
};
