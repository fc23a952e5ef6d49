import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRelaxedJson } from '../../../../../functions/src/domain/judging/tolerant/relaxed-json.ts';

const read = (text: string) => readRelaxedJson(text, 0).value;

describe('readRelaxedJson', () => {
  it('makes of valid JSON what JSON.parse does, and ends behind it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.boolean(), (value, isIndented) => {
        const text = JSON.stringify([value], null, isIndented ? 2 : 0);
        expect(readRelaxedJson(`${text} and so on`, 0)).toEqual({
          value: JSON.parse(text),
          at: text.length,
        });
      }),
    );
  });

  it.each<[string, unknown]>([
    ['{"a": 1, "b": [1, 2,], }', { a: 1, b: [1, 2] }],
    ['{a: 1, b_c: "x", $d: 2, the e: 3}', { a: 1, b_c: 'x', $d: 2, 'the e': 3 }],
    ['{"a" = 1, "b" => 2}', { a: 1, b: 2 }],
    ["{'a': 'it's \"so\"', 'b': 'd\\'e'}", { a: 'it\'s "so"', b: "d'e" }],
    ['{“a”: “he said "hi"”}', { a: 'he said "hi"' }],
    ['{"a": "she said "hi" and left", "b": 1}', { a: 'she said "hi" and left', b: 1 }],
    ['{"a": "x\ny\tz\u0000."}', { a: 'x\ny\tz .' }],
    ['{"a": "x"\n "b": 1\n "c": [1]}', { a: 'x', b: 1, c: [1] }],
    ['{"a": 1 // one\n, /* two */ "b": 2 # three\n}', { a: 1, b: 2 }],
    ['[True, False, None, NaN, undefined]', [true, false, null, null, null]],
    ['[+1.5, .5, 5., -0.5e1]', [1.5, 0.5, 5, -5]],
    ['[00:05, 7/10, tempo_bpm]', ['00:05', '7/10', 'tempo_bpm']],
    ['{"a": [1, {"b": "c"', { a: [1, { b: 'c' }] }],
    ['{"a": "b"\n```', { a: 'b' }],
    ['{"__proto__": {"polluted": 1}}', JSON.parse('{"__proto__": {"polluted": 1}}')],
  ])('reads %s', (text, value) => {
    expect(read(text)).toEqual(value);
    expect({}).not.toHaveProperty('polluted');
  });

  it.each([
    '{"a": "broken off',
    '{"a": 1',
    '{"a": "b",',
    '{"a": ',
    '{"a": , "b": 1}',
    '{"a"',
    '{"a": [1}',
    '{"a": ["b", ...]}',
    '{"a": "b" "c": 1}x',
    '{"ok"}',
    '{the}',
    '{"a": "say "yes", and go", "b": 1}',
    '',
  ])('reads nothing from %s, in which something is missing or unclear', (text) => {
    expect(readRelaxedJson(text, 0)).toEqual({ at: expect.any(Number) });
  });

  it('stops where it cannot read on, so that what follows can be looked at', () => {
    const text = '{as it is} {"a": 1}';
    const { at } = readRelaxedJson(text, 0);
    expect(at).toBeLessThan(text.lastIndexOf('{'));
  });

  it('reads nothing that is nested beyond reason', () => {
    expect(read(`${'['.repeat(39)}1${']'.repeat(39)}`)).toBeDefined();
    expect(read('['.repeat(200_000))).toBeUndefined();
    expect(read('{"a":'.repeat(50_000))).toBeUndefined();
  });

  it.each([
    ['quotes of two kinds in a list', '[', '"`":'],
    ['quotes that never close', '{"a": "', '"‘“['],
    ['escaped quotes', '{"a": "', '\\"“'],
    ['words and comments', '[', 'a“a/'],
  ])('takes time in proportion to the text, whatever is repeated: %s', (_what, begin, again) => {
    const text = begin.padEnd(1_000_000, again);
    const begunMs = performance.now();
    read(text);
    expect(performance.now() - begunMs).toBeLessThan(5_000);
  });
});
