/** What the form offers when switchboard.yml does not say; routing rules are checked against these too. */

export const defaultCategories = [{ id: 'other', name: 'Something else' }];
export const defaultCountries = ['GB', 'US', 'DE', 'IE', 'FR', 'JP', 'AU'];
