import { createRequire } from 'node:module';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { mendTaskQueue, type TaskQueueModule } from '../../../scripts/stack/mend-task-queue.ts';
import { FIREBASE_TOOLS } from '../../../scripts/stack/paths.ts';

interface EmulatedQueue {
  enqueue(id: string, item: { task: { name: string } }): void;
  dequeue(): { task: { name: string } };
  remove(id: string): void;
  isEmpty(): boolean;
}
type Loaded = TaskQueueModule & { Queue: new () => EmulatedQueue };

const file = path.join(FIREBASE_TOOLS, 'lib', 'emulator', 'taskQueue.js');
let queue: EmulatedQueue;
const add = (name: string) => queue.enqueue(name, { task: { name } });
const takeAll = () => {
  const names: string[] = [];
  while (!queue.isEmpty()) names.push(queue.dequeue().task.name);
  return names;
};

beforeEach(() => {
  const load = createRequire(import.meta.url);
  delete load.cache[file];
  const loaded = load(file) as Loaded;
  mendTaskQueue(loaded);
  queue = new loaded.Queue();
});

describe("the task emulator's mended queue", () => {
  it('keeps a waiting task when one that was taken out is deleted', () => {
    add('taken');
    queue.dequeue();
    add('waiting');
    expect(() => queue.remove('taken')).toThrow("doesn't exist");
    expect(takeAll()).toEqual(['waiting']);
  });

  it('keeps what is added after a waiting task was deleted', () => {
    add('taken');
    add('deleted');
    queue.dequeue();
    queue.remove('deleted');
    add('added');
    expect(takeAll()).toEqual(['added']);
  });

  it.each([
    ['first', ['b', 'c']],
    ['second', ['a', 'c']],
    ['third', ['a', 'b']],
  ])('deletes the %s of three and no other', (place, left) => {
    for (const name of ['a', 'b', 'c']) add(name);
    queue.remove({ first: 'a', second: 'b', third: 'c' }[place] ?? '');
    add('d');
    expect(takeAll()).toEqual([...left, 'd']);
  });

  it('deletes one after another', () => {
    for (const name of ['a', 'b', 'c']) add(name);
    queue.remove('a');
    queue.remove('b');
    expect(takeAll()).toEqual(['c']);
  });
});
