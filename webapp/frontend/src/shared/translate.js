// The translate service that form-js and bpmn-js ask for every word they show.

/** A module for form-js or bpmn-js; texts it does not know are collected in window.__missing. */
export function translation(texts) {
  const missing = (window.__missing ??= new Set());
  const translate = (template, replacements = {}) => {
    if (!(template in texts)) missing.add(template);
    return filled(texts[template] ?? template, replacements);
  };
  return { translate: ['value', translate] };
}

function filled(text, replacements) {
  return text.replace(/{([^}]+)}/g, (whole, name) => replacements[name] ?? whole);
}
