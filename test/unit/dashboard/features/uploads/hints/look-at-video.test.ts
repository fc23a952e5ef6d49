// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  lookAtVideo,
  unseen,
} from '../../../../../../dashboard/features/uploads/hints/look-at-video.ts';

const file = new File(['a video'], 'dance.mp4', { type: 'video/mp4' });
const { signal } = new AbortController();
const revoked: string[] = [];
let asked: number[] = [];

/** A browser that has the file's first picture after a moment, and shows any other when it is asked to. */
function browserThat(tells: {
  loads?: boolean;
  seeks?: number;
  duration?: number;
  gray?: number;
  properties?: object;
}) {
  const { loads = true, seeks = 9, duration = 20, gray = 100, properties = {} } = tells;
  const create = document.createElement.bind(document);
  vi.spyOn(document, 'createElement').mockImplementation((name: string) => {
    const element = create(name);
    if (name === 'canvas') {
      const data = new Uint8ClampedArray(4 * 96 * 54).fill(gray);
      const context = { drawImage() {}, getImageData: () => ({ data }) };
      return Object.assign(element, { getContext: () => context });
    }
    if (name !== 'video') return element;
    for (const [key, value] of Object.entries({
      videoWidth: 1280,
      videoHeight: 720,
      duration,
      ...properties,
    })) {
      Object.defineProperty(element, key, { value });
    }
    Object.defineProperty(element, 'src', {
      set: () => setTimeout(() => element.dispatchEvent(new Event(loads ? 'loadeddata' : 'error'))),
    });
    Object.defineProperty(element, 'currentTime', {
      set: (seconds: number) => {
        asked.push(seconds);
        if (asked.length <= seeks) setTimeout(() => element.dispatchEvent(new Event('seeked')));
      },
    });
    return Object.assign(element, { load() {} });
  });
}

beforeEach(() => {
  asked = [];
  revoked.length = 0;
  vi.stubGlobal('URL', {
    createObjectURL: () => 'blob:video',
    revokeObjectURL: (url: string) => revoked.push(url),
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('lookAtVideo', () => {
  it('tells the size, and the brightness of four moments within the video', async () => {
    browserThat({ gray: 51 });
    const seen = await lookAtVideo(file, signal);
    expect(seen).toEqual({
      size: { width: 1280, height: 720 },
      bright: expect.closeTo(0.2, 6),
      hasSound: null,
    });
    expect(asked).toEqual([4, 8, 12, 16]);
    expect(revoked).toEqual(['blob:video']);
  });

  it.each([
    ['Safari counts none', { audioTracks: { length: 0 } }, false],
    ['Safari counts one', { audioTracks: { length: 1 } }, true],
    ['Firefox says none', { mozHasAudio: false }, false],
    ['the browser does not tell', {}, null],
  ])('knows of sound where %s', async (_who, properties, hasSound) => {
    browserThat({ properties });
    expect((await lookAtVideo(file, signal)).hasSound).toBe(hasSound);
  });

  it('knows nothing of what the browser cannot play', async () => {
    browserThat({ loads: false });
    expect(await lookAtVideo(file, signal)).toEqual(unseen);
    expect(revoked).toEqual(['blob:video']);
  });

  it.each([
    ['a browser that does not say how long it is', { duration: Number.POSITIVE_INFINITY }],
    ['a sound without a picture', { properties: { videoWidth: 0, videoHeight: 0 } }],
  ])('says nothing of the light in %s', async (_what, tells) => {
    browserThat(tells);
    expect((await lookAtVideo(file, signal)).bright).toBeNull();
  });

  it('waits no longer than a few seconds for a moment, and takes two for no video', async () => {
    vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
      const soon = new AbortController();
      setTimeout(() => soon.abort(), 20);
      return soon.signal;
    });
    browserThat({ seeks: 2 });
    const seen = await lookAtVideo(file, signal);
    expect(seen).toMatchObject({ size: { width: 1280, height: 720 }, bright: null });
  });

  it('ends when the page goes', async () => {
    browserThat({});
    const leaving = AbortSignal.abort();
    expect(await lookAtVideo(file, leaving)).toEqual(unseen);
    expect(revoked).toEqual(['blob:video']);
  });
});
