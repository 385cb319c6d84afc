/**
 * A private Slurm on 127.0.0.1, without systemd, munge or accounting (auth/none: for tests only). Each node has a host
 * name, processes and mounts of its own, so the submitting side sees another host, and killing one process is a node
 * that loses power.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { removeWhenLeft, until } from '@gatehouse/testkit';

export interface SlurmCluster {
  env: Record<string, string>;
  /** Output of a Slurm command. */
  ask(program: string, ...words: string[]): string;
  stopController(): Promise<void>;
  /** With `isNew` it has no memory of jobs, and counts them from 1 again. */
  startController(isNew?: boolean): Promise<void>;
  /** Stops the controller where it is, so that it takes calls and does not answer. */
  suspendController(isSuspended: boolean): void;
  /** What the controller remembers, kept for `restoreState` while it is stopped. */
  saveState(): void;
  restoreState(): void;
  /** A command in the namespaces of a node. */
  onNode(node: string, ...words: string[]): string;
  /** Power of a node. */
  cutPower(node: string): Promise<void>;
  startNode(node: string): void;
  stop(): Promise<void>;
}

/** n3 is for jobs that are preempted: the queue urgent has it alone. */
const nodes = ['n1', 'n2', 'n3'];

/** `controlGroups`: memory is bounded by the kernel; Slurm leaves folders in /sys/fs/cgroup, which `stop` removes. */
export async function startCluster({ controlGroups = false } = {}): Promise<SlurmCluster> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'gatehouse-slurm-'));
  const at = (name: string): string => path.join(folder, name);
  for (const name of ['state', 'log', ...nodes.map((node) => `spool/${node}`)])
    mkdirSync(at(name), { recursive: true });
  const host = os.hostname().split('.')[0] as string;
  writeFileSync(at('hosts'), `${readFileSync('/etc/hosts', 'utf8')}\n127.0.0.1 ${nodes.join(' ')} ${host}\n`);
  const ports = await Promise.all([freePort(), ...nodes.map(() => freePort())]);
  writeFileSync(at('slurm.conf'), configuration(folder, host, ports, controlGroups));
  if (controlGroups)
    writeFileSync(at('cgroup.conf'), 'CgroupPlugin=cgroup/v1\nConstrainRAMSpace=yes\nConstrainCores=yes\n');
  const env = { SLURM_CONF: at('slurm.conf') };
  const running = new Map<string, ChildProcess>();
  const start = (name: string, program: string, words: string[]): void => {
    const log = openSync(at(`log/${name}.out`), 'a');
    const all = { ...process.env, ...env, PATH: `${process.env['PATH']}:/usr/sbin:/sbin` };
    running.set(name, spawn(program, words, { env: all, stdio: ['ignore', log, log], detached: true }));
  };
  const kill = async (name: string): Promise<void> => {
    const child = running.get(name);
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  };
  const startNode = (node: string): void => {
    const inside = `hostname ${node}; mount --bind ${at('hosts')} /etc/hosts; exec slurmd -D -N ${node}`;
    const own = ['--uts', '--pid', '--fork', '--kill-child', '--mount', '--mount-proc'];
    start(node, 'unshare', [...own, 'sh', '-c', inside]);
  };
  const ask = (program: string, ...words: string[]): string => {
    const run = spawnSync(program, words, { env: { ...process.env, ...env }, encoding: 'utf8', timeout: 30_000 });
    return `${run.stdout}${run.stderr}`;
  };
  start('controller', 'slurmctld', ['-D', '-i']);
  for (const node of nodes) startNode(node);
  await untilSlowly(() => /^idle 3$/m.test(ask('sinfo', '-h', '-p', 'all', '-o', '%T %D')), 'idle nodes', 60_000);
  return {
    env,
    ask,
    stopController: () => kill('controller'),
    async startController(isNew = false) {
      if (isNew) {
        rmSync(at('state'), { recursive: true });
        mkdirSync(at('state'));
      }
      start('controller', 'slurmctld', isNew ? ['-D', '-i'] : ['-D']);
      await untilSlowly(
        () => /^\d+$/.test(ask('sinfo', '-h', '-p', 'all', '-o', '%D').trim()),
        'the controller',
        60_000,
      );
    },
    suspendController: (isSuspended) => void running.get('controller')?.kill(isSuspended ? 'SIGSTOP' : 'SIGCONT'),
    saveState: () => cpSync(at('state'), at('saved'), { recursive: true }),
    restoreState() {
      rmSync(at('state'), { recursive: true });
      cpSync(at('saved'), at('state'), { recursive: true });
    },
    onNode(node, ...words) {
      const [daemon] = childrenOf(running.get(node)?.pid);
      return ask('nsenter', '-t', String(daemon), '--mount', '--pid', '--uts', ...words);
    },
    cutPower: (node) => kill(node),
    startNode,
    async stop() {
      ask('scancel', '--me');
      for (const name of running.keys()) await kill(name);
      if (controlGroups) ask('sh', '-c', "find /sys/fs/cgroup -depth -type d -path '*/slurm_n[1-3]*' -exec rmdir {} +");
      await removeWhenLeft(folder);
    },
  };
}

/** Waits until `probe` holds, which costs a call of Slurm each time. */
export async function untilSlowly(probe: () => boolean, what: string, ms: number): Promise<void> {
  await until(probe, what, ms, 300);
}

function childrenOf(pid: number | undefined): string[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function configuration(folder: string, host: string, [controller, ...ports]: number[], controlGroups: boolean): string {
  const tracking = controlGroups
    ? ['ProctrackType=proctrack/cgroup', 'TaskPlugin=task/cgroup']
    : ['ProctrackType=proctrack/linuxproc', 'TaskPlugin=task/none', 'JobAcctGatherParams=OverMemoryKill'];
  const scheduler = 'sched_interval=1,sched_min_interval=0,bf_interval=1,batch_sched_delay=0';
  return [
    'ClusterName=private',
    `SlurmctldHost=${host}(127.0.0.1)`,
    `SlurmctldPort=${controller}`,
    ...['SlurmUser=root', 'SlurmdUser=root', 'AuthType=auth/none', 'CredType=cred/none'],
    'CommunicationParameters=NoCtldInAddrAny,NoInAddrAny',
    ...[`StateSaveLocation=${folder}/state`, `SlurmdSpoolDir=${folder}/spool/%n`, `SlurmctldPidFile=${folder}/c.pid`],
    ...[`SlurmdPidFile=${folder}/%n.pid`, `SlurmctldLogFile=${folder}/log/c.log`, `SlurmdLogFile=${folder}/log/%n.log`],
    ...['PlugStackConfig=/dev/null', ...tracking],
    ...['JobAcctGatherType=jobacct_gather/linux', 'JobAcctGatherFrequency=1'],
    ...['SelectType=select/cons_tres', 'SelectTypeParameters=CR_CPU_Memory', `SchedulerParameters=${scheduler}`],
    ...['KillWait=5', 'MinJobAge=3600', 'SlurmdTimeout=10', 'SlurmdParameters=config_overrides', 'DefMemPerCPU=500'],
    ...['ReturnToService=2', 'MpiDefault=none', 'JobRequeue=1', 'JobCompType=jobcomp/none'],
    ...['PreemptType=preempt/partition_prio', 'PreemptMode=REQUEUE'],
    ...nodes.map(
      (node, at) => `NodeName=${node} NodeHostname=${host} NodeAddr=127.0.0.1 Port=${ports[at]} CPUs=4 RealMemory=8000`,
    ),
    'PartitionName=main Nodes=n1,n2 Default=YES MaxTime=INFINITE State=UP PriorityTier=1 PreemptMode=REQUEUE',
    'PartitionName=low Nodes=n3 MaxTime=INFINITE State=UP PriorityTier=1 PreemptMode=REQUEUE',
    'PartitionName=urgent Nodes=n3 MaxTime=INFINITE State=UP PriorityTier=10 PreemptMode=OFF',
    'PartitionName=all Nodes=n1,n2,n3 MaxTime=INFINITE State=UP PriorityTier=1 PreemptMode=REQUEUE',
    '',
  ].join('\n');
}
