/** Makes meters in one registry, named alike; values of a label that come from outside must not fill the memory. */
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

export type Meters = ReturnType<typeof metersIn>;

export function metersIn(registry: Registry) {
  const named = (name: string, help: string) => ({
    name: `switchboard_${name}`,
    help,
    registers: [registry],
  });
  return {
    counter: <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
      new Counter({ ...named(name, help), labelNames }),
    gauge: (name: string, help: string) => new Gauge(named(name, help)),
    histogram: <Label extends string>(
      name: string,
      help: string,
      buckets: number[],
      ...labelNames: Label[]
    ) => new Histogram({ ...named(name, help), buckets, labelNames }),
  };
}

/** There are never more than so many; the others are one. */
export function createBounded(atMost: number): (value: string) => string {
  const known = new Set<string>();
  return (value) => {
    if (known.has(value)) return value;
    if (known.size >= atMost || !/^[\w .:-]{1,48}$/.test(value)) return 'other';
    known.add(value);
    return value;
  };
}
