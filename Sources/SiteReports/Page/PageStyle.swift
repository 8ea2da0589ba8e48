// SPDX-License-Identifier: Apache-2.0

/// The style of a report: light and dark, small and wide, on paper.
enum PageStyle {
  static let text: StaticString = #"""
    :root{--ink:#1d2330;--soft:#5a6273;--line:#d9dde5;--paper:#fff;--page:#f5f6f9;--accent:#2350b8;--track:#e6e9f0;
    --a:#1a7f4b;--b:#4c8a1f;--c:#94730a;--d:#b8560f;--e:#b3261e;--error:#b3261e;--warning:#8a5a00;--suggestion:#2350b8;--mark:#fff1b8}
    @media (prefers-color-scheme:dark){:root:not([data-theme=light]){--ink:#e8eaf0;--soft:#a4acbd;--line:#363d4d;--paper:#1d222d;--page:#141821;
    --accent:#8fb0ff;--track:#2c3342;--a:#5cc98d;--b:#93c464;--c:#dcb74a;--d:#f0955a;--e:#ff8a80;--error:#ff8a80;--warning:#e6b455;--suggestion:#8fb0ff;--mark:#544a1c}}
    :root[data-theme=dark]{--ink:#e8eaf0;--soft:#a4acbd;--line:#363d4d;--paper:#1d222d;--page:#141821;
    --accent:#8fb0ff;--track:#2c3342;--a:#5cc98d;--b:#93c464;--c:#dcb74a;--d:#f0955a;--e:#ff8a80;--error:#ff8a80;--warning:#e6b455;--suggestion:#8fb0ff;--mark:#544a1c}
    *{box-sizing:border-box}
    body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
    a{color:var(--accent)}
    header,main,footer{max-width:1500px;margin:0 auto;padding:0 20px}
    header{display:flex;flex-wrap:wrap;align-items:center;gap:8px 20px;padding-top:22px}
    h1{font-size:1.6rem;line-height:1.2;margin:0;flex:1 1 240px;overflow-wrap:anywhere}
    h2{font-size:1.15rem;margin:0 0 12px}
    h3{font-size:1rem;margin:18px 0 8px}
    nav{display:flex;flex-wrap:wrap;gap:4px}
    nav a,button,select,input{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:6px 12px;text-decoration:none;max-width:100%}
    button{cursor:pointer}
    button:hover,nav a:hover{border-color:var(--accent)}
    nav a[aria-current]{background:var(--accent);border-color:var(--accent);color:var(--paper)}
    :focus-visible{outline:3px solid var(--accent);outline-offset:2px}
    .skip{position:absolute;left:-999px}
    .skip:focus{left:8px;top:8px;background:var(--paper);padding:8px;z-index:9}
    .grid{columns:300px 4;column-gap:16px}
    .grid>.card{break-inside:avoid;margin:0 0 16px}
    #post-title:focus{outline:0}
    .card{background:var(--paper);border:1px solid var(--line);border-radius:12px;padding:18px;min-width:0}
    .big{display:flex;align-items:baseline;gap:12px;flex-wrap:wrap}
    .big strong{font-size:3.6rem;line-height:1;font-variant-numeric:tabular-nums}
    .soft{color:var(--soft)}
    dl.facts{display:grid;grid-template-columns:auto 1fr;gap:4px 14px;margin:12px 0 0}
    dl.facts dt{color:var(--soft)}dl.facts dd{margin:0;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
    ol.list,ul.list{margin:0;padding:0;list-style:none}
    ol.list li,ul.list li{padding:8px 0;border-top:1px solid var(--line);overflow-wrap:anywhere}
    ol.list li:first-child,ul.list li:first-child{border-top:0;padding-top:0}
    .row{display:flex;justify-content:space-between;gap:12px}
    .row>:first-child{min-width:0;overflow-wrap:anywhere}
    .number{font-variant-numeric:tabular-nums;white-space:nowrap}
    figure.chart{margin:0}
    figure.chart figcaption{font-weight:600;margin-bottom:10px}
    svg{width:100%;height:auto;display:block;max-height:320px}
    svg text{font-size:11px;fill:var(--ink)}
    .track{fill:var(--track)}.axis{stroke:var(--line);stroke-width:1}.trend{fill:none;stroke:var(--accent);stroke-width:2}.point{fill:var(--accent)}
    .band-a{fill:var(--a);color:var(--a)}.band-b{fill:var(--b);color:var(--b)}.band-c{fill:var(--c);color:var(--c)}.band-d{fill:var(--d);color:var(--d)}.band-e{fill:var(--e);color:var(--e)}.band-none{fill:var(--soft)}
    .error{color:var(--error);fill:var(--error)}.warning{color:var(--warning);fill:var(--warning)}.suggestion{color:var(--suggestion);fill:var(--suggestion)}
    .thumb{display:block;max-width:96px;max-height:64px;border-radius:4px;margin-bottom:4px}
    .edge{stroke:var(--soft);stroke-width:.6;opacity:.45}
    details{margin-top:8px}summary{cursor:pointer;color:var(--soft)}
    .scroll{overflow:auto;max-height:70vh}
    table{border-collapse:collapse;width:100%;font-size:.94rem}
    th,td{text-align:left;padding:7px 10px;border-bottom:1px solid var(--line);vertical-align:top}
    td{overflow-wrap:anywhere;min-width:3.5rem}
    td.number,th.number{text-align:right}
    td.number{overflow-wrap:normal}
    th{position:sticky;top:0;background:var(--paper);white-space:nowrap}
    th button{border:0;padding:0;background:none;font-weight:600}
    th[aria-sort=ascending] button::after{content:" ▲"}th[aria-sort=descending] button::after{content:" ▼"}
    .tools{display:flex;flex-wrap:wrap;gap:8px;margin:0 0 12px;align-items:end}
    .tools label{display:grid;min-width:0;max-width:100%;font-size:.85rem;color:var(--soft)}
    .tools select{width:100%;max-width:22rem;text-overflow:ellipsis}
    .grid+.card{margin-top:16px}
    .pager{display:flex;gap:8px;align-items:center;margin-top:12px;flex-wrap:wrap}
    .chip{display:inline-block;border:1px solid currentColor;border-radius:99px;padding:0 8px;font-size:.82rem;white-space:nowrap}
    .article{max-width:46rem}
    .article>*{margin:.7em 0;overflow-wrap:anywhere}
    .article .caption,.article .cardtext{color:var(--soft);font-size:.94rem}
    .article .cardtext{border-left:3px solid var(--line);padding-left:12px}
    .article blockquote{margin-left:0;border-left:3px solid var(--line);padding-left:14px}
    mark{background:var(--mark);color:inherit;border-bottom:2px solid currentColor;border-radius:2px}
    mark button{border:0;background:none;padding:0 0 0 3px;font-size:.75rem;line-height:1;vertical-align:super;color:var(--accent)}
    .note{border-left:4px solid var(--line);padding:6px 12px;margin:10px 0;background:var(--paper)}
    .note.is-error{border-color:var(--error)}.note.is-warning{border-color:var(--warning)}.note.is-suggestion{border-color:var(--suggestion)}
    .note:target,.note.on{outline:2px solid var(--accent)}
    .note p{margin:2px 0;overflow-wrap:anywhere}
    pre{overflow:auto;background:var(--page);padding:8px;border-radius:6px;font-size:.85rem;white-space:pre-wrap;overflow-wrap:anywhere}
    .two{margin-top:16px;display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:24px}
    .preview{border:1px solid var(--line);border-radius:8px;padding:12px;margin:8px 0;overflow-wrap:anywhere}
    .preview b{color:var(--accent)}
    footer{color:var(--soft);padding-bottom:40px;font-size:.9rem}
    @media (max-width:760px){.two{grid-template-columns:minmax(0,1fr)}.big strong{font-size:2.8rem}header,main,footer{padding-left:12px;padding-right:12px}th,td{padding:6px}}
    main{padding-top:16px}
    @media (max-width:760px){table.stack,table.stack tbody,table.stack tr{display:block}
    table.stack thead tr{display:flex;flex-wrap:wrap;gap:4px 14px}table.stack th{position:static;border:0;padding:2px 0}
    table.stack tbody tr{border-top:1px solid var(--line);padding:8px 0}
    table.stack td{display:flex;justify-content:space-between;gap:14px;border:0;padding:2px 0;text-align:left}
    table.stack td:first-child{display:block}
    table.stack td:not(:first-child)::before{content:attr(data-name);color:var(--soft);flex:none}
    .scroll:has(table.stack){max-height:none}}
    @media print{body{background:#fff}nav,.tools,.pager,#theme,.skip{display:none}.card{break-inside:avoid;border-color:#bbb}.scroll{max-height:none;overflow:visible}}
    """#
}
