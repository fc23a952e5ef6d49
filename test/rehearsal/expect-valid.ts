import { expect } from 'vitest';
import type { Recorded, Rehearsal } from './rehearse.ts';

/** Each request is one that Google's documents know, with a body as they have it. */
export function expectValid({ requests, refusedHosts }: Rehearsal): void {
  const faulty = requests.filter(({ faults }) => faults.length > 0).map(describeFault);
  expect(faulty).toEqual([]);
  expect(refusedHosts.filter((host) => !inVain.has(host))).toEqual([]);
}

/** Who asks these does without an answer: for newer packages, and whether this machine is one of Google's. */
const inVain: ReadonlySet<string> = new Set([
  'registry.npmjs.org',
  '169.254.169.254',
  'metadata.google.internal',
]);

const describeFault = ({ method, host, path, body, faults }: Recorded) =>
  `${method} ${host}${path} ${JSON.stringify(body)}: ${faults.join('; ')}`;
