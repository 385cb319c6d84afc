/** The style sheet of every page. Colours are variables, so that the plots follow light, dark and print as the text does. */
export const style = `
:root {
  --paper: #fdfdfb; --ink: #1b1f24; --soft: #59616b; --line: #dfe1e4; --track: #eceef0;
  --pass: #17694a; --pass-tint: #e2f0e9; --fail: #b42318; --fail-tint: #fbe8e5; --open-tint: #eef0f2;
  --accent: #2c5a87; --accent-soft: #6487a9; --one: #2c5a87; --two: #2c7773; --three: #8a6d2f; --four: #7a5c93; --five: #6b747e; --on-part: #ffffff;
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171a; --ink: #e9ebed; --soft: #a5adb6; --line: #343a41; --track: #23282d;
    --pass: #6bcb9c; --pass-tint: #1b2f27; --fail: #ff938a; --fail-tint: #3a2321; --open-tint: #23282d;
    --accent: #84b4e3; --accent-soft: #5f7f9e; --one: #84b4e3; --two: #6cc3bd; --three: #d3b067; --four: #c0a3da; --five: #aab2bb; --on-part: #14171a;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0 auto; max-width: 46rem; padding: 3rem 1.5rem 4rem; background: var(--paper); color: var(--ink);
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; overflow-wrap: anywhere;
}
h1 { font-size: 2rem; line-height: 1.2; font-weight: 650; letter-spacing: -0.015em; margin: 0 0 1.25rem; }
h2 { font-size: 1.2rem; line-height: 1.3; font-weight: 650; letter-spacing: -0.005em; margin: 0 0 0.35rem; }
h3 { font-size: 0.95rem; font-weight: 650; margin: 1.5rem 0 0.25rem; }
p { margin: 0 0 0.75rem; }
.kind { margin: 0 0 0.35rem; color: var(--soft); font-size: 0.8rem; font-weight: 600; letter-spacing: 0.08em; text-transform: uppercase; }
.verdict { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.25rem 1rem; margin: 0 0 1.5rem; padding: 0.9rem 1.1rem; border-left: 4px solid var(--soft); background: var(--open-tint); }
.verdict strong { font-size: 1.35rem; line-height: 1.3; font-weight: 700; }
.verdict span { min-width: 0; }
.verdict.pass { border-color: var(--pass); background: var(--pass-tint); } .verdict.pass strong { color: var(--pass); }
.verdict.fail { border-color: var(--fail); background: var(--fail-tint); } .verdict.fail strong { color: var(--fail); }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: 0.7rem 1.5rem; margin: 0; }
.facts .long { grid-column: 1 / -1; }
.facts dt { color: var(--soft); font-size: 0.8rem; } .facts dd { margin: 0; font-size: 0.92rem; }
section { margin-top: 3.25rem; padding-top: 1.4rem; border-top: 1px solid var(--line); }
section > p { max-width: 40rem; }
figure { margin: 1.1rem 0 0.9rem; }
.plot svg, .small svg { display: block; width: 100%; height: auto; overflow: visible; font: 12.5px/1.2 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; font-variant-numeric: tabular-nums; }
.plot text, .plot tspan, .small text { white-space: pre; }
.phone { display: none; }
.smalls { display: grid; grid-template-columns: repeat(auto-fill, minmax(12.5rem, 1fr)); gap: 1.4rem 1.5rem; }
.small h3 { margin: 0 0 0.2rem; font-size: 0.85rem; } .small p { margin: 0; color: var(--soft); font-size: 0.8rem; }
.scroll { overflow-x: auto; } .scroll:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; }
table { border-collapse: collapse; width: 100%; font-size: 0.86rem; line-height: 1.4; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
caption { text-align: left; color: var(--soft); font-size: 0.8rem; padding: 0 0 0.35rem; }
th, td { text-align: left; vertical-align: top; padding: 0.32rem 0.9rem 0.32rem 0; border-bottom: 1px solid var(--line); }
thead th { color: var(--soft); font-weight: 500; font-size: 0.8rem; border-bottom-color: var(--soft); white-space: nowrap; }
tbody th { font-weight: 500; } th:last-child, td:last-child { padding-right: 0; }
.number { text-align: right; white-space: nowrap; }
.word { white-space: nowrap; font-weight: 600; } .word.pass { color: var(--pass); } .word.fail { color: var(--fail); } .word.open { color: var(--soft); font-weight: 500; }
.nothing { padding: 0.8rem 1rem; border: 1px dashed var(--soft); color: var(--ink); }
.remark { margin: 0 0 0.75rem; padding-left: 0.9rem; border-left: 3px solid var(--fail); }
.soft { color: var(--soft); }
.key { display: inline-block; width: 0.75em; height: 0.75em; margin-right: 0.5em; border-radius: 2px; }
.key.one { background: var(--one); } .key.two { background: var(--two); } .key.three { background: var(--three); } .key.four { background: var(--four); } .key.five { background: var(--five); }
code { font: 0.92em/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
th:first-child.number { width: 3.5rem; } th code { white-space: nowrap; } td code { display: inline-block; min-width: 7.5rem; }
#sources td code { min-width: 11rem; } #samples td code { min-width: 0; white-space: pre-wrap; } .hash { font-size: 0.8em; }
ul { margin: 0; padding-left: 1.1rem; }
@media (max-width: 40rem) {
  body { padding: 1.75rem 1rem 3rem; } h1 { font-size: 1.55rem; }
  section { margin-top: 2.4rem; } .wide { display: none; } .phone { display: block; max-width: 26rem; }
  .facts { grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: 0.6rem 1rem; }
}
@media print {
  :root { --paper: #ffffff; --ink: #000000; --soft: #444444; --line: #cccccc; --track: #e8e8e8; --pass: #17694a; --pass-tint: #ffffff; --fail: #b42318; --fail-tint: #ffffff; --open-tint: #ffffff;
    --accent: #2c5a87; --accent-soft: #6487a9; --one: #2c5a87; --two: #2c7773; --three: #8a6d2f; --four: #7a5c93; --five: #6b747e; --on-part: #ffffff; }
  @page { margin: 18mm 16mm; }
  body { max-width: none; padding: 0; font-size: 10.5pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  section { margin-top: 1.6rem; padding-top: 0.9rem; } figure, tr, .small { break-inside: avoid; } h2, caption { break-after: avoid; }
  .scroll { overflow: visible; } table { overflow-wrap: anywhere; font-size: 8.5pt; } th code { white-space: normal; } td code { min-width: 0; } .wide { display: block; } .phone { display: none; }
}
`;
