import { describe, expect, it } from 'vitest';
import { countKills, ownMemoryGroup } from '../../../../../bench/load/own-process/memory-group.ts';

describe('ownMemoryGroup', () => {
  it('takes the memory hierarchy of version 1 where there is one, whatever else is mounted', () => {
    const text = '9:name=systemd:/\n4:cpu,memory:/docker/abc\n1:cpuset:/\n0::/unified\n';
    expect(ownMemoryGroup(text)).toEqual({ version: 'v1', groupPath: '/docker/abc' });
  });

  it('takes the unified hierarchy where version 1 has no memory', () => {
    const text = '1:name=systemd:/\n0::/user.slice/a:b.scope\n';
    expect(ownMemoryGroup(text)).toEqual({ version: 'v2', groupPath: '/user.slice/a:b.scope' });
  });

  it('throws where there are no memory cgroups', () => {
    expect(() => ownMemoryGroup('1:cpuset:/\n')).toThrow('no memory cgroups');
  });
});

describe('countKills', () => {
  it('reads the oom_control of version 1', () => {
    expect(countKills('oom_kill_disable 0\nunder_oom 0\noom_kill 2\n')).toBe(2);
  });

  it('reads the events of version 2, and not what the whole group was killed for', () => {
    const events = 'low 0\nhigh 0\nmax 7\noom 4\noom_kill 3\noom_group_kill 1\n';
    expect(countKills(events)).toBe(3);
  });

  it('throws where the kernel does not count, rather than answer none', () => {
    expect(() => countKills('oom_kill_disable 0\nunder_oom 0\n')).toThrow('does not count');
  });
});
