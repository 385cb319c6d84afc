/**
 * A private Slurm on 127.0.0.1, without systemd, munge or accounting (auth/none: for tests only). Each node has a host
 * name, processes and mounts of its own, so the submitting side sees another host, and killing one process is a node
 * that loses power.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { until } from '@gatehouse/testkit';

export interface SlurmCluster {
  env: Record<string, string>;
  /** Output of a Slurm command. */
  ask(program: string, ...words: string[]): string;
  stopController(): Promise<void>;
  startController(): Promise<void>;
  /** Power of a node: n1 or n2. */
  cutPower(node: string): Promise<void>;
  startNode(node: string): void;
  stop(): Promise<void>;
}

const nodes = ['n1', 'n2'];

export async function startCluster(): Promise<SlurmCluster> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'gatehouse-slurm-'));
  const at = (name: string): string => path.join(folder, name);
  for (const name of ['state', 'log', 'spool/n1', 'spool/n2']) mkdirSync(at(name), { recursive: true });
  const host = os.hostname().split('.')[0] as string;
  writeFileSync(at('hosts'), `${readFileSync('/etc/hosts', 'utf8')}\n127.0.0.1 n1 n2 ${host}\n`);
  const ports = await Promise.all([freePort(), freePort(), freePort()]);
  writeFileSync(at('slurm.conf'), configuration(folder, host, ports));
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
  await until(() => /^idle 2$/m.test(ask('sinfo', '-h', '-o', '%T %D')), 'two idle nodes');
  return {
    env,
    ask,
    stopController: () => kill('controller'),
    async startController() {
      start('controller', 'slurmctld', ['-D']);
      await until(() => ask('sinfo', '-h', '-o', '%D').trim() === '2', 'the controller');
    },
    cutPower: (node) => kill(node),
    startNode,
    async stop() {
      ask('scancel', '--me');
      for (const name of running.keys()) await kill(name);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function configuration(folder: string, host: string, [controller, ...ports]: number[]): string {
  const scheduler = 'sched_interval=1,sched_min_interval=0,bf_interval=1,batch_sched_delay=0';
  return [
    'ClusterName=private',
    `SlurmctldHost=${host}(127.0.0.1)`,
    `SlurmctldPort=${controller}`,
    ...['SlurmUser=root', 'SlurmdUser=root', 'AuthType=auth/none', 'CredType=cred/none'],
    'CommunicationParameters=NoCtldInAddrAny,NoInAddrAny',
    ...[`StateSaveLocation=${folder}/state`, `SlurmdSpoolDir=${folder}/spool/%n`, `SlurmctldPidFile=${folder}/c.pid`],
    ...[`SlurmdPidFile=${folder}/%n.pid`, `SlurmctldLogFile=${folder}/log/c.log`, `SlurmdLogFile=${folder}/log/%n.log`],
    ...['PlugStackConfig=/dev/null', 'ProctrackType=proctrack/linuxproc', 'TaskPlugin=task/none'],
    ...['JobAcctGatherType=jobacct_gather/linux', 'JobAcctGatherFrequency=1', 'JobAcctGatherParams=OverMemoryKill'],
    ...['SelectType=select/cons_tres', 'SelectTypeParameters=CR_CPU_Memory', `SchedulerParameters=${scheduler}`],
    ...['KillWait=5', 'MinJobAge=3600', 'SlurmdTimeout=10', 'SlurmdParameters=config_overrides', 'DefMemPerCPU=500'],
    ...['ReturnToService=2', 'MpiDefault=none', 'JobRequeue=1', 'JobCompType=jobcomp/none'],
    ...['PreemptType=preempt/partition_prio', 'PreemptMode=REQUEUE'],
    ...nodes.map(
      (node, at) => `NodeName=${node} NodeHostname=${host} NodeAddr=127.0.0.1 Port=${ports[at]} CPUs=4 RealMemory=8000`,
    ),
    'PartitionName=main Nodes=n1,n2 Default=YES MaxTime=INFINITE State=UP PriorityTier=1 PreemptMode=REQUEUE',
    'PartitionName=urgent Nodes=n1,n2 MaxTime=INFINITE State=UP PriorityTier=10 PreemptMode=OFF',
    '',
  ].join('\n');
}
