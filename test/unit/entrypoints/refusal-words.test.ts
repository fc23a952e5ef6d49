import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import * as callables from '../../../functions/src/contract/callables.ts';
import { paramsSchemas } from '../../../functions/src/contract/params.ts';
import { analyzeForm, sessionForm } from '../../../functions/src/contract/sessions.ts';
import { AppError } from '../../../functions/src/domain/errors.ts';
import { readAs } from '../../../functions/src/domain/read-as.ts';
import { allRoutes } from '../../../functions/src/entrypoints/http/routes.ts';

/** Every schema that a request is read by, at either kind of door. */
const schemas: [name: string, schema: z.ZodType][] = [
  ...Object.entries<unknown>(callables).flatMap(([name, schema]): [string, z.ZodType][] =>
    name.endsWith('Request') && schema instanceof z.ZodType ? [[name, schema]] : [],
  ),
  ...allRoutes.flatMap(({ method, path, bodyType, request }) =>
    Object.entries(request).flatMap(([part, schema]): [string, z.ZodType][] =>
      // A form's body only describes it: what it is read by follows.
      schema === null || (part === 'body' && bodyType === 'multipart')
        ? []
        : [[`the ${part} of ${method} ${path}`, schema]],
    ),
  ),
  ['the form of an upload', sessionForm],
  ['the form of /analyze', analyzeForm],
  ...Object.entries(paramsSchemas).map(([type, schema]): [string, z.ZodType] => [
    `the params of ${type}`,
    schema,
  ]),
];

/** The names of the fields that a schema takes, at any depth. */
function fieldsOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null || !('_zod' in schema)) return [];
  const { def } = (schema as z.ZodType)._zod as unknown as { def: Record<string, unknown> };
  const inner = [def['innerType'], def['in'], def['out']].flatMap(fieldsOf);
  if (!(schema instanceof z.ZodObject)) return inner;
  return Object.entries(schema.shape).flatMap(([name, field]) => [name, ...fieldsOf(field)]);
}

const letters = fc.constantFrom('a', 'É', ' ', '\0', '\n', '\ud83d', '🕺', '_', '/', '.', '0');
const texts = fc.oneof(
  fc.string({ unit: letters, maxLength: 12 }),
  fc.nat(3_000).map((length) => 'x'.repeat(length)),
  fc.constantFrom('solo', 'solos', 'COMPLETED', '0', '101', '-1', '1.5', 'https://a.b', '__x__'),
);
const numbers = fc.oneof(
  fc.constantFrom(0, -1, 1, 1.5, 101, 2 ** 60, -(2 ** 60), Number.POSITIVE_INFINITY, Number.NaN),
  fc.double(),
);
const flat = fc.oneof(texts, numbers, fc.boolean(), fc.constantFrom(null, undefined));

function requestsLike(schema: z.ZodType): fc.Arbitrary<unknown> {
  const known = fc.constantFrom('a', ...fieldsOf(schema));
  const slips = known.map((name) => name.slice(1) + name.charAt(0));
  const names = fc.oneof({ arbitrary: known, weight: 5 }, slips, fc.string({ unit: letters }));
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      flat,
      fc.dictionary(names, tie('value'), { maxKeys: 8 }),
      fc.array(tie('value'), { maxLength: 2 }),
    ),
  }));
  return fc.oneof({ arbitrary: fc.dictionary(names, value, { maxKeys: 8 }), weight: 9 }, value);
}

/** As zod says it, and as JavaScript does. */
const foreignWords =
  /\b(invalid|expected|received|unrecognized|required|nan|infinity|undefined|null|regex|pattern|union|strict|enum|int|too (big|small)|at least 1 character)\b|[<>]=?|\[object|\u0022/i;
const sentence = /^[A-Z][\s\S]*[^.][.?]$/;

describe('a refusal of a request', () => {
  it.each(schemas)('is told in sentences: %s', (_name, schema) => {
    let refused = 0;
    fc.assert(
      fc.property(requestsLike(schema), (given) => {
        try {
          readAs(schema, given);
          return;
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
          const { code, message, issues = [] } = error as AppError;
          refused += 1;
          expect(code).toBe('invalid_request');
          expect(issues.length).toBeGreaterThan(0);
          expect(message).toMatch(/^[A-Z].* Please correct (it|them)\.$/s);
          for (const said of [message, ...issues.map((issue) => issue.message)]) {
            expect(said).toMatch(sentence);
            expect(said).not.toMatch(foreignWords);
            expect(said.isWellFormed()).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
    expect(refused).toBeGreaterThan(0);
  });

  it('covers each callable, route and profile', () => {
    const names = schemas.map(([name]) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'createAnalysisRequest',
        'adminListAnalysesRequest',
        'the query of get /analyses',
        'the body of post /api/v1/video/uploads',
        'the path of get /api/v1/video/status/{sessionId}',
        'the params of highlights',
      ]),
    );
  });
});
