import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import * as callables from '../../../functions/src/contract/callables.ts';
import { oldListQuery } from '../../../functions/src/contract/old-routes.ts';
import { paramsSchemas } from '../../../functions/src/contract/params.ts';
import { createSessionRequest, sessionPath } from '../../../functions/src/contract/sessions.ts';
import { AppError } from '../../../functions/src/domain/errors.ts';
import { readAs, type Schema } from '../../../functions/src/domain/read-as.ts';

const { createAnalysisRequest, analysisRequest, listAnalysesRequest, getVideoUrlRequest } =
  callables;

function refusalOf(schema: Schema<unknown>, given: unknown, ...under: string[]): AppError {
  try {
    readAs(schema, given, ...under);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('It was read.');
}

const video = { contentType: 'video/mp4', sizeBytes: 1_000 };
const valid = { analysisType: 'solo', video };
const session = { analysis_type: 'solo', content_type: 'video/mp4', size_bytes: 1_000 };
const types = 'solo, couple, group, highlights, workout';

describe('readAs', () => {
  it('answers what the schema reads', () => {
    expect(readAs(analysisRequest, { analysisId: 'abc' })).toEqual({ analysisId: 'abc' });
  });

  it.each<[string, Schema<unknown>, unknown, string, string]>([
    [
      'a text too long',
      createAnalysisRequest,
      { ...valid, title: 'x'.repeat(121) },
      'title',
      'Title may have at most 120 characters.',
    ],
    [
      'a text too long, by its name over HTTP',
      createSessionRequest,
      { ...session, dance_type: 'x'.repeat(81) },
      'dance_type',
      'Dance type may have at most 80 characters.',
    ],
    [
      'an empty text',
      createAnalysisRequest,
      { ...valid, idempotencyKey: '' },
      'idempotencyKey',
      'Idempotency key must not be empty.',
    ],
    [
      'a number for a text',
      createAnalysisRequest,
      { ...valid, title: 5 },
      'title',
      'Title must be text.',
    ],
    [
      'half a character',
      createAnalysisRequest,
      { ...valid, dancers: 'Ann \ud83d' },
      'dancers',
      'Dancers holds half a character, such as an emoji that was cut in two.',
    ],
    [
      'a control character',
      createAnalysisRequest,
      { ...valid, title: 'a\0b' },
      'title',
      'Title holds a control character: send plain text.',
    ],
    ['nothing', createAnalysisRequest, undefined, '', 'The request is missing.'],
    ['a list', createAnalysisRequest, [valid], '', 'The request must be a JSON object.'],
    [
      'a field left out',
      createAnalysisRequest,
      { analysisType: 'solo' },
      'video',
      'Video is missing.',
    ],
    [
      'a choice left out',
      createAnalysisRequest,
      { video },
      'analysisType',
      `Analysis type is missing: it must be one of ${types}.`,
    ],
    [
      'no choice of ours',
      createAnalysisRequest,
      { ...valid, analysisType: 'ballet' },
      'analysisType',
      `Analysis type must be one of ${types}.`,
    ],
    [
      'nearly a choice of ours',
      createSessionRequest,
      { ...session, analysis_type: 'Solos' },
      'analysis_type',
      `Analysis type must be one of ${types}. Did you mean solo?`,
    ],
    [
      'a number too small',
      createAnalysisRequest,
      { ...valid, video: { ...video, sizeBytes: 0 } },
      'video.sizeBytes',
      'Size in bytes must be more than 0.',
    ],
    [
      'a broken number',
      createAnalysisRequest,
      { ...valid, video: { ...video, sizeBytes: 1.5 } },
      'video.sizeBytes',
      'Size in bytes must be a whole number.',
    ],
    [
      'a number past what a number holds',
      createAnalysisRequest,
      { ...valid, video: { ...video, sizeBytes: 2 ** 60 } },
      'video.sizeBytes',
      'Size in bytes is out of range.',
    ],
    [
      'a number past both bounds',
      listAnalysesRequest,
      { limit: 2 ** 60 },
      'limit',
      'Limit may be at most 100.',
    ],
    [
      'a number too large',
      listAnalysesRequest,
      { limit: 101 },
      'limit',
      'Limit may be at most 100.',
    ],
    ['a number of nothing', oldListQuery, { limit: '0' }, 'limit', 'Limit must be at least 1.'],
    ['no number', oldListQuery, { limit: 'x' }, 'limit', 'Limit must be a number.'],
    [
      'an id that is none',
      sessionPath,
      { sessionId: '__x__' },
      'sessionId',
      'Session id is not one that we give out: send it as you got it.',
    ],
    [
      'an asset that is none',
      getVideoUrlRequest,
      { analysisId: 'abc', asset: 'clip:x' },
      'asset',
      'Asset must be one of video, source, poster, preview, landmarks, or clip:1 for the first highlight.',
    ],
    [
      'an address that is none',
      createSessionRequest,
      { ...session, webhook_url: 'somewhere' },
      'webhook_url',
      'Webhook URL must be a whole address, such as https://example.com/flokraft.',
    ],
    [
      'an unknown field',
      createAnalysisRequest,
      { ...valid, colour: 'red' },
      'colour',
      'There is no field `colour`.',
    ],
    [
      'a slip of a field',
      createAnalysisRequest,
      { ...valid, danceTyp: 'salsa' },
      'danceTyp',
      'There is no field `danceTyp`. Did you mean `danceType`?',
    ],
    [
      'a field by its name over HTTP',
      createAnalysisRequest,
      { ...valid, dance_type: 'salsa' },
      'dance_type',
      'There is no field `dance_type`. Did you mean `danceType`?',
    ],
    [
      'a slip within a field',
      createAnalysisRequest,
      { ...valid, video: { ...video, size: 1 } },
      'video.size',
      'There is no field `size` in `video`. Did you mean `sizeBytes`?',
    ],
    [
      'a name that is no name',
      createAnalysisRequest,
      { ...valid, 'a`\n\ud800': 1 },
      'a`\n\ud800',
      'There is no field `a\ufffd\ufffd\ufffd`.',
    ],
    [
      'an offset',
      oldListQuery,
      { offset: '50' },
      'offset',
      'Offset may only be 0: for the next page, send what X-Next-Cursor says as `cursor`.',
    ],
  ])('refuses %s in a sentence', (_what, schema, given, path, message) => {
    const refusal = refusalOf(schema, given);
    expect(refusal.code).toBe('invalid_request');
    expect(refusal.issues).toEqual([{ path, message }]);
    expect(refusal.message).toBe(`${message} Please correct it.`);
  });

  it('says where a part of the request was read from', () => {
    const given = { trim: { start_seconds: 9, end_seconds: 3 }, landmark: true };
    const { issues, message } = refusalOf(paramsSchemas.solo, given, 'params');
    expect(issues).toEqual([
      { path: 'params.trim.end_seconds', message: 'End seconds must be after start_seconds.' },
      {
        path: 'params.landmark',
        message: 'There is no field `landmark` in `params`. Did you mean `landmarks`?',
      },
    ]);
    expect(message).toMatch(/Please correct them\.$/);
  });

  it('names a header as it is written', () => {
    const key = 'k'.repeat(201);
    expect(refusalOf(callables.idempotencyKeySchema, key, 'Idempotency-Key').issues).toEqual([
      { path: 'Idempotency-Key', message: 'Idempotency-Key may have at most 200 characters.' },
    ]);
  });

  it('tells the first three faults in its message, and each in its issues', () => {
    const given = { ...valid, a: 1, b: 2, c: 3, d: 4 };
    const { issues, message } = refusalOf(createAnalysisRequest, given);
    expect(issues).toHaveLength(4);
    expect(message).toBe(
      'There is no field `a`. There is no field `b`. There is no field `c`. Please correct them.',
    );
  });

  it('tells of the first 20 unknown fields alone, whatever else was sent', () => {
    const fields = Array.from({ length: 20_000 }, (_, at) => [`analysisTyp${at}`, at]);
    const { issues } = refusalOf(createAnalysisRequest, {
      ...valid,
      ...Object.fromEntries(fields),
    });
    expect(issues).toHaveLength(20);
  });

  it('has words for what no schema of ours asks for yet', () => {
    const odd = z.strictObject({
      list: z.array(z.string()).max(1),
      few: z.array(z.string()).min(2),
      step: z.number().multipleOf(5),
      either: z.union([z.string(), z.boolean()]),
      mail: z.email(),
      under: z.number().lt(3),
      only: z.literal('PUT'),
    });
    const given = {
      ...{ list: ['a', 'b'], few: ['a'], step: 3, either: 1, mail: 'x', under: 3, only: 'PUTS' },
    };
    expect(refusalOf(odd, given).issues?.map(({ message }) => message)).toEqual([
      'List may have at most 1 entries.',
      'Few must have at least 2 entries.',
      'Step must be a multiple of 5.',
      'Either is not as it must be.',
      'Mail is not written as it must be.',
      'Under must be less than 3.',
      'Only must be PUT.',
    ]);
  });
});
