/**
 * As createAnalysis makes them, or a migration took them over: anything else names no document, and
 * what begins and ends with two underscores is Firestore's own.
 * https://firebase.google.com/docs/firestore/quotas#collections_documents_and_fields
 */
export const analysisIdPattern = /^(?!__.*__$)[A-Za-z0-9_-]{1,64}$/;

export const isAnalysisId = (text: string): boolean => analysisIdPattern.test(text);
