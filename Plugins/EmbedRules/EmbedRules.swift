// SPDX-License-Identifier: Apache-2.0

import Foundation
import PackagePlugin

/// Has the pages under `rules/` written into a Swift file of the target that uses this plugin.
@main
struct EmbedRules: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = context.package.directoryURL.appending(path: "rules")
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedPages.swift")
    var inputs = [folder]
    let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    while let url = found?.nextObject() as? URL {
      // Folders, too: a new page changes its folder before it is in this list.
      if url.pathExtension == "md" || url.hasDirectoryPath { inputs.append(url) }
    }
    return [
      .buildCommand(
        displayName: "Embedding rules/",
        executable: try context.tool(named: "EmbedRulesTool").url,
        arguments: [folder.path(percentEncoded: false), output.path(percentEncoded: false)],
        inputFiles: inputs.sorted { $0.path < $1.path }, outputFiles: [output])
    ]
  }
}
