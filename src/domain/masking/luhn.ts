/** The check digit of card numbers (ISO/IEC 7812-1). */

/** Luhn of any stretch of `all` in constant time: running sums with the even and with the odd places doubled. */
export function luhnOver(all: string): (from: number, to: number) => boolean {
  const sums = [0, 1].map((doubled) => {
    const running = new Int32Array(all.length + 1);
    for (let i = 0; i < all.length; i++) {
      const value = all.charCodeAt(i) - 48;
      const counted = i % 2 !== doubled ? value : value > 4 ? value * 2 - 9 : value * 2;
      running[i + 1] = (running[i] ?? 0) + counted;
    }
    return running;
  });
  return (from, to) => {
    const running = sums[to % 2];
    return ((running?.[to] ?? 0) - (running?.[from] ?? 0)) % 10 === 0;
  };
}
