import { looseList } from './loose-shapes.ts';
import { isObject, type Loosen, type WrittenObject } from './loose-values.ts';
import { nameReader } from './spelled-names.ts';

/** A span counts as its start. */
const startNames = nameReader({
  start: [
    ...['start_seconds', 'start_time', 'starts_at', 'from', 'begin', 'begins', 'beginning'],
    ...['at', 'time', 'timestamp', 'timecode', 'moment', 'seconds', 'second', 'sec', 't'],
    ...['range', 'time_range', 'span', 'interval'],
  ],
});
const endNames = nameReader({
  end: [
    ...['end_seconds', 'end_time', 'ends_at', 'to', 'until', 'ends', 'ending'],
    ...['finish', 'stop'],
  ],
});
const unitNames = nameReader({
  h: ['hour', 'hours'],
  m: ['min', 'minute', 'minutes'],
  s: ['sec', 'second', 'seconds'],
});
/** What is said of the whole cites no moment. */
const ofTheWhole =
  /^(?:throughout|overall|always|all|none|n\/?a|-|(?:throughout )?(?:the )?(?:whole|entire|full)(?: (?:video|dance|performance|routine|clip))?)\.?$/i;

/** The moments that an answer cites, each as a text. */
export const citedTexts = citedAs(textOf);

/** The same with the ends of spans. */
export const citedSpans = citedAs(spanTextOf);

function citedAs(textOfEntry: Loosen): Loosen {
  const list = looseList(textOfEntry);
  return (written) => {
    const texts = list(written);
    if (!Array.isArray(texts)) return texts;
    return texts
      .flat()
      .filter((text) => !(typeof text === 'string' && ofTheWhole.test(text.trim())));
  };
}

function spanTextOf(written: unknown): unknown {
  const ends = isObject(written)
    ? [startNames, endNames].map(
        (named) => Object.entries(written).find(([key]) => named(key) !== undefined)?.[1],
      )
    : written;
  if (!Array.isArray(ends) || ends.length !== 2 || ends.includes(undefined)) return textOf(written);
  const [start, end] = ends.map(textOf);
  return typeof start === 'string' && typeof end === 'string' ? `${start}-${end}` : textOf(written);
}

/** A list within the list is a span: its start and its end. */
function textOf(written: unknown): unknown {
  if (Array.isArray(written))
    return written.length === 2 ? textOf(written[0]) : written.map(textOf);
  if (typeof written === 'number') return String(written);
  if (!isObject(written)) return written;
  const start = Object.entries(written).find(([key]) => startNames(key) !== undefined);
  return inUnits(written) ?? (start === undefined ? JSON.stringify(written) : textOf(start[1]));
}

/** Such as {minutes: 1, seconds: 5}; null where there are no minutes. */
function inUnits(written: WrittenObject): string | null {
  const units = Object.entries(written).flatMap(([key, own]) => {
    const unit = unitNames(key);
    return unit === undefined ? [] : [{ unit, text: `${own}${unit}` }];
  });
  return units.some(({ unit }) => unit === 'm') ? units.map(({ text }) => text).join(' ') : null;
}
