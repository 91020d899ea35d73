// The group of our own facts: form and people of a step, and what an element says about time.
import { isSelectEntryEdited } from '@bpmn-io/properties-panel';
import { useService } from 'bpmn-js-properties-panel';
import { is } from 'bpmn-js/lib/util/ModelUtil';

import { DECISION } from './decision-fields.jsx';
import { Choice, useAttribute } from './fields.jsx';
import { hasOwner } from './own-properties.js';
import { FIELDS } from './work-fields.js';

// Above the providers of bpmn-js, so that the groups they add can be taken away here.
const PRIORITY = 200;

// Groups whose facts Alur does not read, or reads from our own group.
const HIDDEN = new Set(
  [
    'AsynchronousContinuations',
    'BusinessKey',
    'CandidateStarter',
    'ConnectorInput',
    'ConnectorOutput',
    'ExecutionListener',
    'ExternalTask',
    'FieldInjection',
    'Form',
    'FormData',
    'HistoryCleanup',
    'JobExecution',
    'ProcessVariables',
    'StartInitiator',
    'TaskListener',
    'Tasklist',
    'UserAssignment',
  ].map((name) => `CamundaPlatform__${name}`),
);

const IMPLEMENTATION = 'CamundaPlatform__Implementation';

function FormField({ element, id }) {
  const { forms = [] } = useService('config.catalogue');
  const access = useAttribute(element, 'camunda:formRef', (form) => ({
    'camunda:formRefBinding': form ? 'latest' : undefined,
  }));
  return <Choice {...{ element, id, access }} label="Formulir" options={forms.map(option)} />;
}

function RoleField({ element, id }) {
  const { groups = [] } = useService('config.catalogue');
  const access = useAttribute(element, 'camunda:candidateGroups');
  const description = 'Kosongkan bila pelaksana sama dengan lajurnya.';
  return (
    <Choice
      {...{ element, id, access, description }}
      label="Peran pelaksana"
      options={groups.map(option)}
    />
  );
}

const PEOPLE = [
  { id: 'alur-form', component: FormField, isEdited: isSelectEntryEdited },
  { id: 'alur-role', component: RoleField, isEdited: isSelectEntryEdited },
];
const ENTRIES = {
  ...FIELDS,
  'bpmn:UserTask': [...PEOPLE, ...FIELDS['bpmn:UserTask']],
  'bpmn:BusinessRuleTask': DECISION,
};

const TIME = 'Waktu & eskalasi';
const LABELS = {
  'bpmn:UserTask': 'Pekerjaan & batas waktu',
  'bpmn:BusinessRuleTask': 'Keputusan',
  'bpmn:EndEvent': 'Akhir kasus',
  'bpmn:SequenceFlow': 'Waktu layanan',
};

class WorkGroup {
  static $inject = ['propertiesPanel'];

  constructor(propertiesPanel) {
    propertiesPanel.registerProvider(PRIORITY, this);
  }

  getGroups(element) {
    return (groups) => {
      const shown = groups.filter(({ id }) => !isHidden(id, element));
      return [shown[0], ...groupOf(element), ...shown.slice(1)].filter(Boolean);
    };
  }
}

// A business rule task takes a decision of its package, and nothing else.
function isHidden(id, element) {
  return HIDDEN.has(id) || (id === IMPLEMENTATION && is(element, 'bpmn:BusinessRuleTask'));
}

function groupOf(element) {
  const type = Object.keys(ENTRIES).find((each) => is(element, each));
  return type && hasOwner(element)
    ? [{ id: 'alur', label: LABELS[type] ?? TIME, shouldOpen: true, entries: ENTRIES[type] }]
    : [];
}

function option([value, label]) {
  return { value, label };
}

export default { __init__: ['workGroup'], workGroup: ['type', WorkGroup] };
