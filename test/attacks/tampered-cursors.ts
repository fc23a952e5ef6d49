import { seededRandom } from '../faults/seeded-random.ts';

/** Cursors that were made for somebody, changed in one place. */
export function tampered(cursors: readonly string[], seed: number): string[] {
  const random = seededRandom(`${seed}/cursors`);
  return cursors.flatMap((cursor) => {
    const changes = Array.from({ length: 12 }, () => {
      const at = random.integer(0, cursor.length - 1);
      const letter = random.pick(['A', 'b', '0', '-', '_', '.', '=', ' ']);
      return cursor.slice(0, at) + (cursor[at] === letter ? 'Z' : letter) + cursor.slice(at + 1);
    });
    const [payload = '', signature = ''] = cursor.split('.');
    return [
      ...changes,
      ...[`${cursor}.x`, `${cursor}.`, `${cursor}=`, `.${cursor}`, `${payload}.`, `.${signature}`],
      ...[
        payload,
        `${signature}.${payload}`,
        cursor.slice(0, -1),
        `${cursor}A`,
        cursor.toLowerCase(),
      ],
    ].filter((changed) => changed !== cursor);
  });
}
