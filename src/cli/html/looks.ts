/** The looks of a report: light and dark as the reader has it, and for paper. */
export const LOOKS = `:root{color-scheme:light dark;--text:light-dark(#1b1f24,#e6e9ee);--soft:light-dark(#57606a,#a3abb6);--rule:light-dark(#d0d7de,#3a424c);--good:light-dark(#0b6b2e,#6fd08c);--bad:light-dark(#a4160b,#ff9a90);--tint:light-dark(#fdecea,#3b1d1b);--ground:light-dark(#fff,#14181d)}
body{font:15px/1.5 system-ui,sans-serif;margin:1.5rem auto;max-width:110rem;padding:0 1.5rem;color:var(--text);background:var(--ground)}
h1{font-size:1.5rem;margin:0 0 .75rem}h2{font-size:1.25rem;margin:2rem 0 .5rem}h3{font-size:1.05rem;margin:1.75rem 0 .25rem}h4{font-size:.95rem;margin:1rem 0 .25rem}
dl{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;margin:0}dl div{display:flex;gap:.4rem}dt{color:var(--soft)}dt::after{content:":"}dd{margin:0}
a{color:inherit}p{margin:.25rem 0}.place,.legend,small{color:var(--soft)}small{font-weight:400;margin-left:.4rem}
code,pre{font:13px/1.45 ui-monospace,monospace}pre{overflow-x:auto;padding:.5rem .75rem;border:1px solid var(--rule);border-radius:4px;margin:.25rem 0}
.scroll{overflow-x:auto}table{border-collapse:collapse;font-variant-numeric:tabular-nums}th,td{text-align:left;vertical-align:top;padding:.2rem .75rem .2rem 0}
thead th{border-bottom:1px solid var(--rule);color:var(--soft);font-weight:600}.scripts tbody tr{border-bottom:1px solid var(--rule)}.scripts tbody th{font-weight:400;min-width:12rem;overflow-wrap:anywhere}.number{text-align:right;white-space:nowrap}
.odd{background:var(--tint);box-shadow:inset 2px 0 var(--bad)}td.odd{padding-left:.4rem}
del,ins{text-decoration:none}del{color:var(--bad)}ins{color:var(--good)}mark{background:none;color:inherit;font-weight:600}
.lanes{font-size:13px}.lanes th,.lanes td{vertical-align:middle;white-space:nowrap;padding-block:0}.lanes td:last-child{white-space:normal;min-width:16rem}.lanes thead th.lane{width:104px;min-width:104px;padding:0;text-align:center;overflow-wrap:anywhere;white-space:normal}.lanes thead small{display:block;margin:0}
.lanes .arrows{padding:0;clip-path:inset(0)}.lanes svg{display:block;overflow:visible}.lanes tbody th{font-weight:400}.lanes .scene th{font-weight:600;padding-block:.5rem .1rem}.lanes .end td,.lanes .gap td{padding-block:.5rem;color:var(--soft)}.lanes .failed{background:var(--tint)}.lanes .failed td:nth-of-type(2){font-weight:600}
.thread{stroke:var(--rule);stroke-width:2}.arrow{stroke:currentColor;stroke-width:1.5;fill:none}.dot{fill:currentColor}.failed svg{color:var(--bad)}
summary{cursor:pointer;margin:.5rem 0 .25rem;font-weight:600}:focus-visible{outline:2px solid currentColor;outline-offset:2px}
@media print{:root{color-scheme:light}body{margin:0;padding:0;max-width:none;font-size:11px}pre,.scroll{overflow:visible}pre{white-space:pre-wrap;overflow-wrap:anywhere}details::details-content{content-visibility:visible;block-size:auto}tr,h3{break-inside:avoid}h2,h3,h4{break-after:avoid}thead{display:table-header-group}}
@media (forced-colors:active){.lanes .failed{outline:1px solid}.thread{stroke:GrayText}}`;
