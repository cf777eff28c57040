/** Who asks while the same is being asked waits for that answer: after a start, everybody asks at once. */
export function createAskOnce<T>(): (name: string, ask: () => Promise<T>) => Promise<T> {
  const underWay = new Map<string, Promise<T>>();
  return (name, ask) => {
    const answer = underWay.get(name) ?? ask().finally(() => underWay.delete(name));
    underWay.set(name, answer);
    return answer;
  };
}
