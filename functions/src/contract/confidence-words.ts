/**
 * Less sure, no score and no sentence rests on what dancers do together, and a page says so of any reading.
 * Clearly seen all the time, 4 s of two reach .45 and 6 s .54; of 29 filmed couple clips of 4 to 17 s 13
 * reach it, and of those whose two cover one another for half of the time none.
 */
export const leastConfidence = 0.4;

/** How sure a measurement of 0..1 confidence is. */
export function confidenceInWords(confidence: number): string {
  if (confidence >= 0.75) return 'sure';
  return confidence >= leastConfidence ? 'fairly sure' : 'not sure';
}
