// SPDX-License-Identifier: Apache-2.0

/// What an image file says of its maker: IPTC-IIM, XMP and Exif, one value for each field.
///
/// Where they differ, XMP goes before IIM, and IIM before Exif, field by field, as the IPTC Photo Metadata Guidelines
/// have it. The texts are not verified: trimmed, not empty, of limited length, and otherwise as they are.
package struct ImageMetadata: Hashable, Sendable {
  /// Who made it.
  package var creators: [String] = []
  /// The credit line that its supplier wants.
  package var credit = ""
  /// From whom it came.
  package var source = ""
  package var copyright = ""
  /// The address of its licence.
  package var licence = ""
  /// The address of a page on its rights.
  package var statement = ""
  /// The address where a licence for it is had.
  package var licensor = ""
  /// How it came to be, by the last part of IPTC's term: `trainedAlgorithmicMedia`.
  package var digitalSource = ""
  /// Whether a camera is named.
  package var hasCamera = false

  package init() {}

  package var isEmpty: Bool { self == ImageMetadata() }

  /// Whether the file says that a machine made it, or a part of it.
  package var isGenerated: Bool {
    digitalSource == "trainedAlgorithmicMedia"
      || digitalSource == "compositeWithTrainedAlgorithmicMedia"
  }
}

/// What was found under each of the three systems, until they are put together.
struct MetadataBlocks {
  /// By the name of the field; the first value counts.
  var xmp: [XMPField: [String]] = [:]
  var iim: [IIMField: [String]] = [:]
  var artists: [String] = []
  var copyright = ""
  var hasCamera = false

  /// No field is longer, in bytes.
  static let longest = 2000
  static let mostValues = 32

  var merged: ImageMetadata {
    var metadata = ImageMetadata()
    let names: [[String]?] = [
      xmp[.creator], iim[.byline], artists, xmp[.artist], xmp[.imageCreator], xmp[.attribution],
    ]
    metadata.creators = names.lazy.compactMap { $0 }.first { !$0.isEmpty } ?? []
    metadata.credit = xmp[.credit]?.first ?? iim[.credit]?.first ?? ""
    metadata.source = xmp[.source]?.first ?? iim[.source]?.first ?? ""
    metadata.copyright =
      xmp[.rights]?.first ?? iim[.copyright]?.first
      ?? (copyright.isEmpty ? xmp[.tiffCopyright]?.first : copyright) ?? ""
    metadata.licence = xmp[.licence]?.first ?? ""
    metadata.statement = xmp[.statement]?.first ?? ""
    metadata.licensor = xmp[.licensor]?.first ?? ""
    let term = xmp[.digitalSource]?.first ?? ""
    metadata.digitalSource =
      term.split { $0 == "/" || $0 == ":" || $0 == "#" }.last.flatMap { Self.clean(String($0)) }
      ?? ""
    metadata.hasCamera = hasCamera || xmp[.make] != nil || xmp[.model] != nil
    return metadata
  }

  mutating func add(_ text: String, _ field: XMPField) {
    guard let text = Self.clean(text), xmp[field, default: []].count < Self.mostValues else {
      return
    }
    xmp[field, default: []].append(text)
  }

  mutating func add(_ text: String, _ field: IIMField) {
    guard let text = Self.clean(text), iim[field, default: []].count < Self.mostValues else {
      return
    }
    iim[field, default: []].append(text)
  }

  /// `text` without blanks and control characters around it; `nil` when that is all.
  static func clean(_ text: String) -> String? {
    func isBlank(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isWhitespace || scalar.value < 0x20 || scalar.value == 0xFEFF
    }
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isBlank($0) }),
      let last = scalars.lastIndex(where: { !isBlank($0) })
    else { return nil }
    return String(scalars[first...last])
  }
}

extension ImageMetadata {
  /// What the image in `bytes` says of its maker; empty when it says nothing, is of no known kind, or is damaged.
  package static func read(_ bytes: ImageBytes) -> ImageMetadata {
    var bytes = bytes
    return read(&bytes)
  }

  static func read(_ bytes: inout ImageBytes) -> ImageMetadata {
    var blocks = MetadataBlocks()
    switch bytes.byte(0) {
    case 0xFF: JPEGMetadata.read(&bytes, &blocks)
    case 0x89: PNGMetadata.read(&bytes, &blocks)
    case UInt8(ascii: "R"): WebPMetadata.read(&bytes, &blocks)
    case UInt8(ascii: "I"), UInt8(ascii: "M"):
      TIFFMetadata.read(&bytes, 0..<bytes.count, &blocks, isFile: true)
    case 0: BoxMetadata.read(&bytes, &blocks)
    default: break
    }
    return blocks.merged
  }
}

/// What the first bytes of an image file and its metadata tell.
package struct ImageReading: Sendable {
  package var size: ImageSize?
  /// `nil` where no one asked for it.
  package var metadata: ImageMetadata?

  /// Both are read with one measure of ``ImageBytes/most``.
  package init(_ bytes: ImageBytes, withMetadata: Bool) {
    var bytes = bytes
    size = ImageHeader.size(of: &bytes)
    metadata = withMetadata ? ImageMetadata.read(&bytes) : nil
  }
}
