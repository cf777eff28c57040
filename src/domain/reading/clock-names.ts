/** Names of time zones, and of peoples whose clocks are meant, in English, German, French and Japanese. */

const abbreviated: [RegExp, string][] = [
  [/^(?:UTC|GMT|Z)$/, 'UTC'],
  [/^(?:WES?T)$/, 'Europe/Lisbon'],
  [/^BST$/, 'Europe/London'],
  [/^(?:CES?T|MES?Z)$/, 'Europe/Berlin'],
  [/^(?:EES?T|OES?Z)$/, 'Europe/Helsinki'],
  [/^(?:E[SD]?T)$/, 'America/New_York'],
  [/^(?:C[SD]?T)$/, 'America/Chicago'],
  [/^(?:M[SD]T)$/, 'America/Denver'],
  [/^(?:P[SD]?T)$/, 'America/Los_Angeles'],
  [/^JST$/, 'Asia/Tokyo'],
  [/^SGT$/, 'Asia/Singapore'],
  [/^HKT$/, 'Asia/Hong_Kong'],
  [/^KST$/, 'Asia/Seoul'],
  [/^(?:AE[SD]?T)$/, 'Australia/Sydney'],
  [/^(?:NZ[SD]?T)$/, 'Pacific/Auckland'],
];
const wide: [RegExp, string][] = [
  [/^central european|^mitteleuropäische|^d['’]europe centrale|^中央?ヨーロッパ|^中欧/iu, 'Europe/Berlin'],
  [/eastern|^de l['’]est|東部/iu, 'America/New_York'],
  [/central|^du centre|中部/iu, 'America/Chicago'],
  [/mountain|^des rocheuses|山岳/iu, 'America/Denver'],
  [/pacific|^du pacifique|太平洋/iu, 'America/Los_Angeles'],
  [/^(?:universal|coordinated universal|weltzeit|universelle|協定世界)/iu, 'UTC'],
];
const adjectives: [RegExp, string][] = [
  [/^(?:german|deutsch\p{L}*|allemande)$/iu, 'DE'],
  [/^(?:irish|irisch\p{L}*|irlandaise)$/iu, 'IE'],
  [/^(?:british|uk|english|britisch\p{L}*|englisch\p{L}*|anglaise|britannique)$/iu, 'GB'],
  [/^(?:french|französisch\p{L}*|française)$/iu, 'FR'],
  [/^(?:japanese|japanisch\p{L}*|japonaise)$/iu, 'JP'],
  [/^(?:swiss|schweizer\p{L}*|suisse)$/iu, 'CH'],
  [/^(?:austrian|österreichisch\p{L}*|autrichienne)$/iu, 'AT'],
  [/^(?:belgian|belgisch\p{L}*|belge)$/iu, 'BE'],
  [/^(?:dutch|niederländisch\p{L}*|néerlandaise)$/iu, 'NL'],
  [/^(?:italian|italienisch\p{L}*|italienne)$/iu, 'IT'],
  [/^(?:polish|polnisch\p{L}*|polonaise)$/iu, 'PL'],
  [/^(?:indian|indisch\p{L}*|indienne)$/iu, 'IN'],
  [/^(?:us|american|amerikanisch\p{L}*|américaine)$/iu, 'US'],
];

type Names = readonly (readonly [RegExp, string])[];
const namedIn = (names: Names) => (name: string) => names.find(([pattern]) => pattern.test(name))?.[1];

export const zoneAbbreviated = namedIn(abbreviated);
/** "Eastern", "d'Europe centrale", "太平洋". */
export const zoneNamed = namedIn(wide);
/** "German", "deutscher", "française": the country, by its ISO code. */
export const countryOfPeople = namedIn(adjectives);
