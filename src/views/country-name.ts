/** Countries by name: they are stored as ISO 3166 codes. */
const names = new Intl.DisplayNames('en', { type: 'region' });

/** `IE` → `Ireland`; a code that names nothing stays as it is. */
export const countryName = (code: string): string =>
  /^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code;
