import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../functions/src/domain/errors.ts';
import { readMultipart } from '../../../../functions/src/entrypoints/http/read-multipart.ts';
import { boundary, multipartBody, multipartType, videoPart } from '../../../support/multipart.ts';

const solo = { name: 'analysis_type', content: 'solo' };
const bytesOf = (chunks: readonly Uint8Array[]) => Buffer.concat(chunks);

/** Of the event loop: others are served in each. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let turns = 0;
  let isOver = false;
  const over = work.finally(() => {
    isOver = true;
  });
  for (; !isOver; turns += 1) await new Promise(setImmediate);
  await over;
  return turns;
}

describe('readMultipart', () => {
  it('reads the video and the fields, those after the file too', async () => {
    const title = { name: 'title', content: 'Größe' };
    const body = multipartBody([solo, videoPart('the bytes'), title]);
    const { fields, video } = await readMultipart(multipartType, body);
    expect(Object.fromEntries(fields)).toEqual({ analysis_type: 'solo', title: 'Größe' });
    expect(video).toMatchObject({
      fileName: 'dance.mp4',
      contentType: 'video/mp4',
      sizeBytes: 9,
    });
    expect(bytesOf(video.chunks).toString()).toBe('the bytes');
  });

  it('hands out views of the body that it was given, and copies nothing', async () => {
    const content = new Uint8Array(5_000_000).fill(13);
    const body = multipartBody([videoPart(content), solo]);
    const { video } = await readMultipart(multipartType, body);
    expect(video.sizeBytes).toBe(content.byteLength);
    expect(video.chunks.every(({ buffer }) => buffer === body.buffer)).toBe(true);
  });

  it('gives back the bytes that were sent, whatever they are', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 2_000 }),
      fc
        .array(fc.constantFrom('\r\n', '--', boundary, `\r\n--${boundary.slice(0, 9)}`, 'x'), {
          minLength: 1,
        })
        .map((pieces) => pieces.join(''))
        .filter((text) => !text.includes(`--${boundary}`))
        .map((text) => new Uint8Array(Buffer.from(text))),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (content) => {
        const { video } = await readMultipart(multipartType, multipartBody([videoPart(content)]));
        expect(bytesOf(video.chunks).equals(content)).toBe(true);
      }),
    );
  });

  it('finds the video in a body of many slices, whatever lies where they are cut', async () => {
    const piece = fc.constantFrom(
      '\r\n',
      '\r',
      '--',
      boundary,
      `\r\n--${boundary.slice(0, 9)}`,
      'x',
    );
    const long = fc
      .array(piece, { minLength: 500, maxLength: 1_000 })
      .map((pieces) => pieces.join('').replaceAll(`--${boundary}`, boundary))
      .map((text) => Buffer.from(text.repeat(4)))
      .filter((bytes) => !bytes.includes(`--${boundary}`));
    await fc.assert(
      fc.asyncProperty(long, fc.nat(5_000), async (content, before) => {
        const title = { name: 'title', content: 't'.repeat(before) };
        const body = multipartBody([title, videoPart(content), solo]);
        const { video, fields } = await readMultipart(multipartType, body);
        expect(bytesOf(video.chunks).equals(content)).toBe(true);
        expect([...fields.keys()]).toEqual(['title', 'analysis_type']);
      }),
      { numRuns: 50 },
    );
  });

  it('always ends, with a form or a refusal, however a body is mangled', async () => {
    const whole = multipartBody([solo, videoPart('some bytes'), { name: 'params', content: '{}' }]);
    const at = fc.nat(whole.byteLength - 1);
    const mangled = fc.oneof(
      at.map((end) => whole.subarray(0, end)),
      at.map((start) => whole.subarray(start)),
      fc
        .tuple(at, at)
        .map(([cut, again]) => Buffer.concat([whole.subarray(0, cut), whole.subarray(again)])),
      fc
        .tuple(at, fc.uint8Array({ maxLength: 20 }))
        .map(([from, bytes]) =>
          Buffer.concat([whole.subarray(0, from), bytes, whole.subarray(from + bytes.length)]),
        ),
      fc.uint8Array().map((bytes) => Buffer.from(bytes)),
    );
    await fc.assert(
      fc.asyncProperty(mangled, async (body) => {
        const thrown = await readMultipart(multipartType, body).then(
          () => null,
          (error: unknown) => error,
        );
        if (thrown !== null) {
          expect(thrown).toBeInstanceOf(AppError);
          expect(thrown).toMatchObject({ code: 'invalid_request' });
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('refuses a video of more than 30 MB, and says what takes it', async () => {
    const body = multipartBody([videoPart(new Uint8Array(30_000_001))]);
    await expect(readMultipart(multipartType, body)).rejects.toMatchObject({
      code: 'video_too_large',
      message: expect.stringContaining('POST /api/v1/video/uploads'),
    });
  });

  it('takes a video of 30 MB', async () => {
    const body = multipartBody([videoPart(new Uint8Array(30_000_000))]);
    expect((await readMultipart(multipartType, body)).video.sizeBytes).toBe(30_000_000);
  });

  const bad: [string, string | null, Buffer, string][] = [
    ['no content type', null, multipartBody([videoPart()]), ''],
    ['another content type', 'application/json', Buffer.from('{}'), ''],
    ['a form of another kind', 'application/x-www-form-urlencoded', Buffer.from('video=1'), ''],
    ['no boundary', 'multipart/form-data', multipartBody([videoPart()]), ''],
    ['an empty boundary parameter', 'multipart/form-data; charset=x', multipartBody([]), ''],
    ['an empty body', multipartType, Buffer.alloc(0), ''],
    ['no video', multipartType, multipartBody([solo]), 'video'],
    [
      'a video as a text field',
      multipartType,
      multipartBody([{ name: 'video', content: 'x' }]),
      'video',
    ],
    ['an empty video', multipartType, multipartBody([videoPart('')]), 'video'],
    ['two videos', multipartType, multipartBody([videoPart(), videoPart()]), 'video'],
    ['a field twice', multipartType, multipartBody([solo, videoPart(), solo]), 'analysis_type'],
    [
      'a file in a field',
      multipartType,
      multipartBody([videoPart(), { ...solo, fileName: 'a' }]),
      'analysis_type',
    ],
    [
      'a field too long',
      multipartType,
      multipartBody([videoPart(), { name: 'title', content: 'x'.repeat(50_000) }]),
      'title',
    ],
    [
      'too many fields',
      multipartType,
      multipartBody([
        videoPart(),
        ...Array.from({ length: 30 }, (_, i) => ({ name: `f${i}`, content: 'x' })),
      ]),
      '',
    ],
    [
      'a body that is cut off',
      multipartType,
      multipartBody([solo, videoPart()]).subarray(0, -30),
      '',
    ],
  ];
  it.each(bad)('refuses %s, saying where', async (_what, contentType, body, path) => {
    const reading = (async () => readMultipart(contentType, body))();
    await expect(reading).rejects.toMatchObject({
      code: 'invalid_request',
      issues: [{ path, message: expect.any(String) }],
    });
  });
});

describe('readMultipart, of a body that is made to cost,', () => {
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="video"; filename="a"\r\n`;
  const field = `--${boundary}\r\nContent-Disposition: form-data; name="f"\r\n\r\nx\r\n`;
  const end = `\r\n\r\nx\r\n--${boundary}--\r\n`;
  const repeated = (text: string, bytes: number) => Buffer.from(text.repeat(bytes / text.length));
  const within = (before: string, middle: Buffer, after = end) =>
    Buffer.concat([Buffer.from(before), middle, Buffer.from(after)]);
  it.each<[string, Buffer, type?: string]>([
    ['bare boundaries', repeated(`--${boundary}\r\n`, 20e6)],
    ['the shortest boundaries', repeated('--a\r\n', 20e6), 'multipart/form-data; boundary=a'],
    ['parts without headers', repeated(`--${boundary}\r\n\r\n\r\n`, 20e6)],
    ['fields', repeated(field, 20e6)],
    ['files', repeated(`${head}\r\nx\r\n`, 20e6)],
    ['one long header', within(`${head}X: `, Buffer.alloc(20e6, 65))],
    ['many headers', within(head, repeated('a: b\r\n', 20e6))],
    ['parameters of a header', within(`${head.trimEnd()}; `, repeated('a=b; ', 20e6))],
    ['one long field', within(`${field}${field.slice(0, -3)}`, Buffer.alloc(20e6, 65))],
    ['what comes before the form', Buffer.alloc(20e6, 10)],
    ['what comes behind it', within(head, Buffer.from(end), 'x'.repeat(20e6))],
  ])('reads no further than to what is wrong: %s', async (_what, body, type = multipartType) => {
    const reading = readMultipart(type, body);
    const refused = expect(reading).rejects.toMatchObject({ code: 'invalid_request' });
    // A turn takes 64 KiB: 20 MB would be 305.
    expect(await turnsDuring(refused)).toBeLessThan(10);
  });

  it('serves others while it reads a large one', async () => {
    const body = multipartBody([videoPart(Buffer.alloc(20e6))]);
    expect(await turnsDuring(readMultipart(multipartType, body))).toBeGreaterThan(250);
  });
});
