/** Values for a label, of which there are never more than so many: what comes from outside must not fill the memory. */
export function createBounded(atMost: number): (value: string) => string {
  const known = new Set<string>();
  return (value) => {
    if (known.has(value)) return value;
    if (known.size >= atMost || !/^[\w .:-]{1,48}$/.test(value)) return 'other';
    known.add(value);
    return value;
  };
}
