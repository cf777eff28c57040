/** The words of the labels in call summaries, in English, German, French and Japanese. */

import { isOneTypoAway } from './one-typo.ts';
import { fold } from './search-words.ts';

const words = {
  account:
    'account, account id, account no, account number, acct, merchant, merchant id, merchant no, merchant number, mid, customer id, customer no, customer number, client id, konto, konto-id, konto-nr, kontonummer, händler, händler-id, händlernummer, kundennummer, kunden-nr, kunden-id, compte, id compte, id du compte, numéro de compte, n° de compte, marchand, id marchand, id du marchand, id client, numéro client, numéro de client, n° client, アカウント, アカウントid, アカウント番号, 加盟店, 加盟店id, 加盟店番号, 顧客id, 顧客番号, お客様番号, 会員番号',
  user: 'user, customer, client, caller, user name, customer name, client name, merchant name, caller name, who, nutzer, nutzerin, kunde, kundin, kundenname, name des kunden, anrufer, anruferin, wer, client, cliente, nom du client, nom de la cliente, utilisateur, utilisatrice, appelant, appelante, qui, お客様, お客様名, お名前, 顧客, 顧客名, 加盟店名, 店舗名, 会社名, ユーザー, ユーザ, ユーザー名',
  issue:
    'issue, problem, summary, subject, topic, what, what happened, call summary, reason, reason for call, reason for the call, anliegen, zusammenfassung, betreff, thema, problembeschreibung, was, was ist passiert, grund, grund des anrufs, problème, résumé, objet, sujet, thème, motif, motif de l’appel, quoi, 問題, 概要, 要約, 件名, 内容, 用件, テーマ, お問い合わせ内容, 問い合わせ内容, ご用件, 相談内容',
  details:
    'details, detail, description, background, context, beschreibung, hintergrund, einzelheiten, sachverhalt, détails, détail, description, contexte, 詳細, 説明, 背景, 経緯',
  note: 'notes, note, agent notes, call notes, comment, comments, remark, remarks, impact, outcome, hinweis, hinweise, notiz, notizen, bemerkung, bemerkungen, anmerkung, anmerkungen, kommentar, auswirkung, ergebnis, remarque, remarques, commentaire, commentaires, suite, résultat, メモ, 備考, 特記事項, コメント, 影響, 結果',
  country:
    'country, ctry, region, market, location, land, region, markt, standort, pays, pays du client, région, marché, 国, 国名, 所在国, 地域',
  priority:
    'priority, prio, urgency, severity, importance, priorität, dringlichkeit, schweregrad, wichtigkeit, priorité, urgence, gravité, sévérité, 優先度, 優先順位, 緊急度, 重要度, 深刻度',
  callback:
    'callback, call back, call back by, call back at, callback by, callback at, callback time, callback due, cb, when to call, call at, best time to call, next call, rückruf, rückruf bis, rückruf um, rückruf am, rückrufzeit, rückruftermin, wann zurückrufen, rueckruf, rappel, rappel avant, rappel à, rappel le, rappel prévu, rappeler, rappeler avant, rappeler à, rappeler le, heure de rappel, heure du rappel, quand rappeler, 折り返し, 折返し, 折り返し時刻, 折り返し時間, 折り返し日時, 折り返し期限, 折り返し予定, 折り返し希望, コールバック, コールバック時間',
  tried:
    'tried, steps, steps taken, steps tried, what was tried, already tried, troubleshooting, versucht, schritte, bereits versucht, bisherige schritte, essayé, étapes, déjà essayé, actions, actions menées, 試したこと, 対応, 対応内容, 実施内容, 対応済み',
  need: 'needs, need, ask, request, requested action, what is needed, needed, next step, next steps, action item, action items, action required, follow-up, follow up, follow-ups, to do, todo, benötigt, bitte um, bitte, benötigte hilfe, nächster schritt, nächste schritte, offene punkte, maßnahmen, folgeaktion, folgeaktionen, aufgaben, zu tun, besoin, demande, besoins, prochaine étape, prochaines étapes, actions à mener, action à mener, à faire, suivi, 依頼, 必要, 依頼内容, 必要な対応, お願い, 次のステップ, 今後の対応, 対応事項, アクションアイテム, フォローアップ, やること',
  amount: 'amount, sum, total, betrag, summe, montant, somme, 金額, 合計, 合計金額',
  contact:
    'contact, contact channel, contact by, preferred contact, kontakt, kontaktweg, kontaktart, contact préféré, moyen de contact, canal de contact, 連絡方法, 連絡手段, 連絡先',
  email:
    'email, e-mail, email contact, e-mail contact, mail, adresse e-mail, courriel, メール, メールアドレス',
  phone:
    'phone, phone contact, phone number, telephone, tel, telefon, telefonnummer, téléphone, 電話, 電話番号',
  language: 'language, preferred language, sprache, langue, 言語, 対応言語, 希望言語',
  onPhone:
    'live call, live, on the phone, on phone, on the line, on call now, currently on call, still on the line, still on the phone, am telefon, noch am telefon, in der leitung, live-gespräch, live-anruf, en ligne, toujours en ligne, au téléphone, appel en cours, 通話中, ただいま通話中, 電話中, お電話中',
} as const;

export type Label = keyof typeof words;

const labels = new Map<string, Label>();
for (const [label, list] of Object.entries(words)) {
  for (const word of list.split(', ')) labels.set(fold(word).replaceAll('’', "'"), label as Label);
}
const longEnough = [...labels].filter(([word]) => word.length >= 6);

/** "Customer waiting on the line", "Kundin noch am Telefon", "お客様は電話口に". */
const livePhrase =
  /(?:live call|on (?:the )?(?:phone|line)|on call|holding|am telefon|in der leitung|au telephone|en ligne|au bout du fil|通話中|電話中|電話口に?)(?: now)?$/u;
export const longestLabel = 40;

/** The label of this name, in any case and width, with one letter wrong in a long one. */
export function labelNamed(said: string): Label | undefined {
  const name = fold(said.replace(/\([^)]*\)|（[^）]*）/g, '').replace(/[*_~`\])\u00a0]+/g, ' '))
    .replaceAll('’', "'")
    .replace(/\s+/g, ' ')
    .replace(/[?？]$/, '')
    .trim();
  const exact = labels.get(name);
  if (exact || name.length < 5) return exact;
  for (const [word, label] of longEnough) if (isOneTypoAway(name, word)) return label;
  return livePhrase.test(name) ? 'onPhone' : undefined;
}
