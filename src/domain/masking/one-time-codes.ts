/** Finds one-time codes and PINs beside the words that name them, in English, German, French, Japanese and a few more. */

import { besideLabel, counted, findLabelled } from './labelled.ts';
import type { Secret, Typed } from './redact.ts';

const labels = [
  'otp|totp|m?tan|pin(?:[- ]?code|[- ]?nummer)?|2fa|mfa',
  '(?:one[- ]?time|single[- ]use) (?:pass)?(?:code|word|pin)s?',
  '(?:verification|authentication|authenticator|authori[sz]ation|confirmation|login|log-in|sign-in|sms|2fa|mfa|otp|two-factor|unlock|reset) (?:code|pin)',
  '(?:bestätigungs|verifizierungs|einmal|authentifizierungs|anmelde|sms-|freischalt)(?:code|passwort|kennwort|pin)',
  "code (?:sms|pin|otp|de confirmation|de v[ée]rification|de validation|d'authentification|à usage unique|confidentiel|secret)",
  'mot de passe à usage unique',
  '(?:c[óo]digo|codice) (?:de |di )?(?:verificaci[óo]n|verifica[çc][ãa]o|verifica|confirmaci[óo]n|conferma|sms|otp|pin)',
  '(?:verificatie|bevestigings|inlog)code',
  '暗証番号|認証(?:番号|コード)|確認(?:番号|コード)|ワンタイム(?:パスワード|コード)|検証コード|ピンコード',
];

const code = `(?:g-)?(?:[0-9]{4,8}|[0-9]{3}[ -][0-9]{3}|[0-9](?:[ -][0-9]){3,7})(?!${counted}|[- ][0-9])`;

const codes = [besideLabel(labels, code)];

export const findOneTimeCodes = ({ open }: Typed): Secret[] => findLabelled(open, codes);
