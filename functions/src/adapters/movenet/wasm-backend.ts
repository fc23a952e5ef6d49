import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** TensorFlow.js on WASM. */
export interface WasmBackend {
  tf: typeof import('@tensorflow/tfjs-core');
  converter: typeof import('@tensorflow/tfjs-converter');
  /** Gives all of its memory back; it can be started again. */
  stop(): void;
}

/** Throws where the optional packages, looked for from `resolveFrom`, are missing or do not start. */
export async function startWasm(resolveFrom: string): Promise<WasmBackend> {
  const { resolve } = createRequire(resolveFrom);
  const wasmPath = join(dirname(resolve('@tensorflow/tfjs-backend-wasm')), '/');
  // Here, so that a deployment without the optional packages starts all the same.
  const [tf, converter, wasm] = await Promise.all([
    import('@tensorflow/tfjs-core'),
    import('@tensorflow/tfjs-converter'),
    import('@tensorflow/tfjs-backend-wasm'),
  ]);
  tf.env().set('PROD', true);
  wasm.setWasmPaths(wasmPath);
  const started = await keepingListeners(() => tf.setBackend('wasm'));
  if (!started) throw new Error('the WASM backend does not start');
  return {
    tf,
    converter,
    stop() {
      // The memory of WASM only goes with the backend; without its factory it would never come back.
      const factory = tf.findBackendFactory('wasm');
      tf.removeBackend('wasm');
      tf.registerBackend('wasm', factory);
    },
  };
}

/** Emscripten's glue listens for what nobody caught and throws it again, past whoever else listens. */
async function keepingListeners<T>(work: () => Promise<T>): Promise<T> {
  const events = ['uncaughtException', 'unhandledRejection'] as const;
  const before = new Set(events.flatMap((event) => process.rawListeners(event)));
  try {
    return await work();
  } finally {
    for (const event of events) {
      for (const listener of process.rawListeners(event)) {
        if (!before.has(listener)) process.off(event, listener as () => void);
      }
    }
  }
}
