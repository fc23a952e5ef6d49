import { asSeen } from '../../contract/text.ts';

/** Where their words alone would mislead. */
const names: Readonly<Record<string, string>> = {
  sizeBytes: 'Size in bytes',
  size_bytes: 'Size in bytes',
  webhook_url: 'Webhook URL',
};

/**
 * What people call the field at this path: `danceType` and `dance_type` are "Dance type", an entry of a list
 * goes by its number.
 */
export function fieldName(path: readonly string[]): string {
  const key = path.at(-1);
  if (key === undefined) return 'The request';
  const name = Object.hasOwn(names, key) ? names[key] : undefined;
  if (name !== undefined) return name;
  if (/^\d+$/.test(key)) return `${fieldName(path.slice(0, -1))} ${Number(key) + 1}`;
  // A header's name is known as it is written.
  if (/^[A-Z][A-Za-z]*(-[A-Z][A-Za-z]*)*$/.test(key)) return key;
  if (!/^[a-z][A-Za-z]*(_[a-z]+)*$/.test(key)) return quoteName(key);
  const words = key.replaceAll(/[A-Z]/g, ' $&').replaceAll('_', ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Longer ones are no fields of anybody's. */
const longestName = 60;

/** A name as the client wrote it, whatever it wrote. */
export function quoteName(name: string): string {
  const shown = name.length > longestName ? `${name.slice(0, longestName)}…` : name;
  return `\`${asSeen(shown)
    .toWellFormed()
    .replaceAll(/[\p{Cc}`]/gu, '\uFFFD')}\``;
}
