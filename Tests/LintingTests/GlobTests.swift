// SPDX-License-Identifier: Apache-2.0

import Linting
import SourceText
import Testing

@Suite struct GlobTests {
  @Test(
    "A pattern matches whole paths, folder by folder",
    arguments: [
      ("posts/*.md", "posts/a.md", true),
      ("posts/*.md", "posts/x/a.md", false),
      ("posts/**", "posts/x/a.md", true),
      ("posts/**", "posts", false),
      ("posts/**/*.md", "posts/a.md", true),
      ("posts/**/*.md", "posts/x/y/a.md", true),
      ("posts/**/*.md", "drafts/posts/a.md", false),
      ("**/archive/**", "archive/a.md", true),
      ("**/archive/**", "x/archive/y/a.md", true),
      ("a**b/c", "axxb/c", true),
      ("a**b/c", "ax/b/c", false),
      ("?.md", "é.md", true),
      ("?.md", "/.md", false),
      ("[a-c]x/[!0-9].md", "bx/y.md", true),
      ("[a-c]x/[!0-9].md", "bx/7.md", false),
      ("[]x].md", "].md", true),
      ("[[:digit:]_].md", "7.md", true),
      ("[é-ü].md", "ö.md", true),
      ("x[/]y", "x/y", false),
      ("{posts,drafts/{old,new}}/*.{md,html}", "drafts/new/a.html", true),
      ("{posts,drafts/{old,new}}/*.{md,html}", "drafts/a.html", false),
      ("{posts/**,x}/a", "posts/q/r/a", true),
      ("a{,b}c", "ac", true),
      ("a{b}c", "abc", true),
      ("a{}c", "ac", true),
      (#"\*\{a.md"#, "*{a.md", true),
      ("a,b}", "a,b}", true),
      ("**", "x/y", true),
      ("*", ".hidden", true),
    ])
  func matching(pattern: String, path: String, expected: Bool) throws {
    #expect(try Glob(pattern).matches(path) == expected)
  }

  @Test(
    "A configuration's pattern without a slash holds at any depth, and a folder stands for what is in it",
    arguments: [
      ("*.md", "x/y/a.md", true),
      ("drafts", "x/drafts/a.md", true),
      ("drafts/", "drafts/a.md", true),
      ("./drafts/a.md", "drafts/a.md", true),
      ("/drafts/**", "drafts/x/a.md", true),
      ("/drafts", "x/drafts/a.md", false),
      ("posts/archive", "posts/archive/2001/a.md", true),
      ("posts/archive", "posts/archive-2/a.md", false),
    ])
  func covering(pattern: String, path: String, expected: Bool) throws {
    #expect(try Glob(path: pattern).covers(path) == expected)
  }

  @Test(
    "A pattern that cannot be understood says why",
    arguments: [
      ("a{b", "the '{' is never closed"), ("a[b", "the '[' is never closed"),
      ("a\\", "the '\\' at the end escapes nothing"),
      (String(repeating: "a", count: 2001), "a pattern has at most 2000 characters"),
    ])
  func problems(pattern: String, message: String) {
    let problem = #expect(throws: GlobProblem.self) { try Glob(pattern) }
    #expect(problem?.message == message)
  }

  @Test("A hostile pattern takes no longer than its length times that of the path")
  func hostile() throws {
    let stars = try Glob(String(repeating: "*a", count: 900) + "b")
    let path = String(repeating: "a", count: 3000)
    #expect(!stars.matches(path))
    let deep = try Glob(
      String(repeating: "{a,", count: 400) + "b" + String(repeating: "}", count: 400))
    #expect(deep.matches("b"))
    let folders = try Glob(String(repeating: "**/", count: 600) + "x")
    #expect(!folders.matches(String(repeating: "y/", count: 1000)))
  }
}

@Suite struct GitIgnoreTests {
  @Test(
    "A line means what it means to git",
    arguments: [
      ("*.log", "x/a.log", false, true),
      ("/a.md", "x/a.md", false, nil),
      ("/a.md", "a.md", false, true),
      ("build/", "x/build", true, true),
      ("build/", "x/build", false, nil),
      ("doc/*.md", "doc/a.md", false, true),
      ("doc/*.md", "x/doc/a.md", false, nil),
      ("**/doc/a", "x/doc/a", false, true),
      ("*.md\n!keep.md", "x/keep.md", false, false),
      ("!keep.md\n*.md", "keep.md", false, true),
      ("# a.md\n\\#b.md", "#b.md", false, true),
      ("\\!a.md", "!a.md", false, true),
      ("a.md   ", "a.md", false, true),
      ("a\\ ", "a ", false, true),
      ("a.md\r\nb.md\r\n", "b.md", false, true),
      ("{a,b}.md", "a.md", false, nil),
      ("[a", "[a", false, nil),
      ("\u{FEFF}a.md", "a.md", false, true),
      ("*", "x", true, true),
    ] as [(String, String, Bool, Bool?)])
  func lines(text: String, path: String, isFolder: Bool, expected: Bool?) {
    #expect(GitIgnore(SourceText(text)).verdict(path, isFolder: isFolder) == expected)
  }

  @Test("A deeper file speaks before one above it, but nothing comes back from a folder left out")
  func nested() {
    let rules = IgnoreRules()
      .adding(GitIgnore(SourceText("*.tmp.md\nout/\n/top.md")), in: "/r")
      .adding(GitIgnore(SourceText("!kept.tmp.md\n/own.md")), in: "/r/posts")
    #expect(rules.ignores("/r/a.tmp.md", isFolder: false))
    #expect(!rules.ignores("/r/posts/kept.tmp.md", isFolder: false))
    #expect(rules.ignores("/r/posts/own.md", isFolder: false))
    #expect(!rules.ignores("/r/posts/x/own.md", isFolder: false))
    #expect(!rules.ignores("/r/posts/top.md", isFolder: false))
    #expect(rules.ignores(file: "/r/out/posts/kept.tmp.md", below: "/r"))
    #expect(!rules.ignores(file: "/r/posts/a.md", below: "/r"))
  }
}

@Suite struct PathTextTests {
  @Test(
    "Paths are put together as text",
    arguments: [
      ("/a/b", "../c.yml", "/a/c.yml"), ("/a", "../../..", "/"), ("", "./x//y", "x/y"),
      ("a", "../../b", "../b"), ("/a", "/b", "/b"), ("a", "..", ""),
      ("a", ".b/..c/d...", "a/.b/..c/d..."),
      ("a", "b/.", "a/b"), ("", "b/", "b"), ("/", "", "/"),
    ])
  func join(folder: String, path: String, expected: String) {
    #expect(PathText.join(folder, path) == expected)
  }

  @Test(
    "A path is seen from inside a folder only",
    arguments: [
      ("/a/b/c", "/a", "b/c"), ("/ab", "/a", nil), ("/a", "/a", ""), ("/a", "/", "a"),
      ("a/b", "", "a/b"), ("../b", "", nil), ("/b", "", nil),
    ] as [(String, String, String?)])
  func relative(path: String, folder: String, expected: String?) {
    #expect(PathText.relative(path, to: folder) == expected)
  }
}
