import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PictureSize } from '../../domain/video/picture-size.ts';
import type { WasmBackend } from './wasm-backend.ts';

/** A model that looks at RGB pictures. */
export interface PictureModel {
  /** All numbers of its first output. */
  look(pixels: Int32Array, size: PictureSize): Float32Array;
  dispose(): void;
}

/** Of TensorFlow.js's graph format: `<name>.json`, and its weights in `<name>.bin`. */
export async function loadPictureModel(
  { tf, converter }: WasmBackend,
  folder: string,
  name: string,
): Promise<PictureModel> {
  const model = await converter.loadGraphModel({ load: () => readModel(folder, name) });
  return {
    look(pixels, { width, height }) {
      const found = tf.tidy(() => {
        const output = model.execute(tf.tensor(pixels, [1, height, width, 3], 'int32'));
        return (Array.isArray(output) ? output[0] : output)?.dataSync();
      });
      return Float32Array.from(found ?? []);
    },
    dispose: () => model.dispose(),
  };
}

async function readModel(folder: string, name: string) {
  const manifest = JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8'));
  const weights = await readFile(join(folder, `${name}.bin`));
  return {
    modelTopology: manifest.modelTopology,
    format: manifest.format,
    signature: manifest.signature,
    weightSpecs: manifest.weightsManifest[0].weights,
    weightData: new Uint8Array(weights).buffer,
  };
}
