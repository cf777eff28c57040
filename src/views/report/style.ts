/** How a report looks: by day, by night, in the hand and on paper. */
const day = `--page:#fff;--ink:#1d1c1d;--soft:#5c5962;--quiet:#77737c;--grid:#e4e2e6;--band:#dbe8f6;--card:#f6f5f7;
--one:#1f6fb5;--two:#c2480f;--three:#1c7f5a;--four:#7a4fb0;--five:#9a6a00;--six:#b0356f;`;
const night = `--page:#1a1d21;--ink:#e8e6ea;--soft:#b0adb5;--quiet:#918d97;--grid:#35383d;--band:#26394d;--card:#23262b;
--one:#5aa9ec;--two:#f08a52;--three:#4bbf92;--four:#b491e8;--five:#d9a73a;--six:#ea7eae;`;

export const style = `
:root{color-scheme:light dark;${day}}
@media (prefers-color-scheme:dark){:root{${night}}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans CJK JP",sans-serif}
main{max-width:800px;margin:0 auto;padding:24px 20px 64px}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 4px}h2{font-size:1.25rem;line-height:1.3;margin:48px 0 4px}h3{font-size:1rem;margin:0 0 4px}
p{margin:0 0 12px}.soft{color:var(--soft)}.warn{border-left:4px solid var(--two);padding-left:12px}
dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(45%,220px),1fr));gap:12px;margin:12px 0 0}
dl div{background:var(--card);border-radius:8px;padding:12px}
dt{color:var(--soft);font-size:.875rem}dd{margin:0;font-size:1.5rem;line-height:1.25}dd.small{font-size:.8125rem;color:var(--soft);line-height:1.4}
figure{margin:12px 0}svg{display:block;width:100%;height:auto;font-family:inherit}
.narrow{display:none}.pairs{display:grid;grid-template-columns:repeat(auto-fill,minmax(300px,1fr));gap:24px 28px;margin-top:16px}
.pairs figure{margin:4px 0 0}.pairs p{font-size:.875rem;margin:4px 0 0}
ul.legend{display:flex;flex-wrap:wrap;gap:4px 16px;list-style:none;margin:0 0 4px;padding:0;font-size:.875rem}
.legend i{display:inline-block;width:12px;height:12px;border-radius:3px;margin-right:6px;vertical-align:-1px}
details{margin:8px 0}summary{cursor:pointer;color:var(--soft);font-size:.875rem}
.wide-table{overflow-x:auto}table{border-collapse:collapse;font-size:.875rem;font-variant-numeric:tabular-nums;margin:8px 0}
th,td{padding:4px 12px 4px 0;text-align:right;border-bottom:1px solid var(--grid);white-space:nowrap}
th:first-child,td:first-child{text-align:left}th{font-weight:600}
@media (max-width:640px){main{padding:16px 14px 48px}.wide{display:none}.narrow{display:block}dl{grid-template-columns:1fr 1fr}}
@media print{:root{color-scheme:light;${day}}body{font-size:12px}main{max-width:none;padding:0}section,figure,dl div,.pairs>div{break-inside:avoid}
h2{break-after:avoid;margin-top:24px}details:not([open]){display:none}.wide{display:block}.narrow{display:none}
.pairs{grid-template-columns:1fr 1fr}.legend i,rect,dl div,svg{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;
