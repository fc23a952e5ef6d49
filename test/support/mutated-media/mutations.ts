import { headerClaims } from './header-claims.ts';
import { type Field, type Part, partsOf } from './media-parts.ts';
import type { SeededRandom } from './seeded-random.ts';

interface Original {
  bytes: Buffer;
  parts: readonly Part[];
  claims: readonly Field[];
}
type Mutate = (original: Original, random: SeededRandom) => Buffer;

const mutations = {
  'a few bytes flipped': (original, random) => flip(original, random, 1 + random.below(4)),
  'many bytes flipped': (original, random) => flip(original, random, 50 + random.below(500)),
  truncated: ({ bytes }, random) => bytes.subarray(0, 1 + random.below(bytes.length - 1)),
  'a piece cut out': ({ bytes }, random) => {
    const start = random.below(bytes.length);
    const end = start + 1 + random.below(bytes.length - start);
    return join(bytes.subarray(0, start), bytes.subarray(end));
  },
  'two parts swapped': ({ bytes, parts }, random) => {
    const one = random.pick(parts);
    const apart = parts.filter(({ start, end }) => end <= one.start || start >= one.end);
    const [first, second] = inOrder(one, apart.length === 0 ? one : random.pick(apart));
    return join(
      bytes.subarray(0, first.start),
      bytes.subarray(second.start, second.end),
      bytes.subarray(first.end, Math.max(first.end, second.start)),
      bytes.subarray(first.start, first.end),
      bytes.subarray(second.end),
    );
  },
  'a part duplicated': ({ bytes, parts }, random) => {
    const { start, end } = random.pick(parts);
    const times = 1 + random.below(8);
    const copies = Array.from({ length: times }, () => bytes.subarray(start, end));
    return join(bytes.subarray(0, end), ...copies, bytes.subarray(end));
  },
  'a part left out': ({ bytes, parts }, random) => {
    const { start, end } = random.pick(parts);
    return join(bytes.subarray(0, start), bytes.subarray(end));
  },
  'a length out of all proportion': ({ bytes, parts }, random) =>
    overwrite(bytes, random.pick(parts).length, random),
  'a false claim in the header': (original, random) => claim(original, random, 1),
  'many false claims in the header': (original, random) => claim(original, random, 6),
} satisfies Record<string, Mutate>;

export type Mutation = keyof typeof mutations;
export const mutationNames = Object.keys(mutations) as Mutation[];

export function mutate(
  bytes: Buffer,
  fileName: string,
  mutation: Mutation,
  random: SeededRandom,
): Buffer {
  const parts = partsOf(bytes, fileName);
  return mutations[mutation](
    { bytes, parts, claims: headerClaims(bytes, parts, fileName) },
    random,
  );
}

const join = (...pieces: Buffer[]) => Buffer.concat(pieces);

const inOrder = (one: Part, other: Part) =>
  one.start <= other.start ? ([one, other] as const) : ([other, one] as const);

/** Half of them near the start, where most headers are. */
function flip({ bytes }: Original, random: SeededRandom, count: number): Buffer {
  const flipped = Buffer.from(bytes);
  for (let index = 0; index < count; index++) {
    const within = index % 2 === 0 ? bytes.length : Math.min(bytes.length, 1024);
    const at = random.below(within);
    flipped.writeUInt8(flipped.readUInt8(at) ^ (1 + random.below(255)), at);
  }
  return flipped;
}

function claim({ bytes, claims }: Original, random: SeededRandom, count: number): Buffer {
  let claiming = bytes;
  for (let index = 0; index < count; index++) {
    claiming = overwrite(claiming, random.pick(claims), random);
  }
  return claiming;
}

/** First byte and the rest: nothing, everything, the edges of signed numbers, and chance. */
function extremes(random: SeededRandom): readonly [first: number, rest: () => number][] {
  const byte = () => random.below(256);
  return [
    [0x00, () => 0x00],
    [0xff, () => 0xff],
    [0x7f, () => 0xff],
    [0x80, () => 0x00],
    [0x00, byte],
    [byte(), byte],
  ];
}

function overwrite(bytes: Buffer, field: Field, random: SeededRandom): Buffer {
  const overwritten = Buffer.from(bytes);
  const [first, rest] = random.pick(extremes(random));
  for (let index = 0; index < field.bytes && field.offset + index < bytes.length; index++) {
    const at = field.offset + index;
    const kept = index === 0 ? bytes.readUInt8(at) & field.keptBits : 0;
    const written = index === 0 ? first & ~field.keptBits & 0xff : rest();
    overwritten.writeUInt8(kept | written, at);
  }
  return overwritten;
}
