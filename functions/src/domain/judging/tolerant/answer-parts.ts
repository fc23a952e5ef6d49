import { nameReader } from './spelled-names.ts';

/** Which part of an answer a key means; undefined where none. */
export const partOf = nameReader({
  segments: [],
  claims: [],
  scores: [],
  dancers: [],
  summary: [],
  strengths: [],
  practise: ['practice'],
});
