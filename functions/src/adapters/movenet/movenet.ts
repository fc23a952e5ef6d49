import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PictureSize } from '../../domain/video/picture-size.ts';
import type { CropRegion } from '../../signal/pose/crop-region.ts';
import { valuesPerLandmark } from '../../signal/pose/pose-track.ts';
import type { BodyFinder, BodyModel } from '../../workflows/ports/body-model.ts';
import type { Logger } from '../../workflows/ports.ts';
import { cropSquare } from './crop-square.ts';

/** Lightning, single pose, int32 input: decision 015. */
const side = 192;

export interface MovenetOptions {
  logger: Logger;
  /** Where the packages are looked for; a test names a place without them. */
  resolveFrom?: string;
}

/** MoveNet on WASM, from packages that need not be there. */
export function createMovenet({ logger, resolveFrom }: MovenetOptions): BodyModel {
  let loading: Promise<Loaded | null> | null = null;
  return {
    async open() {
      loading ??= load(resolveFrom ?? import.meta.url).catch((error: unknown) => {
        logger.warn('body_model_not_loaded', { error });
        return null;
      });
      return (await loading)?.finder ?? null;
    },
    release() {
      const held = loading;
      loading = null;
      void held?.then((loaded) => loaded?.dispose());
    },
  };
}

interface Loaded {
  finder: BodyFinder;
  dispose(): void;
}

async function load(resolveFrom: string): Promise<Loaded> {
  const { resolve } = createRequire(resolveFrom);
  // Here, so that a deployment without the optional packages starts all the same.
  const weightsPath = join(dirname(resolve('@vladmandic/human')), '..', 'models');
  const wasmPath = join(dirname(resolve('@tensorflow/tfjs-backend-wasm')), '/');
  const [tf, converter, wasm] = await Promise.all([
    import('@tensorflow/tfjs-core'),
    import('@tensorflow/tfjs-converter'),
    import('@tensorflow/tfjs-backend-wasm'),
  ]);
  tf.env().set('PROD', true);
  wasm.setWasmPaths(wasmPath);
  const started = await keepingListeners(() => tf.setBackend('wasm'));
  if (!started) throw new Error('the WASM backend does not start');
  const model = await converter.loadGraphModel({ load: () => readModel(weightsPath) });
  const pixels = new Int32Array(3 * side * side);
  const find: BodyFinder['find'] = (picture, size, region) => {
    cropSquare(picture, size, region, side, pixels);
    const found = tf.tidy(() => {
      const output = model.execute(tf.tensor(pixels, [1, side, side, 3], 'int32'));
      return (Array.isArray(output) ? output[0] : output)?.dataSync();
    });
    return inPicture(Float32Array.from(found ?? []), size, region);
  };
  return {
    finder: { find },
    dispose() {
      model.dispose();
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

async function readModel(folder: string) {
  const manifest = JSON.parse(await readFile(join(folder, 'movenet-lightning.json'), 'utf8'));
  const weights = await readFile(join(folder, 'movenet-lightning.bin'));
  return {
    modelTopology: manifest.modelTopology,
    format: manifest.format,
    signature: manifest.signature,
    weightSpecs: manifest.weightsManifest[0].weights,
    weightData: new Uint8Array(weights).buffer,
  };
}

/** From the model's y, x and score in the square to x, y and score in the picture. */
function inPicture(found: Float32Array, size: PictureSize, region: CropRegion): Float32Array {
  const pose = new Float32Array(found.length);
  for (let at = 0; at < found.length; at += valuesPerLandmark) {
    const [y = 0, x = 0, score = 0] = found.subarray(at, at + valuesPerLandmark);
    pose[at] = (region.left + x * region.side) / size.width;
    pose[at + 1] = (region.top + y * region.side) / size.height;
    pose[at + 2] = score;
  }
  return pose;
}
