interface Node {
  prev: Node | null;
}
interface Queue {
  first: Node | null;
  last: Node | null;
  nodeMap: Record<string, unknown>;
  dequeue(): { task: { name: string } };
  remove(id: string): void;
}
export interface TaskQueueModule {
  Queue: { prototype: Queue };
}

/**
 * The task queue of firebase-tools (15.34, lib/emulator/taskQueue.js) goes on knowing a task that
 * it has taken out, and its ends go on pointing to what has left: deleting a task, as a cancel
 * does, cuts off others that wait.
 */
export function mendTaskQueue({ Queue }: TaskQueueModule): void {
  const { dequeue, remove } = Queue.prototype;
  const tidy = (queue: Queue) => {
    if (queue.first === null) queue.last = null;
    else queue.first.prev = null;
  };
  Queue.prototype.dequeue = function dequeueAndForget(this: Queue) {
    const taken = dequeue.call(this);
    delete this.nodeMap[taken.task.name];
    tidy(this);
    return taken;
  };
  Queue.prototype.remove = function removeAndTidy(this: Queue, id: string) {
    remove.call(this, id);
    tidy(this);
  };
}
