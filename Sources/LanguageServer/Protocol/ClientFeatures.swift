// SPDX-License-Identifier: Apache-2.0

package import JSONRPC

/// What a client says that it can do.
package struct ClientFeatures: Sendable {
  package var encoding = PositionEncoding.utf16
  /// Whether it asks for diagnostics itself; then none are pushed.
  package var pullsDiagnostics = false
  package var refreshesDiagnostics = false
  package var resolvesEdits = false
  package var hasActionLiterals = false
  package var showsProgress = false
  package var showsDocuments = false
  package var appliesEdits = false
  package var versionsEdits = false
  package var watchesFiles = false
  package var nestsSymbols = false
  package var showsMarkdown = true
  package var showsTooltips = false

  package init() {}

  /// - Parameter params: Those of `initialize`.
  package init(_ params: JSONValue) {
    let all = params["capabilities"] ?? [:]
    let document = all["textDocument"] ?? [:]
    let encodings = all.at("general", "positionEncodings")?.array?.compactMap(\.string) ?? []
    // The first one that both know; UTF-16 is always known.
    encoding = encodings.lazy.compactMap { PositionEncoding(rawValue: $0) }.first ?? .utf16
    pullsDiagnostics = document["diagnostic"]?.members != nil
    refreshesDiagnostics = all.at("workspace", "diagnostics", "refreshSupport")?.bool ?? false
    let action = document["codeAction"]
    hasActionLiterals = action?["codeActionLiteralSupport"] != nil
    resolvesEdits =
      action?.at("resolveSupport", "properties")?.array?.contains("edit") ?? false
    showsProgress = all.at("window", "workDoneProgress")?.bool ?? false
    showsDocuments = all.at("window", "showDocument", "support")?.bool ?? false
    appliesEdits = all.at("workspace", "applyEdit")?.bool ?? false
    versionsEdits = all.at("workspace", "workspaceEdit", "documentChanges")?.bool ?? false
    watchesFiles =
      all.at("workspace", "didChangeWatchedFiles", "dynamicRegistration")?.bool ?? false
    nestsSymbols =
      document.at("documentSymbol", "hierarchicalDocumentSymbolSupport")?.bool ?? false
    if let formats = document.at("hover", "contentFormat")?.array {
      showsMarkdown = formats.contains("markdown")
    }
    showsTooltips = document.at("documentLink", "tooltipSupport")?.bool ?? false
  }
}
