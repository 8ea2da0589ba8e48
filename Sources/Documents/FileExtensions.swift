// SPDX-License-Identifier: Apache-2.0

/// What files are called by what they hold: the one list of extensions, in lower case, without the
/// dot.
public enum FileExtensions {
  /// Markdown with JSX.
  public static let mdx = "mdx"
  /// Markdown that Stet reads.
  public static let markdown = ["md", "markdown", mdx]
  /// Markdown that only site generators read.
  public static let furtherMarkdown = ["mdown", "mkd"]
  /// Pages.
  public static let html = ["html", "htm", "xhtml"]
  /// Images made of pixels that browsers show.
  public static let photos = ["jpg", "jpeg", "png", "gif", "webp", "avif"]
  /// Images that browsers show.
  public static let webImages = photos + ["svg"]
  /// Images that any program shows.
  public static let images = webImages + ["bmp", "tif", "tiff", "heic"]

  /// The format of the posts in files with that extension, in lower case; `nil` for files that hold
  /// no post.
  public static func format(_ name: String) -> DocumentFormat? {
    if markdown.contains(name) { return .markdown }
    return html.contains(name) ? .html : nil
  }

  /// The format of the posts in files whose path ends as that of `path`, in any case; `nil` for files
  /// that hold no post.
  public static func format(ofPath path: String) -> DocumentFormat? {
    var packed: UInt64 = 0
    for (count, byte) in path.utf8.reversed().enumerated() {
      if byte == UInt8(ascii: ".") { return posts.first { $0.packed == packed }?.format ?? nil }
      guard byte != UInt8(ascii: "/"), count < 8 else { return nil }
      packed = packed << 8 | UInt64(0x41...0x5A ~= byte ? byte | 0x20 : byte)
    }
    return nil
  }

  /// The extensions of posts, the last byte of each first: a site has many files.
  private static let posts = (markdown + html).map { name in
    (
      packed: name.utf8.reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) },
      format: format(name)
    )
  }

  /// Whether a file of that name, in lower case, has one of the extensions `names`.
  public static func has(_ file: some StringProtocol, _ names: [String]) -> Bool {
    let bytes = Substring(file).utf8
    guard let dot = bytes.lastIndex(of: UInt8(ascii: ".")) else { return false }
    let rest = bytes[bytes.index(after: dot)...]
    return names.contains { rest.elementsEqual($0.utf8) }
  }
}
