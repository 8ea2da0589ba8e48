// SPDX-License-Identifier: Apache-2.0

import Files
import JSONRPC
import Linting
import Sessions
import SourceText
import Workspace

/// What the client gets of findings.
extension LanguageServer {
  /// Sends the diagnostics of a document, unless the client has them.
  func publish(_ location: String) {
    guard let document = documents[location] else { return }
    let list = diagnostics(of: document)
    if let last = document.published, last.diagnostics == list, last.version == document.version {
      return
    }
    documents[location]?.published = (list, document.version)
    var params: JSONValue = ["uri": .string(document.uri), "diagnostics": list]
    if let version = document.version { params = params.adding("version", .integer(version)) }
    notify("textDocument/publishDiagnostics", params)
  }

  /// Takes back the diagnostics of a file.
  func clear(_ uri: String) {
    if features.pullsDiagnostics { return }
    notify("textDocument/publishDiagnostics", ["uri": .string(uri), "diagnostics": []])
  }

  func diagnostics(of document: OpenDocument) -> JSONValue {
    guard let report = document.judgement?.report, let world = roots[document.root]?.world else {
      return []
    }
    var list = DiagnosticList(positions: document.positions, uri: document.uri)
    list.elsewhere = { path, range in
      let location = PathText.join(world.root, path)
      let uri = self.documents[location]?.uri ?? FileURI.uri(self.paths.shown(location))
      guard let positions = self.positions(at: location, world) else { return nil }
      return ["uri": .string(uri), "range": positions.json(range)]
    }
    return list.json(report.findings)
  }

  private func positions(at location: String, _ world: SiteWorld) -> TextPositions? {
    if let held = documents[location] { return held.positions }
    guard let bytes = try? world.workspace.files.read(location, limit: Self.largestDocument).bytes
    else { return nil }
    let mark = OpenDocument.byteOrderMark
    return TextPositions(
      bytes, features.encoding, hidden: bytes.starts(with: mark) ? mark.count : 0)
  }

  /// Sends what is wrong with settings and rule pages.
  func reportSettings(of world: SiteWorld) {
    if features.pullsDiagnostics { return }
    var sent: Set<String> = []
    for report in world.settingsReports {
      let location = PathText.join(world.root, report.path)
      let uri = documents[location]?.uri ?? FileURI.uri(paths.shown(location))
      let positions =
        documents[location]?.positions ?? TextPositions(report.source.bytes, features.encoding)
      let list = DiagnosticList(positions: positions, uri: uri).json(report.findings)
      notify("textDocument/publishDiagnostics", ["uri": .string(uri), "diagnostics": list])
      sent.insert(uri)
    }
    for uri in roots[world.root]?.reported.subtracting(sent) ?? [] { clear(uri) }
    roots[world.root]?.reported = sent
  }

  func clearSettings(of folder: String) {
    for uri in roots[folder]?.reported ?? [] { clear(uri) }
    roots[folder]?.reported = []
  }
}

/// The diagnostics of all posts in the folders of a client.
struct WorkspaceRun: Sendable {
  var folders: [String]
  var edits: [String: [UInt8]]
  /// The result ids that the client has, by address.
  var known: [String: String]
  var encoding: PositionEncoding
  var paths: RootPaths
  /// The address and the version of each open document, by location.
  var versions: [String: (uri: String, version: Int?)]

  func json(_ settings: WorldSettings) async -> JSONValue {
    var items: [JSONValue] = []
    for folder in folders.sorted() {
      let own = edits.filter { FilePath.isInside($0.key, folder) }
      guard
        let world = await SiteWorld(folder, posts: .named(["."]), edits: own, settings: settings)
      else { continue }
      for report in world.settingsReports {
        items.append(item(report.path, report.source, report.findings, world.root))
      }
      guard world.isUsable else { continue }
      for report in await world.reports() {
        if Task.isCancelled { return ["items": []] }
        items.append(item(report.path, report.source, report.findings, world.root))
      }
    }
    return ["items": .array(items)]
  }

  private func item(
    _ path: String, _ source: SourceText, _ findings: [Finding], _ root: String
  ) -> JSONValue {
    let location = PathText.join(root, path)
    let open = versions[location]
    let uri = open?.uri ?? FileURI.uri(paths.shown(location))
    let mark = OpenDocument.byteOrderMark
    let positions = TextPositions(
      source.bytes, encoding, hidden: source.bytes.starts(with: mark) ? mark.count : 0)
    let list = DiagnosticList(positions: positions, uri: uri).json(findings)
    let result = ResultID.of(list)
    let version = open?.version.map { JSONValue.integer($0) } ?? .null
    if known[uri] == result {
      return [
        "kind": "unchanged", "uri": .string(uri), "version": version, "resultId": .string(result),
      ]
    }
    return [
      "kind": "full", "uri": .string(uri), "version": version, "resultId": .string(result),
      "items": list,
    ]
  }
}

/// Names for lists of diagnostics: the same list has the same name.
enum ResultID {
  static func of(_ list: JSONValue) -> String {
    // FNV-1a.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in list.bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return String(hash, radix: 36)
  }
}
