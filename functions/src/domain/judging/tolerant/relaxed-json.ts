/** `at` is where the value ends, or how far reading came. */
export type Reading = { value: unknown; at: number } | { value?: never; at: number };

const none = Symbol('none');
type Maybe = unknown | typeof none;

const mostDepth = 40;
const fences = ['```', '~~~'];
/** What may close a string, by what opens it. */
const quotes: Readonly<Record<string, string>> = {
  ...{ '"': '"', "'": "'", '`': '`' },
  ...{ '“': '”“"', '”': '”"', '„': '“”"', '‘': "’‘'", '’': "’'", '«': '»' },
};
const escapes: Readonly<Record<string, string>> = {
  ...{ b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' },
  '\n': '',
};
const words: Readonly<Record<string, unknown>> = {
  ...{ true: true, True: true, false: false, False: false },
  ...{ null: null, None: null, undefined: null, NaN: null, nan: null },
};
const blank = /[\s\ufeff\u200b-\u200d\u2060]+|\/\/[^\n]*|#[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y;
const bareKey = /[\p{L}\d_$][\p{L}\d_$-]*(?: [\p{L}\d_$-]+){0,5}(?=\s*(?::|=))/uy;
const colon = /\s*(?:=>|[:=])/y;
const number = /[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?(?=\s*(?:[,\]}]|\/[/*]|#|$)|\s*\n)/y;
/** Such as 00:05 or 7/10 without quotes. */
const bareWords = /(?:[\p{L}\d]|[+.~-](?=[\dI]))[^"'`“”„‘’{}[\],\n\r]{0,79}(?=[,\]}\n\r])/uy;

/**
 * Reads one JSON value that begins at `start`, however it is written: with comments, with commas too
 * many or left out, keys without quotes, quotes of other kinds or within a text, raw line breaks,
 * Python's words, or the last brackets left out. Of valid JSON it makes what JSON.parse does. What
 * breaks off within a text or a number, or behind a comma, is not read. Takes time in proportion to
 * the text.
 */
export function readRelaxedJson(text: string, start: number): Reading {
  let at = start;
  /** Whether an end of the text here would be an answer cut short. */
  let isUnderWay = true;
  const value = readValue(0);
  return value === none ? { at } : { value, at };

  function take(pattern: RegExp): string | null {
    pattern.lastIndex = at;
    const [found] = pattern.exec(text) ?? [];
    if (found === undefined) return null;
    at += found.length;
    return found;
  }

  function skipBlank(): void {
    while (take(blank));
  }

  function isAtEnd(position: number): boolean {
    return position >= text.length || fences.some((fence) => text.startsWith(fence, position));
  }

  function readValue(depth: number): Maybe {
    skipBlank();
    const character = text[at] ?? '';
    if (character === '{' || character === '[') return readContainer(character, depth + 1);
    if (Object.hasOwn(quotes, character)) return readText(closesValue);
    const found = take(number);
    isUnderWay = found !== null;
    return found === null ? readWords() : Number(found);
  }

  function readWords(): Maybe {
    const found = take(bareWords)?.trim();
    if (found === undefined) return none;
    if (Object.hasOwn(words, found)) return words[found];
    return found === 'Infinity' || found === '-Infinity' ? Number(found) : found;
  }

  function readContainer(opening: '{' | '[', depth: number): Maybe {
    if (depth > mostDepth) return none;
    const items: unknown[] = [];
    const entries: [string, unknown][] = [];
    const closing = opening === '{' ? '}' : ']';
    at += 1;
    isUnderWay = true;
    for (;;) {
      skipBlank();
      while (text[at] === ',') {
        at += 1;
        isUnderWay = true;
        skipBlank();
      }
      if (text[at] === closing || (isAtEnd(at) && !isUnderWay)) {
        if (text[at] === closing) at += 1;
        isUnderWay = false;
        return opening === '{' ? Object.fromEntries(entries) : items;
      }
      const key = opening === '{' ? readKey() : '';
      const value = key === none ? none : readValue(depth);
      if (value === none) return none;
      if (opening === '{') entries.push([String(key), value]);
      else items.push(value);
    }
  }

  function readKey(): string | typeof none {
    const key = Object.hasOwn(quotes, text[at] ?? '') ? readText(closesKey) : take(bareKey);
    skipBlank();
    isUnderWay = true;
    return typeof key === 'string' && take(colon) !== null ? key : none;
  }

  function readText(closes: (after: number) => boolean): string | typeof none {
    const closing = quotes[text[at] ?? ''] ?? '';
    let read = '';
    let from = at + 1;
    for (at = from; at < text.length; at += 1) {
      const character = text[at] ?? '';
      if (closing.includes(character) && closes(at + 1)) {
        read += text.slice(from, at);
        at += 1;
        isUnderWay = false;
        return read;
      }
      if (character === '\\') {
        read += text.slice(from, at) + readEscape();
        from = at + 1;
      } else if (character < ' ' && !'\n\r\t'.includes(character)) {
        read += `${text.slice(from, at)} `;
        from = at + 1;
      }
    }
    return none;
  }

  /** Leaves `at` on the last character of the escape. */
  function readEscape(): string {
    at += 1;
    const character = text[at] ?? '';
    const digits = /^[\da-fA-F]{4}$/.exec(text.slice(at + 1, at + 5))?.[0];
    if (character === 'u' && digits !== undefined) {
      at += 4;
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    return escapes[character] ?? character;
  }

  function closesKey(): boolean {
    return true;
  }

  /** A quote within a text is followed by more of it, unless a line ends and a key follows. */
  function closesValue(after: number): boolean {
    let next = after;
    let isNewLine = false;
    for (; /\s/.test(text[next] ?? ''); next += 1) isNewLine ||= text[next] === '\n';
    const character = text[next] ?? '';
    return (
      isAtEnd(next) ||
      ',]}'.includes(character) ||
      (character === '/' && '/*'.includes(text[next + 1] ?? ' ')) ||
      (isNewLine && (character === '#' || Object.hasOwn(quotes, character)))
    );
  }
}
