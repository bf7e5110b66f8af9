/**
 * The looks of a page for paper: black on white, verdicts by word and line before colour. No row is parted by the end of a
 * page, the heads of a table come again on each, and nothing is wider than the paper. Parts are told by `data-look`, as the page stands for itself and shares no class with others.
 */
export const PAPER_LOOKS = `:root{color-scheme:light;--ink:#111;--soft:#444;--rule:#999;--bad:#9c1a0e}
@page{margin:14mm 13mm 15mm}
*{box-sizing:border-box}
body{margin:0 auto;max-width:277mm;padding:8mm;color:var(--ink);background:#fff;font:9.5pt/1.4 system-ui,"Liberation Sans",sans-serif}
h1{margin:0;font-size:16pt;line-height:1.2}h2{margin:14pt 0 4pt;padding-bottom:1pt;border-bottom:.8pt solid var(--ink);font-size:11.5pt}h3{margin:9pt 0 2pt;font-size:10pt}
h1,h2,h3{break-after:avoid}p{margin:0 0 4pt;orphans:3;widows:3}[data-look~=about],[data-look~=quiet]{color:var(--soft)}
ul,ol{margin:0 0 4pt;padding-left:16pt}li{break-inside:avoid}
dl{display:grid;grid-template-columns:max-content 1fr;gap:1pt 10pt;margin:0 0 4pt}dt{font-weight:600}dd{margin:0}
code,[data-look~=lines],[data-look~=tree]{font:8.2pt/1.35 ui-monospace,"Liberation Mono","DejaVu Sans Mono",monospace}
[data-look~=lines] div,[data-look~=tree] div{display:grid;grid-template-columns:4ch minmax(0,1fr);column-gap:1.5ch;break-inside:avoid}
[data-look~=lines] code,[data-look~=tree] code{white-space:pre-wrap;overflow-wrap:anywhere;tab-size:2}[data-look~=number]{color:var(--soft);text-align:right}
[data-look~=lines] [data-look~=comment]{font-style:italic;color:var(--soft)}[data-look~=lines] [data-look~=actor],[data-look~=lines] [data-look~=title]{font-weight:700}
[data-look~=verdict]{font-size:10.5pt}[data-look~=blank]{height:16pt;border-bottom:.6pt solid var(--rule)}
[data-look~=task]{break-inside:avoid}[data-look~=answer]{padding-left:8pt;border-left:2pt solid var(--rule)}
[data-look~=differs]{font-weight:700}[data-look~=sign]{text-align:right;font-weight:700}
[data-look~=failure]{break-inside:auto}[data-look~=failure]>h3,[data-look~=failure]>p,[data-look~=failure]>ul{break-after:avoid}
table{width:100%;border-collapse:collapse;table-layout:fixed;font-variant-numeric:tabular-nums}
thead{display:table-header-group}tr{break-inside:avoid}th,td{padding:2pt 4pt 2pt 0;text-align:left;vertical-align:top;overflow-wrap:anywhere}
thead th{border-bottom:.8pt solid var(--ink);font-size:8pt}[data-look~=rows] td,[data-look~=rows] tbody th{font-size:8.4pt;line-height:1.25;font-weight:400}
[data-look~=rows] [data-look~=step]{text-align:right;padding-right:5pt}[data-look~=rows] [data-look~=ms]{text-align:right;padding-right:5pt;color:var(--soft)}
[data-look~=rows] [data-look~=scene] th{padding:5pt 0 2pt;border-bottom:.5pt solid var(--rule);font-weight:700;break-after:avoid}[data-look~=rows] [data-look~=scene]{break-after:avoid}
[data-look~=rows] [data-look~=end] td{padding-top:5pt;font-weight:700}[data-look~=rows] [data-look~=failed] td,[data-look~=rows] [data-look~=failed] th{font-weight:700}
[data-look~=rows] [data-look~=pending]{color:var(--soft)}[data-look~=names]{display:flex;padding:0}[data-look~=names] span{flex:1;min-width:0;padding:0 1pt;text-align:center;overflow-wrap:anywhere}
[data-look~=names][data-look~=steep]{align-items:flex-end}[data-look~=names][data-look~=steep] span{flex:1;display:flex;align-items:center;writing-mode:sideways-lr;max-height:28mm;overflow:hidden;padding:2pt 0}
[data-look~=rows] td[data-look~=lanes],[data-look~=rows] th[data-look~=lanes]{padding:0}[data-look~=rows] th[data-look~=lanes]{vertical-align:bottom}[data-look~=rows] td[data-look~=lanes]{position:relative;height:15pt}
[data-look~=lanes] i{position:absolute;display:block}[data-look~=thread]{top:0;bottom:0;border-left:.9pt solid var(--rule)}[data-look~=thread][data-look~=off]{border-left-style:dotted}
[data-look~=line]{top:calc(50% - .5pt);border-top:1pt solid var(--ink)}[data-look~=failed] [data-look~=line]{border-top:2.6pt double var(--bad)}[data-look~=pending] [data-look~=line]{border-top-style:dashed}[data-look~=across]{left:0;right:0;top:50%;border-top:.8pt dashed var(--soft)}
[data-look~=dot]{top:calc(50% - 2.2pt);width:4.4pt;height:4.4pt;margin-left:-2.2pt;border:2.2pt solid var(--ink);border-radius:50%}[data-look~=pending] [data-look~=dot]{border-width:.8pt}
[data-look~=head]{top:calc(50% - 3pt);border:3pt solid transparent}[data-look~=head][data-look~=right]{margin-left:-6pt;border-left:6pt solid var(--ink);border-right:0}[data-look~=head][data-look~=left]{border-right:6pt solid var(--ink);border-left:0}
[data-look~=failed] [data-look~=head][data-look~=right]{border-left-color:var(--bad)}[data-look~=failed] [data-look~=head][data-look~=left]{border-right-color:var(--bad)}[data-look~=failed] [data-look~=dot]{border-color:var(--bad)}
[data-look~=what] code{font-size:7.6pt}
@media print{body{max-width:none;padding:0}}`;
