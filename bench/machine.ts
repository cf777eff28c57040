/** What a benchmark ran on, so that nobody compares numbers of two machines without knowing it. */
import { cpus, loadavg } from 'node:os';

export type Machine = { node: string; cores: number; processor: string; load: number };

/** `load` is that of the last minute, so it is asked for before a run. */
export const machineNow = (): Machine => ({
  node: process.version,
  cores: cpus().length,
  processor: cpus()[0]?.model ?? 'unknown',
  load: loadavg()[0] ?? 0,
});

export const machineLine = ({ node, cores, processor, load }: Machine, seconds: number): string =>
  `Node ${node}, ${cores} cores (${processor}), load ${load.toFixed(1)} before the run, ${seconds.toFixed(0)} s`;
