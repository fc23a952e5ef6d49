/** Draws that depend on the seed alone; a fork's draws depend on nobody else's. */
export interface Random {
  /** From `least` to `most`, both included. */
  integer(least: number, most: number): number;
  chance(share: number): boolean;
  pick<T>(choices: readonly [T, ...T[]]): T;
  fork(name: string): Random;
}

export function seededRandom(seed: number | string): Random {
  let state = hash(`${seed}`);
  // Mulberry32: https://github.com/cprosche/mulberry32
  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  const integer = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    integer,
    chance: (share) => next() < share,
    pick: <T>(choices: readonly [T, ...T[]]) =>
      choices[integer(0, choices.length - 1)] ?? choices[0],
    fork: (name) => seededRandom(`${seed}/${name}`),
  };
}

/** FNV-1a: http://www.isthe.com/chongo/tech/comp/fnv/ */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193);
  return value | 0;
}
