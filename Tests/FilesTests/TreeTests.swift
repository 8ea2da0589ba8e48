// SPDX-License-Identifier: Apache-2.0

import Files
import Foundation
import Testing

@Suite struct TreeTests {
  /// A small site; one name is not text, and two differ in nothing that a reader can see.
  /// An array, as a dictionary would take these two for one.
  static let site: [(name: String, text: String)] = [
    ("a.md", "# A\n"), ("posts/é.md", "one"), ("posts/e\u{301}.md", "two!"),
    ("posts/b/c.html", ""), ("posts/\u{10FFFF}.md", "bytes"), ("posts-2.md", "x"),
    ("z/.hidden", "123456"), (".top", "t"),
  ]
  static let links = ["posts/link.md", "z/out"]
  static let asked = [
    "", "/", "/elsewhere", "relative", "a.md", "posts", "posts/", "posts//b", "posts/../a.md",
    "posts/./b", "posts/none.md", "none/none.md", "a.md/below", "posts/link.md", "z/out",
    "z/out/below", "z/out/below/it", "z/.hidden", "..", "../", "a.md\0", "posts/e\u{301}.md",
  ]

  static func disk() throws -> TestFolder {
    let folder = try TestFolder()
    for (name, text) in site { try folder.write(name, text) }
    try folder.link("posts/link.md", to: "é.md")
    try folder.link("z/out", to: "/usr")
    return folder
  }

  static func memory(_ root: String) -> MemoryTree {
    let tree = MemoryTree(links: links.map { root + "/" + $0 }, root: root)
    for (name, text) in site { tree.write(Array(text.utf8), to: root + "/" + name) }
    return tree
  }

  @Test("The disk and memory say the same of the same files", arguments: [false, true])
  func same(_ stepwise: Bool) throws {
    let folder = try Self.disk()
    let disk = DiskTree(roots: [folder.path], stepwise: stepwise)
    let memory = Self.memory(folder.path)
    let survey = Survey(memory, folder.path)
    #expect(survey.entries.count == Self.site.count + 2 + 3)
    #expect(Survey(disk, folder.path) == survey)
    #expect(
      Refusals(disk, folder.path, Self.asked) == Refusals(memory, folder.path, Self.asked))
    #expect(Survey(OverlayTree(disk), folder.path) == survey)
  }

  @Test("Entries come in the order of their bytes")
  func order() throws {
    let folder = try Self.disk()
    let names = try DiskTree(roots: [folder.path]).list(folder["posts"]).map(\.name)
    #expect(
      names.map { Array($0.utf8) }
        == [
          "b", "e\u{301}.md", "link.md", "é.md", "\u{10FFFF}.md",
        ].map { Array($0.utf8) })
  }

  @Test("A link is never followed, and says that it is one", arguments: [false, true])
  func links(_ stepwise: Bool) throws {
    let folder = try Self.disk()
    try folder.link("posts/input.md", to: "/dev/stdin")
    try folder.link("up", to: "..")
    let tree = DiskTree(roots: [folder.path], stepwise: stepwise)
    #expect(
      Refusals(tree, folder.path, ["posts/input.md", "up", "up/x", "z/out/bin"]).answers == [
        """
        posts/input.md: link [true it is a symbolic link false] [it is a symbolic link false] \
        [list it is a symbolic link false]
        """,
        """
        up: link [true it is a symbolic link false] [it is a symbolic link false] \
        [list it is a symbolic link false]
        """,
        """
        up/x: - [true a folder of its path is a symbolic link false] \
        [a folder of its path is a symbolic link false] \
        [list a folder of its path is a symbolic link false]
        """,
        """
        z/out/bin: - [true a folder of its path is a symbolic link false] \
        [a folder of its path is a symbolic link false] \
        [list a folder of its path is a symbolic link false]
        """,
      ])
  }

  @Test("A pipe, a socket and a device are refused without a wait", arguments: [false, true])
  func special(_ stepwise: Bool) throws {
    let folder = try TestFolder()
    try #require(mkfifo(folder["pipe.md"], 0o600) == 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { path in
      path.copyBytes(from: folder["socket.md"].utf8.prefix(path.count - 1))
    }
    #if canImport(Glibc)
      let file = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let file = socket(AF_UNIX, SOCK_STREAM, 0)
    #endif
    defer { close(file) }
    let isBound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(file, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
      }
    }
    let tree = DiskTree(roots: [folder.path, "/dev"], stepwise: stepwise)
    var paths = [folder["pipe.md"], "/dev/null", "/dev/zero"]
    if isBound { paths.append(folder["socket.md"]) }
    for path in paths {
      #expect(tree.info(path)?.kind == .other)
      #expect(throws: FileFailure(path, "read", reason: "it is not a regular file")) {
        try tree.read(path, limit: 10)
      }
      #expect(throws: FileFailure(path, "read", reason: "it is not a regular file")) {
        try tree.open(path)
      }
    }
    #expect(throws: FileFailure("/dev/stdin", "read", reason: "it is a symbolic link")) {
      try tree.read("/dev/stdin", limit: 10)
    }
  }

  @Test("A person may name a link, a file, or folders inside each other")
  func roots() throws {
    let folder = try Self.disk()
    try folder.link("typed", to: "posts")
    try folder.link("post.md", to: "a.md")
    let tree = DiskTree(roots: [folder["typed"], folder["typed/b"], folder["post.md"], "/none-x"])
    #expect(tree.info(folder["posts/b/c.html"])?.kind == .file)
    #expect(tree.info(folder["posts"])?.kind == .folder)
    #expect(tree.info(folder["a.md"])?.size == 4)
    #expect(try tree.read(folder["a.md"], limit: 4).bytes == Array("# A\n".utf8))
    #expect(tree.info(folder["z/.hidden"]) == nil)
    #expect(tree.info(folder.path) == nil)
    #expect(tree.info("/none-x") == nil)
    let missing = #expect(throws: FileFailure.self) { try tree.read("/none-x", limit: 1) }
    #expect(missing?.isMissing == true)
    #expect(tree.addRoot(folder["z"]) == folder["z"])
    #expect(tree.info(folder["z/.hidden"])?.size == 6)
    #expect(DiskTree.resolved(folder["post.md"]) == folder["a.md"])
    #expect(DiskTree.resolved(folder["none"]) == nil)
    #expect(DiskTree.resolved("") == nil)
  }

  @Test("A file that grows past the limit is refused, and one of that size is not")
  func limit() throws {
    let folder = try Self.disk()
    for tree: any FileTree in [DiskTree(roots: [folder.path]), Self.memory(folder.path)] {
      #expect(try tree.read(folder["z/.hidden"], limit: 6).bytes == Array("123456".utf8))
      #expect(
        throws: FileFailure(folder["z/.hidden"], "read", reason: "it is larger than 5 bytes")
      ) { try tree.read(folder["z/.hidden"], limit: 5) }
      #expect(try tree.read(folder["posts/b/c.html"], limit: 0).bytes == [])
    }
    try folder.write("large", [UInt8](repeating: 0, count: 2 << 20 + 1))
    #expect(throws: FileFailure(folder["large"], "read", reason: "it is larger than 2 MiB")) {
      try DiskTree(roots: [folder.path]).read(folder["large"], limit: 2 << 20)
    }
    let opened = try DiskTree(roots: [folder.path]).open(folder["large"])
    #expect(opened.bytes(at: 2 << 20 - 1, count: .max).count == 2)
    #expect(opened.bytes(at: -1, count: 1) == [])
    #expect(opened.bytes(at: .max, count: 1) == [])
  }

  @Test("A folder that is moved or vanishes is seen as it is now", arguments: [false, true])
  func vanishing(_ stepwise: Bool) throws {
    let folder = try Self.disk()
    let tree = DiskTree(roots: [folder.path], stepwise: stepwise)
    #expect(tree.info(folder["posts/b/c.html"])?.kind == .file)
    try #require(rename(folder["posts"], folder["old"]) == 0)
    #expect(throws: FileFailure.self) { try tree.read(folder["posts/b/c.html"], limit: 1) }
    tree.forgetFolders()
    #expect(tree.info(folder["posts/b/c.html"]) == nil)
    #expect(tree.info(folder["old/b/c.html"])?.kind == .file)
    // A link in the place of a folder leads nowhere.
    try folder.link("posts", to: "old")
    tree.forgetFolders()
    #expect(tree.info(folder["posts/b/c.html"]) == nil)
    #expect(tree.info(folder["posts"])?.kind == .link)
    try #require(rename(folder.path, folder.path + "-moved") == 0)
    tree.forgetFolders()
    #expect(tree.info(folder["a.md"]) == nil)
    #expect(throws: FileFailure(folder.path, "list", code: ENOENT)) { try tree.list(folder.path) }
    try #require(rename(folder.path + "-moved", folder.path) == 0)
    #expect(tree.info(folder["a.md"])?.kind == .file)
  }

  @Test("A stamp changes with the file, and stays when it stays")
  func stamps() throws {
    let folder = try Self.disk()
    let disk = DiskTree(roots: [folder.path])
    let before = try #require(disk.info(folder["a.md"]))
    #expect(disk.info(folder["a.md"]) == before)
    #expect(before.stamp.modified > 0)
    try folder.write("a.md", "# Longer\n")
    #expect(disk.info(folder["a.md"])?.stamp != before.stamp)

    let memory = Self.memory("/s")
    let old = try #require(memory.info("/s/a.md"))
    let list = try #require(memory.info("/s"))
    #expect(old.stamp.modified == .max)
    memory.write(Array("# A\n".utf8), to: "/s/a.md")
    #expect(memory.info("/s/a.md")?.stamp != old.stamp)
    #expect(memory.info("/s") == list)
    memory.remove("/s/a.md")
    #expect(memory.info("/s/a.md") == nil)
    #expect(memory.info("/s") != list)
    memory.addLink("/s/a.md")
    #expect(memory.info("/s/a.md")?.kind == .link)
    memory.addFolder("/s/new/er")
    #expect(try memory.list("/s/new") == [FileEntry(name: "er", kind: .folder)])
    memory.write([1], to: "/outside")
    #expect(memory.info("/outside") == nil)
  }

  @Test("An open file stays what it was when another takes its name")
  func opened() throws {
    let folder = try Self.disk()
    let file = try DiskTree(roots: [folder.path]).open(folder["z/.hidden"])
    try folder.remove("z/.hidden")
    #expect(file.bytes(at: 2, count: 3) == Array("345".utf8))
    #expect(file.size == 6)
  }
}

@Suite struct OverlayTests {
  @Test("Edits hide what is saved, and folders are there for them")
  func edits() throws {
    let base = TreeTests.memory("/s")
    var tree = OverlayTree(
      base,
      edits: [
        "/s/a.md": Array("edited".utf8), "/s/posts/é.md": nil, "/s/new/deep/n.md": [],
        "/s/posts/link.md": [1], "/s/none.md": nil,
      ])
    #expect(try tree.read("/s/a.md", limit: 10).bytes == Array("edited".utf8))
    #expect(tree.info("/s/a.md")?.size == 6)
    #expect(tree.info("/s/posts/é.md") == nil)
    let missing = #expect(throws: FileFailure.self) { try tree.read("/s/posts/é.md", limit: 9) }
    #expect(missing?.isMissing == true)
    #expect(
      try tree.list("/s") == [
        FileEntry(name: ".top", kind: .file), FileEntry(name: "a.md", kind: .file),
        FileEntry(name: "new", kind: .folder), FileEntry(name: "posts", kind: .folder),
        FileEntry(name: "posts-2.md", kind: .file), FileEntry(name: "z", kind: .folder),
      ])
    #expect(try tree.list("/s/new") == [FileEntry(name: "deep", kind: .folder)])
    #expect(
      try tree.list("/s/posts").map(\.name) == ["b", "e\u{301}.md", "link.md", "\u{10FFFF}.md"])
    #expect(tree.info("/s/posts/link.md")?.kind == .file)
    #expect(tree.info("/s/new/deep")?.kind == .folder)
    #expect(throws: FileFailure("/s/new", "read", reason: "it is a folder")) {
      try tree.read("/s/new", limit: 1)
    }
    #expect(try tree.open("/s/posts-2.md").bytes(at: 0, count: 9) == [UInt8(ascii: "x")])

    let held = try #require(tree.info("/s/a.md"))
    let folder = try #require(tree.info("/s/new"))
    tree.set("/s/posts-2.md", [2])
    #expect(tree.info("/s/a.md") == held)
    #expect(tree.info("/s/new") == folder)
    tree.set("/s/new/other.md", [3])
    #expect(tree.info("/s/new") != folder)
    tree.set("/s/a.md", Array("edited".utf8))
    #expect(tree.info("/s/a.md") != held)
    tree.drop("/s/a.md")
    #expect(tree.info("/s/a.md") == base.info("/s/a.md"))
    tree.drop("/s/new/other.md")
    tree.drop("/s/new/deep/n.md")
    #expect(tree.info("/s/new") == nil)
    #expect(tree.info("/s/posts/../a.md") == nil)
  }
}
