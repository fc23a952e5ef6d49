import type { NumberParam, Param } from '../../../functions/src/contract/profiles/param.ts';
import type { Profile } from '../../../functions/src/contract/profiles/profile.ts';

/** What was written into the fields of params, by their keys; what is left empty is not sent. */
export type Written = Readonly<Record<string, string>>;

export interface ParamsReading {
  params: Record<string, number | string>;
  /** What to write instead, by the field. */
  problems: Record<string, string>;
}

/** Reads what one profile takes, by the same rules as `paramsSchemas`, which would bring zod. */
export function readParams({ params: taken }: Profile, written: Written): ParamsReading {
  const params: ParamsReading['params'] = {};
  const problems: ParamsReading['problems'] = {};
  for (const [key, param] of Object.entries(taken)) {
    const text = written[key]?.trim() ?? '';
    const { value, problem } = text === '' ? nothing : read(param, text);
    if (value !== null) params[key] = value;
    if (problem !== null) problems[key] = problem;
  }
  for (const [key, param] of Object.entries(taken)) {
    if (param.kind === 'text' || param.atMost === undefined || key in problems) continue;
    const other = taken[param.atMost];
    if (other === undefined || other.kind === 'text' || param.atMost in problems) continue;
    const limit = numberOf(params[param.atMost], other);
    if (numberOf(params[key], param) > limit)
      problems[key] = `Write ${limit} or less: no more than “${other.name}”.`;
  }
  return { params, problems };
}

type Read = { value: number | string; problem: null } | { value: null; problem: string | null };

const nothing: Read = { value: null, problem: null };

function read(param: Param, text: string): Read {
  if (param.kind === 'text') {
    const isTooLong = text.length > param.maxLength;
    return isTooLong ? wrong(`Write at most ${param.maxLength} letters.`) : right(text);
  }
  const { kind, minimum, maximum } = param;
  const value = /^[+-]?\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
  const isTaken = value >= minimum && value <= maximum;
  if (isTaken && (kind === 'number' || Number.isInteger(value))) return right(value);
  const number = kind === 'integer' ? 'a whole number' : 'a number';
  return wrong(`Write ${number} from ${minimum} to ${maximum}.`);
}

const right = (value: number | string): Read => ({ value, problem: null });
const wrong = (problem: string): Read => ({ value: null, problem });

const numberOf = (value: number | string | undefined, param: NumberParam): number =>
  typeof value === 'number' ? value : param.default;
