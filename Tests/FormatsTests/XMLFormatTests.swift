// SPDX-License-Identifier: Apache-2.0

import Linting
import Formats
import Testing

@Suite("Formats in XML") struct XMLFormatTests {
  @Test("JUnit: a report with everything in it looks as in the snapshot")
  func junit() throws {
    let text = String(decoding: JUnitFormat().bytes(Samples.full), as: UTF8.self)
    try Samples.expectSnapshot(text, "report.junit.xml")
  }

  @Test("Checkstyle: a report with everything in it looks as in the snapshot")
  func checkstyle() throws {
    let text = String(decoding: CheckstyleFormat().bytes(Samples.full), as: UTF8.self)
    try Samples.expectSnapshot(text, "report.checkstyle.xml")
  }

  @Test("Without posts there is still a document")
  func nothing() {
    #expect(
      String(decoding: JUnitFormat().bytes(Samples.empty), as: UTF8.self) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="stet" tests="0" failures="0" errors="0">
        </testsuites>

        """)
    #expect(
      String(decoding: CheckstyleFormat().bytes(Samples.empty), as: UTF8.self) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <checkstyle version="8.0">
        </checkstyle>

        """)
  }

  @Test("Marks of XML from a post stay text, and what XML has no character for is written visibly")
  func escapes() {
    let text = "<b a=\"'\">&]]>\u{FFFE}\u{1}"
    let report = RunReport(
      posts: [Samples.post("x \(text)", "x", path: text, message: text, help: text)],
      configuration: [], exitStatus: 0)
    let escaped = #"&lt;b a=&quot;'&quot;&gt;&amp;]]&gt;"# + "\\u{FFFE}\\u{1}"
    #expect(
      String(decoding: CheckstyleFormat().bytes(report), as: UTF8.self) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <checkstyle version="8.0">
          <file name="\(escaped)">
            <error line="1" column="1" severity="warning" message="\(escaped)" source="stet.sample-rule"/>
          </file>
        </checkstyle>

        """)
    let inText = escaped.replacing("&quot;", with: "\"")
    #expect(
      String(decoding: JUnitFormat().bytes(report), as: UTF8.self) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="stet" tests="1" failures="1" errors="0">
          <testsuite name="\(escaped)" tests="1" failures="1" errors="0" skipped="0">
            <testcase name="sample-rule" classname="\(escaped)">
              <failure message="\(escaped)" type="warning">
        \(inText):1:1: warning: \(inText) [sample-rule]
          help: \(inText)
        </failure>
            </testcase>
          </testsuite>
        </testsuites>

        """)
  }

  @Test(
    "A rule that found more than one thing is one failure that lists them, as severe as the worst")
  func together() {
    var post = Samples.post("one two", "one", help: "")
    post.findings.append(
      Finding(
        rule: "sample-rule", severity: .error, message: "more is wrong", help: "",
        range: Samples.range(of: "two", in: post.source)))
    let report = RunReport(posts: [post], configuration: [], exitStatus: 1)
    #expect(
      String(decoding: JUnitFormat().bytes(report), as: UTF8.self).contains(
        """
              <failure message="something is wrong (and 1 more)" type="error">
        posts/a.md:1:1: warning: something is wrong [sample-rule]
        posts/a.md:1:5: error: more is wrong [sample-rule]
        </failure>

        """))
  }

  @Test(
    "The posts of one file, as of an export, are one suite, in which nothing that was found is lost"
  )
  func export() {
    var first = Samples.post("one two", "one", path: "export.xml", help: "")
    first.applied = ["sample-rule", "other-rule"]
    first.unverified = [.init(rule: "site-rule", reason: "no site was given")]
    var second = Samples.post("one two", "two", path: "export.xml", help: "")
    second.applied = ["sample-rule", "site-rule"]
    let report = RunReport(posts: [first, second], configuration: [], exitStatus: 1)
    #expect(
      String(decoding: JUnitFormat().bytes(report), as: UTF8.self) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="stet" tests="3" failures="1" errors="0">
          <testsuite name="export.xml" tests="3" failures="1" errors="0" skipped="1">
            <testcase name="other-rule" classname="export.xml"/>
            <testcase name="sample-rule" classname="export.xml">
              <failure message="something is wrong (and 1 more)" type="warning">
        export.xml:1:1: warning: something is wrong [sample-rule]
        export.xml:1:5: warning: something is wrong [sample-rule]
        </failure>
            </testcase>
            <testcase name="site-rule" classname="export.xml">
              <skipped message="no site was given"/>
            </testcase>
          </testsuite>
        </testsuites>

        """)
  }
}
