import { partOf } from './answer-parts.ts';
import { isObject, type WrittenObject } from './loose-values.ts';
import { readRelaxedJson } from './relaxed-json.ts';

const mostAnswers = 8;
const mostWrappers = 4;
/** Within a text of an answer the quotes would be escaped. */
const firstPart = /"segments"\s*:/g;
const escapedObject = /\{\s*(?:\\n\s*)?\\+["']/;

/**
 * The objects of a text that may be a model's answer, the likeliest first: with prose or fences
 * around, within lists or other objects, in parts, as JSON within a text, behind a beginning that
 * runs into them, or without their first bracket.
 */
export function* answersIn(text: string): Generator<WrittenObject> {
  const plain = answersOf(objectsIn(text));
  yield* plain;
  // What an answer quotes is not an answer.
  const isAnswer = plain.some((answer) => partsOf(answer).length > 1);
  if (!isAnswer && escapedObject.test(text)) yield* answersOf(objectsIn(unescaped(text)));
  yield* answersOf(objectsBeginning(text));
}

/** Those with the most parts first. */
function answersOf(objects: readonly WrittenObject[]): WrittenObject[] {
  const found = objects.flatMap((object) => answersWithin(object, mostWrappers));
  return [...found, ...joined(found)]
    .map((answer) => ({ answer, parts: partsOf(answer).length }))
    .toSorted((a, b) => b.parts - a.parts)
    .slice(0, mostAnswers)
    .map(({ answer }) => answer);
}

/** Where one cannot be read, the next is looked for where reading stopped: no part is read twice. */
function objectsIn(text: string): WrittenObject[] {
  const objects: WrittenObject[] = [];
  for (let start = text.indexOf('{'); start >= 0; ) {
    const { value, at } = readRelaxedJson(text, start);
    if (isObject(value)) objects.push(value);
    start = text.indexOf('{', Math.max(at, start + 1));
  }
  return objects;
}

/** From each first part on, whether or not its object can be seen to begin there. */
function objectsBeginning(text: string): WrittenObject[] {
  const starts = [...text.matchAll(firstPart)].slice(0, mostAnswers);
  return starts.flatMap(({ index }) => {
    const { value } = readRelaxedJson(`{${text.slice(index)}`, 0);
    return isObject(value) ? [value] : [];
  });
}

function answersWithin(value: unknown, depth: number): WrittenObject[] {
  if (depth === 0) return [];
  const inner = (values: readonly unknown[]) =>
    values.flatMap((each) => answersWithin(each, depth - 1));
  if (typeof value === 'string') return value.includes('{') ? inner(objectsIn(value)) : [];
  if (Array.isArray(value)) return inner(value);
  if (!isObject(value)) return [];
  const parts = partsOf(value).length;
  if (parts > 1) return [value];
  const others = Object.entries(value).filter(([key]) => partOf(key) === undefined);
  return [...(parts === 1 ? [value] : []), ...inner(others.map(([, own]) => own))];
}

/** Parts that come one by one are one answer where none comes twice. */
function joined(answers: readonly WrittenObject[]): WrittenObject[] {
  const parts = answers.flatMap(partsOf);
  const isClear = answers.length > 1 && new Set(parts).size === parts.length;
  return isClear ? [Object.fromEntries(answers.flatMap((answer) => Object.entries(answer)))] : [];
}

function partsOf(value: WrittenObject): string[] {
  return Object.keys(value).flatMap((key) => partOf(key) ?? []);
}

const lineBreaks: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', u: '\\u' };

function unescaped(text: string): string {
  return text.replace(/\\([\s\S])/g, (_, character: string) => lineBreaks[character] ?? character);
}
