import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createAnalysisRequest,
  idempotencyKeySchema,
} from '../../../functions/src/contract/callables.ts';
import { asSeen, exactText, text } from '../../../functions/src/contract/text.ts';

const mostCharacters = 80;
const read = (given: string) => text(mostCharacters).safeParse(given);

/** What turns others round, hides or begins a line, by its number. */
const unseen = [
  ...[0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069],
  ...[0x200e, 0x200f, 0x061c, 0xfeff, 0x200b, 0x2060, 0x00ad, 0x3164, 0xfff9, 0x206a],
  ...[0xe0001, 0xe0041, 0xe0067, 0xe007f],
].map((code) => String.fromCodePoint(code));
const lineEnds = ['\r\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029'];
const kept = [
  'Анна и Борис',
  'שלום עולם',
  'رقص ۱۲۳',
  'می\u200cخواهم',
  'क्\u200dष',
  '社交ダンス 葛\u{e0100}',
  '👩‍❤️‍💋‍👨 👨‍👩‍👧‍👦 🧑🏽‍🦽‍➡️ 🏳️‍🌈 1️⃣',
  '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
  'Two lines,\nand a\ttab',
  'ÅÄÖ "quoted" <b>&amp;</b> $1 %41',
];

describe('text for people', () => {
  it.each(kept)('stays as it is: %j', (given) => {
    expect(read(given).data).toBe(given);
  });

  it.each(unseen)('loses %j wherever it stands', (hidden) => {
    expect(read(`${hidden}Sal${hidden}${hidden}sa${hidden}`).data).toBe('Salsa');
    expect(read(`של${hidden}ום`).data).toBe('שלום');
  });

  it.each(lineEnds)('begins a line with a line feed alone, not with %j', (end) => {
    expect(read(`one${end}two`).data).toBe('one\ntwo');
  });

  it.each(['\0', '\u001b', '\u0007', '\u007f', '\u009f'])('is refused with %j', (control) => {
    expect(read(`a${control}b`).success).toBe(false);
  });

  it.each(['\ud83d', '\udd7a', 'a\udd7a\ud83db'])(
    'is refused with half a character: %j',
    (half) => {
      expect(read(half).success).toBe(false);
    },
  );

  it.each(['admin\u200d', 'ad\u200cmin', ' \u200d\u200d', '\u200d'])(
    'keeps no joiner that joins nothing: %j',
    (given) => {
      expect(read(given).data).not.toMatch(/[\u200c\u200d]/);
    },
  );

  it('is measured as it is seen', () => {
    expect(read(`${'a'.repeat(mostCharacters)}\u202e`).success).toBe(true);
    expect(read('a'.repeat(mostCharacters + 1)).success).toBe(false);
  });

  const anything = fc
    .array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 4 }),
        fc.constantFrom(...unseen, ...lineEnds, ...kept, '\u200c', '\u200d', '\u{1f3f4}', '\ufe0f'),
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join(''));

  it('holds nothing that hides or turns others round, whatever was sent', () => {
    const hides =
      /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2028\u2029\u2060-\u206f\ufeff\ufff9-\ufffb]/u;
    fc.assert(
      fc.property(anything, (given) => {
        const seen = asSeen(given);
        expect(seen).not.toMatch(hides);
        // Of tags only the three flags' remain, each with its flag and its end.
        const flags = /\u{1f3f4}[\u{e0061}-\u{e007a}]{5}\u{e007f}/gu;
        expect(seen.replaceAll(flags, '')).not.toMatch(/[\u{e0000}-\u{e007f}]/u);
        expect(asSeen(seen)).toBe(seen);
      }),
      { numRuns: 2_000 },
    );
  });

  it('loses nothing else', () => {
    const hidden = /[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb\r\v\f\u0085\u2028\u2029]/gu;
    const visible = (given: string) => given.replaceAll(hidden, '').replaceAll('\n', '');
    fc.assert(
      fc.property(anything, (given) => {
        expect(visible(asSeen(given))).toBe(visible(given));
      }),
    );
  });
});

describe('what is compared', () => {
  it.each([...unseen, ...lineEnds, '\0', '\n', '\t', '\ud83d'])(
    'is refused, not changed, with %j in it',
    (odd) => {
      expect(exactText(100).safeParse(`key${odd}1`).success).toBe(false);
      expect(idempotencyKeySchema.safeParse(`key${odd}1`).success).toBe(false);
    },
  );

  it.each(['a7f3-…', 'ключ 1', '👍🏽❤️'])('may be anything that is seen: %s', (key) => {
    expect(idempotencyKeySchema.parse(key)).toBe(key);
  });
});

describe('an analysis', () => {
  it.each(['title', 'danceType', 'dancers'])('is made with its %s as it is seen', (field) => {
    const video = { contentType: 'video/mp4', sizeBytes: 1 };
    const asked = { analysisType: 'solo', video, [field]: 'Sal\u202esa\u2066\u{e0041}' };
    expect(createAnalysisRequest.parse(asked)).toMatchObject({ [field]: 'Salsa' });
  });
});
