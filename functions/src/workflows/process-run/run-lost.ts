/** The worker's claim is void: the run was cancelled, rerun, deleted or given to another worker. */
export class RunLost extends Error {
  override readonly name = 'RunLost';
}
