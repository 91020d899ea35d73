// The group "Pekerjaan & batas waktu": form, people, time allowed and counting of a step.
import { isSelectEntryEdited, isTextFieldEntryEdited } from '@bpmn-io/properties-panel';
import { useService } from 'bpmn-js-properties-panel';
import { is } from 'bpmn-js/lib/util/ModelUtil';

import { Choice, useAttribute, useOwnProperty, Words } from './fields.jsx';

// Above the providers of bpmn-js, so that the groups they add can be taken away here.
const PRIORITY = 200;

const UNITS = [
  { value: 'hk', label: 'hari kerja' },
  { value: 'jam', label: 'jam layanan' },
  { value: 'menit', label: 'menit layanan' },
];

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

function TargetField({ element, id }) {
  const access = useOwnProperty(element, 'slaTarget');
  return <Words {...{ element, id, access }} label="Batas waktu" validate={positiveNumber} />;
}

function UnitField({ element, id }) {
  const access = useOwnProperty(element, 'slaUnit');
  return <Choice {...{ element, id, access }} label="Satuan batas waktu" options={UNITS} />;
}

function CounterField({ element, id }) {
  const access = useOwnProperty(element, 'counter');
  const description =
    'Nama data yang mencatat berapa kali langkah ini dimulai, misalnya percobaan.';
  return (
    <Words {...{ element, id, access, description }} label="Penghitung" validate={plainName} />
  );
}

function StatusField({ element, id }) {
  const access = useOwnProperty(element, 'status');
  const description = 'Kode yang dicatat pada kasus bila berakhir di sini, misalnya selesai.';
  return (
    <Words {...{ element, id, access, description }} label="Status akhir" validate={plainName} />
  );
}

const ENTRIES = {
  'bpmn:UserTask': [
    { id: 'alur-form', component: FormField, isEdited: isSelectEntryEdited },
    { id: 'alur-role', component: RoleField, isEdited: isSelectEntryEdited },
    { id: 'alur-target', component: TargetField, isEdited: isTextFieldEntryEdited },
    { id: 'alur-unit', component: UnitField, isEdited: isSelectEntryEdited },
    { id: 'alur-counter', component: CounterField, isEdited: isTextFieldEntryEdited },
  ],
  'bpmn:EndEvent': [
    { id: 'alur-status', component: StatusField, isEdited: isTextFieldEntryEdited },
  ],
};

const LABELS = { 'bpmn:UserTask': 'Pekerjaan & batas waktu', 'bpmn:EndEvent': 'Akhir kasus' };

class WorkGroup {
  static $inject = ['propertiesPanel'];

  constructor(propertiesPanel) {
    propertiesPanel.registerProvider(PRIORITY, this);
  }

  getGroups(element) {
    return (groups) => {
      const shown = groups.filter(({ id }) => !HIDDEN.has(id));
      return [shown[0], ...groupOf(element), ...shown.slice(1)].filter(Boolean);
    };
  }
}

function groupOf(element) {
  const type = Object.keys(ENTRIES).find((each) => is(element, each));
  return type
    ? [{ id: 'alur', label: LABELS[type], shouldOpen: true, entries: ENTRIES[type] }]
    : [];
}

function option([value, label]) {
  return { value, label };
}

function positiveNumber(value) {
  return value && !/^\d+([.]\d+)?$/.test(value) ? 'Tulis angka, misalnya 3 atau 7.5' : null;
}

function plainName(value) {
  return value && !/^[a-z][a-z0-9_]*$/.test(value)
    ? 'Pakai huruf kecil, angka, dan garis bawah'
    : null;
}

export default { __init__: ['workGroup'], workGroup: ['type', WorkGroup] };
