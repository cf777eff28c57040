/** How much of something, in a few words. */

export const many = (count: number, noun: string, nouns = `${noun}s`): string =>
  `${count} ${count === 1 ? noun : nouns}`;

const units: [number, string][] = [
  [1024 ** 3, 'GB'],
  [1024 ** 2, 'MB'],
  [1024, 'kB'],
];

/** `1.2 GB`, `340 MB`: two digits at least. */
export function bytes(amount: number): string {
  const [size, unit] = units.find(([least]) => amount >= least) ?? [1, 'bytes'];
  const value = amount / size;
  return `${value < 10 && size > 1 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}
