import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const sources = [
  'dashboard/**/*.{ts,tsx,css}',
  'functions/src/contract/**/*.ts',
  'package-lock.json',
];
const products = /^dashboard\/(out|\.next|next-env)/;

/** Of all that decides what the build of the dashboard gives: its settings and sources. */
export function fingerprintOf(settings: object, root: string): string {
  const hash = createHash('sha256').update(JSON.stringify(settings));
  const names = sources.flatMap((pattern) => globSync(pattern, { cwd: root }));
  for (const name of names.filter((file) => !products.test(file)).sort()) {
    hash.update(name).update(readFileSync(path.join(root, name)));
  }
  return hash.digest('hex');
}
