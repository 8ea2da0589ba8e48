// SPDX-License-Identifier: Apache-2.0

/// What a stranger may write to reach whoever reads an output: a terminal, the log of a CI run, a
/// spreadsheet, a comment, a page, another program.
enum Payloads {
  static let terminal = [
    "\u{1B}[31mred\u{1B}[0m", "\u{1B}]0;title\u{07}",
    "\u{1B}]8;;https://evil.example\u{1B}\\x\u{1B}]8;;\u{1B}\\",
    "\u{1B}]52;c;ZXZpbA==\u{07}", "\u{1B}P+q544e\u{1B}\\", "\u{1B}_Ga=T;\u{1B}\\",
    "\u{1B}[2J\u{1B}[H",
    "\u{1B}[8mhidden", "\u{1B}[6n", "\u{1B}c", "\u{9B}31m", "\u{9D}0;x\u{9C}", "\u{90}q\u{9C}",
    "\u{07}\u{07}",
    "a\u{08}\u{08}b", "x\u{7F}y", "\u{0B}::error::vt", "\u{0C}::error::ff", "\u{1C}::error::fs",
    "\u{85}::error::nel", "\u{00}nul", "\u{0E}shift\u{0F}", "\u{1A}sub", "\u{05}enq",
    "over\rwritten",
  ]

  static let unseen = [
    "\u{202E}gpj.exe", "\u{202D}x\u{202C}", "\u{202A}x", "\u{202B}x", "\u{2066}x\u{2069}",
    "\u{2067}x", "\u{2068}x",
    "\u{200E}x", "\u{200F}x", "\u{61C}x", "a\u{200B}b", "a\u{200C}b", "a\u{200D}b", "a\u{2060}b",
    "a\u{FEFF}b",
    "a\u{AD}b", "a\u{34F}b", "a\u{115F}b", "a\u{1160}b", "a\u{3164}b", "a\u{FFA0}b", "a\u{17B4}b",
    "a\u{180E}b",
    "a\u{180B}b", "a\u{2061}b", "a\u{206A}b", "a\u{FE0F}b", "a\u{FE00}b", "a\u{E0100}b",
    "tags \u{E0041}\u{E0042}\u{E007F}", "a\u{FFF9}b\u{FFFA}c\u{FFFB}", "a\u{FFF0}b", "a\u{1D173}b",
    "a\u{1BCA0}b",
    "a\u{13430}b", "a\u{2028}::error::ls", "a\u{2029}::error::ps", "a\u{FFFE}b",
    "a" + String(Unicode.Scalar(UInt16(0xFDD0)) ?? "x"),
    "a\u{1FFFF}b",
    "a\u{E0FFF}b", "a\u{600}b",
  ]

  static let logs = [
    "::error::forged", "  ::warning file=x::y", "\u{A0}::notice::z", "\u{3000}::debug::z",
    "::stop-commands::tok",
    "::add-mask::x", "::set-output name=a::b", "::group::x", "::endgroup::", ":::error::x",
    "x ::error::y",
    "##[error]forged", "##[group]x", "##[command]rm", "#####[error]x",
    "##vso[task.setvariable variable=PATH]x",
    "##VSO[task.complete result=Failed;]done", "a##vso[build.addbuildtag]x",
    "##teamcity[buildStatus status='FAILURE']", "##teamcity[testFailed name='a']",
    "##team-city.x_1[a]",
    "section_start:1700000000:evil\r\u{1B}[0K", "section_end:1700000000:evil",
    "travis_fold:start:evil",
    "[[ATTACHMENT|/etc/passwd]]", "line\r::error::cr", "line\n::error::lf", "%0A::error::percent",
    "%25%0D%0A##vso[a]", "::error title=a,file=b::c",
  ]

  static let markup = [
    "@everyone @octocat", "#1 GH-1 octo/cat#1", "deadbeefdeadbeefdeadbeef",
    "https://evil.example/x",
    "www.evil.example", "mail@evil.example", "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "<!-- x -->", "[x](javascript:alert(1))", "![x](//evil.example/x.png)", "`code` ``` ~~~",
    "| a | b |\\",
    "</details><details>", "<a href='//evil.example'>", "&lt;b&gt;&#64;octocat", "$x$ :smile:",
    "\\`\\@octocat",
    "]]><x>", "<?xml?>", "<!ENTITY x SYSTEM 'file:///etc/passwd'>", "&x;", "\",\"x\":\"", "\\u0041",
    "{{ page.title }}",
    "\"]; x [label=\"", "--- a/x", "+++ b/x", "@@ -1 +1 @@", "' \" \\",
  ]

  static let formulas = [
    "=1+1", "=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(1)", "＝1+1", "＋1", "－1", "＠SUM(1)", " =1+1",
    "\t=1+1",
    "\"=1+1\"", "'=1+1", "a;=1+1", "=HYPERLINK(\"https://evil.example\")", "\u{3000}=1+1", "“=1+1”",
    "\r=1+1",
  ]

  static let all = terminal + unseen + logs + markup + formulas
}
