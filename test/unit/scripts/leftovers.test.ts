import { describe, expect, it } from 'vitest';
import { findOwner, MARK_NAME, markValue } from '../../../scripts/stack/leftovers.ts';
import { ROOT } from '../../../scripts/stack/paths.ts';
import { type RunningProcess, selectMarked } from '../../../scripts/stack/processes.ts';

const mark = `${MARK_NAME}=${markValue(0, 100)}`;
const running = (pid: number, parentPid: number, text: string): RunningProcess => ({
  pid,
  parentPid,
  text,
});
const emulators = running(200, 100, `node firebase.js HOME=/root ${mark} TERM=xterm`);

describe('findOwner', () => {
  it('finds the script that owns the stack', () => {
    const owner = running(100, 1, `node ${ROOT}/scripts/start.ts`);
    expect(findOwner([emulators, owner], 0)).toBe(100);
  });

  it('finds nobody once the owner is gone', () => {
    expect(findOwner([emulators], 0)).toBeNull();
  });

  it('takes no stranger that got the same pid for the owner', () => {
    expect(findOwner([emulators, running(100, 1, 'vim notes.txt')], 0)).toBeNull();
  });

  it('leaves a stack at another offset alone', () => {
    const owner = running(100, 1, `node ${ROOT}/scripts/start.ts`);
    expect(findOwner([emulators, owner], 1000)).toBeNull();
  });
});

describe('selectMarked', () => {
  it('takes the marked and all their descendants', () => {
    const worker = running(300, 200, 'node worker');
    const ffmpeg = running(400, 300, 'ffmpeg');
    const stranger = running(500, 1, 'java -jar other.jar');
    const orphan = running(600, 1, `java ${mark}`);
    const selected = selectMarked([ffmpeg, worker, stranger, orphan, emulators], mark);
    expect(new Set(selected)).toEqual(new Set([emulators, worker, ffmpeg, orphan]));
  });
});
