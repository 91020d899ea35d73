// Bundles every page's script and style into the folder given as first argument.
import { copyFile, rm } from 'node:fs/promises';

import * as esbuild from 'esbuild';

import { leanTabler } from './lean-tabler.mjs';
import { upstreamFixes } from './upstream-fixes.mjs';

const [outdir, mode] = process.argv.slice(2);

const options = {
  entryPoints: ['theme', 'app', 'form-view', 'diagram', 'modeler'].map((page) => `src/${page}.js`),
  outdir,
  bundle: true,
  minify: true,
  splitting: true,
  format: 'esm',
  target: ['es2021'],
  jsx: 'automatic',
  jsxImportSource: '@bpmn-io/properties-panel/preact',
  // Browsers that run this code all read woff2; the older copies of a font are not shipped.
  loader: { '.woff2': 'file', '.woff': 'empty', '.ttf': 'empty', '.eot': 'empty', '.svg': 'empty' },
  entryNames: '[name]',
  chunkNames: 'chunks/[name]-[hash]',
  assetNames: 'assets/[name]-[hash]',
  legalComments: 'linked',
  logLevel: 'warning',
  plugins: [leanTabler, upstreamFixes],
};

await rm(outdir, { recursive: true, force: true });
if (mode === '--watch') {
  await (await esbuild.context(options)).watch();
} else {
  await esbuild.build(options);
}
// The font's licence has to travel with it.
await copyFile(
  'node_modules/@fontsource-variable/plus-jakarta-sans/LICENSE',
  `${outdir}/assets/FONT-LICENSE.txt`,
);
