/** Names of months and weekdays in English, German, French and Japanese, as parts of patterns, and which they are. */

const months = [
  'january|januar|jänner|janvier|jan|janv',
  'february|februar|feber|f[ée]vrier|feb|f[ée]vr?',
  'march|märz|maerz|mars|mar|mär|mrz',
  'april|avril|apr|avr',
  'may|mai',
  'june|juni|juin|jun',
  'july|juli|juillet|jul|juil',
  'august|ao[ûu]t|aug',
  'september|septembre|sept?',
  'october|oktober|octobre|o[ck]t',
  'november|novembre|nov',
  'december|dezember|d[ée]cembre|de[cz]|déc',
];
export const aMonth = months.join('|');
export const monthNamed = (name = '') =>
  1 + months.findIndex((names) => new RegExp(`^(?:${names})$`, 'iu').test(name));

const weekdays = [
  'sunday|sonntag|dimanche|dim\\.|So\\.?,?(?= ?\\d\\d?(?:\\.\\d| Uhr))|Sun(?=\\.?,? ?(?:\\d|at|the))',
  'monday|montag|lundi|lun\\.|Mo\\.?,?(?= ?\\d\\d?(?:\\.\\d| Uhr))|Mon(?=\\.?,? ?(?:\\d|at|the))',
  'tuesday|dienstag|mardi|tues?|mar\\.(?= ?\\d\\d?(?:/| \\p{L}))|Di\\.?,?(?= ?\\d\\d?(?:\\.\\d| Uhr))',
  'wednesday|mittwoch|mercredi|weds?|mer\\.(?= ?\\d)|Mi\\.?,?(?= ?\\d\\d?(?:\\.\\d| Uhr))',
  'thursday|donnerstag|jeudi|thu(?:rs?)?|jeu\\.(?= ?\\d)|Do\\.?,?(?= ?\\d\\d?(?:\\.\\d| Uhr))',
  'friday|freitag|vendredi|fri|ven\\.(?= ?\\d)|Fr\\.?,?(?= ?\\d\\d?(?:\\.\\d| Uhr))',
  'saturday|samstag|sonnabend|samedi|sam\\.(?= ?\\d)|Sa\\.?,?(?= ?\\d\\d?(?:\\.\\d| Uhr))|Sat(?=\\.?,? ?(?:\\d|at|the))',
];
const partOfDay = '(?:morgen|vormittag|mittag|nachmittag|abend)?';
/** Without most of the short forms. */
export const aLongWeekday = weekdays.map((names) => names.split('|').slice(0, 4).join('|')).join('|');
export const aWeekday = `(?:${weekdays.join('|')})${partOfDay}`;
const weekdayStarts = [
  /^(?:sun|sonnt|so(?!nn)|dim)/i,
  /^(?:mo|lun)/i,
  /^(?:tue|di(?!m)|mar)/i,
  /^(?:wed|mi|mer)/i,
  /^(?:thu|do|jeu)/i,
  /^(?:fr|ven)/i,
  /^(?:sa|sonnab)/i,
];
export const weekdayNamed = (name = '') => weekdayStarts.findIndex((start) => start.test(name));

export const aKanjiDay = '[(（]?([日月火水木金土])(?:曜日?)?[)）]?';
export const kanjiDays = '日月火水木金土';
