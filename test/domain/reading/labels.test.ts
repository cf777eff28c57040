/** Labels as people, phone systems and note takers write them: bold, headings, lists, tables, in four languages. */
import { expect, test } from 'vitest';
import { readLabels } from '../../../src/domain/reading/call-summary-labels.ts';

const labels = (text: string) =>
  readLabels(text).labelled.map(({ label, value }) => `${label}: ${value.replaceAll('\n', ' / ')}`);

test.each([
  ['Notes: calls at night', 'note: calls at night'],
  ['Details: fails at checkout', 'details: fails at checkout'],
  ['Next steps: mail her', 'need: mail her'],
  ['Action items: mail her', 'need: mail her'],
  ['Merchant ID: M-1', 'account: M-1'],
  ['Customer number: 12-3', 'account: 12-3'],
  ['Reason for call: login', 'issue: login'],
  ['Description: login', 'details: login'],
  ['Follow-up: mail', 'need: mail'],
  ['CB: 16:00', 'callback: 16:00'],
  ['Region: Wales', 'country: Wales'],
  ['Severity: high', 'priority: high'],
  ['Notizen: ruft nachts an', 'note: ruft nachts an'],
  ['Beschreibung: Kasse streikt', 'details: Kasse streikt'],
  ['Nächste Schritte: Mail', 'need: Mail'],
  ['Offene Punkte: Mail', 'need: Mail'],
  ['Händler-ID: H-1', 'account: H-1'],
  ['Kundennummer: 12-3', 'account: 12-3'],
  ['Grund des Anrufs: Login', 'issue: Login'],
  ['Remarques : appelle la nuit', 'note: appelle la nuit'],
  ['Détails : caisse en panne', 'details: caisse en panne'],
  ['Prochaines étapes : courriel', 'need: courriel'],
  ['Actions à mener : courriel', 'need: courriel'],
  ['ID marchand : M-1', 'account: M-1'],
  ["Motif de l'appel : connexion", 'issue: connexion'],
  ['Motif de l’appel : connexion', 'issue: connexion'],
  ['Numéro de compte : 12-3', 'account: 12-3'],
  ['備考：夜に電話', 'note: 夜に電話'],
  ['詳細：決済が失敗', 'details: 決済が失敗'],
  ['次のステップ：メール', 'need: メール'],
  ['今後の対応：メール', 'need: メール'],
  ['加盟店ID：M-1', 'account: M-1'],
  ['顧客番号：12-3', 'account: 12-3'],
  ['お問い合わせ内容：ログイン', 'issue: ログイン'],
  ['［国］日本', 'country: 日本'],
  ['【国】：日本', 'country: 日本'],
  ['【国】 : 日本', 'country: 日本'],
  ['What happened? The reader is off', 'issue: The reader is off'],
  ['Account (Stripe): acct_1', 'account: acct_1'],
  ['  - *Country*: Ireland *', 'country: Ireland'],
  [':phone: Callback: 16:00', 'callback: 16:00'],
  ['12) Country: Ireland', 'country: Ireland'],
  ['５．優先度：高', 'priority: 高'],
  ['On the phone: yes', 'onPhone: yes'],
  ['Kundin noch am Telefon: nein', 'onPhone: nein'],
  ['**Account:** acct_1', 'account: acct_1'],
  ['**Account**: acct_1', 'account: acct_1'],
  ['*Account* – acct_1', 'account: acct_1'],
  ['__Konto:__ acct_1', 'account: acct_1'],
  ['- **Pays :** France', 'country: France'],
  ['**国：** 日本', 'country: 日本'],
  ['Account → acct_1', 'account: acct_1'],
  ['Account\tacct_1', 'account: acct_1'],
  ['Account => acct_1', 'account: acct_1'],
])('%j is %s', (text, label) => {
  expect(labels(text)).toEqual([label]);
});

test.each([
  [
    '## Account\nacct_1\n\n## Next steps\n\n- mail her\n- call her',
    ['account: acct_1', 'need: - mail her / - call her'],
  ],
  ['**Konto**\nacct_1\n**Land**\nDeutschland', ['account: acct_1', 'country: Deutschland']],
  [
    '# Résumé\n\ncarte refusée\nencore\n\n# Pays\n\nFrance',
    ['issue: carte refusée / encore', 'country: France'],
  ],
  ['*Notes*\nfirst\nsecond', ['note: first / second']],
  ['Country:\n\nIreland', []],
  ['Country:\nIreland\nand more', ['country: Ireland']],
  ['## Country\n\nIreland\n\nand more', ['country: Ireland']],
  ['Issue: a\nb\n\nc', ['issue: a / b']],
  ['| a | Account | b |\n|---|---|---|\n| x | acct_1 | y |', ['account: acct_1']],
  [
    '| Account | Country |\n|---|---|\n| acct_1 | Ireland |\n\n| Priority | low |',
    ['account: acct_1', 'country: Ireland', 'priority: low'],
  ],
  ['### 概要\n決済が失敗\n### 国\n日本', ['issue: 決済が失敗', 'country: 日本']],
  ['*Notes:*\nfirst\nsecond\n*Account:* acct_1', ['note: first / second', 'account: acct_1']],
  ['| Account | acct_1 |\n| Country | Ireland |', ['account: acct_1', 'country: Ireland']],
  ['| Field | Value |\n|---|:---:|\n| **Konto** | acct_1 |', ['account: acct_1']],
  ['| Account | acct_1 |\n|---|---|\n| Country | Ireland |', ['account: acct_1', 'country: Ireland']],
  [
    '| Compte | Pays | Priorité |\n| --- | --- | --- |\n| acct_1 | France | haute |',
    ['account: acct_1', 'country: France', 'priority: haute'],
  ],
  ['項目 | 内容\n--- | ---\nアカウント | acct_1', ['account: acct_1']],
  ['Details: first line\nsecond line\nPriority: low', ['details: first line / second line', 'priority: low']],
])('%j', (text, found) => {
  expect(labels(text)).toEqual(found);
});

test.each([
  'Customer is on the phone: she cannot log in',
  'He said that the problem: was solved',
  '## What we know so far of it',
  '**bold words in a sentence**',
  '| nothing | to see |',
  'a | b',
])('%j has no label, and all of it is kept', (text) => {
  expect(readLabels(text)).toEqual({ labelled: [], rest: text });
});

test('rules and empty heads of tables are nobody’s text; other rows and columns are', () => {
  expect(readLabels('| Field | Value |\n| --- | --- |\n| size | 5 |\n| Account | acct_1 |').rest).toBe(
    '| size | 5 |',
  );
  expect(readLabels('| no | Account | so |\n|---|---|---|\n| x | acct_1 | y |').rest).toBe('x\ny');
});
