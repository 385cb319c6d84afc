/** The style sheet of every page. Colours are variables, so that the plots follow light, dark and print as the text does. */
export const style = `
:root {
  --paper: #fdfdfb; --ink: #1b1f24; --soft: #59616b; --line: #dfe1e4; --track: #e4e7ea; --shade: #f0f2f4;
  --pass: #17694a; --pass-tint: #e2f0e9; --fail: #b42318; --fail-tint: #fbe8e5; --open-tint: #eef0f2;
  --accent: #2c5a87; --one: #2c5a87; --two: #2c7773; --three: #8a6d2f; --four: #7a5c93; --five: #6b747e; --low: #a8443a; --on-cell: #ffffff;
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171a; --ink: #e9ebed; --soft: #a5adb6; --line: #343a41; --track: #2d333a; --shade: #1d2125;
    --pass: #6bcb9c; --pass-tint: #1b2f27; --fail: #ff938a; --fail-tint: #3a2321; --open-tint: #23282d;
    --accent: #84b4e3; --one: #84b4e3; --two: #6cc3bd; --three: #d3b067; --four: #c0a3da; --five: #aab2bb; --low: #ff938a; --on-cell: #14171a;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0 auto; max-width: 80rem; padding: 1.25rem 1.5rem 3rem; background: var(--paper); color: var(--ink);
  font: 15px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; overflow-wrap: anywhere;
}
a { color: var(--accent); text-underline-offset: 0.15em; }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
h1 { font-size: 1.65rem; line-height: 1.2; font-weight: 650; letter-spacing: -0.01em; margin: 0 0 0.3rem; }
h2 { font-size: 1.05rem; line-height: 1.3; font-weight: 650; margin: 0 0 0.35rem; }
h3 { font-size: 0.9rem; font-weight: 650; margin: 0 0 0.1rem; }
p { margin: 0 0 0.5rem; }
.kind { margin: 0 0 0.25rem; color: var(--soft); font-size: 0.8rem; }
.question { margin: 0 0 0.6rem; max-width: 70rem; }
.verdict { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.1rem 0.8rem; margin: 0 0 0.6rem; padding: 0.5rem 0.9rem; border-left: 4px solid var(--soft); background: var(--open-tint); }
.verdict strong { font-size: 1.15rem; line-height: 1.3; font-weight: 700; }
.verdict span { min-width: 0; }
.verdict.pass { border-color: var(--pass); background: var(--pass-tint); } .verdict.pass strong { color: var(--pass); }
.verdict.fail { border-color: var(--fail); background: var(--fail-tint); } .verdict.fail strong { color: var(--fail); }
.chips { display: flex; flex-wrap: wrap; gap: 0.4rem; margin: 0 0 0.7rem; padding: 0; list-style: none; font-size: 0.86rem; }
.chips li { border: 1px solid var(--line); border-radius: 3px; padding: 0.15rem 0.55rem; }
.chips .pass { color: var(--pass); border-color: var(--pass); } .chips .fail { color: var(--fail); border-color: var(--fail); } .chips a { color: inherit; }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(9.4rem, 1fr)); gap: 0.45rem 1.25rem; margin: 0; }
.facts .long { grid-column: span 2; } .facts .widest { grid-column: span 4; }
.facts dt { color: var(--soft); font-size: 0.78rem; line-height: 1.3; } .facts dd { margin: 0; font-size: 0.88rem; line-height: 1.35; }
section { margin-top: 1.4rem; padding-top: 0.8rem; border-top: 1px solid var(--line); }
section > p { max-width: 52rem; }
.pair { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 2rem; align-items: start; }
.pair.gated { grid-template-columns: minmax(0, 1.13fr) minmax(0, 1fr); } .pair > * { min-width: 0; }
.plots { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1.1rem 2rem; align-items: start; }
.column { display: grid; gap: 0.8rem; }
figure { margin: 0; min-width: 0; break-inside: avoid; }
figcaption p, .note { margin: 0; color: var(--soft); font-size: 0.8rem; line-height: 1.35; }
.legend { display: flex; flex-wrap: wrap; gap: 0 0.9rem; margin: 0; padding: 0; list-style: none; font-size: 0.8rem; color: var(--ink); }
.plot > div > svg { display: block; width: 100%; height: auto; overflow: visible; }
svg { font: 12px/1.2 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; font-variant-numeric: tabular-nums; }
svg text { white-space: pre; fill: var(--soft); }
.narrow { display: none; }
.grid { stroke: var(--line); fill: none; } .axis { stroke: var(--soft); fill: none; } .shade { fill: var(--shade); } .rule { stroke: var(--ink); stroke-width: 1.5; fill: none; } .rule.dashed { stroke-dasharray: 4 3; }
.mark { fill: none; stroke-linejoin: round; } .mark.line, .mark.dashed { stroke-width: 1.7; } .mark.dashed { stroke-dasharray: 4 3; } .dots { stroke: none; }
.one { stroke: var(--one); } .two { stroke: var(--two); } .three { stroke: var(--three); } .four { stroke: var(--four); } .five { stroke: var(--five); } .ink { stroke: var(--ink); } .low { stroke: var(--low); }
.dots.one { fill: var(--one); } .dots.two { fill: var(--two); } .dots.three { fill: var(--three); } .dots.four { fill: var(--four); } .dots.five { fill: var(--five); } .dots.ink { fill: var(--ink); } .dots.low { fill: var(--low); }
.key { display: inline-block; width: 1.3em; height: 0.65em; margin-right: 0.4em; vertical-align: 0; } .key line { stroke-width: 3; } .key .dashed { stroke-dasharray: 4 2; }
.track { display: block; width: 130px; height: 21px; overflow: visible; } .track text { font-size: 10px; } .track .bar { fill: var(--track); } .track .side { fill: var(--pass); opacity: 0.3; } .track .line { stroke: var(--ink); stroke-width: 2; }
.track circle { stroke: var(--paper); stroke-width: 1.5; } .track .pass { fill: var(--pass); } .track .fail { fill: var(--fail); } .track .open { fill: var(--soft); }
.spark { display: inline-block; width: 74px; height: 20px; vertical-align: middle; overflow: visible; }
.cell { display: block; width: 110px; height: 14px; overflow: visible; } .cell.tall { height: 36px; } .cell .bins { fill: var(--one); } .cell .bar { fill: var(--track); } .cell .line { stroke: var(--ink); stroke-width: 2; } .cell .whisker { stroke: var(--soft); } .cell .box { fill: var(--track); stroke: var(--one); } .cell .pass { fill: var(--one); } .cell .fail { fill: var(--fail); }
.scorebar { display: inline-block; height: 0.55rem; width: 5.7rem; margin-right: 0.6rem; } .scorebar .bar { fill: var(--track); } .scorebar .solid { fill: var(--one); } .scorebar .hatched { stroke: var(--one); stroke-width: 1.2; }
table { border-collapse: collapse; width: 100%; font-size: 0.85rem; line-height: 1.35; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--soft); font-size: 0.8rem; padding: 0 0 0.25rem; }
th { overflow-wrap: break-word; } th.name, .name { overflow-wrap: anywhere; } .gates th.name code { white-space: normal; }
th, td { text-align: left; vertical-align: top; padding: 0.28rem 0.8rem 0.28rem 0; border-bottom: 1px solid var(--line); }
thead th { color: var(--soft); font-weight: 500; font-size: 0.78rem; border-bottom-color: var(--soft); vertical-align: bottom; }
tbody th { font-weight: 500; } th:last-child, td:last-child { padding-right: 0; }
.number { text-align: right; white-space: nowrap; }
.word { white-space: nowrap; font-weight: 600; } .word.wraps { white-space: normal; } .word.pass { color: var(--pass); } .word.fail { color: var(--fail); } .word.open { color: var(--soft); font-weight: 500; }
.gates td, .gates th { padding: 0.1rem 0.6rem 0.1rem 0; vertical-align: middle; } .gates th { line-height: 1.1; } .gates code { display: inline-block; color: var(--soft); font-size: 0.69rem; line-height: 1.1; white-space: nowrap; } .gates thead th { white-space: nowrap; } .gates .rule { white-space: nowrap; color: var(--soft); } .gates .narrow-only { display: none; }
.gates tr:has(+ .more) > * { border-bottom: 0; } .gates tr.more td { padding: 0 0 0.1rem; line-height: 1.15; color: var(--soft); font-size: 0.78rem; border-bottom: 1px solid var(--line); }
.calendar { table-layout: fixed; font-size: 0.72rem; } .calendar th, .calendar td { text-align: center; padding: 0.1rem 0; border: 1px solid var(--paper); } .calendar th { color: var(--soft); font-weight: 500; } .calendar tbody th { text-align: left; } .calendar th:first-child { width: 2.6rem; overflow-wrap: normal; }
.calendar td { background: var(--shade); } .calendar .p1 { background: color-mix(in srgb, var(--one) 22%, var(--paper)); } .calendar .p2 { background: color-mix(in srgb, var(--one) 45%, var(--paper)); } .calendar .p3 { background: var(--one); color: var(--on-cell); }
.calendar .n1 { background: color-mix(in srgb, var(--low) 22%, var(--paper)); } .calendar .n2 { background: color-mix(in srgb, var(--low) 42%, var(--paper)); } .calendar .n3 { background: var(--low); color: var(--on-cell); }
.stages { white-space: nowrap; display: inline-flex; gap: 0.2rem; } .stages > span { border: 1px solid var(--line); border-radius: 2px; padding: 0 0.22rem; color: var(--soft); font-size: 0.75rem; } .stages > .waived { border-style: dashed; } .beside { color: var(--soft); } .short { white-space: nowrap; } .stages .pass { color: var(--pass); border-color: var(--pass); } .stages .fail { color: var(--fail); border-color: var(--fail); }
.nothing { padding: 0.5rem 0.8rem; border: 1px dashed var(--soft); color: var(--ink); }
.remark { margin: 0 0 0.5rem; padding-left: 0.8rem; border-left: 3px solid var(--fail); }
.soft { color: var(--soft); } .date { white-space: nowrap; } .applies { font-weight: 650; }
.links { display: flex; flex-wrap: wrap; gap: 0.15rem 1rem; margin: 0 0 0.5rem; padding: 0; list-style: none; font-size: 0.88rem; }
details { margin-top: 0.4rem; } summary { color: var(--accent); font-size: 0.82rem; cursor: pointer; width: fit-content; }
code { font: 0.92em/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
pre { margin: 0; font: 0.85rem/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
#samples td code { white-space: pre-wrap; } #samples table { width: auto; } #samples th, #samples td { padding-right: 1.6rem; } .hash { font-size: 0.8em; }
ul { margin: 0; padding-left: 1.1rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 75rem) {
  th, td { padding-right: 0.45rem; }
  .facts .widest { grid-column: span 3; }
  .short { white-space: normal; } .stages { flex-wrap: wrap; gap: 0.1rem; } .stages > span { padding: 0 0.1rem; font-size: 0.7rem; } .beside { display: block; }
  .plot .wide { display: none; } .plot .narrow { display: block; }
  .pair, .pair.gated { grid-template-columns: minmax(0, 1fr); } .pair .column { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0.8rem 2rem; }
}
@media (max-width: 42rem) {
  body { padding: 1rem 1rem 2.5rem; } h1 { font-size: 1.4rem; }
  .plots, .pair .column { grid-template-columns: minmax(0, 1fr); } figure.plot { max-width: 28rem; }
  .facts { grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); } .facts .long, .facts .widest { grid-column: 1 / -1; }
  .stack, .stack tbody, .stack caption { display: block; } .stack thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .stack tr { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: 0.35rem 0; border-bottom: 1px solid var(--line); }
  .gates tr:has(+ .more) { padding-bottom: 0; border-bottom: 0; } .gates tr.more td { border-bottom: 0; }
  .stack th, .stack td { display: block; border: 0; padding: 0; text-align: left; white-space: normal; min-width: 0; } .stack tbody th { flex: 0 0 100%; } .stack td:empty, .stack td[data-none] { display: none; } .beside { display: inline; }
  .stack td[data-label]::before { content: attr(data-label) " "; color: var(--soft); font-weight: 400; }
  .gates.stack th { flex: 1 1 60%; } .gates.stack .said { margin-left: auto; order: 1; } .gates.stack td { order: 2; } .gates.stack tr.more { display: block; }
  .gates.stack .number, .gates.stack .rule { align-self: center; } .gates .wide-only { display: none; } .gates .narrow-only { display: inline; }
}
@media print {
  :root { --paper: #ffffff; --ink: #000000; --soft: #444444; --line: #cccccc; --track: #e0e0e0; --shade: #f2f2f2; --pass: #17694a; --pass-tint: #ffffff; --fail: #b42318; --fail-tint: #ffffff; --open-tint: #ffffff;
    --accent: #2c5a87; --one: #2c5a87; --two: #2c7773; --three: #8a6d2f; --four: #7a5c93; --five: #6b747e; --low: #a8443a; --on-cell: #ffffff; }
  @page { margin: 14mm 13mm; }
  body { max-width: none; padding: 0; font-size: 9.5pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  section { margin-top: 1rem; padding-top: 0.6rem; } figure, tr { break-inside: avoid; } h2, caption { break-after: avoid; } table { overflow-wrap: anywhere; font-size: 8pt; } details { display: none; }
}
`;
