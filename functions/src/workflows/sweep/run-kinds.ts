import { type EveryMinutes, isDueAt } from '../../domain/operations/rhythm.ts';
import type { Ports } from '../ports.ts';

/** One kind of what a sweep does. */
export interface Kind {
  name: string;
  everyMinutes: EveryMinutes;
  /** Answers `more` where its time was over before its work was. */
  run(): Promise<unknown>;
}

type KindPorts = Pick<Ports, 'logger'>;

/** The kinds that an instance had no time to end: they go on in the next minute, whatever their rhythm. */
const unfinished = new WeakMap<KindPorts, Set<string>>();

/**
 * Runs the kinds that are due in this minute; null: all of them. At once: one that takes long, or fails,
 * holds up none of the others.
 */
export async function runKinds(
  ports: KindPorts,
  kinds: readonly Kind[],
  minute: number | null,
): Promise<void> {
  const left = unfinished.get(ports) ?? new Set<string>();
  unfinished.set(ports, left);
  const due = kinds.filter(
    ({ name, everyMinutes }) => left.has(name) || isDueAt(everyMinutes, minute),
  );
  await Promise.all(
    due.map(async ({ name, run }) => {
      left.delete(name);
      try {
        if ((await run()) === 'more') left.add(name);
      } catch (error) {
        ports.logger.error('sweep_failed', { name, error });
      }
    }),
  );
}
