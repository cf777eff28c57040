/** Cuts text into the sentences a person sees, in English, German, French and Japanese. */

const shortened =
  /(?:^|[^\p{L}\p{N}_])(?:\p{L}|e\.g|i\.e|a\.m|p\.m|z\.\s?b|d\.\s?h|u\.\s?a|p\.\s?ex|approx|bzw|ca|dr|evtl|ggf|inkl|max|min|mme|mr|mrs|ms|nr|no|ref|st|tel|usw|vs)$/iu;

/** In order, without the space around them; a line break always ends one. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let from = 0;
  for (const end of text.matchAll(/[。！？]+|(?<![.!?…])[.!?…]+["'”’»)\]]*(?=\s|$)|\n+/gu)) {
    const behind = end.index + end[0].length;
    if (end[0] === '.' && shortened.test(text.slice(Math.max(from, end.index - 12), end.index))) continue;
    sentences.push(text.slice(from, behind).trim());
    from = behind;
  }
  sentences.push(text.slice(from).trim());
  return sentences.filter((sentence) => sentence !== '');
}
