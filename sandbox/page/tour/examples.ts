/** Call summaries as agents write them, in four languages, for the tour. */

import { slackId } from '../../slack/slacks-ids.ts';

export type Example = {
  language: string;
  /** Who writes it. */
  by: string;
  /** What to look out for. */
  shows: string;
  text: string;
};

const english: Example = {
  language: 'English',
  by: slackId('UAOIFE'),
  shows: 'with a card number, which is masked',
  text: `The user is on the phone now.
Account: acct_1Kx9Qb2mTz
Country: Ireland
Issue: Payouts frozen since this morning, and payroll is due today
Tried: Bank details are right. A payment with her own card 4242 4242 4242 4242 went through.
Priority: urgent
Callback by: 15:00`,
};

const german: Example = {
  language: 'German',
  by: slackId('UJONAS'),
  shows: 'about a chargeback, which is routed to Risk',
  text: `Konto: acct_7Hw3Lp5nRd
Land: Deutschland
Anliegen: Chargeback dp_4Tz8 über 1.890 € kam trotz Liefernachweis
Versucht: Nachweis hochgeladen, der Status ändert sich nicht
Bitte um: Prüfung, ob der Nachweis angekommen ist
Priorität: hoch
Rückruf bis: 16 Uhr`,
};

const french: Example = {
  language: 'French',
  by: slackId('UCLAIRE'),
  shows: 'about a page that looks wrong',
  text: `Compte : acct_3Vd6Mc8kXs
Pays : France
Problème : La page de paiement reste blanche sur téléphone depuis hier
Essayé : Autre navigateur, cache vidé
Besoin : Savoir quand la page sera réparée
Priorité : normale
Rappel avant : demain 10h`,
};

const japanese: Example = {
  language: 'Japanese',
  by: slackId('UYUKI'),
  shows: 'about an account that cannot sign in',
  text: `アカウント：acct_9Qf2Jt4bWe
国：日本
問題：今朝から管理画面にログインできない
対応：パスワードを再設定したが変わらない
依頼：ログインできない原因の調査
優先度：高
折り返し：21時`,
};

export const examples: readonly Example[] = [english, german, french, japanese];
