import { isObject, type Loosen, type WrittenObject } from './loose-values.ts';
import { readRelaxedJson } from './relaxed-json.ts';
import { type Names, nameReader } from './spelled-names.ts';

/** One field of a record: how it is read, what else it may be called, what it is where left out. */
export interface Field {
  as: Loosen;
  alsoCalled?: readonly string[];
  ifMissing?: unknown;
}
export type Fields = Readonly<Record<string, Field>>;

/**
 * The fields under their own names, whatever else is there; undefined fields are missing. A text alone is the
 * field that `ofText` names.
 */
export function looseRecord(fields: Fields, ofText?: string): Loosen {
  const names = Object.fromEntries(
    Object.entries(fields).map(([key, { alsoCalled = [] }]) => [key, alsoCalled]),
  );
  const find = finder(names);
  return (written) => {
    const opened = open(written);
    const only = Array.isArray(opened) && opened.length === 1 ? opened[0] : opened;
    const value = ofText !== undefined && isProse(only) ? { [ofText]: only } : only;
    if (!isObject(value)) return value;
    const found = find(value);
    return Object.fromEntries(
      Object.entries(fields).flatMap(([key, { as, ifMissing }]) => {
        const own = found.get(key);
        if (own === undefined && ifMissing === undefined) return [];
        return [[key, own === undefined ? ifMissing : as(own)]];
      }),
    );
  };
}

/** Under which an entry of a list says which of the names it stands for. */
const isNaming = nameReader({ name: ['criterion', 'criteria', 'key', 'id', 'category', 'title'] });

/** One value for each of the names: by key, or as a list whose entries say which they are. */
export function looseTable(names: Names, of: Loosen): Loosen {
  const find = finder(names);
  const meant = nameReader(names);
  const keyed = (entry: unknown): [string, unknown][] => {
    if (!isObject(entry)) return [];
    const said = Object.entries(entry).flatMap(([written, own]) =>
      typeof own === 'string' && isNaming(written) ? (meant(own) ?? []) : [],
    );
    return said[0] === undefined ? [...find(entry)] : [[said[0], entry]];
  };
  return (written) => {
    const value = open(written);
    if (!Array.isArray(value) && !isObject(value)) return value;
    const entries = Array.isArray(value) ? value.flatMap(keyed) : [...find(value)];
    const isClear = new Set(entries.map(([key]) => key)).size === entries.length;
    return isClear ? Object.fromEntries(entries.map(([key, own]) => [key, of(own)])) : value;
  };
}

/** More than any part of an answer has: a longer list is cut, so that reading it ends soon. */
const mostEntries = 500;

/** None, one, or several; what is empty within the list is no entry of it. */
export function looseList(of: Loosen): Loosen {
  return (written) => {
    const value = open(written);
    const entries = (Array.isArray(value) ? value : [value]).filter(isSomething);
    return entries.slice(0, mostEntries).map(of);
  };
}

/** Records with these fields: a list, one alone, or each under a key that stands for its first field. */
export function looseRecords(fields: Fields, ofText?: string): Loosen {
  const [keyField = ''] = Object.keys(fields);
  const ownNames = Object.fromEntries(
    Object.entries(fields).map(([key, { alsoCalled = [] }]) => [key, alsoCalled]),
  );
  const find = finder(ownNames);
  const list = looseList(looseRecord(fields, ofText));
  return (written) => {
    const value = open(written);
    if (!isObject(value) || find(value).size > 0) return list(value);
    return list(
      Object.entries(value).map(([key, own]) =>
        isObject(own) ? { [keyField]: key, ...own } : own,
      ),
    );
  };
}

const isProse = (value: unknown) => typeof value === 'string' && !/^\s*[[{]/.test(value);

const isSomething = (value: unknown) =>
  value !== null && value !== undefined && !(typeof value === 'string' && value.trim() === '');

/** JSON within a text is what it says. */
function open(written: unknown): unknown {
  if (typeof written !== 'string') return written;
  const start = written.search(/\S/);
  if (written[start] !== '{' && written[start] !== '[') return written;
  const { value, at } = readRelaxedJson(written, start);
  return typeof value === 'object' && written.slice(at).trim() === '' ? value : written;
}

/** The values that are meant by the names; what stands under a name itself goes before. */
function finder(names: Names): (value: WrittenObject) => Map<string, unknown> {
  const meant = nameReader(names);
  return (value) => {
    const found = new Map<string, unknown>();
    for (const [written, own] of Object.entries(value)) {
      const key = meant(written);
      if (key !== undefined && (written === key || !found.has(key))) found.set(key, own);
    }
    return found;
  };
}
