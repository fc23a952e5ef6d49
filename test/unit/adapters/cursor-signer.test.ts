import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCursorSigner } from '../../../functions/src/adapters/cursor-signer.ts';

const cursors = createCursorSigner(() => 'the key of this test');
const payload = JSON.stringify({ at: 1_700_000_000_123, id: 'ä' });
const cursor = cursors.sign(payload, 'ann');

describe('a cursor', () => {
  it('is good for whom it was made', () => {
    expect(cursors.verify(cursor, 'ann')).toBe(payload);
    expect(cursors.verify(cursor, 'bob')).toBeNull();
  });

  it.each([
    ['a third part', `${cursor}.x`],
    ['an empty third part', `${cursor}.`],
    ['padding', `${cursor}=`],
    ['white space', ` ${cursor}`],
    ['the other alphabet', cursor.replaceAll('-', '+').replaceAll('_', '/').concat('=')],
    ['no signature', cursor.split('.')[0] ?? ''],
    ['no payload', `.${cursor.split('.')[1]}`],
    ['nothing at all', ''],
    ['a dot', '.'],
    ['its parts in the other order', cursor.split('.').reverse().join('.')],
  ])('is refused with %s', (_what, changed) => {
    expect(cursors.verify(changed, 'ann')).toBeNull();
  });

  it('is refused with any other letter in any place, also where the bytes stay the same', () => {
    const letter = fc.constantFrom(
      ...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0189-_.= ',
    );
    fc.assert(
      fc.property(fc.nat(cursor.length - 1), letter, (at, other) => {
        fc.pre(cursor[at] !== other);
        const changed = cursor.slice(0, at) + other + cursor.slice(at + 1);
        expect(cursors.verify(changed, 'ann')).toBeNull();
      }),
      { numRuns: 1_000 },
    );
  });
});
