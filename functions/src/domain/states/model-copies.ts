import type { ModelCopy, Work } from './analysis.ts';

/** The run is over or goes on with another copy: this one is nobody's. */
export function abandonCopy({ modelCopy, abandonedCopies }: Work): Partial<Work> {
  if (modelCopy === null) return {};
  return { modelCopy: null, abandonedCopies: [...abandonedCopies, modelCopy] };
}

/** What a run at work keeps from now on. A name that comes back into use must not be among those that may go at any time. */
export function replaceCopy(work: Work, copy: ModelCopy | null): Partial<Work> {
  if (copy === null) return { modelCopy: null };
  const { abandonedCopies, modelCopy } = work;
  const others = [...abandonedCopies, ...(modelCopy === null ? [] : [modelCopy])];
  return { modelCopy: copy, abandonedCopies: others.filter(({ name }) => name !== copy.name) };
}
