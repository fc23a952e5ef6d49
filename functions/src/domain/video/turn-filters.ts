/**
 * The filters that show a picture as its display matrix says (nine numbers, row by row, ISO/IEC
 * 14496-12, 8.3.2), as ffmpeg inserts them by itself before all others; null for a slant that they
 * cannot show, empty where nothing turns it.
 */
export function turnFilters(matrix: readonly number[]): readonly string[] | null {
  const [a = 0, b = 0, , c = 0, d = 0] = matrix;
  const degrees = (Math.round((Math.atan2(b, a) * 180) / Math.PI) + 360) % 360;
  switch (degrees) {
    case 0:
      return d < 0 ? ['vflip'] : [];
    case 90:
      return [`transpose=${c > 0 ? 'cclock_flip' : 'clock'}`];
    case 180:
      return [...(a < 0 ? ['hflip'] : []), ...(d < 0 ? ['vflip'] : [])];
    case 270:
      return [`transpose=${c < 0 ? 'clock_flip' : 'cclock'}`];
    default:
      return null;
  }
}

/** Width and height change places. */
export function isTransposed(filters: readonly string[]): boolean {
  return filters.some((filter) => filter.startsWith('transpose'));
}
