import { describe, expect, it } from 'vitest';
import { createAnalysisRequest } from '../../../functions/src/contract/callables.ts';
import { allowedContentTypes } from '../../../functions/src/contract/video-types.ts';
import { beginAnalysis } from '../../../functions/src/workflows/begin-analysis.ts';
import { createMemoryWorld } from '../../support/memory-world.ts';

function begin(contentType: string): Promise<unknown> {
  const video = { contentType, sizeBytes: 1_000 };
  const request = createAnalysisRequest.parse({ analysisType: 'solo', video });
  const limits = { maxVideoSizeBytes: 5_000 } as Parameters<typeof beginAnalysis>[1];
  const dancer = { userId: 'dancer', isAdmin: false };
  const terms = {
    session: null,
    upload: 'apart' as const,
    videoFingerprint: null,
  };
  return beginAnalysis(createMemoryWorld().ports, limits, dancer, request, terms);
}
const choices = `one of ${allowedContentTypes.join(', ')}.`;

describe('beginAnalysis', () => {
  it.each(['', ' ', ';', '; charset=binary'])('asks what kind of video it is for “%s”', (type) =>
    expect(begin(type)).rejects.toMatchObject({
      code: 'unsupported_format',
      message: `Say what kind of video it is: its content type is empty. Use ${choices}`,
    }),
  );

  it('names a content type that it does not take, without its parameters', () =>
    expect(begin('Text/Plain; charset=utf-8')).rejects.toMatchObject({
      code: 'unsupported_format',
      message: `The content type text/plain names no kind of video that we take. Use the video’s own: ${choices}`,
    }));
});
