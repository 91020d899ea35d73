// What our libraries cannot be told through their interfaces, put right at build time. The build
// stops when a library no longer says what a fix expects.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

// A style written into markup is refused by our content security policy; as attributes of the
// drawing the same facts are allowed.
const asAttributes = (text) =>
  text.replace(/ style="([^"]+)"/g, (_, style) => style.replace(/([\w-]+):([^;]+);?/g, ' $1="$2"'));

const texts = JSON.stringify(fileURLToPath(new URL('src/texts/modeler.json', import.meta.url)));

// file -> [what upstream writes, what we read instead] or a function on its text
const FIXES = [
  [
    /form-js-viewer[\\/]dist[\\/]index\.es\.js$/,
    // These words do not pass through the translate service.
    ["placeholder: 'Search',", "placeholder: 'Cari',"],
    ["children: valueLabel || 'Select'", "children: valueLabel || 'Pilih'"],
    ['`Remove list item ${itemIndex + 1}`', '`Hapus baris ${itemIndex + 1}`'],
    // The picker's button also gets the name and the problems of its field, which upstream ties
    // to a hidden input only.
    [
      'children: "Browse"',
      'children: "Pilih berkas", "aria-label": "Pilih berkas: " + label, "aria-describedby": `${domId}-description ${errorMessageId}`',
    ],
    // It does not draw a picker's description, which says what the case holds already.
    [
      'children: getSelectedFilesLabel(selectedFiles, translate)\n      })]\n    })',
      'children: getSelectedFilesLabel(selectedFiles, translate)\n      })]\n    }), jsx(Description, { id: `${domId}-description`, description: field.description })',
    ],
    // A date in a dynamic list would share these ids with the dates of the other rows.
    ['`${prefixId(id, formId)}-error-message`', '`${domId}-error-message`'],
    ['`${prefixId(id, formId)}-description`', '`${domId}-description`'],
    // A hidden field would count with what it held at first, and conditions that hang on one another
    // would be followed for one step only. The server goes on until nothing changes, too.
    [
      `const newData = conditionChecker ? conditionChecker.applyConditions(data, data) : data;
    return {
      ...initialData,
      ...newData
    };
  }, [`,
      `let newData = data;
    for (let round = 0; conditionChecker && round < 5; round += 1) {
      const next = conditionChecker.applyConditions(data, newData);
      if (isEqual(next, newData)) break;
      newData = next;
    }
    return newData;
  }, [`,
    ],
    // Each redraw would subscribe once more, and typing grow slower with every letter.
    [
      "eventBus.on('changed', newState => {\n      setState(newState);\n    });",
      "useMemo(() => eventBus.on('changed', newState => {\n      setState(newState);\n    }), []);",
    ],
  ],
  [
    // The groups of the panel are not given the translate service.
    /@bpmn-io[\\/]properties-panel[\\/]dist[\\/]index\.esm\.js$/,
    [
      'function translateFallback(template, replacements) {',
      `import texts from ${texts};\nfunction translateFallback(source, replacements) {\n  const template = texts[source] ?? source;`,
    ],
  ],
  [
    /bpmn-js-properties-panel[\\/]dist[\\/]index\.esm\.js$/,
    ['<div style="height: 100%" tabindex="-1"', '<div tabindex="-1"'],
  ],
  [/bpmn-js[\\/]lib[\\/]features[\\/](align|distribute)-elements[\\/]\w+Icons\.js$/, asAttributes],
];

export const upstreamFixes = {
  name: 'upstream-fixes',
  setup(build) {
    for (const [filter, ...fixes] of FIXES) {
      build.onLoad({ filter }, async ({ path }) => ({
        contents: fixes.reduce((text, fix) => fixed(text, fix, path), await readFile(path, 'utf8')),
        loader: 'js',
      }));
    }
  },
};

function fixed(text, fix, path) {
  return typeof fix === 'function' ? changed(text, fix, path) : replaced(text, fix, path);
}

function changed(text, fix, path) {
  const result = fix(text);
  if (result === text) throw new Error(`${path} needs no fix any more: adapt upstream-fixes.mjs`);
  return result;
}

function replaced(text, [from, to], path) {
  const hits = text.split(from).length - 1;
  if (hits !== 1)
    throw new Error(`${path} has ${hits} times ${from}, expected 1: adapt upstream-fixes.mjs`);
  return text.replace(from, () => to);
}
