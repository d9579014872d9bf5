// SPDX-License-Identifier: EUPL-1.2
// What pdf.js, the reader of Firefox, makes of a PDF.
// usage: node pdfjs.mjs JUDGES FILE.pdf     JUDGES: the folder that `install` prints
// Prints a line each: `pages N`, `title`, `attachment NAME`, `field NAME: tooltip`, `outline TITLE`, `text` and what it
// reads of all pages without white space and soft hyphens. Exit code 1 with its words when it warns of anything.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [judges, file] = process.argv.slice(2);
const complaints = [];
console.warn = console.error = (...words) => complaints.push(words.join(' '));
const told = console.log;
// pdf.js tells its warnings by console.log; it misses a canvas, which no text needs.
console.log = (...words) => complaints.push(words.join(' '));
const pdfjs = createRequire(`${judges}/../`)('pdfjs-dist/legacy/build/pdf.js');
complaints.length = 0;
const document = await pdfjs.getDocument({
  data: new Uint8Array(readFileSync(file)), verbosity: 1, disableFontFace: true, useSystemFonts: false,
}).promise;
const lines = [`pages ${document.numPages}`, `title ${(await document.getMetadata()).metadata?.get('dc:title')}`];
for (const name of Object.keys((await document.getAttachments()) ?? {})) lines.push(`attachment ${name}`);
for (const entry of (await document.getOutline()) ?? []) lines.push(`outline ${entry.title}`);
let text = '';
for (let number = 1; number <= document.numPages; ++number) {
  const page = await document.getPage(number);
  for (const note of await page.getAnnotations()) {
    if (note.fieldType === 'Sig') lines.push(`field ${note.fieldName}: ${note.alternativeText}`);
  }
  if (!(await page.getStructTree())) complaints.push(`page ${number} has no structure`);
  await page.getOperatorList();
  text += (await page.getTextContent()).items.map(item => item.str ?? '').join('');
}
lines.push(`text ${text.replace(/[\s\u00AD]/g, '')}`);
told((complaints.length ? complaints : lines).join('\n'));
process.exit(complaints.length ? 1 : 0);
