// SPDX-License-Identifier: Apache-2.0

import Configuration
import Files
import JSONRPC
import Linting
import Sessions
import SourceText
import Workspace

/// The requests about one document.
enum DocumentRequest: String {
  case diagnostic = "textDocument/diagnostic"
  case codeAction = "textDocument/codeAction"
  case resolve = "codeAction/resolve"
  case hover = "textDocument/hover"
  case completion = "textDocument/completion"
  case definition = "textDocument/definition"
  case references = "textDocument/references"
  case prepareRename = "textDocument/prepareRename"
  case rename = "textDocument/rename"
  case links = "textDocument/documentLink"
  case symbols = "textDocument/documentSymbol"
  case formatting = "textDocument/formatting"

  /// The answer where there is nothing to say.
  func empty(_ params: JSONValue) -> JSONValue {
    switch self {
    case .diagnostic: ["kind": "full", "items": []]
    case .codeAction, .links, .symbols, .references: []
    case .resolve: params
    case .hover, .completion, .definition, .prepareRename, .rename, .formatting: .null
    }
  }
}

extension LanguageServer {
  func result(
    of request: DocumentRequest, _ params: JSONValue, _ context: PostContext
  ) -> Result<JSONValue, RPCError> {
    switch request {
    case .diagnostic:
      let list = diagnostics(of: context.document)
      let result = ResultID.of(list)
      if params["previousResultId"]?.string == result {
        return .success(["kind": "unchanged", "resultId": .string(result)])
      }
      return .success(["kind": "full", "resultId": .string(result), "items": list])
    case .codeAction:
      let actions = CodeActions(context: context).json(params)
      guard features.hasActionLiterals else { return .success(.array(Self.commands(actions))) }
      return .success(actions)
    case .resolve:
      guard let data = params["data"], let edit = CodeActions(context: context).resolved(data)
      else { return .failure(RPCError(.contentModified, "this fix can no longer be applied")) }
      return .success(params.adding("edit", edit))
    case .hover: return .success(Hover(context: context).json(params))
    case .formatting:
      let edits = CodeActions(context: context).fixAllEdits
      return .success(edits.map { context.positions.json($0) } ?? [])
    case .completion: return .success(Completion(context: context).json(params))
    case .definition: return .success(Navigation(context: context).definition(params))
    case .references: return .success(Navigation(context: context).references(params))
    case .prepareRename: return .success(Navigation(context: context).prepareRename(params))
    case .rename: return Navigation(context: context).rename(params)
    case .links: return .success(Outline(context: context).links)
    case .symbols: return .success(Outline(context: context).symbols)
    }
  }

  /// For a client that knows no actions, only those that are commands.
  private static func commands(_ actions: JSONValue) -> [JSONValue] {
    (actions.array ?? []).compactMap { $0["command"] }
  }

  func result(
    inSettings request: DocumentRequest, _ params: JSONValue, _ document: OpenDocument
  ) -> JSONValue {
    let world = roots[document.root]?.world
    let known = settings.catalogue.context
    let completion = SettingsCompletion(
      document: document, catalogue: world?.selection.catalogue ?? known.catalogue, context: known)
    return switch request {
    case .completion: completion.json(params)
    case .hover: completion.hover(params)
    case .diagnostic: settingsDiagnostics(document)
    default: request.empty(params)
    }
  }

  /// What is wrong with a settings file, for a client that asks.
  private func settingsDiagnostics(_ document: OpenDocument) -> JSONValue {
    let report = roots[document.root]?.settingsReports.first {
      PathText.join(document.root, $0.path) == document.location
    }
    let list = DiagnosticList(positions: document.positions, uri: document.uri)
      .json(report?.findings ?? [])
    return ["kind": "full", "resultId": .string(ResultID.of(list)), "items": list]
  }

  // MARK: Commands

  func execute(_ params: JSONValue) -> Result<JSONValue, RPCError> {
    let arguments = params["arguments"]?.array ?? []
    switch params["command"]?.string {
    case Commands.openRule: return openRule(arguments.first?.string ?? "")
    case Commands.restart:
      restart()
      return .success(.null)
    case Commands.fixAll, Commands.suppress:
      return applyEdit(params["command"]?.string ?? "", arguments)
    case Commands.report: return .success(report())
    default: return .failure(RPCError(.invalidParams, "unknown command"))
    }
  }

  private func openRule(_ id: String) -> Result<JSONValue, RPCError> {
    let known = roots.values.lazy.compactMap { $0.world?.selection.catalogue[id] }.first
    guard let rule = known ?? settings.catalogue.context.catalogue[id] else {
      return .failure(RPCError(.invalidParams, "unknown rule"))
    }
    let page = RuleText.page(rule)
    if features.showsDocuments, let path = pagePath(id, page) {
      ask("window/showDocument", ["uri": .string(FileURI.uri(path)), "takeFocus": true])
    } else {
      notify(
        "window/showMessage",
        ["type": 3, "message": .string(RuleText.summary(rule, severity: nil))])
    }
    return .success(.string(page))
  }

  /// The page as a file in the user's cache folder, for editors to show.
  private func pagePath(_ id: String, _ page: String) -> String? {
    guard let cache = settings.cacheFolder, id.utf8.allSatisfy({ $0 != UInt8(ascii: "/") }) else {
      return nil
    }
    let path = FilePath.join(cache, "rule-\(id).md")
    return (try? SafeWriter.write(Array(page.utf8), toTyped: path)).map { _ in path }
  }

  private func applyEdit(_ command: String, _ arguments: [JSONValue]) -> Result<JSONValue, RPCError>
  {
    guard features.appliesEdits, let uri = arguments.first?.string, let location = locations[uri],
      let document = documents[location], let world = roots[document.root]?.world,
      let judgement = world.judge(location, document.bytes)
    else { return .failure(RPCError(.requestFailed, "this document cannot be changed")) }
    let actions = CodeActions(
      context: PostContext(
        document: document, world: world, judgement: judgement, features: features, roots: paths,
        held: documents))
    var edit: JSONValue?
    if command == Commands.fixAll {
      edit = actions.fixAllEdits.map { actions.context.edit($0) }
    } else if arguments.count >= 4 {
      edit = actions.suppression(
        of: arguments[1].string ?? "", at: arguments[2], reason: arguments[3].string ?? "")
    }
    guard let edit else { return .success(false) }
    ask("workspace/applyEdit", ["label": "Stet", "edit": edit])
    return .success(true)
  }

  /// What is known of the folders and documents, for reports of problems.
  private func report() -> JSONValue {
    [
      "version": .string(version), "encoding": .string(features.encoding.rawValue),
      "folders": .array(
        roots.values.sorted { $0.folder < $1.folder }.map { root in
          [
            "folder": .string(FilePath.printed(root.folder)), "isRead": .bool(root.world != nil),
            "isCurrent": .bool(root.due == nil && !root.isBuilding),
            "milliseconds": .integer(Int(root.lastTook / .milliseconds(1))),
          ]
        }),
      "documents": .array(
        documents.values.sorted { $0.uri < $1.uri }.map { document in
          [
            "uri": .string(document.uri),
            "findings": document.judgement.map { .integer($0.report.findingCount) } ?? .null,
          ]
        }),
    ]
  }
}
