// SPDX-License-Identifier: Apache-2.0

import Articles
import Files
import JSONRPC
import Linting
import Sessions
import SourceText
import Workspace

/// What a request about one document may ask.
struct PostContext {
  var document: OpenDocument
  var world: SiteWorld
  var judgement: SiteWorld.Judgement
  var features: ClientFeatures
  var roots: RootPaths
  /// The other texts that the client holds, by location.
  var held: [String: OpenDocument]

  var article: Article? { judgement.article }
  var site: SiteSnapshot? { world.site(of: document.location) }
  var rules: ResolvedRules? { world.rules(at: document.location) }
  var positions: TextPositions { document.positions }

  /// The offset that the parameters of a request name.
  func offset(_ params: JSONValue) -> Int? {
    ClientPosition(params["position"]).map { positions.offset($0) }
  }

  /// Where a file of the site lies that is printed as `path`.
  func location(_ path: String) -> String { PathText.join(world.root, path) }

  /// The address of the file at `location`, as the client spells it.
  func uri(_ location: String) -> String {
    if location == document.location { return document.uri }
    return held[location]?.uri ?? FileURI.uri(roots.shown(location))
  }

  /// The places in the file at `location`; `nil` for what cannot be read.
  func positions(at location: String) -> TextPositions? {
    if location == document.location { return positions }
    if let held = held[location] { return held.positions }
    guard let bytes = try? world.workspace.files.read(location, limit: Self.largest).bytes else {
      return nil
    }
    let mark = OpenDocument.byteOrderMark
    return TextPositions(
      bytes, features.encoding, hidden: bytes.starts(with: mark) ? mark.count : 0)
  }

  private static let largest = 16 << 20

  /// The article in the file at `location`, as the client holds it or as it is saved.
  func article(at location: String) -> Article? {
    if location == document.location { return article }
    if let held = held[location], world.tasks[location] != nil {
      return world.judge(location, held.judged)?.article
    }
    return world.tasks[document.location].flatMap { world.article(at: location, like: $0) }
  }

  /// A place in a file; `nil` where the file cannot be read.
  func place(_ location: String, _ range: ByteRange) -> JSONValue? {
    positions(at: location).map { ["uri": .string(uri(location)), "range": $0.json(range)] }
  }

  /// Edits of this document as a workspace edit.
  func edit(_ edits: [(range: ByteRange, text: String)]) -> JSONValue {
    edit([(document.location, positions.json(edits))])
  }

  /// Edits of several documents as a workspace edit.
  func edit(_ files: [(location: String, edits: JSONValue)]) -> JSONValue {
    guard features.versionsEdits else {
      return ["changes": .object(files.map { .init(uri($0.location), $0.edits) })]
    }
    return [
      "documentChanges": .array(
        files.map { file in
          let version =
            file.location == document.location
            ? document.version : held[file.location]?.version
          return [
            "textDocument": [
              "uri": .string(uri(file.location)),
              "version": version.map { .integer($0) } ?? .null,
            ], "edits": file.edits,
          ]
        })
    ]
  }
}

/// Folders as clients name them, and as they are without links.
struct RootPaths {
  /// The folder of the client, and where it really is.
  private var pairs: [(named: String, real: String)] = []

  mutating func add(_ named: String, _ real: String) {
    if !pairs.contains(where: { $0.named == named }) { pairs.append((named, real)) }
  }

  mutating func remove(_ named: String) { pairs.removeAll { $0.named == named } }

  /// Where the file is that the client names so, with the folder that it is in: the innermost one.
  func location(_ path: String) -> (location: String, root: String)? {
    let inside = pairs.filter { FilePath.isInside(path, $0.named) }
    guard let pair = inside.max(by: { $0.named.utf8.count < $1.named.utf8.count }) else {
      return nil
    }
    return (Self.moved(path, from: pair.named, to: pair.real), pair.real)
  }

  /// The path of a file as the client would name it.
  func shown(_ location: String) -> String {
    let inside = pairs.filter { FilePath.isInside(location, $0.real) }
    guard let pair = inside.max(by: { $0.real.utf8.count < $1.real.utf8.count }) else {
      return location
    }
    return Self.moved(location, from: pair.real, to: pair.named)
  }

  private static func moved(_ path: String, from old: String, to new: String) -> String {
    PathText.relative(path, to: old).map { $0.isEmpty ? new : FilePath.join(new, $0) } ?? path
  }
}
