// Leaves out what our pages never use of Tabler's stylesheet: whole families, never single classes,
// so that a template may use any class of the families that stay.
import { readFile } from 'node:fs/promises';

const STYLESHEET = /tabler\.min\.css$/;

const UNUSED = new RegExp(
  [
    // Components
    '\\.(apexcharts|calendar|carousel|chart|chat|countup|dropzone|fc|flag|form-(colorinput|imagecheck|floating))',
    '\\.(fslightbox|io|jsvectormap|jvm|legend|litepicker|markdown|mce|modal|noUi|offcanvas|otp|payment|plyr)',
    '\\.(popover|prose|ribbon|signal|signature|sparkline|star|switch-icon|theme|toast|tom|tox|ts|tracking|typed)',
    '\\.(wysiwyg|avatar-upload|object|divide)',
    // Colours of other firms, and colours beyond those of our states
    '-(facebook|twitter|linkedin|google|youtube|vimeo|dribbble|github|instagram|pinterest|vk|rss|flickr|bitbucket)',
    '\\.(btn|bg|text|border|link|alert|status|card-status|form)[a-z-]*-(azure|indigo|purple|pink|lime|cyan|tabler)',
    // Sizes of screens that our pages do not tell apart
    '\\.navbar-expand(-sm|-xl|-xxl)?(?![-a-z])',
    '\\.(?!container|col|row)[a-z-]+-xxl',
    // Other ways to switch themes than data-bs-theme on the page
    'data-bs-sidebar|data-bs-navbar-theme|\\[data-theme[=\\]]|body\\[data-bs-theme|\\.theme-dark|theme-light\\b',
  ].join('|'),
);

export const leanTabler = {
  name: 'lean-tabler',
  setup(build) {
    build.onLoad({ filter: STYLESHEET }, async ({ path }) => ({
      contents: withNotice(await readFile(path, 'utf8'), lean),
      loader: 'css',
    }));
  },
};

// The licence asks that its notice stays with the stylesheet.
function withNotice(css, change) {
  return (css.match(/\/\*![^]*?\*\//g) ?? []).join('\n') + change(css);
}

/** The rules that have a selector left; @media and its like when a rule inside is left. */
function lean(css) {
  let kept = '';
  for (let at = 0; at < css.length;) {
    const open = css.indexOf('{', at);
    if (open < 0) return kept + css.slice(at);
    const close = closing(css, open);
    kept += leanRule(css.slice(at, open), css.slice(open + 1, close));
    at = close + 1;
  }
  return kept;
}

function leanRule(head, body) {
  const statements = head.slice(0, head.lastIndexOf(';') + 1);
  const selector = head.slice(statements.length).replace(/\/\*[^]*?\*\//g, '');
  if (/^\s*@(media|supports)/.test(selector)) return statements + wrapped(selector, lean(body));
  if (selector.trim().startsWith('@')) return `${head}{${body}}`;
  return (
    statements +
    wrapped(
      selectors(selector)
        .filter((each) => !UNUSED.test(each))
        .join(','),
      body,
    )
  );
}

function wrapped(head, body) {
  return head && body ? `${head}{${body}}` : '';
}

// Commas inside :is(…) and [attr="…"] do not part selectors.
function selectors(list) {
  const parts = [''];
  let depth = 0;
  for (const char of list) {
    depth += '(['.includes(char) - ')]'.includes(char);
    if (char === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += char;
  }
  return parts;
}

function closing(css, open) {
  let depth = 0;
  for (let at = open; at < css.length; at += 1) {
    if (css[at] === '{') depth += 1;
    if (css[at] === '}' && (depth -= 1) === 0) return at;
  }
  throw new Error('the stylesheet is cut off');
}
