import { AppError, type Issue } from '../errors.ts';
import { fieldName } from './field-name.ts';

/** A sentence about the field at this path, which `predicate` goes on from: "must be text". */
export function issueAt(path: readonly string[], predicate: string): Issue {
  const sentence = `${fieldName(path)} ${predicate}`;
  return { path: path.join('.'), message: /[.?!]$/.test(sentence) ? sentence : `${sentence}.` };
}

/** More than these are in `issues` alone. */
const mostSentences = 3;

/** Refuses a request in sentences; `issues` says of each where. */
export function invalidRequest(...issues: Issue[]): AppError {
  const sentences = issues.slice(0, mostSentences).map(({ message }) => message);
  const correct = `Please correct ${issues.length === 1 ? 'it' : 'them'}.`;
  return new AppError('invalid_request', [...sentences, correct].join(' '), { issues });
}
