import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Owner, whoIsGone } from '../../../../functions/src/domain/accounts/gone.ts';
import {
  looksAgain,
  nextRemoval,
  type Tombstone,
} from '../../../../functions/src/domain/accounts/removal.ts';

const now = new Date('2026-05-04T10:00:00Z');
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1000);

describe('nextRemoval', () => {
  it('begins where there is no tombstone yet', () => {
    expect(nextRemoval(null, now)).toMatchObject({ removal: 1, doneAt: null });
  });

  const held: Tombstone = { removal: 3, heldUntil: inSeconds(1), doneAt: null };
  it.each([
    ['leaves one alone that somebody holds', held, null],
    [
      'gives one that nobody holds any more to a new task',
      { ...held, heldUntil: inSeconds(0) },
      { removal: 4 },
    ],
    [
      'begins none again that is done, though nobody holds it',
      { ...held, heldUntil: inSeconds(-100), doneAt: inSeconds(-90) },
      null,
    ],
  ])('%s', (_what, stored, wanted) => {
    const next = nextRemoval(stored, now);
    if (wanted === null) expect(next).toBeNull();
    else expect(next).toMatchObject(wanted);
  });

  it('is held when it has begun, so that two who begin at once are one', () => {
    const first = nextRemoval(null, now);
    expect(nextRemoval(first, now)).toBeNull();
  });
});

describe('looksAgain', () => {
  it.each([
    [1, 0, true],
    [1, 5, true],
    [2, 0, false],
    [2, 1, true],
    [7, 0, false],
    [7, 1, true],
  ])('after %i looks, the last of which found %i: %s', (looks, found, again) => {
    expect(looksAgain(looks, found)).toBe(again);
  });

  it('ends an endless removal, so that its task is tried again and seen in the log', () => {
    const endless = () => {
      for (let looks = 1; looksAgain(looks, 1); looks += 1);
    };
    expect(endless).toThrow();
  });
});

describe('whoIsGone', () => {
  const owner = (changes: Partial<Owner>): Owner => ({
    userId: 'dancer',
    hadAccount: false,
    isGoing: false,
    changedAt: now,
    ...changes,
  });
  const longAgo = inSeconds(-3_601);

  it.each([
    ['one who had an account and has none, at once', { hadAccount: true }, [], true],
    ['one who has an account, however long ago', { changedAt: longAgo }, ['dancer'], false],
    ['one who was never seen with one, within the hour', {}, [], false],
    ['one who was never seen with one, after the hour', { changedAt: longAgo }, [], true],
    [
      'one whose removal has begun, though the account is there',
      { isGoing: true },
      ['dancer'],
      true,
    ],
  ])('finds %s', (_who, changes, withAccount, found) => {
    const gone = whoIsGone([owner(changes)], new Set(withAccount), now);
    expect(gone).toEqual(found ? ['dancer'] : []);
  });

  it('never takes one who has an account and whose removal nobody began', () => {
    const some = fc.record({
      hadAccount: fc.boolean(),
      changedAt: fc.date({ max: now, noInvalidDate: true }),
    });
    fc.assert(
      fc.property(some, (changes) => {
        expect(whoIsGone([owner(changes)], new Set(['dancer']), now)).toEqual([]);
      }),
    );
  });
});
