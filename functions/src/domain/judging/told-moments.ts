/** A time found in a text, and where. */
interface Found {
  seconds: number;
  from: number;
  to: number;
}

export interface ToldSpan {
  /** Seconds from 0. */
  from: number;
  to: number | null;
}

const longestText = 2_000;
const nothingBefore = String.raw`(?<![\d:])`;
const nothingAfter = String.raw`(?![\d:])`;
const amount = String.raw`\d{1,5}(?:[.,]\d{1,6})?`;
const and = String.raw`\s*(?:,|and)?\s*`;
const hyphen = '(?:-|–|to|until)';
const secondsUnit = String.raw`s(?:ec(?:ond)?s?)?\.?(?![a-z])`;

/** Each way to write a time, the longer before what is part of it. */
const ways = [
  // 0:01:05, 00:01:05.500, and with frames behind: 00:01:05:12
  `(?<hours>\\d{1,2}):(?<minutes>[0-5]\\d):(?<seconds>[0-5]\\d(?:[.,]\\d{1,6})?)(?:[:;]\\d{2})?${nothingAfter}`,
  // 1:05, 01:05.5, and with milliseconds behind: 01:05:500
  `(?<minutes>\\d{1,3}):(?<seconds>[0-5]\\d(?:[.,]\\d{1,6})?)(?::\\d{3})?${nothingAfter}`,
  // 1'05"
  `(?<minutes>\\d{1,3})\\s?['′’]\\s?(?<seconds>[0-5]?\\d(?:[.,]\\d{1,6})?)\\s?(?:''|["″”])`,
  // 1 h 2 min, 1m05s, PT1M5S, 1 minute and 5 seconds
  `(?:pt)?(?:(?<hours>\\d{1,2})\\s*h(?:(?:ou)?rs?)?\\.?${and})?(?<minutes>${amount})\\s*m(?:in(?:ute)?s?)?\\.?(?![a-z])(?:${and}(?<seconds>${amount})\\s*${secondsUnit})?`,
  // 12 s, 12.5 sec, PT12S, and the start of 5-8 s
  `(?:pt)?(?<seconds>${amount})\\s*(?:${secondsUnit}|(?=${hyphen}\\s*${amount}\\s*${secondsUnit}))`,
].map((way) => new RegExp(nothingBefore + way, 'gid'));
const lasting = String.raw`${amount} ?(?:${secondsUnit}|m(?:in(?:ute)?s?)?\.?(?![a-z]))`;
const fromTheStart = new RegExp(String.raw`\b(?:first|opening|initial) (${lasting})`, 'gi');
/** How long, and not when. */
const duration = new RegExp(
  String.raw`\b(?:last|final|closing|next|every|for|another) ${lasting}`,
  'gi',
);
/** Seconds without a unit, where the text holds nothing else. */
const plainNumbers = /^[\d.,;\s–-]+$/;
/** Two could be one with a decimal comma. */
const threeOrMore = /^\d{1,5}(?:,\d{1,5}){2,}$/;
const plainNumber = /(?<![\d.,])(?<seconds>\d{1,5}(?:[.,]\d{1,6})?)(?![\d.,]*\d)/dg;

const spanJoint =
  /^(?:-|–|—|->|→|~|…|\.{2,3}|to|until|till?|through|up to)(?: (?:about|around|approx\.?|ca\.?))?$/i;

/**
 * The seconds, from 0, of the moments that a text names in any usual way; empty where it names none
 * beyond doubt. A span counts as its start.
 */
export function toldMoments(text: string): number[] {
  return toldSpans(text).map(({ from }) => from);
}

/** The same with the ends of spans; null where a moment stands alone. */
export function toldSpans(text: string): ToldSpan[] {
  if (text.length > longestText) return [];
  const told = text
    .replaceAll(/[：∶]/g, ':')
    .replaceAll(/[‐‑−]/g, '-')
    .replaceAll(/[[\](){}<>"“„`]/g, (mark) => (mark === '"' ? mark : ' '))
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(fromTheStart, '0 s to $1')
    .replaceAll(duration, ' ');
  const plain = threeOrMore.test(told) ? told.replaceAll(',', ', ') : told;
  const found = timesIn(plain);
  if (found.some(({ from }) => isNegative(plain, from))) return [];
  return found.flatMap(({ seconds }, index) => {
    if (endsSpan(plain, found, index)) return [];
    const next = endsSpan(plain, found, index + 1) ? found[index + 1] : undefined;
    return [{ from: seconds, to: next?.seconds ?? null }];
  });
}

function timesIn(text: string): Found[] {
  const taken = new Array<boolean>(text.length).fill(false);
  const found = (plainNumbers.test(text) && !text.includes(':') ? [plainNumber] : ways).flatMap(
    (way) =>
      [...text.matchAll(way)].flatMap((match) => {
        const [from, to] = match.indices?.[0] ?? [0, 0];
        if (taken.slice(from, to).some(Boolean)) return [];
        taken.fill(true, from, to);
        return [{ seconds: secondsOf(match.groups ?? {}), from, to }];
      }),
  );
  return found.toSorted((a, b) => a.from - b.from);
}

function secondsOf({ hours, minutes, seconds }: Record<string, string | undefined>): number {
  const [h, m, s] = [hours, minutes, seconds].map((part) =>
    Number((part ?? '0').replace(',', '.')),
  );
  return (h ?? 0) * 3600 + (m ?? 0) * 60 + (s ?? 0);
}

/** A minus, not a dash between two. */
function isNegative(text: string, from: number): boolean {
  return text[from - 1] === '-' && !/[\d"smh.] ?$/i.test(text.slice(0, from - 1));
}

function endsSpan(text: string, found: readonly Found[], index: number): boolean {
  const [before, own] = [found[index - 1], found[index]];
  if (before === undefined || own === undefined) return false;
  const joint = text.slice(before.to, own.from).trim();
  return (
    spanJoint.test(joint) || (joint === 'and' && /\bbetween $/i.test(text.slice(0, before.from)))
  );
}
