/** Finds bank account numbers, and those of the bank itself, beside the words that name them. */

import { besideLabel, counted, findLabelled } from './labelled.ts';
import type { Secret, Typed } from './redact.ts';

const ofAccounts = [
  '(?:bank )?(?:account|acct\\.?|a/c) ?(?:number|num|no|nr|#)',
  'bank account',
  'konto(?:-?(?:nummer|nr))|kto\\.?(?:-?nr)?|bankkonto',
  '(?:num[ée]ro|n°|no) de compte|compte bancaire|rib',
  '(?:número|n\\.?[º°o]\\.?) de (?:cuenta|conta)|clabe|cuenta bancaria|conta banc[áa]ria|numero di conto|rekeningnummer',
  '口座番号|(?:普通|当座)(?:預金|口座)?',
];

/** How many digits, by the words beside them. */
const names: readonly [labels: readonly string[], number: string][] = [
  [ofAccounts, digits(6, 23)],
  // French ones may have letters in their last places.
  [
    ['rib', '(?:num[ée]ro|n°|no) de compte'],
    '[0-9]{5} ?[0-9]{5} ?[0-9a-z]{11} ?[0-9]{2}|[0-9]{7}[0-9a-z]{3}[0-9]{0,1}[0-9a-z]?(?![a-z0-9])',
  ],
  [
    ['(?:aba |bank |ach )?routing(?: transit)?(?: (?:number|no|code|nr))?', 'aba(?: (?:number|no))?', 'rtn'],
    digits(9, 9),
  ],
  [['sort[- ]?code', 'bsb'], digits(6, 6)],
  [['blz', 'bankleitzahl'], digits(8, 8)],
  [['code (?:banque|guichet)'], digits(5, 5)],
  [['ifsc(?: code)?'], '[a-z]{4}0[a-z0-9]{6}(?![a-z0-9])'],
  [['(?:銀行|金融機関|支店)(?:番号|コード)', '店番(?:号)?'], digits(3, 4)],
];

const numbers = names.map(([labels, number]) => besideLabel(labels, number));

export const findBankAccounts = ({ open }: Typed): Secret[] => findLabelled(open, numbers);

function digits(least: number, most: number): string {
  return `[0-9](?:[ -]?[0-9]){${least - 1},${most - 1}}(?![- ]?[0-9]|[a-z]|${counted})`;
}
