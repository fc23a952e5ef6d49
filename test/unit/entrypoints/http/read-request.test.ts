import type { Request } from 'express';
import { describe, expect, it } from 'vitest';
import { readRequest } from '../../../../functions/src/entrypoints/http/read-request.ts';
import { rerunOldAnalysis } from '../../../../functions/src/entrypoints/http/routes/rerun-old-analysis.ts';

/** As the platform hands it over: read, and parsed where its type is JSON. */
function sent(text: string, type: string | null): Request {
  return {
    ...{ params: { id: 'analysis-1' }, query: {}, rawBody: Buffer.from(text) },
    body: type === 'application/json' && text !== '' ? JSON.parse(text) : {},
    is: (wanted: string) => (type === wanted ? type : false),
    get: () => undefined,
  } as unknown as Request;
}
const read = (text: string, type: string | null, bodyIsOptional = true) =>
  readRequest({ ...rerunOldAnalysis, bodyIsOptional }, sent(text, type)).body;

describe('a body that may be left out', () => {
  it.each([
    ['', null],
    ['', 'application/json'],
    ['{}', 'application/json'],
    ['{"analysis_type":"couple"}', 'text/plain'],
    ['{"analysis_id":"analysis-1"}', 'application/json'],
  ])('names nothing where it is %j of type %s', (text, type) => {
    expect(read(text, type)).toEqual({});
  });

  it('is read where it is there', () => {
    const text = '{"analysis_type":"couple","params":null}';
    expect(read(text, 'application/json')).toEqual({ analysis_type: 'couple', params: null });
  });

  it.each([
    ['{"analysis_type":"opera"}', 'application/json'],
    ['[]', 'application/json'],
  ])('is refused where it cannot be read: %s of type %s', (text, type) => {
    expect(() => read(text, type)).toThrow(expect.objectContaining({ code: 'invalid_request' }));
  });

  it('is missing where it may not', () => {
    expect(() => read('', null, false)).toThrow(/Send the request as JSON/);
  });
});
