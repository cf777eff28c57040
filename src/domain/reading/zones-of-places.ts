/** Which time zones the clocks of a place show: of a city, by its name in English, German, French or Japanese, or of a country. */

import { fold } from './search-words.ts';

const elsewhere: Record<string, string> = {
  'Europe/Vienna': 'wien|vienne|ウィーン',
  'Europe/Zurich': 'zürich|bern|genf|geneva|genève|basel|チューリッヒ',
  'Europe/Rome': 'rom|milan|mailand|ローマ|ミラノ',
  'Europe/Paris': 'lyon|marseille|パリ',
  'Europe/London': 'londres|edinburgh|manchester|belfast|ロンドン',
  'Europe/Dublin': 'cork|ダブリン',
  'Europe/Berlin': 'munich|münchen|hamburg|frankfurt|cologne|köln|ベルリン',
  'Europe/Brussels': 'brüssel|bruxelles|ブリュッセル',
  'Europe/Amsterdam': 'アムステルダム',
  'Europe/Lisbon': 'lissabon|lisbonne|リスボン',
  'Europe/Madrid': 'barcelona|マドリード',
  'Europe/Warsaw': 'warschau|varsovie|ワルシャワ',
  'Europe/Prague': 'prag|プラハ',
  'Europe/Copenhagen': 'kopenhagen|copenhague|コペンハーゲン',
  'Europe/Athens': 'athen|athènes|アテネ',
  'Europe/Moscow': 'moskau|moscou|モスクワ',
  'Europe/Stockholm': 'ストックホルム',
  'Africa/Cairo': 'kairo|le caire|カイロ',
  'Asia/Tokyo': 'tokio|osaka|kyoto|東京|大阪',
  'Asia/Shanghai': 'beijing|peking|pékin|北京|上海',
  'Asia/Seoul': 'séoul|ソウル',
  'Asia/Singapore': 'singapur|singapour|シンガポール',
  'Asia/Hong_Kong': 'hongkong|香港',
  'Asia/Calcutta': 'kolkata|mumbai|delhi|new delhi|bangalore|デリー|ムンバイ',
  'Asia/Dubai': 'ドバイ',
  'Asia/Bangkok': 'バンコク',
  'America/New_York': 'boston|miami|atlanta|washington|philadelphia|ニューヨーク|new yorker',
  'America/Chicago': 'dallas|houston|austin|シカゴ',
  'America/Los_Angeles': 'san francisco|seattle|san diego|ロサンゼルス|サンフランシスコ',
  'America/Toronto': 'montreal|montréal|ottawa|トロント',
  'America/Mexico_City': 'mexico city|mexiko-stadt',
  'Australia/Sydney': 'canberra|シドニー',
  'Australia/Melbourne': 'メルボルン',
};

/** `Asia/Ho_Chi_Minh` and the like are found by the last part of their names. */
const ofCities = new Map(
  Intl.supportedValuesOf('timeZone').map((zone) => [
    fold(zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')),
    zone,
  ]),
);
for (const [zone, names] of Object.entries(elsewhere))
  for (const name of names.split('|')) ofCities.set(fold(name), zone);

/** "Berliner Zeit" is the time of Berlin. */
export function zoneOfCity(name: string): string | undefined {
  const said = fold(name).trim();
  return ofCities.get(said) ?? ofCities.get(said.replace(/er$/, ''));
}

/** Newer engines have the method, older ones the property. */
type KnowsZones = Intl.Locale & { getTimeZones?: () => string[] | undefined; timeZones?: string[] };

/** Of a country by its ISO code; those of its islands and outposts too. */
export function zonesOfCountry(code: string): readonly string[] {
  const region: KnowsZones = new Intl.Locale('und', { region: code });
  return region.getTimeZones?.() ?? region.timeZones ?? [];
}
