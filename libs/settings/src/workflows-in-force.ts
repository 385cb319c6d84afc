/** What the settings say of workflows, for tools that only read runs (contract 51.3). */
import { InForce } from './in-force';
import type { Settings } from './read';
import { workflowRules } from './workflow';

export function workflowsInForce(settings: Settings | undefined): InForce {
  const force = new InForce(settings);
  const declared = settings?.document.workflows ?? {};
  for (const name of Object.keys(declared)) {
    const { isOfficial, stage, report } = workflowRules(settings, name);
    const { official: ownOfficial, stage: ownStage, report: ownReport } = declared[name] ?? {};
    force.take(`workflows.${name}.official`, ['gatehouse.json', ownOfficial], ['default', isOfficial]);
    force.take(`workflows.${name}.stage`, ['gatehouse.json', ownStage], ['default', stage]);
    force.take(`workflows.${name}.report`, ['gatehouse.json', ownReport], ['default', report]);
  }
  return force;
}
