// SPDX-License-Identifier: Apache-2.0

import Testing

/// Images of a site on the disk, and what settings say about their credits.
@Suite("Images, their files and their credits")
struct ImageTests {
  /// A PNG header of that size.
  static func png(_ width: UInt8, _ height: UInt8) -> [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]
      + [0, 0, width, 0, 0, 0, height, 0]
  }

  @Test(
    "Files are looked up in the site's folder, never outside it, and a fix gives their spelling")
  func files() async throws {
    let folder = try TemporaryFolder()
    try folder.write("secret.png", Self.png(4, 4))
    try folder.write("site/static/images/Pier.png", Self.png(5, 3))
    try folder.write("site/static/images/empty.png", [])
    try folder.link("site/static/out.png", to: "../../secret.png")
    try folder.write(
      "site/posts/ferry.md",
      """
      ![The pier at dawn](/images/pier.png)

      ![The pier at noon](/images/empty.png)

      ![The pier at dusk](/out.png) ![The pier at night](../../secret.png)

      """)
    let report = await TestRun.stet(
      ["lint", "--only", "image-file,image-size", "--site", "site", "site/posts"], in: folder.path)
    #expect(report.status == 1)
    #expect(report.output.contains("1:21"))
    #expect(report.output.contains("The image file is named 'site/static/images/Pier.png'"))
    #expect(report.output.contains("The image file 'site/static/images/empty.png' is empty"))
    #expect(report.output.contains("The image file '/out.png' does not exist"))
    #expect(!report.output.contains("The image file '../../secret.png' does not exist"))
    #expect(!report.output.contains("image-size"))
    let fixed = await TestRun.stet(
      ["lint", "--only", "image-file", "--fix=all", "--site", "site", "site/posts"],
      in: folder.path)
    #expect(fixed.status == 1)
    #expect(
      try folder.read("site/posts/ferry.md").hasPrefix("![The pier at dawn](/images/Pier.png)"))
  }

  @Test("The size of a lead image is read from its file")
  func size() async throws {
    let folder = try TemporaryFolder()
    try folder.write("small.png", Self.png(2, 3))
    try folder.write("large.png", Self.png(5, 3))
    try folder.write("a.md", "![The pier](small.png)\n")
    try folder.write("b.md", "![The pier](large.png)\n")
    let report = await TestRun.stet(
      ["lint", "--only", "image-size", "--site", ".", "."], in: folder.path)
    #expect(report.output.contains("The lead image is only 512 pixels wide"))
    #expect(report.output.contains("1 warning"))
  }

  @Test("Where credits count is set once, and holds for every rule and for the list of credits")
  func places() async throws {
    let folder = try TemporaryFolder()
    try folder.write("a.md", "![The pier](pier.jpg \"Photo by Ann Lee on Unsplash\")\n")
    func hidden() async -> TestRun {
      await TestRun.stet(["lint", "--only", "image-credit-hidden", "a.md"], in: folder.path)
    }
    #expect(await hidden().output.contains("image-credit-hidden"))
    try folder.write(".stet.yml", "rules:\n  image-credit: {title-is-caption: true}\n")
    #expect(await !hidden().output.contains("image-credit-hidden"))
    let credits = await TestRun.stet(["credits", "a.md"], in: folder.path)
    #expect(credits.output.contains("by Ann Lee on Unsplash (title)"))
  }
}
