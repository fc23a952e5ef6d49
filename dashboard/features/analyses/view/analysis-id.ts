/** As createAnalysis makes them: anything else names no document. */
export const isAnalysisId = (text: string): boolean => /^[A-Za-z0-9_-]{1,64}$/.test(text);
