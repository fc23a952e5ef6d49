/** Part of a video, in seconds of the proxy. */
export interface Span {
  start_seconds: number;
  end_seconds: number;
}

export const lengthOf = ({ start_seconds, end_seconds }: Span): number =>
  end_seconds - start_seconds;

/** Of evenly spaced values, those whose middle lies in each span: [from, to); all of them for null. */
export function rangesWithin(
  count: number,
  rate: number,
  spans: readonly Span[] | null,
): readonly (readonly [from: number, to: number])[] {
  if (spans === null) return [[0, count]];
  const firstFrom = (seconds: number) =>
    Math.min(count, Math.max(0, Math.ceil(seconds * rate - 0.5)));
  return spans
    .map((span) => [firstFrom(span.start_seconds), firstFrom(span.end_seconds)] as const)
    .filter(([from, to]) => to > from);
}

/** Whether a moment lies in one of the spans; in null, each does. */
export const isWithin = (seconds: number, spans: readonly Span[] | null): boolean =>
  spans === null ||
  spans.some((span) => seconds >= span.start_seconds && seconds < span.end_seconds);

/** What lies in a span of the one and in a span of the other; null is all there is. */
export function overlapOf(one: readonly Span[] | null, other: readonly Span[]): Span[] {
  return (one ?? [{ start_seconds: -Infinity, end_seconds: Infinity }]).flatMap((span) =>
    other.flatMap((part) => {
      const start_seconds = Math.max(span.start_seconds, part.start_seconds);
      const end_seconds = Math.min(span.end_seconds, part.end_seconds);
      return start_seconds < end_seconds ? [{ start_seconds, end_seconds }] : [];
    }),
  );
}
