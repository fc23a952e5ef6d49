/** How sure a measurement of 0..1 confidence is. */
export function confidenceInWords(confidence: number): string {
  if (confidence >= 0.75) return 'sure';
  return confidence >= 0.5 ? 'fairly sure' : 'not sure';
}
