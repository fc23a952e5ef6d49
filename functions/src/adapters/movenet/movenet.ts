import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { BodyModel } from '../../workflows/ports/body-model.ts';
import type { Logger } from '../../workflows/ports.ts';
import { loadPictureModel, type PictureModel } from './graph-model.ts';
import { multiPoseFinder } from './multi-pose.ts';
import {
  multiposeFolder,
  multiposeName,
  pinnedMultipose,
  requireFiles,
} from './pinned-multipose.ts';
import { singlePoseFinder } from './single-pose.ts';
import { startWasm } from './wasm-backend.ts';

export interface MovenetOptions {
  logger: Logger;
  /** Where the packages are looked for; a test names a place without them. */
  resolveFrom?: string;
  /** Where the model of several bodies lies. */
  multiposeFrom?: string;
}

/** One of the models: where it lies, and what it becomes. */
interface Kind<Finder> {
  name: string;
  folder(): string | Promise<string>;
  finder(model: PictureModel): Finder;
}
interface Held<Finder> {
  kind: Kind<Finder>;
  /** Null: it does not load here. */
  loading: Promise<{ finder: Finder; dispose(): void } | null>;
}

/**
 * MoveNet on WASM, from packages and files that need not be there. It holds one model at a time: to
 * open the other gives the memory of the first back.
 */
export function createMovenet({
  logger,
  resolveFrom = import.meta.url,
  multiposeFrom = multiposeFolder,
}: MovenetOptions): BodyModel {
  const single = {
    name: 'movenet-lightning',
    folder: () =>
      join(dirname(createRequire(resolveFrom).resolve('@vladmandic/human')), '../models'),
    finder: singlePoseFinder,
  };
  const several = {
    name: multiposeName,
    folder: () => requireFiles(multiposeFrom, pinnedMultipose),
    finder: (model: PictureModel) => multiPoseFinder(model),
  };
  let held: Held<unknown> | null = null;
  let released: Promise<void> = Promise.resolve();

  async function load<Finder>({ name, folder, finder }: Kind<Finder>) {
    await released;
    const modelFolder = await folder();
    const backend = await startWasm(resolveFrom);
    const model = await loadPictureModel(backend, modelFolder, name);
    return {
      finder: finder(model),
      dispose() {
        model.dispose();
        backend.stop();
      },
    };
  }

  async function open<Finder>(kind: Kind<Finder>): Promise<Finder | null> {
    if (held?.kind !== kind) {
      release();
      const loading = load(kind).catch((error: unknown) => {
        logger.warn('body_model_not_loaded', { model: kind.name, error });
        return null;
      });
      held = { kind, loading };
    }
    const loaded = await (held as Held<Finder>).loading;
    return loaded?.finder ?? null;
  }

  function release(): void {
    const before = held;
    held = null;
    if (before !== null) released = before.loading.then((loaded) => loaded?.dispose());
  }

  return { open: () => open(single), openAll: () => open(several), release };
}
