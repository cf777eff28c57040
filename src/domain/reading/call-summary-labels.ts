/** Finds the labelled parts of a call summary ("Account: acct_1Kx…", "Rückruf bis: 16 Uhr"), with or without bullets and bold. */

import { isOneTypoAway } from './one-typo.ts';
import { fold } from './search-words.ts';

const words = {
  account:
    'account, account id, account number, acct, merchant, konto, konto-id, kontonummer, händler, compte, id compte, marchand, アカウント, アカウントid, 加盟店',
  user: 'user, customer, client, caller, user name, customer name, nutzer, nutzerin, kunde, kundin, kundenname, anrufer, anruferin, cliente, utilisateur, utilisatrice, appelant, お客様, お客様名, 顧客, ユーザー, ユーザ',
  issue:
    'issue, problem, summary, subject, what happened, call summary, anliegen, zusammenfassung, betreff, problembeschreibung, was ist passiert, problème, résumé, objet, motif, 問題, 概要, 要約, 件名, 内容, 用件',
  country: 'country, land, pays, 国, 国名',
  priority: 'priority, prio, urgency, severity, priorität, dringlichkeit, priorité, urgence, 優先度, 緊急度',
  callback:
    'callback, call back, call back by, callback by, callback time, rückruf, rückruf bis, rückruf um, rückrufzeit, rappel, rappel avant, rappeler avant, rappeler, 折り返し, 折返し, 折り返し時刻, 折り返し期限, コールバック',
  tried:
    'tried, steps, steps taken, steps tried, what was tried, already tried, versucht, schritte, bereits versucht, bisherige schritte, essayé, étapes, déjà essayé, actions, 試したこと, 対応, 対応内容, 実施内容',
  need: 'needs, need, ask, request, what is needed, needed, benötigt, bitte um, bitte, benötigte hilfe, besoin, demande, besoins, 依頼, 必要, 依頼内容, 必要な対応, お願い',
  amount: 'amount, sum, betrag, summe, montant, somme, 金額',
  contact:
    'contact, contact channel, contact by, preferred contact, kontakt, kontaktweg, kontaktart, contact préféré, moyen de contact, canal de contact, 連絡方法, 連絡手段, 連絡先',
  email:
    'email, e-mail, email contact, e-mail contact, mail, adresse e-mail, courriel, メール, メールアドレス',
  phone:
    'phone, phone contact, phone number, telephone, tel, telefon, telefonnummer, téléphone, 電話, 電話番号',
  language: 'language, sprache, langue, 言語, 対応言語',
} as const;

export type Label = keyof typeof words;

/** What follows a label, without the space and the bold marks around it; it stands in the text word for word. */
export type Labelled = { label: Label; value: string };

const labels = new Map<string, Label>();
for (const [label, list] of Object.entries(words)) {
  for (const word of list.split(', ')) labels.set(fold(word), label as Label);
}

/** The labelled parts in order, and the text that belongs to none. */
export function readLabels(text: string): { labelled: Labelled[]; rest: string } {
  const found: { label: Label; lines: string[] }[] = [];
  const rest: string[] = [];
  let open: { label: Label; lines: string[] } | undefined;
  for (const line of text.split('\n')) {
    if (line.trim() === '') open = undefined;
    for (const part of splitAtLabels(line)) {
      const label = labelAt(part);
      if (label) {
        open = { label: label.label, lines: [part.slice(label.length)] };
        found.push(open);
      } else if (open && (runsOn.has(open.label) || bare(open.lines[0] ?? '') === '')) {
        open.lines.push(part);
        if (!runsOn.has(open.label)) open = undefined;
      } else {
        rest.push(part);
        open = undefined;
      }
    }
  }
  const labelled = found.map(({ label, lines }) => ({ label, value: bare(lines.join('\n')) }));
  return { labelled: labelled.filter(({ value }) => value !== ''), rest: rest.join('\n') };
}

const runsOn: ReadonlySet<Label> = new Set(['issue', 'tried', 'need']);

const decoration =
  /^(?:[\s>•·‣▪▫◦●○■□◆◇▶►*_~`#\-–—【[(\p{Extended_Pictographic}]|\ufe0f|\d{1,2}[.)]\s|:[a-z0-9_+-]{1,30}:)*/u;
const longestLabel = 40;

/** The label that `part` begins with and the length up to its value. */
function labelAt(part: string): { label: Label; length: number } | undefined {
  const start = decoration.exec(part.slice(0, 80))?.[0].length ?? 0;
  const head = part.slice(start, start + longestLabel);
  const colon = /[:：=】]|\s[-–—]\s/u.exec(head);
  if (!colon) return undefined;
  const label = labelNamed(head.slice(0, colon.index));
  const end = start + colon.index + colon[0].length;
  return (
    label && {
      label,
      length: colon[0] === '】' && /^\s*[:：]/.test(part.slice(end, end + 5)) ? end + 1 : end,
    }
  );
}

function labelNamed(said: string): Label | undefined {
  const name = fold(said.replace(/\([^)]*\)|（[^）]*）/g, '').replace(/[*_~`\])]+/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();
  const exact = labels.get(name);
  if (exact || name.length < 5) return exact;
  for (const [word, label] of labels) if (word.length >= 6 && isOneTypoAway(name, word)) return label;
  return undefined;
}

/** "Account: acct_1 | Land: DE. Bitte um: Freigabe" holds three labels; a separator counts only before a label. */
function splitAtLabels(line: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const separator of line.matchAll(/(?<!\s)\s*[|;•·／]\s*|[,.]\s+|[、。]\s*|\t+| {2,}/gu)) {
    const behind = separator.index + separator[0].length;
    if (separator.index <= from || !labelAt(line.slice(behind, behind + 120))) continue;
    parts.push(line.slice(from, separator.index));
    from = behind;
  }
  parts.push(line.slice(from));
  return parts;
}

function bare(value: string): string {
  let end = value.length;
  while (end > 0 && /[\s*_~`]/u.test(value[end - 1] ?? '')) end--;
  return value.slice(0, end).replace(/^[\s*_~`]+/u, '');
}
