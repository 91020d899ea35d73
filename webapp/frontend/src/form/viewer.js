// form-js, set up for Indonesian readers and for documents of this server.
import { Form } from '@bpmn-io/form-js-viewer';
import flatpickr from 'flatpickr';
import { Indonesian } from 'flatpickr/dist/l10n/id.js';

import { translation } from '../shared/translate.js';
import texts from '../texts/form.json';

flatpickr.localize(Indonesian);

// form-js previews absolute addresses only; our documents are named by paths of this server.
const ownDocuments = {
  documentEndpointBuilder: [
    'value',
    {
      buildUrl: ({ endpoint }) => new URL(endpoint, location.href).href,
      buildRequestInit: () => ({ credentials: 'same-origin' }),
    },
  ],
};

/** Resolves to a form that shows `data`; readers that may not answer get it read-only. */
export async function openViewer(container, { schema, data, readOnly }) {
  const form = new Form({
    container,
    // Typing counts at once: each redraw puts back what the form holds, and a draft or a submission
    // takes it.
    debounce: false,
    additionalModules: [translation(texts), ownDocuments],
    properties: { ariaLabel: 'Formulir tugas', readOnly },
  });
  await form.importSchema(schema, data);
  return form;
}
