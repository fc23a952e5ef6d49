import { describe, expect, it } from 'vitest';
import { findBinaries } from '../../../../functions/src/adapters/ffmpeg/find-binaries.ts';

describe('findBinaries', () => {
  it('tells an operator which variable names a binary that is not there', async () => {
    const options = { ffmpegPath: null, ffprobePath: '/nowhere', searchPath: '', deployed: false };
    await expect(findBinaries(options)).rejects.toMatchObject({
      code: 'internal',
      retryable: true,
      cause: { message: expect.stringMatching(/ffprobe at \/nowhere.*set FFPROBE_PATH/) },
    });
  });

  it('does not fall back from a configured path to another ffmpeg', async () => {
    const options = { ffmpegPath: '/nowhere', ffprobePath: null, searchPath: '', deployed: false };
    await expect(findBinaries(options)).rejects.toMatchObject({
      cause: { message: expect.stringMatching(/ffmpeg at \/nowhere.*set FFMPEG_PATH/) },
    });
  });
});
