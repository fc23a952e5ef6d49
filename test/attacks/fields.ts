import {
  controls,
  disguises,
  halves,
  hostileIds,
  hostileTypes,
  hostileUrls,
  nested,
  odd,
  prototypeJson,
  wrongTypes,
} from './hostile-values.ts';

export type Kind =
  | 'id'
  | 'text'
  | 'choice'
  | 'whole'
  | 'cursor'
  | 'key'
  | 'type'
  | 'url'
  | 'object';

export interface Field {
  name: string;
  kind: Kind;
  /** Of a text. */
  mostCharacters?: number;
}

/** A value to put in a field's place, as JSON. */
export interface Tried {
  what: string;
  json: string;
  mustRefuse: boolean;
}

const refused = (what: string, value: unknown): Tried => ({
  what: `${what} ${JSON.stringify(value).slice(0, 60)}`,
  json: JSON.stringify(value),
  mustRefuse: true,
});
const harmless = (what: string, value: unknown): Tried => ({
  ...refused(what, value),
  mustRefuse: false,
});

/** Every way to misuse a field of this kind; `cursors` are of somebody, somewhere. */
export function misuses(
  { kind, mostCharacters = 200 }: Field,
  cursors: readonly string[],
): Tried[] {
  return [
    ...wrongTypes.filter((value) => !fits(kind, value)).map((value) => refused('a', value)),
    ...prototypeJson.map((json) => ({ what: `the prototype ${json}`, json, mustRefuse: true })),
    ...[33, 2_000].map((depth) => ({
      what: `${depth} lists in each other`,
      json: nested(depth),
      mustRefuse: true,
    })),
    ...byKind[kind](mostCharacters, cursors),
  ];
}

/** Whether it may be what the field wants. */
function fits(kind: Kind, value: unknown): boolean {
  if (typeof value === 'string') return kind === 'text' || (kind === 'key' && value !== '');
  if (kind === 'whole') return value === 0 || Number.isSafeInteger(value);
  return kind === 'object' && typeof value === 'object' && !Array.isArray(value);
}

const unstorable = [...halves, ...controls].map((text) => refused('text', text));
const longText = (most: number) => [
  refused(`${most + 1} letters`, 'a'.repeat(most + 1)),
  refused(`${most + 1} dancers`, '🕺'.repeat(most + 1)),
  refused('50,000 letters', 'a'.repeat(50_000)),
];

const byKind: Record<Kind, (mostCharacters: number, cursors: readonly string[]) => Tried[]> = {
  id: () => [...hostileIds, ...halves].map((id) => refused('id', id)),
  text: (most) => [
    ...[...unstorable, ...longText(most)],
    ...[...odd, ...disguises].map((text) => harmless('text', text)),
    harmless(`${most} letters`, 'a'.repeat(most)),
  ],
  choice: () =>
    ['SOLO', 'solo ', 'constructor', '__proto__', 'toString', ...halves, ...controls, ...odd].map(
      (choice) => refused('choice', choice),
    ),
  whole: () =>
    [-1, 0.1, 1e20, -1e308, '1', '0x10', '١', [1]].map((number) => refused('number', number)),
  cursor: (_most, cursors) => [
    ...unstorable,
    ...longText(1_000),
    ...[...cursors, '.', 'a.b', '%00', '../..', 'e30.e30'].map((cursor) =>
      refused('cursor', cursor),
    ),
  ],
  key: (most) => [
    ...[...unstorable, ...longText(most)],
    ...disguises.map((key) => refused('key', key)),
  ],
  type: () => [...unstorable, ...hostileTypes.map((type) => refused('type', type))],
  url: () => [...unstorable, ...hostileUrls.map((url) => refused('address', url))],
  object: () => ['x', 1, [], [{}]].map((value) => refused('object', value)),
};
