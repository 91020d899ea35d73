// The fields of a business rule task: which decision it takes, and where the result goes.
import { isSelectEntryEdited, isTextFieldEntryEdited } from '@bpmn-io/properties-panel';
import { useService } from 'bpmn-js-properties-panel';

import { Choice, Words, useAttribute } from './fields.jsx';

const SHAPES = [
  { value: 'singleEntry', label: 'satu nilai (singleEntry)' },
  { value: 'singleResult', label: 'satu baris (singleResult)' },
  { value: 'collectEntries', label: 'daftar nilai (collectEntries)' },
  { value: 'resultList', label: 'daftar baris (resultList)' },
];

function DecisionField({ element, id }) {
  const { decisions = [] } = useService('config.catalogue');
  // A version holds its decisions: there is no other binding to choose.
  const access = useAttribute(element, 'camunda:decisionRef', (decision) => ({
    'camunda:decisionRefBinding': decision ? 'deployment' : undefined,
  }));
  const options = decisions.map(([value, label]) => ({ value, label }));
  return <Choice {...{ element, id, access, options }} label="Keputusan" />;
}

function ResultField({ element, id }) {
  const access = useAttribute(element, 'camunda:resultVariable');
  return <Words {...{ element, id, access }} label="Nama data hasil" />;
}

function ShapeField({ element, id }) {
  const access = useAttribute(element, 'camunda:mapDecisionResult');
  const description = 'Kosong berarti daftar baris.';
  return (
    <Choice {...{ element, id, access, description }} label="Bentuk hasil" options={SHAPES} />
  );
}

export const DECISION = [
  { id: 'alur-decision', component: DecisionField, isEdited: isSelectEntryEdited },
  { id: 'alur-result', component: ResultField, isEdited: isTextFieldEntryEdited },
  { id: 'alur-shape', component: ShapeField, isEdited: isSelectEntryEdited },
];
