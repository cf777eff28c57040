/** Tells what a text only supposes, asks, denies or quotes from what it says is so. */

const supposing =
  /(?<!\p{L})(?:if|unless|whether|in case|should|once|when|whenever|until|till|while|as soon as|would|might|may|could|becomes?|asks?|asked|wonders?|falls|wenn|ob|sofern|sobald|solange|bis|während|würde|wäre|könnte|fragt|si|s['’]il|s['’]ils|quand|lorsque|dès que|serait|pourrait|devient|demande si)(?!\p{L})/iu;
const denying =
  /(?<!\p{L})(?:not|n['’]t|never|no longer|no one|nobody|neither|nor|nothing|isnt|cannot|no|doubts?|less|nicht|kein[ernms]*|niemand|nie|nichts|weniger|pas|plus|jamais|personne|rien|aucune?|ni|moins|non)(?!\p{L})|n['’]t(?!\p{L})/iu;
const supposingInJapanese = /もし|(?:場合|とき|の時|たら|れば|なら|かどうか|までは?)[^。]{0,12}$/u;
const behindInJapanese =
  /^[^。、\n]{0,6}(?:ない|なく|ありません|ではあり|でした|だった|の(?:場合|とき|時)|なら|であれば|かどうか|か(?:\?|？)|になれば|になったら)/u;

/** Looks in the same clause before the place, and right behind it. */
export function isSupposed(text: string, at: number, length: number, within: number): boolean {
  const before = text.slice(Math.max(0, at - within), at);
  const sentence = before.slice(Math.max(...[...'.!?。！？\n;'].map((end) => before.lastIndexOf(end))) + 1);
  const clause = sentence.split(/[,、:：]|(?<!\p{L})(?:and|but|und|aber|et|mais)(?!\p{L})/iu).at(-1) ?? '';
  const behind = text.slice(at + length, at + length + 16);
  return (
    supposing.test(sentence) ||
    supposingInJapanese.test(sentence) ||
    denying.test(clause) ||
    behindInJapanese.test(behind) ||
    /^\s{0,2}\?/u.test(behind)
  );
}

/** The same length: what stands in quotation marks is spaces. */
export function withoutQuotations(text: string): string {
  return text.replace(
    /[“„«「『][^”“»」』"\n]{0,200}[”“»」』"]|(?<![\p{L}\d])"[^"\n]{1,200}"(?![\p{L}\d])/gu,
    (quoted) => ' '.repeat(quoted.length),
  );
}
