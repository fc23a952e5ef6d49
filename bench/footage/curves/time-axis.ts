export interface TimeAxis {
  /** From 0 to here. */
  seconds: number;
}

/** Of the drawing, in its own units. */
export const left = 150;
export const plotWidth = 1_080;

export const xOf = (seconds: number, axis: TimeAxis): number =>
  toTenths(left + (plotWidth * seconds) / axis.seconds);

export const toTenths = (value: number): number => Math.round(10 * value) / 10;

export function text(x: number, y: number, words: string, attributes = ''): string {
  const escaped = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text x="${x}" y="${toTenths(y)}" ${attributes}>${escaped}</text>`;
}
