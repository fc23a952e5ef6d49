import type { Sentence } from '../../contract/sentence.ts';
import { judgesWords } from '../../contract/verdict.ts';

/** What a model wrote, in the place of a sentence of ours. */
export const inTheirWords = (text: string): Sentence => ({ code: judgesWords, values: {}, text });
