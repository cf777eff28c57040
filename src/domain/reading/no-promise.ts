/** Tells where a text speaks of calling back, and takes out what sounds like a promise and is none. Takes flattened text. */

const person = '(?:user|customer|caller|client|merchant|owner|shop|bookkeeper|accountant)';
const calling = new RegExp(
  [
    `call(?:ing)?[- ]?back|be called[- ]?back|callback|(?:call|ring|phone|ringing|phoning) (?:(?:the |this |our )?\\p{L}+ ){1,3}?back|(?:ring|phone) back|(?<!\\p{L})(?:call|ring|phone) (?:him|her|them|the ${person})(?!\\p{L})`,
    'calls? (?:him|her|them) back|get(?:ting)? back to (?:him|her|them|the|me|us)|give (?:him|her|them|the \\p{L}+) a (?:call|ring)|return (?:his|her|their|the) call|call (?:again|once more)',
    'r(?:ü|ue)ckruf|zur(?:ü|ue)ck(?:zu)?rufen|zur(?:ü|ue)ckgerufen werden|(?<!\\p{L})r(?:uf|ief)\\p{L}* .{0,60}zur(?:ü|ue)ck|(?<!\\p{L})melden? (?:uns|mich)|rufen? .{0,40} (?:noch ?mal|wieder) an',
    '(?<!\\p{L})rappel\\p{L}*|(?<!\\p{L})(?:recontact|retéléphon)\\p{L}*',
    '折り?返|かけ直|コールバック|(?:お電話|ご連絡)(?:を|いた|差|する|します|さしあげ)|電話する(?:約束|予定)',
  ].join('|'),
  'iu',
);

export function callingIn(flat: string): { from: number; to: number } | undefined {
  const match = calling.exec(flat);
  return match ? { from: match.index, to: match.index + match[0].length } : undefined;
}

/** Up to the end of the clause. */
const rest = '(?:(?! (?:and|but|und|aber|et|mais) )[^,.;!?。、])*';
const gerufen = '(?:zur(?:ü|ue)ckgerufen|r(?:ü|ue)ckgerufen)';
const noPromise: RegExp[] = [
  // Software that has callbacks.
  /(?<!\p{L})(?:oauth|auth\w*|sso|login|webhook|api|https?|server|payment|async|js|javascript|redirect|unser|der|das|le)[- ]?(?:2\.0 )?callback(?! (?:um|für|à|am))[^,;!?。]*/giu,
  /callback[- ]?(?:urls?|uris?|functions?|handlers?|endpoints?|errors?|fails?|failed|returns?|routes?|pages?|hooks?|scripts?|requests?|events?|fehler|adresse|liefert|renvoie|is not (?:sent|received)|not received|not sent|times? out|timed out|crash\p{L}*)(?!\p{L})[^,;!?。]*/giu,
  /コールバック(?:url|関数|先|エラー)[^。]*/giu,
  /(?<!\p{L})(?:lettre|e-?mail|courriel|mail|avis|facture)s? de rappel[^,;!?]*|rappel(?:le|ons|er)? (?:que|de (?:facture|paiement))[^,;!?]*/giu,
  // When something began, and for how long it has been so.
  /(?<!\p{L})(?:since|seit|depuis)(?: (?!call|r(?:ü|ue)ck|rappel|by |um |bis )[^\s,.;!?]+){1,3}|(?<!\p{L})(?:for|seit|depuis) (?:\d+|\p{L}+) (?:minutes?|hours?|days?|weeks?|months?)/giu,
  /[^\s、。]{1,12}(?:から(?! ?[午前後]{0,2}[\d一二三四五六七八九十])|以来|より(?=[^前]))/gu,
  // Not then, or not at all.
  /(?<!\p{L})(?:not|never|n['’]t)(?: \p{L}+){0,4} (?:before|until|till)(?!\p{L})[^,;!?]*/giu,
  new RegExp(
    `(?<!\\p{L})(?:do not|don['’]t|never|no need to|no|without(?: a)?|avoid|refrain from) (?:call|ring|phone)${rest}`,
    'giu',
  ),
  /(?<!\p{L})(?:no|not any|without(?: a)?|declined(?: a)?) call[- ]?back[^.;!?]*/giu,
  new RegExp(
    `(?<!\\p{L})(?:nicht|nie) (?:vor|bis)(?!\\p{L})${rest}|(?<!\\p{L})keine?n? (?:rückruf|rueckruf|anruf)[^.;!?]*`,
    'giu',
  ),
  /(?<!\p{L})ne (?:(?:la|le|les|lui|nous) )?(?:pas|jamais)[^,.;!?]*|(?<!\p{L})pas (?:de rappel|avant)[^,.;!?]*|(?<!\p{L})aucun rappel[^.;!?]*/giu,
  /(?<!\p{L})n['e’][^,.;!?]{0,30} pas (?:r?appel\p{L}+|avant)[^,.;!?]*/giu,
  /[^。、]{0,30}(?:折り?返|電話|連絡|コールバック)[^。、]*(?:ないで|なく|ません|不要|不可|控え)[^。]*|[^。、]{0,20}時(?:半|\d+分)?(?:より)?前(?:は|に|の)/gu,
  // Done, tried or missed already.
  new RegExp(
    `(?<!\\p{L})(?:was|were|been|got|i|we|he|she|they|has|have|had|just)(?: \\p{L}+)? (?:(?:called|rang|phoned|rung)(?: \\p{L}+){0,2}[- ]back)${rest}`,
    'giu',
  ),
  /(?<!\p{L})(?:tried|attempted|trying)(?: to)? (?:call|ring|phone)[^,.;!?]*/giu,
  /(?<!\p{L})call[- ]?back(?= [^.;!?]*(?:missed|never|did not|didn['’]t|failed|done|made|completed|yesterday|unsuccessful))[^.;!?]*|(?<!\p{L})missed call[- ]?back[^.;!?]*/giu,
  new RegExp(
    `[^,.;!?]*(?<!\\p{L})(?:wurde|habe?n?|hat|ist|war)(?!\\p{L})[^,;!?]{0,60}${gerufen}(?! werden)${rest}`,
    'giu',
  ),
  /(?<!\p{L})r(?:ü|ue)ckruf\p{L}*(?= [^.;!?]*(?:erfolglos|erfolgt|verpasst|gescheitert|kam nicht|nicht statt|erledigt|gestern))[^;!?]*|(?:gestern|verpasster?) [^,.;!?]{0,20}r(?:ü|ue)ckruf[^,.;!?]*/giu,
  /(?<!\p{L})(?:a|ont|ai|avons|as|été|avait)(?: été)? (?:déjà )?rappelée?s?(?!\p{L})[^,.;!?]*/giu,
  /(?<!\p{L})rappel(?= [^.;!?]*(?:manqué|effectué|échoué|raté|hier|sans réponse))[^.;!?]*/giu,
  /[^。、]{0,40}(?:折り?返し|かけ直し|お電話)(?:の?お?電話)?(?:を?(?:し|いたし|差し上げ))?(?:ました|た(?!い)|済み?|完了)[^。、]*|[^。、]{0,40}折り?返し(?:の?お?電話)?が?(?:なかった|なく|ありませんでした|来なかった)[^。]*/gu,
  // The other side calls.
  /(?<!\p{L})(?:he|she|they|user|customer|caller|client|merchant|owner)(?:['’]ll| will| wants to| is going to| would)(?: \p{L}+)? (?:call|ring|phone) us[^,.;!?]*/giu,
  /(?<!\p{L})(?:kundin|kunde|anruferin|anrufer|händlerin|händler|er|sie) (?:ruft|meldet sich)(?!\p{L})[^,.;!?]*/giu,
  /(?<!\p{L})(?:client|cliente|il|elle|appelante?|marchande?) (?:nous )?rappellera[^,.;!?]*/giu,
];

/** The same length: what is no promise is spaces. */
export function withoutWhatIsNoPromise(flat: string): string {
  return noPromise.reduce(
    (text, pattern) => text.replace(pattern, (found) => ' '.repeat(found.length)),
    flat,
  );
}
