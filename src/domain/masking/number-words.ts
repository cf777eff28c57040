/** The numbers from 0 to 99 as people say digits, one by one or in pairs, in English, German, French and Japanese. */

type Words = readonly string[];

/** In the order of their value; alternatives with a bar between them. */
const english: Words =
  'zero|oh|nought,one,two,three,four,five,six,seven,eight,nine,ten,eleven,twelve,thirteen,fourteen,fifteen,sixteen,seventeen,eighteen,nineteen'.split(
    ',',
  );
const german: Words =
  'null,eins|ein,zwei|zwo,drei,vier,fünf|fuenf,sechs,sieben,acht,neun,zehn,elf,zwölf|zwoelf,dreizehn,vierzehn,fünfzehn|fuenfzehn,sechzehn,siebzehn,achtzehn,neunzehn'.split(
    ',',
  );
const french: Words =
  'zéro|zero,un|une,deux,trois,quatre,cinq,six,sept,huit,neuf,dix,onze,douze,treize,quatorze,quinze,seize,dix-sept,dix-huit,dix-neuf'.split(
    ',',
  );
const japanese: Words =
  'ゼロ|れい|レイ|零|まる|マル|〇,いち|イチ|一,に|ニ|にー|ニー|二,さん|サン|三,よん|ヨン|四,ご|ゴ|五,ろく|ロク|六,なな|ナナ|しち|七,はち|ハチ|八,きゅう|キュウ|九'.split(
    ',',
  );

const tens: readonly [word: string, value: number, link: string, ones: Words][] = [
  ...['twenty', 'thirty', 'forty|fourty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'].map(
    (word, i): [string, number, string, Words] => [word, 20 + 10 * i, '-', english.slice(0, 10)],
  ),
  ...['vingt', 'trente', 'quarante', 'cinquante'].map((word, i): [string, number, string, Words] => [
    word,
    20 + 10 * i,
    '-|-et-',
    french.slice(0, 10),
  ]),
  ['soixante', 60, '-|-et-', french],
  ['quatre-vingt|quatre-vingts', 80, '-', french],
  ['septante', 70, '-|-et-', french.slice(0, 10)],
  ['nonante', 90, '-|-et-', french.slice(0, 10)],
];

const germanTens = [
  'zwanzig',
  'dreißig|dreissig',
  'vierzig',
  'fünfzig|fuenfzig',
  'sechzig',
  'siebzig',
  'achtzig',
  'neunzig',
];

/** What a word says, as digits. A hyphen in it may be spoken as a space. */
export const numberWords: ReadonlyMap<string, string> = new Map([
  ...[japanese, french, german, english].flatMap((words) => words.flatMap((word, i) => each(word, i))),
  ...germanTens.flatMap((word, i) => [
    ...each(word, 20 + 10 * i),
    ...german
      .slice(1, 10)
      .flatMap((one, unit) =>
        one
          .split('|')
          .flatMap((spelled) =>
            each(word, 21 + 10 * i + unit).map(([ten, n]): [string, string] => [`${spelled}und${ten}`, n]),
          ),
      ),
  ]),
  ...tens.flatMap(([word, value, link, ones]) => [
    ...each(word, value),
    ...ones
      .slice(1)
      .flatMap((one, unit) =>
        one
          .split('|')
          .flatMap((spelled) =>
            link
              .split('|')
              .flatMap((by) =>
                each(word, value + 1 + unit).map(([ten, n]): [string, string] => [
                  `${ten}${by}${spelled}`,
                  n,
                ]),
              ),
          ),
      ),
  ]),
]);

function each(alternatives: string, value: number): [string, string][] {
  return alternatives.split('|').map((word) => [word, String(value)]);
}
