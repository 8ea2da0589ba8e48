// SPDX-License-Identifier: Apache-2.0

import Documents
import Files
import JSONRPC
import Linting
import Sessions

/// The beginning of a session, and the folders of the client.
extension LanguageServer {
  func initialize(_ params: JSONValue) -> JSONValue {
    features = ClientFeatures(params)
    if let folders = params["workspaceFolders"]?.array {
      for folder in folders { addRoot(folder["uri"]?.string) }
    } else {
      addRoot(params["rootUri"]?.string)
    }
    return [
      "capabilities": capabilities,
      "serverInfo": ["name": "stet", "version": .string(version)],
    ]
  }

  private var capabilities: JSONValue {
    var json: JSONValue = [
      "positionEncoding": .string(features.encoding.rawValue),
      "textDocumentSync": ["openClose": true, "change": 2, "save": ["includeText": false]],
      "codeActionProvider": features.hasActionLiterals
        ? ["codeActionKinds": CodeActions.kinds, "resolveProvider": .bool(features.resolvesEdits)]
        : true,
      "hoverProvider": true,
      "completionProvider": [
        "triggerCharacters": ["(", "/", "#", ":", " ", "\"", "-"], "resolveProvider": false,
      ],
      "definitionProvider": true, "referencesProvider": true,
      "renameProvider": ["prepareProvider": true],
      "documentLinkProvider": ["resolveProvider": false],
      "documentSymbolProvider": true, "documentFormattingProvider": true,
      "executeCommandProvider": ["commands": Commands.all],
      "workspace": ["workspaceFolders": ["supported": true, "changeNotifications": true]],
    ]
    if features.pullsDiagnostics {
      json = json.adding(
        "diagnosticProvider",
        [
          "identifier": "stet", "interFileDependencies": true, "workspaceDiagnostics": true,
        ])
    }
    return json
  }

  private func addRoot(_ uri: String?) {
    guard let path = uri.flatMap({ FileURI.path($0) }), let real = DiskTree.resolved(path) else {
      return
    }
    paths.add(path, real)
    roots[real] = roots[real] ?? Root(real, isClients: true)
    roots[real]?.isClients = true
  }

  func changeFolders(_ event: JSONValue) {
    for folder in event["removed"]?.array ?? [] {
      guard let path = folder["uri"]?.string.flatMap({ FileURI.path($0) }),
        let place = paths.location(path), place.location == place.root
      else { continue }
      clearSettings(of: place.root)
      paths.remove(path)
      roots[place.root] = nil
      for (location, document) in documents where document.root == place.root {
        documents[location] = nil
        locations[document.uri] = nil
        clear(document.uri)
      }
    }
    for folder in event["added"]?.array ?? [] { addRoot(folder["uri"]?.string) }
  }

  /// The root of a document that lies in no folder of the client: its repository, the folder of its settings, or its own.
  private func looseRoot(of path: String) -> (location: String, root: String)? {
    guard let folder = DiskTree.resolved(PathText.folder(path)) else { return nil }
    let disk = DiskTree(roots: ["/"])
    var root = folder
    search: for mark in [".git", ".stet.yml"] {
      var current = folder
      while true {
        if disk.info(FilePath.join(current, mark)) != nil {
          root = current
          break search
        }
        if current == "/" { break }
        current = FilePath.folder(of: current)
      }
    }
    if root == "/" { return nil }
    paths.add(root, root)
    roots[root] = roots[root] ?? Root(root, isClients: false)
    return (FilePath.join(folder, FilePath.name(of: path)), root)
  }

  func registerWatchers() {
    guard features.watchesFiles else { return }
    let names = FileExtensions.markdown + FileExtensions.html + FileExtensions.images
    let posts = "**/*.{" + names.joined(separator: ",") + "}"
    ask(
      "client/registerCapability",
      [
        "registrations": [
          [
            "id": "stet-files", "method": "workspace/didChangeWatchedFiles",
            "registerOptions": [
              "watchers": [
                ["globPattern": .string(posts)], ["globPattern": "**/.stet.yml"],
                ["globPattern": "**/*.{yml,yaml,toml,json}"], ["globPattern": "**/_redirects"],
              ]
            ],
          ]
        ]
      ])
  }

  // MARK: Documents

  func open(_ params: JSONValue) {
    guard let item = params["textDocument"], let uri = item["uri"]?.string,
      let text = item["text"]?.string, text.utf8.count <= Self.largestDocument,
      documents.count < Self.mostDocuments, let path = FileURI.path(uri),
      let place = paths.location(path) ?? looseRoot(of: path)
    else { return }
    let document = OpenDocument(
      uri: uri, location: place.location, root: place.root, version: item["version"]?.int,
      text: text, onDisk: savedBytes(place.location), features.encoding)
    guard document.isSettings || FileExtensions.format(ofPath: place.location) != nil else {
      return
    }
    locations[uri] = place.location
    documents[place.location] = document
    roots[place.root]?.changeNow()
  }

  private static let mostDocuments = 2000

  func change(_ params: JSONValue) {
    guard let uri = params.at("textDocument", "uri")?.string, let location = locations[uri] else {
      return
    }
    for change in params["contentChanges"]?.array ?? [] {
      guard documents[location]?.apply(change) == true else {
        log(2, "stet ignores a change of \(uri) that names no range")
        continue
      }
    }
    if let count = documents[location]?.bytes.count, count > Self.largestDocument {
      close(params)
      return
    }
    documents[location]?.version = params.at("textDocument", "version")?.int
    noteChange(location)
  }

  func close(_ params: JSONValue) {
    guard let uri = params.at("textDocument", "uri")?.string,
      let location = locations.removeValue(forKey: uri),
      let document = documents.removeValue(forKey: location)
    else { return }
    if !features.pullsDiagnostics, !document.isSettings { clear(uri) }
    guard let root = roots[document.root] else { return }
    if !root.isClients, !documents.values.contains(where: { $0.root == root.folder }) {
      clearSettings(of: root.folder)
      roots[root.folder] = nil
      paths.remove(root.folder)
    } else if savedBytes(location) != document.bytes {
      // What other pages saw of it was never saved.
      roots[root.folder]?.change()
    }
  }

  // MARK: Progress

  func beginProgress(_ folder: String) {
    guard features.showsProgress else { return }
    let token = JSONValue.string("stet-site-\(roots[folder]?.number ?? 0)-\(folder.utf8.count)")
    roots[folder]?.progress = token
    ask("window/workDoneProgress/create", ["token": token])
    notify(
      "$/progress",
      ["token": token, "value": ["kind": "begin", "title": "Stet reads the site"]])
  }

  func endProgress(_ folder: String) {
    guard let token = roots[folder]?.progress else { return }
    roots[folder]?.progress = nil
    notify("$/progress", ["token": token, "value": ["kind": "end"]])
  }
}
