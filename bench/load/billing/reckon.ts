import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Sums } from './sum-up.ts';

const numbers = <Name extends string>(...names: readonly Name[]) =>
  z.strictObject(
    Object.fromEntries(names.map((name) => [name, z.number().nonnegative()])) as Record<
      Name,
      z.ZodNumber
    >,
  );

const pricesSchema = z.strictObject({
  words: z.string(),
  date: z.iso.date(),
  usd: numbers(
    'firestoreReadPer100000',
    'firestoreWritePer100000',
    'firestoreDeletePer100000',
    'storageClassAPer10000',
    'storageClassBPer10000',
    'storagePerGbMonth',
    'taskOperationPer1000000',
    'callPer1000000',
    'vcpuSecond',
    'gibSecond',
    'egressPerGb',
    'modelPer1000000InputTokens',
    'modelPer1000000OutputTokens',
  ),
  assumed: z.strictObject({
    words: z.string(),
    ...numbers(
      'workerSeconds',
      'otherCallSeconds',
      'inputTokens',
      'outputTokens',
      'sourceGb',
      'proxyGb',
      'playsOfProxy',
    ).shape,
  }),
});
export type Prices = z.infer<typeof pricesSchema>;

export const readPrices = (): Prices =>
  pricesSchema.parse(
    JSON.parse(readFileSync(path.join(import.meta.dirname, '..', '..', 'prices.json'), 'utf8')),
  );

/** The worker has 2 vCPU and 2 GiB, the others 1 and about half a GiB (docs/instances.md). */
const worker = { vcpu: 2, gib: 2 };
const other = { vcpu: 1, gib: 0.5 };

/** What one analysis costs in USD, by what it is billed for, the dearest first. */
export function costOf(counted: Sums, { usd, assumed }: Prices): [part: string, usd: number][] {
  const second = ({ vcpu, gib }: typeof worker) => vcpu * usd.vcpuSecond + gib * usd.gibSecond;
  const otherCalls = counted.call - 1;
  const parts: Record<string, number> = {
    'the model':
      (assumed.inputTokens * usd.modelPer1000000InputTokens) / 1e6 +
      (assumed.outputTokens * usd.modelPer1000000OutputTokens) / 1e6,
    'the worker': assumed.workerSeconds * second(worker),
    playback: assumed.playsOfProxy * assumed.proxyGb * usd.egressPerGb,
    'storage, first month': (assumed.sourceGb + assumed.proxyGb) * usd.storagePerGbMonth,
    'other functions':
      otherCalls * assumed.otherCallSeconds * second(other) +
      (counted.call * usd.callPer1000000) / 1e6,
    'Firestore writes': (counted.write * usd.firestoreWritePer100000) / 1e5,
    'Firestore reads': (counted.read * usd.firestoreReadPer100000) / 1e5,
    'Firestore deletes': (counted.delete * usd.firestoreDeletePer100000) / 1e5,
    'Storage operations':
      (counted.storage_a * usd.storageClassAPer10000) / 1e4 +
      (counted.storage_b * usd.storageClassBPer10000) / 1e4,
    'task operations': (counted.task * usd.taskOperationPer1000000) / 1e6,
  };
  return Object.entries(parts).sort(([, left], [, right]) => right - left);
}

/**
 * What is kept of so many analyses a month costs in the month `month` (from 1): the source goes 30 days
 * after the last run, the proxy stays.
 */
export function storageInMonth(month: number, aMonth: number, { usd, assumed }: Prices): number {
  const keptGb = aMonth * (assumed.sourceGb + month * assumed.proxyGb);
  return keptGb * usd.storagePerGbMonth;
}
