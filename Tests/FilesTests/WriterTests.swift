// SPDX-License-Identifier: Apache-2.0

import Files
import Foundation
import Synchronization
import Testing

@Suite struct WriterTests {
  private static func setting(
    _ text: String = "old\n"
  ) throws -> (TestFolder, DiskTree, SafeWriter, FileContents) {
    let folder = try TestFolder()
    try folder.write("a.md", text)
    let tree = DiskTree(roots: [folder.path])
    return (folder, tree, SafeWriter(tree), try tree.read(folder["a.md"], limit: 1 << 20))
  }

  private static func status(_ path: String) throws -> stat {
    var status = stat()
    try #require(lstat(path, &status) == 0)
    return status
  }

  @Test("A file is replaced when it is what was read, and nothing else is left")
  func replace() throws {
    let (folder, tree, writer, read) = try Self.setting()
    try writer.replace(folder["a.md"], with: Array("new\n".utf8), ifStill: read)
    #expect(folder.text("a.md") == "new\n")
    #expect(try folder.names() == ["a.md"])
    let again = try tree.read(folder["a.md"], limit: 9)
    try writer.replace(folder["a.md"], with: [], ifStill: again)
    #expect(folder.text("a.md") == "")
  }

  @Test("What was changed, replaced, or removed meanwhile is left as it is")
  func changed() throws {
    let (folder, _, writer, read) = try Self.setting()
    try folder.write("a.md", "odd\n")
    #expect(throws: WriteFailure.changed(folder["a.md"])) {
      try writer.replace(folder["a.md"], with: [], ifStill: read)
    }
    #expect(folder.text("a.md") == "odd\n")
    try folder.write("b.md", "longer\n")
    try #require(rename(folder["b.md"], folder["a.md"]) == 0)
    #expect(throws: WriteFailure.changed(folder["a.md"])) {
      try writer.replace(folder["a.md"], with: [], ifStill: read)
    }
    try folder.remove("a.md")
    #expect(
      throws: WriteFailure.refused(FileFailure(folder["a.md"], "write", code: ENOENT))
    ) {
      try writer.replace(folder["a.md"], with: [], ifStill: read)
    }
    #expect(try folder.names() == [])
    // Only touched.
    try folder.write("a.md", "old\n")
    try writer.replace(folder["a.md"], with: Array("new".utf8), ifStill: read)
    #expect(folder.text("a.md") == "new")
  }

  @Test("An edit that is saved at the same moment is never lost")
  func race() async throws {
    let (folder, tree, writer, _) = try Self.setting()
    for round in 0..<300 {
      try folder.write("a.md", "round \(round)")
      let read = try tree.read(folder["a.md"], limit: 99)
      let edit = "edit \(round)"
      try folder.write("editor", edit)
      await withTaskGroup(of: Void.self) { group in
        group.addTask { _ = rename(folder["editor"], folder["a.md"]) }
        group.addTask {
          try? writer.replace(folder["a.md"], with: Array("fixed".utf8), ifStill: read)
        }
      }
      #expect(folder.text("a.md") == edit)
    }
    #expect(try folder.names() == ["a.md"])
  }

  @Test("Two that write at once leave a whole file")
  func together() async throws {
    let (folder, tree, _, _) = try Self.setting()
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<8 {
        group.addTask {
          let writer = SafeWriter(tree)
          for _ in 0..<40 {
            guard let read = try? tree.read(folder["a.md"], limit: 1 << 20) else { continue }
            let bytes = [UInt8](repeating: UInt8(0x61 + number), count: 5000 + number)
            try? writer.replace(folder["a.md"], with: bytes, ifStill: read)
          }
        }
      }
    }
    let bytes = try #require(folder.bytes("a.md"))
    let first = try #require(bytes.first)
    #expect(bytes == [UInt8](repeating: first, count: 5000 + Int(first) - 0x61))
    #expect(try folder.names() == ["a.md"])
  }

  @Test("A link is neither followed nor replaced, and a pipe is refused")
  func links() throws {
    let (folder, _, writer, read) = try Self.setting()
    try folder.link("link.md", to: "a.md")
    let refusal = FileFailure(folder["link.md"], "write", reason: "it is a symbolic link")
    #expect(throws: WriteFailure.refused(refusal)) {
      try writer.replace(folder["link.md"], with: [], ifStill: read)
    }
    #expect(throws: WriteFailure.refused(refusal)) { try writer.put(folder["link.md"], []) }
    #expect(throws: FileFailure.self) { try writer.create(folder["link.md"], []) }
    #expect(throws: refusal) { try SafeWriter.write([], toTyped: folder["link.md"]) }
    try folder.link("dangling.md", to: "none")
    #expect(throws: WriteFailure.self) { try writer.put(folder["dangling.md"], [1]) }
    try folder.link("up", to: "..")
    #expect(throws: WriteFailure.self) { try writer.put(folder["up/x.md"], [1]) }
    #expect(throws: WriteFailure.self) { try writer.put("/tmp/outside.md", [1]) }
    #expect(throws: WriteFailure.self) { try writer.put(folder["../x.md"], [1]) }
    try #require(mkfifo(folder["pipe.md"], 0o600) == 0)
    #expect(throws: WriteFailure.self) { try writer.put(folder["pipe.md"], [1]) }
    #expect(folder.text("a.md") == "old\n")
    #expect(try folder.names() == ["a.md", "dangling.md", "link.md", "pipe.md", "up"])
  }

  @Test("Mode, owner and group stay")
  func owner() throws {
    let (folder, _, writer, read) = try Self.setting()
    chmod(folder["a.md"], 0o4751)
    if geteuid() == 0 {
      try #require(chown(folder["a.md"], 1234, 4321) == 0)
      chmod(folder["a.md"], 0o4751)
    }
    let before = try Self.status(folder["a.md"])
    try writer.replace(folder["a.md"], with: Array("new".utf8), ifStill: read)
    let after = try Self.status(folder["a.md"])
    #expect(after.st_mode == before.st_mode)
    #expect(after.st_uid == before.st_uid && after.st_gid == before.st_gid)
    #expect(folder.text("a.md") == "new")
  }

  #if os(Linux)
    /// Functions of the C library that Swift does not see.
    private enum Attributes {
      typealias Value = UnsafeMutableRawPointer

      private static func find<Call>(_ name: String, _ type: Call.Type) throws -> Call {
        unsafeBitCast(try #require(dlsym(nil, name)), to: type)
      }

      static func set(_ path: String, _ name: String, _ value: [UInt8]) throws -> Bool {
        typealias Call =
          @convention(c) (
            UnsafePointer<CChar>, UnsafePointer<CChar>, UnsafePointer<UInt8>, Int, Int32
          ) -> Int32
        return try find("setxattr", Call.self)(path, name, value, value.count, 0) == 0
      }

      static func remove(_ path: String, _ name: String) throws {
        typealias Call = @convention(c) (UnsafePointer<CChar>, UnsafePointer<CChar>) -> Int32
        _ = try find("removexattr", Call.self)(path, name)
      }

      static func value(_ path: String, _ name: String) throws -> [UInt8] {
        typealias Call =
          @convention(c) (
            UnsafePointer<CChar>, UnsafePointer<CChar>, Value, Int
          ) -> Int
        var bytes = [UInt8](repeating: 0, count: 1000)
        let count = try find("getxattr", Call.self)(path, name, &bytes, bytes.count)
        return Array(bytes.prefix(max(0, count)))
      }

      static func names(_ path: String) throws -> [String] {
        typealias Call = @convention(c) (UnsafePointer<CChar>, Value, Int) -> Int
        var bytes = [UInt8](repeating: 0, count: 1000)
        let count = try find("listxattr", Call.self)(path, &bytes, bytes.count)
        return bytes.prefix(max(0, count)).split(separator: 0)
          .map { String(decoding: $0, as: UTF8.self) }.sorted()
      }
    }

    @Test("Extended attributes and access control lists stay, and none are added")
    func attributes() throws {
      let (folder, _, writer, read) = try Self.setting()
      let value = Array("some value".utf8)
      // An access control list: owner, user 1234, group, mask, others.
      let list: [UInt8] =
        [2, 0, 0, 0] + [1, 0, 6, 0, 255, 255, 255, 255] + [2, 0, 4, 0, 0xD2, 4, 0, 0]
        + [4, 0, 4, 0, 255, 255, 255, 255] + [0x10, 0, 4, 0, 255, 255, 255, 255]
        + [0x20, 0, 0, 0, 255, 255, 255, 255]
      guard try Attributes.set(folder["a.md"], "user.note", value) else {
        print("skipped: this file system has no extended attributes")
        return
      }
      let hasList = try Attributes.set(folder["a.md"], "system.posix_acl_access", list)
      // New files in the folder get a list of their own.
      _ = try Attributes.set(folder.path, "system.posix_acl_default", list)
      try folder.write("b.md", "plain")
      try Attributes.remove(folder["b.md"], "system.posix_acl_access")
      let before = try Attributes.names(folder["a.md"])
      try writer.replace(folder["a.md"], with: Array("new".utf8), ifStill: read)
      #expect(try Attributes.names(folder["a.md"]) == before)
      #expect(before.contains("user.note"))
      if hasList {
        #expect(try Attributes.value(folder["a.md"], "system.posix_acl_access") == list)
      }
      #expect(try Attributes.value(folder["a.md"], "user.note") == value)
      try writer.put(folder["b.md"], Array("other".utf8))
      #expect(try Attributes.names(folder["b.md"]) == [])
    }
  #endif

  @Test("A file with two names keeps both")
  func hardLink() throws {
    let (folder, _, writer, read) = try Self.setting()
    try #require(link(folder["a.md"], folder["b.md"]) == 0)
    let before = try Self.status(folder["a.md"])
    try writer.replace(folder["a.md"], with: Array("something longer".utf8), ifStill: read)
    #expect(folder.text("b.md") == "something longer")
    try writer.put(folder["b.md"], [])
    #expect(folder.text("a.md") == "")
    let after = try Self.status(folder["a.md"])
    #expect(after.st_ino == before.st_ino && after.st_nlink == 2)
    #expect(try folder.names() == ["a.md", "b.md"])
  }

  @Test("A new file is there whole, and one that is there already is left alone")
  func create() throws {
    let (folder, _, writer, _) = try Self.setting()
    try writer.create(folder["hook"], Array("#!/bin/sh\n".utf8), isProgram: true)
    #expect(try Self.status(folder["hook"]).st_mode & 0o100 != 0)
    try writer.create(folder["plain"], [1])
    #expect(try Self.status(folder["plain"]).st_mode & 0o111 == 0)
    #expect(throws: FileFailure(folder["a.md"], "write", code: EEXIST)) {
      try writer.create(folder["a.md"], [2])
    }
    #expect(throws: FileFailure.self) { try writer.create(folder["none/x"], [2]) }
    try writer.put(folder["put"], [3])
    try writer.put(folder["put"], [4])
    #expect(folder.bytes("put") == [4])
    #expect(folder.text("a.md") == "old\n")
    #expect(try folder.names() == ["a.md", "hook", "plain", "put"])
  }

  @Test("An output goes where a person says, through folders that are links and to devices")
  func typed() throws {
    let (folder, _, _, _) = try Self.setting()
    try folder.write("real/x", "x")
    try folder.link("folder", to: "real")
    try SafeWriter.write(Array("out".utf8), toTyped: folder["folder/report.json"])
    #expect(folder.text("real/report.json") == "out")
    try SafeWriter.write(Array("out".utf8), toTyped: "/dev/null")
    #expect(throws: FileFailure(folder["none/x"], "write", code: ENOENT)) {
      try SafeWriter.write([], toTyped: folder["none/x"])
    }
    #expect(throws: FileFailure.self) { try SafeWriter.write([], toTyped: "relative") }
    #expect(try folder.names("real") == ["report.json", "x"])
  }

  @Test("What killed runs left is removed, and nothing else")
  func leftovers() throws {
    let (folder, _, writer, read) = try Self.setting()
    let kept = [
      ".stet-0123456789abcdeg.tmp", ".stet-0123.tmp", ".stet-0123456789abcdef.txt", ".stet-9-9.tmp",
      "x.stet-0123456789abcdef.tmp",
    ]
    try folder.write(".stet-0123456789abcdef.tmp", "left")
    for name in kept { try folder.write(name, "mine") }
    try folder.link(".stet-fedcba9876543210.tmp", to: "a.md")
    try folder.write(".stet-00000000000000ff.tmp/x", "in a folder")
    try writer.replace(folder["a.md"], with: [], ifStill: read)
    #expect(
      try folder.names()
        == (kept + ["a.md", ".stet-fedcba9876543210.tmp", ".stet-00000000000000ff.tmp"]).sorted())
  }

  @Test("On a full disk the old file stays, and a new one is not there")
  func fullDisk() throws {
    let folder = try TestFolder()
    guard geteuid() == 0, FileManager.default.isExecutableFile(atPath: "/bin/mount"),
      try TestFolder.run(
        "/bin/mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.path) == 0
    else {
      print("skipped: no small file system can be mounted here")
      return
    }
    defer { _ = try? TestFolder.run("/bin/umount", folder.path) }
    try folder.write("a.md", "old\n")
    try #require(link(folder["a.md"], folder["b.md"]) == 0)
    let tree = DiskTree(roots: [folder.path])
    let writer = SafeWriter(tree)
    let read = try tree.read(folder["a.md"], limit: 9)
    let large = [UInt8](repeating: 0x61, count: 1 << 20)
    let full = FileFailure(folder["a.md"], "write", code: ENOSPC)
    #expect(throws: WriteFailure.refused(full)) {
      try writer.replace(folder["a.md"], with: large, ifStill: read)
    }
    #expect(throws: FileFailure(folder["hook"], "write", code: ENOSPC)) {
      try writer.create(folder["hook"], large, isProgram: true)
    }
    // There is room for one copy, and not for a second.
    let half = [UInt8](repeating: 0x62, count: 40 << 10)
    #expect(throws: WriteFailure.refused(full)) {
      try writer.replace(folder["a.md"], with: half, ifStill: read)
    }
    #expect(folder.text("a.md") == "old\n")
    #expect(try folder.names() == ["a.md", "b.md"])
  }

  @Test("A run that is killed leaves the old file or the new one, and the next run cleans up")
  func killed() throws {
    let build = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let program = build.appendingPathComponent("write-trial").path
    guard FileManager.default.isExecutableFile(atPath: program) else {
      print("skipped: write-trial was not built")
      return
    }
    let (folder, tree, writer, _) = try Self.setting("")
    var lengths: Set<Int> = []
    for _ in 0..<200 {
      let process = Process()
      process.executableURL = URL(filePath: program)
      process.arguments = [folder["a.md"]]
      try process.run()
      usleep(UInt32.random(in: 0..<20_000))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let bytes = try #require(folder.bytes("a.md"))
      lengths.insert(bytes.count)
      if let first = bytes.first {
        #expect(bytes == [UInt8](repeating: first, count: Int(first) * 1000))
      }
    }
    let read = try tree.read(folder["a.md"], limit: 1 << 20)
    try writer.replace(folder["a.md"], with: Array("end".utf8), ifStill: read)
    #expect(try folder.names() == ["a.md"])
    #expect(lengths.count > 1, "no run came as far as to write")
  }
}
