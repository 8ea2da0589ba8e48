// SPDX-License-Identifier: Apache-2.0

/// The style of a report: light and dark, small and wide, on paper.
enum PageStyle {
  static let texts: [StaticString] = [colors, layout, parts, post, narrow]

  private static let colors: StaticString = #"""
    :root{color-scheme:light;--ink:#1c2128;--soft:#59616e;--line:#e3e6ea;--paper:#fff;--page:#f6f7f9;--accent:#1d52b5;--track:#e9ecf0;--shade:#f3f5f7;
    --a:#18794a;--b:#4b7d1b;--c:#8a6a00;--d:#b05009;--e:#b3261e;--error:#b3261e;--warning:#8a5600;--suggestion:#1d52b5;
    --error-soft:#fdecea;--warning-soft:#fdf3dc;--suggestion-soft:#e9f0fd;--good-soft:#e4f4ea;
    --cell-a:#bfe5cd;--cell-b:#d6eab8;--cell-c:#f6e3a1;--cell-d:#f9cfa7;--cell-e:#f6bbb5;--cell-none:#dfe3e8;--in:#1c2128}
    @media (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;--ink:#e6e9ee;--soft:#a3acba;--line:#2f3641;--paper:#1b2028;--page:#13171d;--accent:#8db4ff;--track:#2b323d;--shade:#232933;
    --a:#5ecb90;--b:#98c76a;--c:#dfbb52;--d:#f29a60;--e:#ff8f86;--error:#ff8f86;--warning:#e8b85c;--suggestion:#8db4ff;
    --error-soft:#3d2123;--warning-soft:#3a2f18;--suggestion-soft:#1f2d47;--good-soft:#17342a;
    --cell-a:#22543b;--cell-b:#3a5322;--cell-c:#5b4a17;--cell-d:#653b1b;--cell-e:#672b2a;--cell-none:#363e4a;--in:#e6e9ee}}
    :root[data-theme=dark]{color-scheme:dark;--ink:#e6e9ee;--soft:#a3acba;--line:#2f3641;--paper:#1b2028;--page:#13171d;--accent:#8db4ff;--track:#2b323d;--shade:#232933;
    --a:#5ecb90;--b:#98c76a;--c:#dfbb52;--d:#f29a60;--e:#ff8f86;--error:#ff8f86;--warning:#e8b85c;--suggestion:#8db4ff;
    --error-soft:#3d2123;--warning-soft:#3a2f18;--suggestion-soft:#1f2d47;--good-soft:#17342a;
    --cell-a:#22543b;--cell-b:#3a5322;--cell-c:#5b4a17;--cell-d:#653b1b;--cell-e:#672b2a;--cell-none:#363e4a;--in:#e6e9ee}
    """#

  private static let layout: StaticString = #"""
    *{box-sizing:border-box}
    html{scrollbar-gutter:stable}
    body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums}
    header,main,footer{max-width:1360px;margin:0 auto;padding:0 24px}
    header{display:flex;flex-wrap:wrap;align-items:end;gap:12px 28px;padding-top:28px;padding-bottom:20px}
    .masthead{flex:1 1 280px;min-width:0}
    .masthead p{margin:0;color:var(--soft)}
    h1{font-size:1.7rem;line-height:1.2;margin:0;overflow-wrap:anywhere;letter-spacing:-.01em}
    h2{font-size:1.08rem;line-height:1.3;margin:0 0 4px}
    h3{font-size:.95rem;margin:18px 0 6px}
    h4{font-size:.95rem;margin:18px 0 4px}
    p{margin:0 0 10px}
    a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:2px}
    .list a,td a{text-decoration:none}.soft a{text-decoration:underline}.list a:hover,td a:hover{text-decoration:underline}
    nav{display:flex;flex-wrap:wrap;gap:2px}
    nav a{padding:7px 13px;border-radius:8px;text-decoration:none;color:var(--ink)}
    nav a:hover{background:var(--track)}
    nav a[aria-current]{background:var(--ink);color:var(--paper)}
    button,select,input{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:6px 11px;max-width:100%}
    button{cursor:pointer}button:hover{border-color:var(--accent)}button:disabled{opacity:.45;cursor:default}
    button.quiet{background:none;color:var(--soft);font-size:.88rem}
    :focus-visible{outline:3px solid var(--accent);outline-offset:2px}
    #post-title:focus,.finding:focus{outline:0}
    .skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px;background:var(--paper);padding:8px;z-index:9}
    .scripted,.view-post{display:none}.js .scripted{display:revert}.js .static{display:none}
    .view{margin-bottom:32px;scroll-margin-top:100vh}
    .js .view{display:none}
    .js[data-view=overview] .view-overview,.js[data-view=posts] .view-posts,.js[data-view=rules] .view-rules,.js[data-view=credits] .view-credits,.js[data-view=post] .view-post{display:block}
    html:not(.js) .view-credits{display:none}html:not(.js) [data-view=credits]{display:none}
    .js[data-view=post] .view-post{min-height:100vh}
    .grid{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:20px;margin-top:20px;grid-auto-flow:dense}
    .wide{grid-column:1/-1}
    .card{background:var(--paper);border:1px solid var(--line);border-radius:12px;padding:20px 22px;min-width:0}
    .note{color:var(--soft);font-size:.9rem;margin:0 0 10px}
    .soft{color:var(--soft)}.brief .row>:first-child{display:flex;flex-wrap:wrap;gap:0 10px;align-items:baseline}.brief .list>li{padding:5px 0}div.soft{font-size:.9rem;overflow-wrap:anywhere}
    .empty{color:var(--soft);padding:24px 0}
    footer{color:var(--soft);font-size:.88rem;padding-bottom:40px}footer p{max-width:60rem;margin-top:8px}
    """#

  private static let parts: StaticString = #"""
    .summary,.posthead{display:flex;gap:30px;align-items:flex-start;padding:26px 28px}
    .dial{flex:none;display:grid;justify-items:center;min-width:104px}
    .dial strong{font-size:4rem;line-height:1;letter-spacing:-.03em}.dial span{color:var(--soft);font-size:.88rem}
    .lead{min-width:0;flex:1}.lead h2{font-size:1.35rem;overflow-wrap:anywhere}.lead p{margin:0 0 6px;overflow-wrap:anywhere}
    .facts{display:flex;flex-wrap:wrap;gap:10px 34px;margin:14px 0 0;padding:0;list-style:none}
    .facts li>span{display:block;color:var(--soft);font-size:.85rem}.facts b{font-size:1.15rem;font-weight:600}
    .facts.small b{font-size:1rem}
    .list{margin:0;padding:0;list-style:none}
    .list>li{padding:7px 0;border-top:1px solid var(--line);overflow-wrap:anywhere}.list>li:first-child{border-top:0}
    .row{display:flex;justify-content:space-between;gap:16px}.row>:first-child{min-width:0;flex:1;overflow-wrap:anywhere}
    .end{flex:none;text-align:right;white-space:nowrap}
    .score{font-weight:600}
    .gain{color:var(--a);font-weight:600}
    .command{display:flex;align-items:center;gap:8px;margin-top:4px}
    code{font:.86em/1.5 ui-monospace,"SFMono-Regular",Menlo,Consolas,monospace;overflow-wrap:anywhere}
    .command code{background:var(--shade);border-radius:6px;padding:3px 8px;min-width:0}
    .copy{flex:none;padding:1px 8px;font-size:.8rem}
    .chip{display:inline-block;border-radius:99px;padding:1px 9px;font-size:.8rem;font-weight:600;white-space:nowrap;background:var(--track);color:var(--ink)}
    .chip.error{background:var(--error-soft);color:var(--error)}.chip.warning{background:var(--warning-soft);color:var(--warning)}.chip.suggestion{background:var(--suggestion-soft);color:var(--suggestion)}
    .chip.fresh{background:var(--good-soft);color:var(--a)}
    .band-a{color:var(--a);fill:var(--a)}.band-b{color:var(--b);fill:var(--b)}.band-c{color:var(--c);fill:var(--c)}.band-d{color:var(--d);fill:var(--d)}.band-e{color:var(--e);fill:var(--e)}
    .cell-a{fill:var(--cell-a);background:var(--cell-a)}.cell-b{fill:var(--cell-b);background:var(--cell-b)}.cell-c{fill:var(--cell-c);background:var(--cell-c)}.cell-d{fill:var(--cell-d);background:var(--cell-d)}.cell-e{fill:var(--cell-e);background:var(--cell-e)}.cell-none{fill:var(--cell-none)}
    .legend{display:flex;flex-wrap:wrap;gap:4px 8px;align-items:center;color:var(--soft);font-size:.85rem;margin:8px 0 0}
    .legend i{display:inline-block;width:14px;height:14px;border-radius:3px;margin-left:10px}
    figure{margin:0}
    .chart svg{width:100%;height:auto;display:block;max-height:640px}
    .wide .chart svg{max-width:860px}
    .chart svg text{font-size:11px;fill:var(--ink)}.chart svg text.name{fill:var(--soft)}.chart svg text.in{fill:var(--in)}
    .track{fill:var(--track)}.axis{stroke:var(--line);stroke-width:1}.trend{fill:none;stroke:var(--accent);stroke-width:2}.point{fill:var(--accent)}
    .bars .row>:first-child{display:grid;grid-template-columns:6.5rem minmax(0,1fr);align-items:center;gap:12px}
    .bars .end{min-width:2.2em}
    meter{width:100%;height:10px;border:0;background:var(--track);border-radius:5px}
    meter::-webkit-meter-inner-element{display:block}
    meter::-webkit-meter-bar{background:var(--track);border:0;border-radius:5px;height:10px}
    meter::-webkit-meter-optimum-value{border-radius:5px;background:var(--a)}
    .meter-b::-webkit-meter-optimum-value{background:var(--b)}.meter-c::-webkit-meter-optimum-value{background:var(--c)}.meter-d::-webkit-meter-optimum-value{background:var(--d)}.meter-e::-webkit-meter-optimum-value{background:var(--e)}
    meter::-moz-meter-bar{border-radius:5px;background:var(--a)}
    details{margin-top:8px}summary{cursor:pointer;color:var(--soft);border-radius:6px}summary:hover{color:var(--ink)}
    .more summary,.chart summary{font-size:.9rem}
    .rule{border-top:1px solid var(--line);margin:0;padding:0}.rule[hidden]{display:none}
    .rule>summary{padding:11px 0;color:var(--ink);list-style-position:outside;margin-left:18px}
    .rule>summary .row{display:inline-flex;width:100%;vertical-align:top}
    .rule>summary .chip{min-width:98px;text-align:center;margin-right:6px}
    .rule .page{max-width:46rem;padding:0 0 20px 18px;overflow-wrap:anywhere}
    .rule>.list,.rule>p{margin-left:18px}
    .goal{font-weight:600}
    pre{margin:6px 0;background:var(--shade);padding:9px 12px;border-radius:8px;font:.84rem/1.5 ui-monospace,"SFMono-Regular",Menlo,Consolas,monospace;white-space:pre-wrap;overflow-wrap:anywhere}
    mark{background:var(--warning-soft);color:inherit;border-radius:3px;padding:0 1px}
    .tools{display:flex;flex-wrap:wrap;gap:10px;margin:8px 0 14px;align-items:end}.js .tools{display:flex}
    .tools label{display:grid;gap:2px;min-width:0;max-width:100%;font-size:.82rem;color:var(--soft)}
    .tools input,.tools select,.tools button{color:var(--ink);font-size:.95rem;height:38px}.tools select{max-width:13rem;text-overflow:ellipsis}.tools .search{flex:1 1 220px}
    .scroll{overflow:auto;max-height:70vh}#table-posts .scroll,#table-credits .scroll{max-height:none}
    #table-credits td:first-child{min-width:15rem}
    table{border-collapse:collapse;width:100%;font-size:.94rem}
    th,td{text-align:left;padding:8px 10px;border-bottom:1px solid var(--line);vertical-align:top}
    td{overflow-wrap:anywhere;min-width:3.5rem}td:first-child,th:first-child{padding-left:0}
    td.number,th.number{text-align:right;overflow-wrap:normal;white-space:nowrap}
    th{font-weight:600;white-space:nowrap;color:var(--soft);font-size:.85rem}
    th button{border:0;padding:0;background:none;font-weight:600;color:inherit}
    th[aria-sort] button{color:var(--ink)}th[aria-sort=ascending] button::after{content:" ↑"}th[aria-sort=descending] button::after{content:" ↓"}
    .none{color:var(--soft)}.kind{margin-left:8px;font-style:italic}
    .pager{display:flex;gap:10px;align-items:center;margin-top:14px;flex-wrap:wrap;color:var(--soft)}.pager button{color:var(--ink)}.csv{margin-left:auto}
    #count-rules{display:flex;align-items:center;gap:10px;margin-top:14px}
    """#

  private static let post: StaticString = #"""
    .back{margin:0 0 10px}.posthead{margin-bottom:20px}.posthead .lead h2{font-size:1.5rem}
    .two{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,26rem);gap:20px;align-items:start}
    .view-post>.card{margin-top:20px}
    .findingslist{position:sticky;top:12px;max-height:calc(100vh - 24px);overflow:auto;padding-right:2px}
    .group{background:var(--paper);border:1px solid var(--line);border-left:4px solid var(--line);border-radius:10px;padding:12px 16px;margin:10px 0}
    .group.is-error{border-left-color:var(--error)}.group.is-warning{border-left-color:var(--warning)}.group.is-suggestion{border-left-color:var(--suggestion)}
    .group h3{margin:0 0 6px;font-size:1rem}.group p{margin:0 0 6px;overflow-wrap:anywhere}
    .group .goal{font-weight:400;color:var(--soft);font-size:.93rem}.findings{list-style:none;margin:0;padding:0}.finding{padding:5px 6px;margin:0 -6px;border-radius:6px}.finding.on,mark.on,mark:has(.on){outline:2px solid var(--accent)}
    .finding p{margin:0}.help{color:var(--soft);font-size:.93rem}.line{white-space:nowrap;font-size:.9rem}
    .at{display:inline-grid;place-items:center;min-width:1.45em;padding:0 .3em;border:0;border-radius:99px;background:var(--ink);color:var(--paper);font-size:.75rem;font-weight:600;line-height:1.5;text-decoration:none}
    .article{max-width:44rem;font-size:1.02rem;line-height:1.6}
    .article>*{margin:.75em 0;overflow-wrap:anywhere}.article .head{font-weight:700;margin-top:1.2em}.article .second{font-size:1.2rem}.article .first{font-size:1.5rem;line-height:1.25}.article .third{font-size:1.08rem}
    .article .caption,.article .cardtext,.article .cell{color:var(--soft);font-size:.94rem}
    .article .cardtext,.article blockquote{margin-left:0;border-left:3px solid var(--line);padding-left:14px}
    .article .item{padding-left:1.2em;position:relative}.article .item::before{content:"•";position:absolute;left:.2em;color:var(--soft)}
    mark.error{background:var(--error-soft);border-bottom:2px solid var(--error)}mark.warning{background:var(--warning-soft);border-bottom:2px solid var(--warning)}mark.suggestion{background:var(--suggestion-soft);border-bottom:2px solid var(--suggestion)}
    mark .at{margin-left:3px;vertical-align:text-top}
    .side{margin:6px 0}.label{font-size:.8rem;font-weight:600;color:var(--soft)}.side pre{margin:2px 0}
    .side.del pre{background:var(--error-soft)}.side.ins pre{background:var(--good-soft)}
    pre del{text-decoration:line-through;color:var(--error);font-weight:600}pre ins{text-decoration:underline;color:var(--a);font-weight:600}
    .why{border-top:1px solid var(--line);padding-top:6px}.why p{margin:6px 0;font-size:.93rem}
    .why summary,.fix summary{font-size:.9rem}
    .previews{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:18px}
    .previews figcaption{color:var(--soft);font-size:.88rem;margin-bottom:4px}
    .preview{border:1px solid var(--line);border-radius:10px;padding:14px;display:grid;gap:4px;overflow-wrap:anywhere;font-size:.94rem}
    .result b{color:var(--accent);font-weight:500;font-size:1.08rem}
    .frame{aspect-ratio:1.91;background:var(--shade);border-radius:8px;display:grid;place-items:center;overflow:hidden;padding:0;font-size:.85rem;text-align:center;overflow-wrap:anywhere}
    .frame img{width:100%;height:100%;object-fit:cover}.frame .soft{padding:8px}
    .pictures{list-style:none;margin:10px 0 0;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(220px,1fr));gap:18px;font-size:.92rem;overflow-wrap:anywhere}
    .pictures .frame{margin-bottom:6px}
    .verdict{font-weight:600;font-size:.88rem;white-space:nowrap;color:var(--soft)}.verdict.is-ok{color:var(--a)}.verdict.is-moved{color:var(--warning)}.verdict.is-broken{color:var(--error)}
    .strip{width:100%;height:60px;display:block;margin-bottom:14px}
    """#

  private static let narrow: StaticString = #"""
    @media (min-width:1500px){header,main,footer{max-width:1640px}.grid{grid-template-columns:repeat(3,minmax(0,1fr))}.two{grid-template-columns:minmax(0,1fr) minmax(0,42rem)}.article{max-width:48rem}}
    @media (max-width:900px){.grid,.two,.previews{grid-template-columns:minmax(0,1fr)}.findingslist{position:static;max-height:none;order:-1}}
    @media (max-width:640px){header,main,footer{padding-left:14px;padding-right:14px}header{padding-top:18px;gap:10px}h1{font-size:1.4rem}
    .card{padding:16px}.summary,.posthead{gap:14px;padding:18px 16px;flex-direction:column}.dial{display:flex;align-items:baseline;gap:8px;min-width:0}.dial strong{font-size:2.8rem}.lead h2,.posthead .lead h2{font-size:1.15rem}
    .facts{gap:8px 22px}nav{order:2;flex-basis:100%;margin-left:-8px}nav a{padding:6px 8px}.masthead{flex-basis:120px}.tools select,.tools input{max-width:100%;width:100%;min-width:0}.tools label{flex:1 1 40%}.tools .search{flex:1 1 100%}
    .bars .row>:first-child{grid-template-columns:5.5rem minmax(0,1fr)}
    .rule>summary .row{flex-direction:column;gap:2px}.rule>summary .end{text-align:left;white-space:normal}.rule .page{padding-left:0}
    table.stack,table.stack tbody,table.stack tr{display:block}
    table.stack thead tr{display:flex;flex-wrap:wrap;gap:4px 14px}table.stack th{border:0;padding:2px 0}
    table.stack tbody tr{border-top:1px solid var(--line);padding:10px 0;display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:0 24px}
    table.stack td{display:flex;justify-content:space-between;gap:14px;border:0;padding:2px 0;text-align:left;min-width:0}table.stack td.long{grid-column:1/-1}
    table.stack td:first-child{display:block;grid-column:1/-1}
    table.stack td:not(:first-child)::before{content:attr(data-name);color:var(--soft);flex:none}}
    @media print{:root,:root:not([data-theme=light]),:root[data-theme=dark]{color-scheme:light;--ink:#111;--soft:#444;--line:#ccc;--paper:#fff;--page:#fff}
    @page{margin:14mm}body{font-size:10.5pt;background:#fff}nav,.tools,.pager,.js .tools,.pager button,#theme,.skip,.copy,.back,.csv,.chart details{display:none}
    header,main,footer{max-width:none;padding-left:0;padding-right:0}.grid{gap:12px;grid-template-columns:repeat(2,minmax(0,1fr))}
    .card,.list>li,.finding,.rule,tr,.preview,.pictures li,figure{break-inside:avoid}.card.text,.tall,.view:not(.view-overview)>.card,.scripted>.card{break-inside:auto}h2,h3{break-after:avoid}.why:not([open]),.fix:not([open]){display:none}
    .two{grid-template-columns:minmax(0,1fr)}.findingslist{position:static;max-height:none;overflow:visible}.scroll{max-height:none;overflow:visible}
    *{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
    """#
}
