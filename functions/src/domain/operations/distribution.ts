/**
 * Whole numbers from 0 on, as counts that can be added up: how many, their sum, and how many in each
 * bucket. Bucket n holds the values from growth^n up to growth^(n + 1).
 */
export interface Distribution {
  count: number;
  sum: number;
  buckets: Readonly<Record<string, number>>;
}

export const nothingSeen: Distribution = { count: 0, sum: 0, buckets: {} };

/** A bucket's middle is at most √1.05, which is 2.5 %, from every value that it holds. */
const growth = 1.05;
export const quantileErrorShare = Math.sqrt(growth) - 1;

const bucketOfZero = -1;

export function seen(value: number): Distribution {
  const whole = Math.max(0, Math.round(value));
  return { count: 1, sum: whole, buckets: { [bucketOf(whole)]: 1 } };
}

export function addDistributions(left: Distribution, right: Distribution): Distribution {
  return {
    count: left.count + right.count,
    sum: left.sum + right.sum,
    buckets: addRecords(left.buckets, right.buckets),
  };
}

export function addRecords<Key extends string>(
  left: Readonly<Partial<Record<Key, number>>>,
  right: Readonly<Partial<Record<Key, number>>>,
): Record<Key, number> {
  const keys = new Set([...Object.keys(left), ...Object.keys(right)] as Key[]);
  const sums = [...keys].map((key) => [key, (left[key] ?? 0) + (right[key] ?? 0)]);
  return Object.fromEntries(sums);
}

/** Null where nothing was seen. */
export function mean({ count, sum }: Distribution): number | null {
  return count === 0 ? null : sum / count;
}

/**
 * The smallest value that this share (0..1) of them do not exceed, within quantileErrorShare of it;
 * null where nothing was seen.
 */
export function quantile({ count, buckets }: Distribution, share: number): number | null {
  const rank = Math.max(1, Math.ceil(share * count));
  const ascending = Object.entries(buckets)
    .map(([bucket, held]) => ({ bucket: Number(bucket), held }))
    .sort((left, right) => left.bucket - right.bucket);
  let reached = 0;
  for (const { bucket, held } of ascending) {
    reached += held;
    if (reached >= rank) return middleOf(bucket);
  }
  return null;
}

const bucketOf = (value: number) =>
  value === 0 ? bucketOfZero : Math.floor(Math.log(value) / Math.log(growth));

const middleOf = (bucket: number) => (bucket === bucketOfZero ? 0 : growth ** (bucket + 0.5));
