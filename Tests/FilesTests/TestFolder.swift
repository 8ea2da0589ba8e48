// SPDX-License-Identifier: Apache-2.0

import Files
import Foundation
import Testing

/// A folder of its own for one test.
final class TestFolder: Sendable {
  /// Without links.
  let path: String

  init() throws {
    let place = FileManager.default.temporaryDirectory.path + "/stet-files-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    path = try #require(DiskTree.resolved(place))
  }

  deinit { _ = try? TestFolder.run("/bin/rm", "-rf", path) }

  /// A path in the folder.
  subscript(_ name: String) -> String { name.isEmpty ? path : path + "/" + name }

  func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

  /// Writes a file, whose name may hold bytes that are not text.
  func write(_ name: String, _ bytes: [UInt8]) throws {
    try makeFolder(FilePath.folder(of: self[name]))
    let file = fopen(Self.terminated(self[name]), "w")
    defer { if let file { fclose(file) } }
    try #require(file != nil && fwrite(bytes, 1, bytes.count, file) == bytes.count)
  }

  func bytes(_ name: String) -> [UInt8]? {
    FileManager.default.contents(atPath: self[name]).map(Array.init)
  }

  func text(_ name: String) -> String? { bytes(name).map { String(decoding: $0, as: UTF8.self) } }

  func makeFolder(_ path: String) throws {
    if path == "/" || access(Self.terminated(path), F_OK) == 0 { return }
    try makeFolder(FilePath.folder(of: path))
    try #require(mkdir(Self.terminated(path), 0o777) == 0)
  }

  func link(_ name: String, to target: String) throws {
    try #require(symlink(target, Self.terminated(self[name])) == 0)
  }

  func remove(_ name: String) throws { try #require(Foundation.remove(self[name]) == 0) }

  /// The names in the folder `name`, hidden ones too.
  func names(_ name: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: self[name]).sorted()
  }

  static func terminated(_ path: String) -> [CChar] {
    FilePath.bytes(path).map { CChar(bitPattern: $0) } + [0]
  }

  /// Runs a program and returns its status.
  @discardableResult
  static func run(
    _ program: String, _ arguments: String..., folder: String = "/",
    environment: [String: String]? = nil
  ) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    if let environment { process.environment = environment }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}

/// What a tree says of everything in it.
struct Survey: Equatable {
  /// The kind of each path, and a file's text.
  var entries: [String] = []

  init(_ tree: any FileTree, _ root: String) {
    var pending = [root]
    while let folder = pending.popLast() {
      do throws(FileFailure) {
        for entry in try tree.list(folder) {
          let path = FilePath.join(folder, entry.name)
          let name = path.dropFirst(root.count)
          let info = tree.info(path)
          var line = "\(name) \(entry.kind) \(info.map { "\($0.kind)" } ?? "-")"
          if entry.kind == .folder { pending.append(path) }
          do throws(FileFailure) {
            let contents = try tree.read(path, limit: 1 << 20)
            line += " \(contents.bytes) \(contents.info.size) \(contents.info.stamp == info?.stamp)"
            let opened = try tree.open(path)
            line +=
              " \(opened.size) \(opened.bytes(at: 1, count: 3)) \(opened.info == contents.info)"
          } catch {
            line += " \(error.action) \(error.reason) \(error.code)"
          }
          entries.append(line)
        }
      } catch {
        entries.append("\(folder.dropFirst(root.count)) \(error.action) \(error.reason)")
      }
    }
  }
}

/// What a tree answers to requests that it refuses, and to some that it does not.
struct Refusals: Equatable {
  var answers: [String] = []

  init(_ tree: any FileTree, _ root: String, _ names: [String]) {
    for name in names {
      let path = name.hasPrefix("/") || name.isEmpty ? name : root + "/" + name
      var line = "\(name): \(tree.info(path).map { "\($0.kind)" } ?? "-")"
      do throws(FileFailure) {
        line += " \(try tree.read(path, limit: 5).bytes)"
      } catch {
        line += " [\(error.path == FilePath.printed(path)) \(error.reason) \(error.isMissing)]"
      }
      do throws(FileFailure) {
        _ = try tree.open(path)
      } catch {
        line += " [\(error.reason) \(error.isMissing)]"
      }
      do throws(FileFailure) {
        line += " \(try tree.list(path).map(\.name))"
      } catch {
        line += " [\(error.action) \(error.reason) \(error.isMissing)]"
      }
      answers.append(line)
    }
  }
}
