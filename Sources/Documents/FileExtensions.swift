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

  /// Whether a file of that name, in lower case, has one of the extensions `names`.
  public static func has(_ file: some StringProtocol, _ names: [String]) -> Bool {
    let bytes = Substring(file).utf8
    guard let dot = bytes.lastIndex(of: UInt8(ascii: ".")) else { return false }
    let rest = bytes[bytes.index(after: dot)...]
    return names.contains { rest.elementsEqual($0.utf8) }
  }
}
