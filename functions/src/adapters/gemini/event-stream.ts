import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * The events of a stream as the retired SDK reads them, which is strict: each one line of data and a
 * blank line. Without comments and other fields, and the last event ended.
 */
function plainEvents(): TransformStream<Uint8Array, Uint8Array> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const encoder = new TextEncoder();
  let rest = '';
  let data: string[] = [];

  function endEvent(controller: TransformStreamDefaultController<Uint8Array>): void {
    const event = data.join(' ');
    data = [];
    if (event !== '' && event !== '[DONE]')
      controller.enqueue(encoder.encode(`data: ${event}\n\n`));
  }

  function read(text: string, controller: TransformStreamDefaultController<Uint8Array>): void {
    // A line break may come in two parts.
    const lines = (rest + text).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line === '') endEvent(controller);
      else if (line.startsWith('data:')) data.push(line.slice('data:'.length).trim());
    }
  }

  return new TransformStream({
    transform: (chunk, controller) => read(decoder.decode(chunk, { stream: true }), controller),
    flush(controller) {
      read(`${decoder.decode()}\n\n`, controller);
      endEvent(controller);
    },
  });
}

const streaming = new AsyncLocalStorage<true>();
const plainFetch = globalThis.fetch;

// The SDK takes its fetch from the global object and from nowhere else; all others get it unchanged.
globalThis.fetch = async (input, init) => {
  const response = await plainFetch(input, init);
  if (!streaming.getStore() || !response.ok || response.body === null) return response;
  return new Response(response.body.pipeThrough(plainEvents()), response);
};

/** What fetch streams to `work` comes as plain events. */
export function withPlainEvents<T>(work: () => Promise<T>): Promise<T> {
  return streaming.run(true, work);
}
