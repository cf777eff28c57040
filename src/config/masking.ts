/** What is masked besides card numbers, IBANs and security codes, which always are. */
import { z } from 'zod';
import type { OptionalKind } from '../domain/masking/redact.ts';
import { expects, problemText, section } from './problems.ts';

const aSwitch = expects('true or false', 'Write true or false.');
const always = z
  .literal(true, { error: problemText('This is always masked.', 'Leave it out, or write true.') })
  .optional();

const settings = {
  secret_keys: 'secret key',
  passwords: 'password',
  bank_accounts: 'bank account',
  one_time_codes: 'one-time code',
} as const satisfies Record<string, OptionalKind>;

const masks = (what: string) => z.boolean({ error: aSwitch }).default(true).describe(`false: ${what}.`);

export const maskingSection = section({
  cards: always.describe('Card numbers are always masked.'),
  ibans: always.describe('IBANs are always masked.'),
  security_codes: always.describe('Security codes of cards are always masked.'),
  secret_keys: masks('keys of payment platforms and clouds, tokens and PEM blocks stay readable'),
  passwords: masks('passwords beside their label stay readable'),
  bank_accounts: masks('bank account numbers beside their label stay readable'),
  one_time_codes: masks('one-time codes and PINs beside their label stay readable'),
})
  .transform((written): OptionalKind[] =>
    Object.entries(settings).flatMap(([setting, kind]) =>
      written[setting as keyof typeof settings] ? [kind] : [],
    ),
  )
  .prefault({})
  .describe(
    'What is masked besides card numbers, IBANs and security codes, before a text is stored or sent.',
  );
