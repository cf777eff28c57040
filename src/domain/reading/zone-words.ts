/** Finds on which clock an hour is meant: an offset from UTC, a time zone, the time of a place, or somebody's own. Takes flattened text. */

import { countryOfPeople, zoneAbbreviated, zoneNamed } from './clock-names.ts';
import { readCountry } from './country.ts';
import { type Found, findAll, type PatternReader } from './found.ts';
import { zoneOfCity, zonesOfCountry } from './zones-of-places.ts';

/** No zones: a clock that nobody knows. Several: their clocks may differ. */
export type SaidClock = { zones: readonly string[] } | 'ours' | 'theirs';

const of = (...zones: string[]): SaidClock => ({ zones });
const unknown = of();

const somebody =
  "(?:the )?(?:customer|client|caller|user|merchant|shop|recipient)(?:s['’]|['’]?s)?|their|her|his|the other side['’]s|local|callee['’]?s";
const theirs = [
  `(?:in |at |to )?(?:${somebody})(?: own)?(?: local)? (?:time ?zone|time|clock|tz)`,
  "local(?= ?(?:\\)|$|[.,;]))|(?:at|where) (?:the customer|they|she|he)(?: is| are|['’]s)",
  '(?:nach )?(?:orts|kunden|lokal)zeit(?: des kunden| der kundin)?|(?:nach )?(?:seiner|ihrer|dortiger|lokaler|örtlicher) zeit|zeit (?:des|der|beim) kund(?:en|in)|beim kunden|bei (?:ihm|ihr|der kundin) (?:vor ort)?|zeitzone des kunden',
  'heures? (?:locale|du client|de la cliente|de chez (?:lui|elle|eux)|sur place)|chez (?:lui|elle|eux|le client|la cliente)',
].join('|');
const ours =
  '(?:our|my|office|agent) time|(?:nach )?(?:unserer|meiner) zeit|(?:notre|mon) heure|heure de chez nous';

const letters = '\\p{Lu}[\\p{L}.-]*';
const clocks: PatternReader<SaidClock>[] = [
  [
    /(?<!\p{L})(?:(?:UTC|GMT) ?(?:\+|-|plus |minus )|(?<=:\d{2}(?::\d{2}(?:\.\d{1,6})?)? ?\(?)\+(?=\d{2}:?\d{2})|(?<=T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)-(?=\d{2}:?\d{2}))\d\d?(?::?\d{2})?(?!\d)/giu,
    () => unknown,
  ],
  [/(?<=\d)Z(?![\p{L}\d])|(?<!\p{L})Zulu(?!\p{L})/gu, () => of('UTC')],
  [/(?<=:\d{2} ?)\+\d\d?(?![\d:])/gu, () => unknown],
  [/(?<![\p{L}/])([A-Z][a-z]+\/[A-Z][A-Za-z_]+)(?![\p{L}/])/gu, ([name = '']) => inZone(name)],
  [
    new RegExp(
      `(?<!\\p{L})(?:${theirs})(?!\\p{L})|(?:お客様|顧客|先方|相手)(?:側)?の?(?:現地)?(?:の?時間|時刻)|現地(?:時間|時刻)?`,
      'giu',
    ),
    () => 'theirs',
  ],
  [new RegExp(`(?<!\\p{L})(?:${ours})(?!\\p{L})|(?:こちら|当方|弊社)の?時間`, 'giu'), () => 'ours'],
  [
    /(?<!\p{L})((?:(?:us|north american|central european|coordinated)[ -])?(?:eastern|central(?: european)?|mountain|pacific|universal))(?:[ -](?:standard|daylight))?(?: time)?(?!\p{L})/giu,
    ([name = '']) => named(name),
  ],
  [
    /(?<!\p{L})heures? ((?:d['’]europe centrale|de l['’]est|du centre|des rocheuses|du pacifique|universelle))/giu,
    ([name = '']) => named(name),
  ],
  [
    /(?:米国|アメリカ|北米)?(東部|中部|山岳|太平洋|中央ヨーロッパ|中欧|協定世界)(?:標準|夏)?時間?/gu,
    ([name = '']) => named(name),
  ],
  [
    new RegExp(
      `(?<!\\p{L})(?:(?:in|on) )?(${letters}(?: ${letters})?) (?:local )?[Tt]ime(?: ?zone)?(?!\\p{L})`,
      'gu',
    ),
    ([name = '']) => ofPlace(name),
  ],
  [
    new RegExp(
      `(?<!\\p{L})(${letters}(?: ${letters})?|(?:deutsch|französisch|japanisch|englisch|britisch|irisch|österreichisch|schweizer)\\p{L}*) (?:Orts)?[Zz]eit(?!\\p{L})`,
      'gu',
    ),
    ([name = '']) => ofPlace(name),
  ],
  [
    new RegExp(
      `(?<!\\p{L})[Hh]eures? (?:(?:de |d['’]|du |à )(?:la )?(${letters}(?:[ -]${letters})?)|(\\p{L}*(?:aise|ienne|ande|belge|suisse|ique)))(?!\\p{L})`,
      'gu',
    ),
    ([place, people]) => ofPlace(place ?? people ?? ''),
  ],
  [new RegExp(`\\((${letters}(?: ${letters})?)\\)`, 'gu'), ([name = '']) => ofKnownPlace(name)],
  [/([\p{sc=Katakana}ー]+|[\p{sc=Han}]{2,3})時間(?!\p{sc=Han})/gu, ([name = '']) => ofJapanesePlace(name)],
  [/(?<!\p{L})([A-Z]{1,4}(?:T|TC|EZ|ESZ))(?!\p{L})/gu, ([name = '']) => ofAbbreviation(name)],
];

/** The clocks of a text; an offset becomes a zone that has it. */
export function findClocks(flat: string): Found<SaidClock>[] {
  return findAll(flat, clocks).map((found) => ({
    ...found,
    value: offsetIn(flat.slice(found.from, found.to)) ?? found.value,
  }));
}

function offsetIn(said: string): SaidClock | undefined {
  const match = /^(?:UTC|GMT)? ?(\+|-|plus |minus )(\d\d?):?(\d{2})?$/iu.exec(said);
  if (!match) return undefined;
  const [, sign = '', hours = '', minutes = '00'] = match;
  if (Number(hours) > 14 || Number(minutes) > 59) return unknown;
  return of(`${/[-m]/i.test(sign) ? '-' : '+'}${hours.padStart(2, '0')}:${minutes}`);
}

function named(name: string): SaidClock {
  const zone = zoneNamed(name);
  return zone ? of(zone) : unknown;
}

function ofAbbreviation(name: string): SaidClock | undefined {
  const zone = zoneAbbreviated(name);
  return zone ? of(zone) : name.length > 2 ? unknown : undefined;
}

function inZone(name: string): SaidClock | undefined {
  return Intl.supportedValuesOf('timeZone').includes(name) ? of(name) : undefined;
}

/** In brackets may stand anything. */
function ofKnownPlace(name: string): SaidClock | undefined {
  const clock = ofPlace(name);
  return clock === unknown ? undefined : clock;
}

/** "営業時間" speaks of no place. */
function ofJapanesePlace(name: string): SaidClock | undefined {
  const clock = ofPlace(name);
  return clock === unknown && /\p{sc=Han}/u.test(name) ? undefined : clock;
}

function ofPlace(name: string): SaidClock {
  const city = zoneOfCity(name) ?? zoneOfCity(name.replace(/^\S+ /u, ''));
  if (city) return of(city);
  const country = countryOfPeople(name.replace(/^.* /u, '')) ?? readCountry(name)?.value;
  return country ? of(...zonesOfCountry(country)) : unknown;
}
