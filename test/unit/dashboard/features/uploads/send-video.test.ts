import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Outcome,
  resumeUpload,
} from '../../../../../dashboard/features/uploads/resumable-upload.ts';
import {
  type Sending,
  sendVideo,
  type Transport,
} from '../../../../../dashboard/features/uploads/send-video.ts';

/** What the network does to one request: how much of it arrives, and whether the reply does. */
interface Fate {
  kind: 'drop' | 'server-error' | 'stop-short' | 'lose-reply';
  /** Of what is sent. */
  share: number;
}
const fate: fc.Arbitrary<Fate> = fc.record({
  kind: fc.constantFrom('drop', 'server-error', 'stop-short', 'lose-reply'),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
});
const fates = fc.array(fate, { maxLength: 12 });
const size = fc.integer({ min: 1, max: 5_000 });

/** A bucket's session behind a bad network: once the fates are used up, all goes well. */
function badNetwork(sizeBytes: number, misfortunes: readonly Fate[], received = 0) {
  const left = [...misfortunes];
  const server = { received, sentInVain: 0, requests: 0, pauses: 0 };
  const reply = (): Outcome =>
    server.received === sizeBytes
      ? { kind: 'answered', httpStatus: 200, range: null }
      : { kind: 'answered', httpStatus: 308, range: rangeOf(server.received) };
  const transport: Transport = {
    random: () => 0.5,
    async pause() {
      server.pauses += 1;
    },
    async put({ fromByte, contentRange, onSent }) {
      server.requests += 1;
      const { kind, share } = left.shift() ?? { kind: 'none', share: 1 };
      const whole = fromByte === null ? 0 : sizeBytes - fromByte;
      const arriving = kind === 'lose-reply' ? whole : Math.floor(whole * share);
      if (fromByte !== null) {
        expect(fromByte, 'the first byte that is missing').toBe(server.received);
        expect(contentRange).toBe(
          fromByte === 0 ? null : `bytes ${fromByte}-${sizeBytes - 1}/${sizeBytes}`,
        );
        onSent(arriving);
        server.received += arriving;
      } else {
        expect(contentRange).toBe(`bytes */${sizeBytes}`);
      }
      if (kind === 'drop' || kind === 'lose-reply') return { kind: 'lost' };
      if (kind === 'server-error') return { kind: 'answered', httpStatus: 503, range: null };
      return reply();
    },
  };
  return { server, transport };
}

const rangeOf = (received: number) => (received === 0 ? null : `bytes=0-${received - 1}`);
const unheard = { signal: new AbortController().signal, onChange: () => {} };

describe('sendVideo', () => {
  it('brings every byte once and in order, whatever the network does', async () => {
    await fc.assert(
      fc.asyncProperty(size, fates, async (sizeBytes, misfortunes) => {
        const { server, transport } = badNetwork(sizeBytes, misfortunes);
        expect(await sendVideo(sizeBytes, transport, unheard)).toEqual({ kind: 'arrived' });
        expect(server.received).toBe(sizeBytes);
      }),
    );
  });

  it('goes on where another page was cut off, and sends no byte of that again', async () => {
    await fc.assert(
      fc.asyncProperty(size, fc.nat(5_000), fates, async (sizeBytes, had, misfortunes) => {
        const before = Math.min(had, sizeBytes);
        const { server, transport } = badNetwork(sizeBytes, misfortunes, before);
        const told: Sending[] = [];
        const ending = await sendVideo(sizeBytes, transport, {
          signal: unheard.signal,
          onChange: (now) => told.push(now),
          begun: resumeUpload(sizeBytes),
        });
        expect(ending).toEqual({ kind: 'arrived' });
        expect(server.received).toBe(sizeBytes);
        const [connected] = told.filter(({ isConnected }) => isConnected);
        if (connected !== undefined) expect(connected.sentBytes).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it('sends nothing more once it is cancelled, wherever it was', async () => {
    await fc.assert(
      fc.asyncProperty(size, fates, fc.nat(20), async (sizeBytes, misfortunes, after) => {
        const { server, transport } = badNetwork(sizeBytes, misfortunes);
        const controller = new AbortController();
        let steps = 0;
        let requestsBefore = 0;
        const count = () => {
          if (steps++ !== after) return;
          requestsBefore = server.requests;
          controller.abort();
        };
        const end = await sendVideo(
          sizeBytes,
          {
            ...transport,
            async put(request, signal) {
              const outcome = await transport.put(request, signal);
              count();
              return outcome;
            },
            async pause(delayMs, signal) {
              await transport.pause(delayMs, signal);
              count();
            },
          },
          { ...unheard, signal: controller.signal },
        );
        const { aborted } = controller.signal;
        expect(end.kind).toBe(aborted ? 'cancelled' : 'arrived');
        if (aborted) expect(server.requests).toBe(requestsBefore);
      }),
    );
  });

  it('tells of a lost connection until bytes leave again, and never of more than there is', async () => {
    await fc.assert(
      fc.asyncProperty(size, fates, async (sizeBytes, misfortunes) => {
        const { server, transport } = badNetwork(sizeBytes, misfortunes);
        const told: Sending[] = [];
        await sendVideo(sizeBytes, transport, { ...unheard, onChange: (now) => told.push(now) });
        expect(told[0]).toEqual({ sentBytes: 0, isConnected: true });
        expect(told.filter(({ isConnected }) => !isConnected)).toHaveLength(server.pauses);
        for (const { sentBytes } of told) expect(sentBytes).toBeLessThanOrEqual(sizeBytes);
      }),
    );
  });
});
