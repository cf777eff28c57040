/** Finds where somebody else begins to speak in a conversation that was written down. */

/** Who speaks, in a line's beginning or, where it can be nothing else, within a line. */
const known =
  'agent|caller|customer|user|client|operator|support|rep|merchant|speaker ?[0-9a-z]?|kund(?:e|in)|anrufer(?:in)?|mitarbeiter(?:in)?|berater(?:in)?|cliente|appelante?|conseill(?:er|ère)|お客様|顧客|担当者?|エージェント|オペレーター';
const clock = '[\\[(]?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?: ?[ap]m)?[\\])]?[ -]{0,3}';
const anywhere = `(?<=[\\s.!?,])(?<inline>${known})(?: \\([^()\\n]{1,20}\\))? ?[:：]`;
const atStart = `(?<=^|\\n)[ >*_]{0,8}(?:&gt; ?)?(?:${clock})?[*_]{0,2}(?<speaker>[a-zà-ÿ\\u3040-\\u30ff\\u4e00-\\u9fff][a-zà-ÿ\\u3040-\\u30ff\\u4e00-\\u9fff.'-]{0,20}(?: [a-zà-ÿ0-9][a-zà-ÿ0-9.'-]{0,20})?)(?: \\([^()\\n]{1,20}\\))?[*_]{0,2} ?[:：]`;
const turn = new RegExp(`${atStart}|${anywhere}`, 'gi');
const isKnown = new RegExp(`^(?:${known}|me|you|ich|sie|moi|vous|[a-z])$`, 'i');

export type SpeakerTurn = { start: number; end: number; speaker: string; isKnown: boolean };

export function turnsIn(flat: string): SpeakerTurn[] {
  return Array.from(flat.matchAll(turn), ({ 0: found, index, groups }) => {
    const speaker = (groups?.speaker ?? groups?.inline ?? '').toLowerCase();
    return { start: index, end: index + found.length, speaker, isKnown: isKnown.test(speaker) };
  });
}
