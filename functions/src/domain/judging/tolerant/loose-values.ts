/**
 * What is meant by a value, as the answer's schema wants it; what cannot be told for certain stays as
 * it is, for the schema to refuse.
 */
export type Loosen = (written: unknown) => unknown;

export type WrittenObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is WrittenObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list around one value is that value. */
function alone(read: Loosen): Loosen {
  return (written) => read(Array.isArray(written) && written.length === 1 ? written[0] : written);
}

/** A text may come in parts: as a list, or under keys of its own. */
export const looseText: Loosen = (written) => {
  if (Number.isFinite(written)) return String(written);
  const isList = Array.isArray(written);
  const parts = isList ? written : isObject(written) ? Object.values(written) : [written];
  const isText = parts.length > 0 && parts.every((part) => typeof part === 'string');
  // Half of a surrogate pair cannot be stored.
  return isText ? parts.join(isList ? ' ' : ': ').toWellFormed() : written;
};

/** With a point, or with a comma that cannot set thousands apart. */
const decimal = String.raw`[+-]?(?:\d+(?:\.\d+)?|\d+,\d{1,2}|\.\d+)`;
const unit = /\s*(?:bpm|beats(?: (?:a|per) minute)?|ms|milliseconds?|rep(?:etition)?s?)$/i;
const nearly = /^(?:~|≈|about|around|approx\.?|approximately|ca\.?)\s*/i;
const numberPattern = new RegExp(`^${decimal}$`);
const points = String.raw`(?:\s*(?:points?|pts?\.?))?`;
const ofTen = String.raw`(?:\s*(?:/|of|out of)\s*(?:10(?:\.0)?|ten))?`;
const scorePattern = new RegExp(`^(${decimal})${points}${ofTen}${points}$`, 'i');
const emphasis = /^\*+|\*+$|\s*\([^()\d]*\)$/g;
const noScore =
  /^(?:null|none|nil|n\/?a|n\. ?a\.|nan|not (?:judged|applicable|available)|-+|–|—)$/i;
const longestNumber = 60;

export const looseNumber: Loosen = alone((written) => {
  if (!isShortText(written)) return written;
  const bare = written.trim().replace('−', '-').replace(nearly, '').replace(unit, '');
  if (numberPattern.test(bare)) return numberOf(bare);
  const share = bare.replace(/\s*(?:%|percent)$/, '');
  return share !== bare && numberPattern.test(share) ? numberOf(share) / 100 : written;
});

/** On the scale of 1 to 10: what is said on another is not converted. */
export const looseScore: Loosen = alone((written) => {
  if (!isShortText(written)) return written;
  const text = written.trim().replaceAll(emphasis, '').replace(nearly, '');
  if (noScore.test(text)) return null;
  const [, score] = scorePattern.exec(text) ?? [];
  return score === undefined ? written : numberOf(score);
});

/** Such as 3, `3`, `#3` or `Segment 3 of 8`. */
export const looseCount: Loosen = alone((written) => {
  if (!isShortText(written)) return written;
  const [, count] =
    /^[^\d.:-]*(\d{1,4})(?:\.0*)?(?![\d:.,])(?:\D+\d{1,4})?\D*$/.exec(written) ?? [];
  return count === undefined ? written : Number(count);
});

const isShortText = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= longestNumber;

const numberOf = (text: string) => Number(text.replace(',', '.'));
