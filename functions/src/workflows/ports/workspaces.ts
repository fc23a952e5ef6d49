export interface Workspaces {
  /**
   * A private folder in tmp, removed whatever happens in `use`; first it removes those of processes
   * that are dead. `onReading` is told each reading of the memory, twice a second.
   */
  within<T>(
    name: string,
    use: (workspace: Workspace) => Promise<T>,
    onReading?: (reading: MemoryReading) => void,
  ): Promise<T>;
}

export interface Workspace {
  path(fileName: string): string;
  remove(fileName: string): Promise<void>;
  /** Chunks of a file, each valid until the next is asked for. */
  read(fileName: string): AsyncIterable<Uint8Array>;
  /** A new file that is compressed as it is written. */
  writeGzip(fileName: string): GzipFile;
  /** Memory of this process and its descendants now, and the peaks since the workspace was made. */
  memory(): Promise<MemoryReading>;
}

export interface MemoryReading {
  rssMb: number;
  tmpMb: number;
  peakRssMb: number;
  peakTmpMb: number;
}

export interface GzipFile {
  /** Settles once more may be written. */
  write(text: string): Promise<void>;
  /** Settles once all is on disk. */
  close(): Promise<void>;
}
