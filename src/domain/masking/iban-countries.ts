/** The account number each country writes after the check digits of an IBAN, as ibantools keeps it. */
import { countrySpecs } from 'ibantools';

export const bbanShapes: Readonly<Record<string, { length: number; bban: RegExp }>> = Object.fromEntries(
  Object.entries(countrySpecs).flatMap(([country, { chars, bban_regexp: shape }]) =>
    chars && shape ? [[country, { length: chars - 4, bban: new RegExp(shape) }]] : [],
  ),
);
