// Fields of the properties panel that read and write one fact of an element each.
import { SelectEntry, TextFieldEntry } from '@bpmn-io/properties-panel';
import { useService } from 'bpmn-js-properties-panel';
import { getBusinessObject } from 'bpmn-js/lib/util/ModelUtil';

import { readOwn, writeOwn } from './own-properties.js';

/** A fact that BPMN editors share, kept as an attribute; `also` gives attributes that go with it. */
export function useAttribute(element, name, also = () => ({})) {
  const modeling = useService('modeling');
  return {
    getValue: () => getBusinessObject(element).get(name) ?? '',
    setValue: (value) =>
      modeling.updateProperties(element, { [name]: value || undefined, ...also(value) }),
  };
}

/** A fact of our own, kept as camunda:property "alur:<name>". */
export function useOwnProperty(element, name) {
  const bpmnFactory = useService('bpmnFactory');
  const commandStack = useService('commandStack');
  const create = (type, attributes, parent) =>
    Object.assign(bpmnFactory.create(type, attributes), { $parent: parent });
  return {
    getValue: () => readOwn(element, name),
    setValue: (value) => writeOwn({ element, name, value, create, commandStack }),
  };
}

export function OwnWords({ property, ...entry }) {
  return <Words {...entry} access={useOwnProperty(entry.element, property)} />;
}

export function OwnChoice({ property, ...entry }) {
  return <Choice {...entry} access={useOwnProperty(entry.element, property)} />;
}

export function Choice({ access, options, none = '—', ...entry }) {
  return (
    <SelectEntry
      {...entry}
      {...access}
      getOptions={() => [{ value: '', label: none }, ...known(options, access.getValue())]}
    />
  );
}

export function Words({ access, ...entry }) {
  const debounce = useService('debounceInput');
  return <TextFieldEntry {...entry} {...access} debounce={debounce} />;
}

// A value that the catalogue lacks stays visible and chosen until the analyst changes it.
function known(options, value) {
  const listed = options.some((each) => each.value === value);
  return listed || !value
    ? options
    : [...options, { value, label: `${value} (tidak ada dalam daftar)` }];
}
