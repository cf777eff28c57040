/** Words that speak of a day without saying which: beside a time of day they mean that the day of a promise is not known. */

import type { PatternReader } from './found.ts';

const english =
  '(?:mon|tues|wednes|thurs|fri|satur|sun)days|weeks?|weekends?|days?|fortnights?|months?|years?|quarter|midweek|yesterday|eve|christmas\\p{L}*|xmas|easter|thanksgiving|halloween|new year\\p{L}*|holidays?|vacations?|pay-?day|next|following|last|previous|every|each|daily|weekly|eo[dwmy]|cob|end of|mid|mañana|domani|morgen';
const german =
  '\\p{L}*wochen?\\p{L}*|\\p{L}*(?<!mit)tage?[ns]?|\\p{L}*monat\\p{L}*|\\p{L}*jahre?s?|(?:vor)?gestern|oster\\p{L}*|weihnacht\\p{L}*|heiligabend|pfingst\\p{L}*|advent\\p{L}*|silvester|neujahr|urlaub\\p{L}*|ferien|(?:über)?n(?:ä|ae)chste[rsnm]?|kommende[rsnm]?|folgende[rsnm]?|letzte[rsnm]?|vorige[rsnm]?|jede[rsnm]?|täglich|über(?:über)+morgen|dr?auf|darauf|anfang|mitte|ende|erste[rsnm]|zweite[rsnm]|dritte[rsnm]';
const french =
  'semaines?|jours?|mois|année|week-?ends?|(?:avant-)?hier|prochaine?s?|suivante?s?|dernière?s?|chaque|tous|toutes|no[eë]l|p[âa]ques|toussaint|pentecôte|férié|vacances|congés?|(?:sur)?lendemain|huitaine|quinzaine|fin|début|mi-\\p{L}+|premier|première|réveillon';
const aMonth =
  'january|januar|janvier|february|februar|février|march|märz|april|avril|june|juni|juin|july|juli|juillet|august|août|septemb\\p{L}+|o[ck]tob\\p{L}+|novemb\\p{L}+|de[cz]emb\\p{L}+|décembre';

export const unclearDays: PatternReader<{ kind: 'unclear' }>[] = [
  [
    new RegExp(`(?<![\\p{L}'’])(?:${english}|${german}|${french}|${aMonth})(?![\\p{L}'’])`, 'giu'),
    () => ({ kind: 'unclear' }),
  ],
  [
    /(?:再来|先々?|翌|毎|隔|数)[週月年日朝々]?(?:営業日)?|[今来]?[週月年]末|[来今][週月年]|週明け|休み?明け|連休|昨[日夜晩年]|先日|後日|近日|営業日|祝日|休日|\p{sc=Han}{2,}日|元[日旦]|大晦日|正月|お?盆|年[始明]|クリスマス|いつも|毎度/gu,
    () => ({ kind: 'unclear' }),
  ],
  [/(?<![\d.,:/-])\d\d?(?:[./-]\d\d?){1,2}(?:[./-]\d{2,4})?\.?(?![\d:])/gu, () => ({ kind: 'unclear' })],
];
