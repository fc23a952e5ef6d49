import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { FUNCTIONS } from '../../scripts/stack/paths.ts';
import type { Benchmark } from '../frame/benchmark.ts';
import { median } from '../frame/percentile.ts';
import { askChildNode } from '../load/child-node.ts';

const runs = 5;

/** What every instance does before its first request: Node starts and loads the functions. */
export const coldStart: Benchmark = {
  name: 'cold-start',
  async run() {
    const entry = pathToFileURL(path.join(FUNCTIONS, 'lib', 'index.js')).href;
    const script = `await import(${JSON.stringify(entry)}); console.log(performance.now())`;
    const samples: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const nodeArguments = ['--input-type=module', '--eval', script];
      samples.push(await askChildNode<number>(nodeArguments));
    }
    return [
      {
        what: `cold: a new Node until functions/lib is loaded, median of ${runs}`,
        figure: median(samples),
        unit: 'ms',
      },
    ];
  },
};
