// Reads and writes our own facts of an element: camunda:property with an "alur:" name.
import { getBusinessObject, is } from 'bpmn-js/lib/util/ModelUtil';

const PREFIX = 'alur:';

/** Whether there is something to write on: the pool of somebody else has no process. */
export function hasOwner(element) {
  return Boolean(ownerOf(element));
}

/** The value, or '' when the element has none. */
export function readOwn(element, name) {
  const properties = propertiesOf(ownerOf(element));
  return properties?.get('values').find((each) => each.name === PREFIX + name)?.value ?? '';
}

/** Sets the value in one step that can be undone; '' takes the property away. */
export function writeOwn({ element, name, value, create, commandStack }) {
  const commands = [];
  const change = (moddleElement, properties) => {
    const context = { element, moddleElement, properties };
    commands.push({ cmd: 'element.updateModdleProperties', context });
  };
  const properties = ensureProperties(ownerOf(element), create, change);
  const others = properties.get('values').filter((each) => each.name !== PREFIX + name);
  const own = value ? [create('camunda:Property', { name: PREFIX + name, value }, properties)] : [];
  change(properties, { values: [...others, ...own] });
  commandStack.execute('properties-panel.multi-command-executor', commands);
}

// A pool is how a process is shown; what we know is the process's.
function ownerOf(element) {
  const shown = getBusinessObject(element);
  return is(element, 'bpmn:Participant') ? shown.get('processRef') : shown;
}

function ensureProperties(owner, create, change) {
  const extensions = owner.get('extensionElements') ?? newExtensions(owner, create, change);
  return propertiesOf(owner) ?? newProperties(extensions, create, change);
}

function newExtensions(owner, create, change) {
  const extensions = create('bpmn:ExtensionElements', { values: [] }, owner);
  change(owner, { extensionElements: extensions });
  return extensions;
}

function newProperties(extensions, create, change) {
  const properties = create('camunda:Properties', { values: [] }, extensions);
  change(extensions, { values: [...extensions.get('values'), properties] });
  return properties;
}

function propertiesOf(owner) {
  const extensions = owner.get('extensionElements');
  return extensions?.get('values').find((each) => each.$type === 'camunda:Properties');
}
