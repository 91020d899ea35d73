// bpmn-js with the properties panel, in Indonesian and with our own group of fields.
import { CreateAppendAnythingModule } from 'bpmn-js-create-append-anything';
import {
  BpmnPropertiesPanelModule,
  BpmnPropertiesProviderModule,
  CamundaPlatformPropertiesProviderModule,
} from 'bpmn-js-properties-panel';
import Modeler from 'bpmn-js/lib/Modeler';
import CamundaBehaviors from 'camunda-bpmn-js-behaviors/lib/camunda-platform';
import camunda from 'camunda-bpmn-moddle/resources/camunda.json';

import { translation } from '../shared/translate.js';
import texts from '../texts/modeler.json';
import WorkGroupModule from './work-group.jsx';

export function openEditor({ container, panel, catalogue }) {
  return new Modeler({
    container,
    catalogue,
    propertiesPanel: { parent: panel },
    moddleExtensions: { camunda },
    additionalModules: [
      translation(texts),
      CamundaBehaviors,
      BpmnPropertiesPanelModule,
      BpmnPropertiesProviderModule,
      CamundaPlatformPropertiesProviderModule,
      CreateAppendAnythingModule,
      WorkGroupModule,
    ],
  });
}
