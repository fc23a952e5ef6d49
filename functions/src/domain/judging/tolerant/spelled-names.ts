/** Keys, each with what it may be called instead. */
export type Names = Readonly<Record<string, readonly string[]>>;

const longestName = 100;

/** Which of the names is meant, in whatever case and joined however; undefined where none is. */
export function nameReader(names: Names): (written: string) => string | undefined {
  const keys = new Map<string, string>();
  for (const [key, others] of Object.entries(names)) {
    for (const name of [key, ...others]) keys.set(bare(name), key);
  }
  for (const key of Object.keys(names)) keys.set(bare(key), key);
  return (written) => (written.length > longestName ? undefined : keys.get(bare(written)));
}

/** The same for `technical_quality`, `technicalQuality` and `Technical Quality`. */
function bare(name: string): string {
  return name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '' && word !== 'and')
    .join('');
}
