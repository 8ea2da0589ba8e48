// SPDX-License-Identifier: Apache-2.0

import Files
package import JSONRPC
import Linting
package import Sessions
import SourceText
import Workspace

/// A server of the Language Server Protocol 3.17: it judges the texts that an editor holds, as `stet lint` would judge them
/// saved.
///
/// Messages are taken one after the other. Sites are read beside that; until a site is known, requests about its documents
/// wait.
package final class LanguageServer {
  let settings: WorldSettings
  let version: String
  let mailbox: Mailbox<ServerWork>
  private let write: @Sendable ([UInt8]) -> Bool
  private var frames = FrameReader(.header)

  /// What arrived and is not yet handled.
  private var queue: [RPCMessage] = []
  /// Requests that wait for a site, or for the end of a judgement.
  private var waiting: [RPCMessage] = []
  var features = ClientFeatures()
  var roots: [String: Root] = [:]
  var paths = RootPaths()
  /// By location.
  var documents: [String: OpenDocument] = [:]
  var locations: [String: String] = [:]
  private var state = State.new
  private var nextID = 1
  /// How long the last judgement took: what takes long waits for a pause in typing.
  private var judging = Duration.zero
  private var lastChange = ContinuousClock.now
  /// The document in which a person writes, which is judged before all others.
  private var written: String?
  /// Runs over whole folders, by the request that asked.
  private var runs: [RPCMessage.ID: Task<Void, Never>] = [:]

  enum State { case new, running, shutDown, ended(Int32) }

  /// - Parameters:
  ///   - settings: What all sites have in common.
  ///   - version: The program's version.
  ///   - mailbox: Where the client's bytes arrive.
  ///   - write: Sends bytes to the client; false when it reads no more.
  package init(
    settings: WorldSettings, version: String, mailbox: Mailbox<ServerWork>,
    write: @escaping @Sendable ([UInt8]) -> Bool
  ) {
    self.settings = settings
    self.version = version
    self.mailbox = mailbox
    self.write = write
  }

  /// Serves until the client ends it or goes away; gives the exit status.
  package func run() async -> Int32 {
    var arrivals = mailbox.arrivals.makeAsyncIterator()
    defer { for run in runs.values { run.cancel() } }
    while true {
      if let status = takeArrivals() { return status }
      while !queue.isEmpty {
        handle(queue.removeFirst())
        if case .ended(let status) = state { return status }
        if let status = takeArrivals() { return status }
      }
      startWorlds()
      if judgeNext() { continue }
      if answerWaiting() { continue }
      guard await arrivals.next() != nil else { return 1 }
    }
  }

  // MARK: Messages

  /// Takes what arrived; the exit status where the client is gone.
  private func takeArrivals() -> Int32? {
    for item in mailbox.take() {
      switch item {
      case .input(let bytes):
        frames.append(bytes)
        do throws(FrameReader.Broken) {
          while let frame = try frames.next() { take(frame) }
        } catch {
          log(1, "stet cannot read this client: \(error.reason)")
          return 1
        }
      case .closed:
        if case .shutDown = state { return 0 }
        return 1
      case .work(let work): take(work)
      }
    }
    return nil
  }

  private func take(_ frame: FrameReader.Frame) {
    switch frame {
    case .skipped(let reason): send(RPCError(.invalidRequest, reason).response)
    case .message(let bytes):
      do throws(RPCError) {
        let message = try RPCMessage(bytes)
        if case .notification("$/cancelRequest", let params) = message {
          cancel(RPCMessage.ID(params["id"]))
        } else {
          queue.append(message)
        }
      } catch {
        send(error.response)
      }
    }
  }

  private func cancel(_ id: RPCMessage.ID?) {
    guard let id else { return }
    let isIt = { (message: RPCMessage) in
      if case .request(id, _, _) = message { true } else { false }
    }
    if let place = queue.firstIndex(where: isIt) {
      queue.remove(at: place)
    } else if let place = waiting.firstIndex(where: isIt) {
      waiting.remove(at: place)
    } else if let run = runs.removeValue(forKey: id) {
      run.cancel()
    } else {
      return
    }
    answer(id, .failure(RPCError(.cancelled, "cancelled")))
  }

  func send(_ json: JSONValue) {
    if !write(Framing.header.frame(json.bytes)) { state = .ended(1) }
  }

  func answer(_ id: RPCMessage.ID, _ result: Result<JSONValue, RPCError>) {
    send(RPCMessage.response(id: id, result: result).json)
  }

  func notify(_ method: String, _ params: JSONValue) {
    send(RPCMessage.notification(method: method, params: params).json)
  }

  /// Asks the client; its answer is not waited for.
  func ask(_ method: String, _ params: JSONValue) {
    send(RPCMessage.request(id: .text("stet-\(nextID)"), method: method, params: params).json)
    nextID += 1
  }

  /// Says something in the editor's log: 1 for an error, 2 a warning, 3 for information.
  func log(_ type: Int, _ text: String) {
    notify("window/logMessage", ["type": .integer(type), "message": .string(text)])
  }

  private func handle(_ message: RPCMessage) {
    switch message {
    case .response: break
    case .notification(let method, let params):
      if case .new = state, method != "exit" { return }
      handle(notification: method, params)
    case .request(let id, let method, let params):
      switch state {
      case .new where method != "initialize":
        answer(id, .failure(RPCError(.notInitialized, "the server is not initialized")))
      case .shutDown, .ended:
        answer(id, .failure(RPCError(.invalidRequest, "the server is shut down")))
      default: handle(id, method, params, message)
      }
    }
  }

  private func handle(notification method: String, _ params: JSONValue) {
    switch method {
    case "exit":
      if case .shutDown = state { state = .ended(0) } else { state = .ended(1) }
    case "initialized": registerWatchers()
    case "textDocument/didOpen": open(params)
    case "textDocument/didChange": change(params)
    case "textDocument/didClose": close(params)
    case "textDocument/didSave": changeSite(around: params.at("textDocument", "uri")?.string)
    case "workspace/didChangeWatchedFiles":
      for change in params["changes"]?.array ?? [] { changeSite(around: change["uri"]?.string) }
    case "workspace/didChangeWorkspaceFolders": changeFolders(params["event"] ?? [:])
    case "workspace/didChangeConfiguration": restart()
    default: break
    }
  }

  private func handle(
    _ id: RPCMessage.ID, _ method: String, _ params: JSONValue, _ message: RPCMessage
  ) {
    switch method {
    case "initialize":
      if case .running = state {
        answer(id, .failure(RPCError(.invalidRequest, "the server is already initialized")))
        return
      }
      state = .running
      answer(id, .success(initialize(params)))
    case "shutdown":
      state = .shutDown
      for message in waiting {
        if case .request(let id, _, _) = message {
          answer(id, .failure(RPCError(.cancelled, "the server shuts down")))
        }
      }
      waiting = []
      answer(id, .success(.null))
    case "workspace/diagnostic": startWorkspaceRun(id, params)
    case "workspace/executeCommand": answer(id, execute(params))
    default: answerAboutDocument(id, method, params, message)
    }
  }

  private func answerAboutDocument(
    _ id: RPCMessage.ID, _ method: String, _ params: JSONValue, _ message: RPCMessage
  ) {
    guard let request = DocumentRequest(rawValue: method) else {
      answer(id, .failure(RPCError(.methodNotFound, "unknown method '\(method.prefix(100))'")))
      return
    }
    let named = params.at("textDocument", "uri")?.string ?? params.at("data", "uri")?.string
    guard let uri = named, let location = locations[uri], let document = documents[location] else {
      // Documents that are not Stet's have nothing to say.
      answer(id, .success(request.empty(params)))
      return
    }
    if document.isSettings {
      answer(id, .success(result(inSettings: request, params, document)))
      return
    }
    guard let root = roots[document.root] else {
      answer(id, .success(request.empty(params)))
      return
    }
    let isComing = root.due != nil || root.isBuilding
    guard let world = root.world else {
      if isComing, waiting.count < Self.mostWaiting {
        waiting.append(message)
      } else if isComing {
        answer(id, .failure(RPCError(.requestFailed, "the site is not read yet")))
      } else {
        // The settings are wrong, or the folder cannot be read.
        answer(id, .success(request.empty(params)))
      }
      return
    }
    if document.isPending || document.judgement == nil, world.tasks[location] != nil {
      judge(location)
    }
    guard let document = documents[location], let judgement = document.judgement else {
      if world.tasks[location] == nil, isComing, waiting.count < Self.mostWaiting {
        waiting.append(message)
        return
      }
      answer(id, .success(request.empty(params)))
      return
    }
    let context = PostContext(
      document: document, world: world, judgement: judgement, features: features, roots: paths,
      held: documents)
    answer(id, result(of: request, params, context))
  }

  private static let mostWaiting = 1000

  /// Handles again what waited for a site; whether there was anything.
  private func answerWaiting() -> Bool {
    guard !waiting.isEmpty, roots.values.allSatisfy({ !$0.isBuilding && $0.due == nil }) else {
      return false
    }
    let messages = waiting
    waiting = []
    for message in messages { handle(message) }
    return waiting.count < messages.count
  }

  // MARK: Sites

  private func take(_ work: ServerWork) {
    switch work {
    case .workspace(let id, let result):
      if runs.removeValue(forKey: id) != nil { answer(id, .success(result)) }
    case .world(let folder, let number, let world, let took):
      guard roots[folder]?.number == number else { return }
      roots[folder]?.isBuilding = false
      roots[folder]?.lastTook = took
      endProgress(folder)
      guard let world else {
        log(2, "stet cannot read the folder \(FilePath.printed(folder))")
        return
      }
      roots[folder]?.settingsReports = world.settingsReports
      reportSettings(of: world)
      // Wrong settings are never half used: the last right ones hold until they are corrected.
      guard world.isUsable || roots[folder]?.world == nil else { return }
      roots[folder]?.world = world.isUsable ? world : nil
      for (location, document) in documents where document.root == folder {
        documents[location]?.isPending = true
        if !world.isUsable { documents[location]?.judgement = nil }
      }
      if features.pullsDiagnostics, features.refreshesDiagnostics {
        ask("workspace/diagnostic/refresh", .null)
      }
    }
  }

  /// Begins to read the sites of which something changed.
  private func startWorlds() {
    for (folder, root) in roots where !root.isBuilding {
      guard let due = root.due else { continue }
      let left = due - .now
      if left > .zero {
        mailbox.wake(after: left)
        continue
      }
      roots[folder]?.due = nil
      roots[folder]?.isBuilding = true
      roots[folder]?.number += 1
      if root.world == nil { beginProgress(folder) }
      let number = root.number + 1
      var edits: [String: [UInt8]] = [:]
      var open: [String] = []
      for (location, document) in documents where document.root == folder {
        if !document.isSettings { open.append(location) }
        if let text = document.judged, savedBytes(location) != text { edits[location] = text }
      }
      let (settings, mailbox) = (settings, mailbox)
      Task.detached(priority: .utility) {
        let start = ContinuousClock.now
        let world = await SiteWorld(folder, posts: .at(open), edits: edits, settings: settings)
        mailbox.post(
          .world(root: folder, number: number, world, took: .now - start))
      }
    }
  }

  func savedBytes(_ location: String) -> [UInt8]? {
    let disk = DiskTree(roots: [PathText.folder(location)])
    return try? disk.read(location, limit: Self.largestDocument).bytes
  }

  /// Larger documents are left alone.
  static let largestDocument = 16 << 20

  /// Reads the site around a file again soon.
  func changeSite(around uri: String?) {
    guard let path = uri.flatMap({ FileURI.path($0) }), let place = paths.location(path) else {
      return
    }
    roots[place.root]?.change()
  }

  /// Reads everything again.
  func restart() {
    for folder in roots.keys { roots[folder]?.changeNow() }
    for location in documents.keys { documents[location]?.isPending = true }
  }

  // MARK: Judging

  /// Notes that a document changed.
  func noteChange(_ location: String) {
    lastChange = .now
    written = location
    if let root = documents[location]?.root { roots[root]?.change() }
  }

  /// Judges one document that changed and tells the client; whether there was one.
  private func judgeNext() -> Bool {
    if features.pullsDiagnostics { return false }
    let pending = documents.filter { location, document in
      document.isPending && !document.isSettings
        && roots[document.root]?.world?.tasks[location] != nil
    }
    let first = written.flatMap { pending[$0] == nil ? nil : $0 }
    guard let location = first ?? pending.keys.min() else { return false }
    if judging > .milliseconds(40) {
      let left = lastChange + min(judging, .milliseconds(300)) - .now
      if left > .zero {
        mailbox.wake(after: left)
        return false
      }
    }
    judge(location)
    publish(location)
    return true
  }

  /// Judges the document at `location` with what is known of its site.
  private func judge(_ location: String) {
    guard let document = documents[location], let world = roots[document.root]?.world else {
      return
    }
    let start = ContinuousClock.now
    documents[location]?.judgement = world.judge(location, document.judged)
    documents[location]?.isPending = false
    judging = .now - start
  }

  // MARK: Whole folders

  private func startWorkspaceRun(_ id: RPCMessage.ID, _ params: JSONValue) {
    let folders = roots.values.filter(\.isClients).map(\.folder)
    var edits: [String: [UInt8]] = [:]
    for (location, document) in documents {
      if let text = document.judged, savedBytes(location) != text { edits[location] = text }
    }
    var known: [String: String] = [:]
    for result in params["previousResultIds"]?.array ?? [] {
      if let uri = result["uri"]?.string { known[uri] = result["value"]?.string }
    }
    let run = WorkspaceRun(
      folders: folders, edits: edits, known: known, encoding: features.encoding, paths: paths,
      versions: documents.mapValues { ($0.uri, $0.version) })
    let (settings, mailbox) = (settings, mailbox)
    runs[id] = Task.detached(priority: .utility) {
      let result = await run.json(settings)
      mailbox.post(.workspace(id: id, result: result))
    }
  }
}
